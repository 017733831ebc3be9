"""Captions and credits of pictures and videos, told by the way they end or begin.

"... in the harbour. (Photo: Jane Roe)", "(Jane Roe/Quay Herald)", "FILE - ...", "(Published Monday,
May 4, 2026)". Whether a caption's sentences may be read is for ``page`` to say.
"""

import re
from functools import cache

from crossread.clean.bylines import read_name
from crossread.clean.lines import count_words, ends_sentence, key
from crossread.lexicons import words

VIDEO = "video caption"
PHOTO = "photo caption"
CLIP = "video list"

MAX_WORDS = 80  # the longest captions measured have 75
MAX_FILED_WORDS = 160  # the same of file photos, which tell the news too, with 114
MAX_PUBLISHED = 90
MAX_CREDIT = 130
MAX_CREDIT_WORDS = 8
MIN_LED_WORDS = 6  # fewer are a headline: "Reuters names a new editor"
MIN_LENT_WORDS = 4

_PUBLISHED = re.compile(r"\(\s*(?:Published|Updated|Posted)\b[^()]{0,60}\)\W*$")
_BRACKET_TAIL = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\W*$")
_PICTURE_WORD = re.compile(
    r"\b(?:photos?|images?|courtesy|getty|screengrab|screenshot|handout)\b", re.IGNORECASE
)
_CREDIT_WORD = re.compile(r"(?:source|credit|file|video|pool|via)\b", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3} ?/ ?[^\W\d_a-z]")
_LONE_CREDIT = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]* ){0,4}[^\W\d_a-z][\w.'’-]*,? ?/ ?[^\W\d_a-z][\w .]{1,40}"
)
# "... in the fog ANA ROE/QHA", "... in the fog ©Ana Roe (QHA/File)", "... Photograph: Ana Roe"
_SIGNED = re.compile(
    r"[^A-Z]\s(?:[A-Z][A-Z.'’-]+ ){1,3}[A-Z][A-Z.'’-]+ ?/ ?[A-Z][A-Z /]{1,30}$"
    r"|©\s?[^\W\d_a-z][^()©]{2,60}\([^()]{2,40}\)$"
    r"|\bPhotograph: [^\W\d_a-z][^.!?:]{2,60}$"
)
_PICTURE_MARK = re.compile(r"©\s?\w+(?:\s\w+)?\s?/")
_FILE_PHOTO = re.compile(
    r"(?:FILE|File)(?: (?:PHOTO|photo|Photo|video))?\s*[-–—:]|In this .{3,80}\bphoto\b"
)
_CLIP = re.compile(r"\d{1,2}:\d{2}\s+(?!(?i:[ap]\.?m\b))[\"“'‘]?[^\W_a-z]")
_BAR_CREDIT = re.compile(
    r"[.!?][\"”’']*\s*\|\s*[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}"
    r"(?: ?/ ?[^\W\d_a-z][\w .-]{1,40})?$"
)
_NAME_TAIL = re.compile(r"(?<=[.!?\"”’'])\s*\(([^()]{4,40})\)$")
_COUNTED = re.compile(r"(\d{1,3})/(\d{1,3})\s+\S")
# "GETTY Two tugs lie in the fog" and "Getty - Contributor The tug": a credit before the caption.
_LED = re.compile(
    r"(?:GETTY|Getty|REUTERS|AFP|REX|ALAMY|Alamy)(?: (?:Images|IMAGES))?(?: - Contributor)?"
    r" [\"“‘']?[^\W\d_a-z]\w*"
)
# "Facebook Twitter Pinterest Two tugs lie in the fog": the buttons on a picture, then its caption
_SHARED = re.compile(r"Facebook Twitter Pinterest (?=\S)")
_LENDERS = frozenset(
    "facebook instagram twitter youtube handout supplied provided submitted".split()
)
# A gallery pasted as one line: its captions run into the words of its buttons.
_GALLERY_START, _GALLERY_END = r"\bimage \d+ of\b.*\bcaption close\b", r"\bback to gallery\W*$"
_GALLERY = re.compile(
    rf"{_GALLERY_START}|{_GALLERY_END}|\bhide caption \d+ of \d+\b|\bsee more videos\W*$"
    r"|^(?-i:Caption [^\W\d_a-z].{20,}?[.!?)\"”] Caption [^\W\d_a-z])"
    r"|(\([^()]{4,60}\))\s+\1$",
    re.IGNORECASE | re.DOTALL,
)


def caption_of(line: str) -> str | None:
    """Return what picture or video a line is the caption, credit or title of; None for neither.

    >>> caption_of("Boats in the harbour. (Jane Roe/Quay Herald)")
    'photo caption'
    """
    if count_words(line) > MAX_WORDS:
        return None
    if published_at(line) is not None:
        return VIDEO
    if _SHARED.match(line):
        return PHOTO
    bracket = _BRACKET_TAIL.search(line)
    if (bracket and _is_credit(bracket[1].strip(" \t.,"))) or _FILE_PHOTO.match(line):
        return PHOTO
    if _BAR_CREDIT.search(line) or _SIGNED.search(line):
        return PHOTO
    if _CLIP.match(line) and not line.endswith("."):
        return CLIP
    if ends_sentence(line):
        return None
    led = _LED.match(line) and count_words(line) >= MIN_LED_WORDS
    return PHOTO if led or _LONE_CREDIT.fullmatch(line) else None


def is_file_photo(line: str) -> bool:
    """Whether a line begins and ends as the caption of a file photo, which may be long.

    >>> is_file_photo("FILE - In this May 4 photo, tugs lie in the fog. (Jane Roe, File/QHA)")
    True
    """
    led = _FILE_PHOTO.match(line) and _BRACKET_TAIL.search(line, max(0, len(line) - MAX_CREDIT))
    return bool(led) and count_words(line) <= MAX_FILED_WORDS


def is_gallery(line: str) -> bool:
    """Whether a line of any length is a gallery: captions, counters and buttons run together."""
    return bool(_GALLERY.search(line))


def opens_gallery(line: str) -> bool:
    """Whether a line holds the first counter and the buttons of a gallery."""
    return bool(re.search(_GALLERY_START, line, re.IGNORECASE))


def place_in_gallery(line: str) -> tuple[int, int] | None:
    """Return the number of a picture and how many there are: (3, 30) of "3/30 Fog at sea"."""
    found = _COUNTED.match(line)
    return (int(found[1]), int(found[2])) if found else None


def ends_gallery(line: str) -> bool:
    """Whether a line ends with the button that leaves a gallery."""
    return bool(re.search(_GALLERY_END, line, re.IGNORECASE))


def is_lender(line: str) -> bool:
    """Whether a line is the name of who lent a picture, alone."""
    return key(line) in words("picture_lenders")


def is_lent(line: str) -> bool:
    """Whether a line could be a caption behind the name of its lender: "Reuters Fog at sea".

    One such line may be a headline ("Reuters Names New Editor"); several are captions.
    """
    if ends_sentence(line) or not MIN_LENT_WORDS <= count_words(line) <= MAX_WORDS:
        return False
    return bool(_lent().match(line))


def credit_tail(line: str) -> int | None:
    """Return where the name in brackets starts that ends a caption: "... at sea. (Jane Roe)"."""
    found = _NAME_TAIL.search(line)
    lent = found and (found[1].casefold() in _LENDERS or read_name(found[1]))
    return found.start() if found and lent else None


def credits_picture(line: str) -> bool:
    """Whether a line begins as agencies sign pictures: "© Reuters / Jane Roe"."""
    return bool(_PICTURE_MARK.match(line))


def published_at(line: str) -> int | None:
    """Return where the "(Published ...)" starts that ends the caption of a video."""
    found = _PUBLISHED.search(line, max(0, len(line) - MAX_PUBLISHED))
    return found.start() if found else None


@cache
def _lent() -> re.Pattern[str]:
    lenders = sorted(words("picture_lenders"), key=lambda each: (-len(each), each))
    name = "|".join(re.escape(each) for each in lenders)
    more = r"(?: ?[/-] ?(?:[A-Z]\w+|eyevine)(?: [A-Z]\w+)?)?"
    return re.compile(rf"(?i:(?:\w+ / )?(?:{name})){more} [\"“'‘]?(?:[^\W\d_a-z]|\d)")


def _is_credit(inside: str) -> bool:
    """Whether a bracket credits a picture: by a word for one, or as "Jane Roe/Quay Herald"."""
    if _PICTURE_WORD.search(inside):
        return True
    if _CREDIT_WORD.match(inside):
        return count_words(inside) <= MAX_CREDIT_WORDS
    return bool(_NAMED.match(inside))
