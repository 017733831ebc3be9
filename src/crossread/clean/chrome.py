"""Page chrome told by a line's own words: buttons, captions, notices, promotions, contacts.

What the words of a line cannot tell, its place may: see ``neighbours``. A line longer than
chrome ever is counts as the report's own, so a doubt keeps the words.
"""

import re
from dataclasses import dataclass

from crossread.clean import captions
from crossread.clean.bylines import read_byline
from crossread.clean.lines import count_words, ends_sentence, key
from crossread.clean.phrases import cues, openers, phrases

# Longest measured: legal lines of 58 words, promotions of 35.
MAX_NOTICE_WORDS = 60
MAX_PROMOTION_WORDS = 36
MAX_CHARACTERS = 700
MAX_CONTACT_WORDS = 14
MIN_POST_WORDS = 3

RELATED = "related links"
NEWSLETTER = "newsletter"
COPYRIGHT = "copyright"
EARLIER = "earlier report"
CONTACT = "contact"

_LETTERS = re.compile(r"[^\W_]")
_COPYRIGHT = re.compile(
    r"[\W_]*(?:(?:tm|™)\W*(?:and|&)?\W*)?(?:all (?:content|rights)\W+)?(?:copyright\b|\(c\)|©)",
    re.I,
)
_COPYRIGHT_TAIL = re.compile(
    r"(?<=[.!?\"”)])\s+\(?(?:(?:TM|™) (?:and|&) )?(?:Copyright\b|\([Cc]\) |©)"
)
_LABELLED = re.compile(r"([^:|]{2,40}?)\s*([:|])\s*(.*)", re.DOTALL)
_PLACEHOLDER = re.compile(r"[a-z]{3,}(?:[-_][a-z]+){0,3}")
# A page that speaks of itself: its videos, the older text below it, what its words are meant for.
_ITSELF = (
    (
        "promotion",
        re.compile(
            r"\b(?:videos?|photos?|pictures|slideshow|gallery)\b.{0,30}"
            r"\b(?:in|inside|below|above|with) this (?:story|article|report|page|post)\b"
        ),
    ),
    (
        "editor's note",
        re.compile(
            r"\b(?:previous|earlier|original|older) (?:story|report|article|version|coverage)\b"
            r"(?: (?:is|appears|stands|can be read))?,? (?:below|follows)\W*$"
        ),
    ),
    (
        "disclaimer",
        re.compile(
            r"\b(?:images?|photos?|pictures?|maps?|graphics?|content)\b.{0,40}"
            r"\bfor (?:\w+ ){1,2}(?:use|purposes?) only\b"
        ),
    ),
    ("player", re.compile(r"^just watched .*\bmust watch\b")),
    ("promotion", re.compile(r"\b(?:more|unlimited|access)\b.{0,20}\bby subscribing\b")),
    (
        "credit line",
        re.compile(
            r"^\W*the post .{3,}\b(?:appeared first|first appeared) on\b"
            r"|\bthis (?:article|story|report|post|column)(?: was)? (?:first|originally)"
            r" (?:appeared|published|ran)\b"
            r"|\b(?:first|originally) (?:appeared|published) (?:on|at) [\w-]+\.(?:com|net|org)\b"
        ),
    ),
)
# A sentence that calls on the reader, or tells what the page will do; matched at its start.
_CALLS = (
    (
        NEWSLETTER,
        re.compile(r"[(\[*]*(?:please )?(?:get|subscribe|sign up|signup)\b.{0,60}\bnewsletters?\b"),
    ),
    (
        "promotion",
        re.compile(
            r"to (?:continue|keep) reading\b.{0,60}\b(?:subscri\w+|sign|log|register|account)\b"
            r"|(?:got|have|do you have) an? (?:\w+ ){0,2}tip\?"
            r"|interested in (?:\w+ ){0,3}\w+\?(?:$| add\b)"
            r"|add .{2,40} as an interest\b"
            r"|if you (?:like|liked|enjoyed) this (?:story|article|post), share\b"
            r"|(?:please )?(?:upload|send|submit) (?:us )?your (?:\w+ )?(?:photos|videos)\b"
            r"|see .{0,30}\b(?:photos|videos) (?:uploaded|sent|submitted) by\b"
        ),
    ),
    (
        "editor's note",
        re.compile(
            r"[(\[*]*stay (?:with|tuned)\b.{1,60}\b(?:latest|more|updates?)\b"
            r"|[(\[*]*(?:\w+ ){1,3}will (?:continue to )?(?:post|bring you) .{0,30}\bupdates\b"
        ),
    ),
)
# "Follow Quay Herald: Facebook | Twitter", and the buttons of such sites in a row
_NETWORKS = frozenset(
    "facebook twitter instagram youtube pinterest reddit linkedin whatsapp tumblr email".split()
)
MAX_BUTTONS = 8
# A whole line in square brackets, as some sites print a link between two paragraphs.
_BRACKETED = re.compile(r"\[[^\[\]]{8,160}[^\[\].…]\]")
MIN_LINK_WORDS = 3
_CHARTS = re.compile(r"most (?:read|viewed|popular|shared) (?:in|on)\b", re.IGNORECASE)
_MORE_FROM = re.compile(
    r"(?:more|also|latest) (?:news |stories )?from (?!the\b)[\w .'’&-]{3,40}:?"
    r"|more on (?!the\b)[\w.'’&-]{3,24}:?|inside [\w-]+\.(?:com|net|org):?"
    r"|also on (?!the\b)(?:[\w .'’&-]{3,40}:|[\w-]+\.com:?)",
    re.IGNORECASE,
)
_GLUED_LINK = re.compile(r".*[^\W_]\s+Read more$", re.DOTALL)  # to the words of its button
# A form pasted as one line: its heading, then all that it may answer.
_FORM = re.compile(r"newsletter sign ?up\b.{20,}\b(?:e-?mail|subscri\w+)\b", re.I | re.DOTALL)
MAX_FORM = 2 * MAX_CHARACTERS
_TEMPLATE = re.compile(r"\{\*|\*\}|\$\{|\{\{|<%|&nbsp;")
_MAIL = r"[\w.+-]+@[\w-]+\.\w+|(?<!\w)@\w{2,}"
_ADDRESS = re.compile(rf"{_MAIL}|https?://\S+|www\.\S+|\b\w+\.(?:com|org|net)/\S+")
_BARE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net)")
_PHONE = re.compile(r"\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\+\d[\d ()-]{7,}\d")
# "Contact Ann Lee at 555-010-0100." under a report; a detective to be called has a title.
_REPORTER = re.compile(rf"Contact [A-Z][a-z]+ [A-Z][A-Za-z’'-]+ at {_PHONE.pattern}\.?$")
_SOCIAL = re.compile(r"\bon (?:twitter|facebook|instagram|whatsapp|youtube|tiktok|x)\b", re.I)
_POST = re.compile(r"(.*)[—–-]\s*[^()—–]{2,60}\(@\w+\)")
_QUOTED = re.compile(r"[\"“”]")
_POSTED = re.compile(r"\bPosted by [^.]{2,60} on (?:\w+, )?[A-Z][a-z]+ \d{1,2}, \d{4}$")
_GAP = re.compile(r"(?<=[.!?\"”)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Tail:
    """Chrome that ends a line of the report; ``start`` is its offset in the line."""

    start: int
    reason: str


def reason_of(line: str) -> str | None:
    """Return what kind of page chrome a whole line is; None when its words do not show it.

    >>> reason_of("PHOTOS: Storm over Porto Vell")
    'photo or video'
    """
    if not _LETTERS.search(line[:MAX_CHARACTERS]):
        return "separator"
    if captions.is_gallery(line) or captions.is_file_photo(line):
        return captions.PHOTO
    if _CHARTS.match(line) and not ends_sentence(line):
        return RELATED
    if _FORM.match(line[:MAX_FORM]) and len(line) <= MAX_FORM:
        return NEWSLETTER
    if len(line) > MAX_CHARACTERS:
        return None
    if _PLACEHOLDER.fullmatch(line):
        return phrases("line").get(key(line)) or "image placeholder"
    size = count_words(line)
    return (
        phrases("line").get(key(line))
        or _by_label(line, size)
        or _by_links(line, size)
        or _by_copyright(line, size)
        or captions.caption_of(line)
        or _by_notice(line, size)
        or _by_contact(line, size)
    )


def tail_of(line: str) -> Tail | None:
    """Return the chrome stuck to the end of a paragraph: a copyright notice, a promotion."""
    published = captions.published_at(line)
    if published is not None:
        return Tail(published, captions.VIDEO)
    window = max(0, len(line) - MAX_CHARACTERS)
    found = _COPYRIGHT_TAIL.search(line, window)
    if found:
        return Tail(found.start(), COPYRIGHT)
    credited = captions.credit_tail(line)
    if credited is not None:
        return Tail(credited, captions.PHOTO)
    return _promoting_tail(line, window)


def opens_block(line: str) -> bool:
    """Whether a line is the heading of links or of a newsletter form, which follow it."""
    found = phrases("line").get(key(line)) or phrases("label").get(key(line))
    if line.endswith(":") and reason_of(line) in {RELATED, "promotion"}:
        return True
    return found in {RELATED, NEWSLETTER} or bool(_MORE_FROM.fullmatch(line))


def _by_label(line: str, size: int) -> str | None:
    """A label before a colon or bar, or alone: "RELATED: ...", "Read more"."""
    found = _LABELLED.match(line)
    reason = phrases("label").get(key(found[1] if found else line))
    if reason == EARLIER and found and ends_sentence(found[3]):
        return None  # the older text itself
    return reason if size <= MAX_PROMOTION_WORDS else None


def _by_links(line: str, size: int) -> str | None:
    """Links to sites of friends or to other reports: "[Why it sank]", "More from Quay Herald"."""
    networks = _NETWORKS.intersection(re.findall(r"[a-z]+", line.casefold()))
    several = len(networks) > 1 or (networks and size == 1)
    if several and size <= MAX_BUTTONS and not ends_sentence(line):
        return "share button"
    if _BRACKETED.fullmatch(line) and MIN_LINK_WORDS <= size <= MAX_PROMOTION_WORDS:
        return RELATED
    if _GLUED_LINK.fullmatch(line) and size <= MAX_PROMOTION_WORDS:
        return RELATED
    return RELATED if _MORE_FROM.fullmatch(line) else None


def _by_copyright(line: str, size: int) -> str | None:
    if size > 2 * MAX_NOTICE_WORDS or not _COPYRIGHT.match(line):
        return None
    return captions.PHOTO if captions.credits_picture(line) else COPYRIGHT


def _by_notice(line: str, size: int) -> str | None:
    if _TEMPLATE.search(line):
        return "page code"
    folded = line.casefold()
    if size <= MAX_PROMOTION_WORDS:
        for reason, pattern in _ITSELF:
            if pattern.search(folded):
                return reason
        if called := _call(folded):
            return called
    found = cues().search(folded)
    if not found:
        return None
    reason = _cue_reason(found)
    if reason == captions.PHOTO:
        return reason if size <= captions.MAX_WORDS else None
    legal = reason in {COPYRIGHT, "disclaimer"}
    # A promotion behind the report's own sentences is cut off by ``tail_of``, not taken for all.
    own = _GAP.search(folded)
    if own and own.start() < found.start() and not legal:
        return None
    long = legal or reason == "editor's note"
    return reason if size <= (MAX_NOTICE_WORDS if long else MAX_PROMOTION_WORDS) else None


def _by_contact(line: str, size: int) -> str | None:
    """A newsroom's address; a sentence that asks witnesses to call is the report's."""
    if _POSTED.search(line) and size <= MAX_PROMOTION_WORDS:
        return "social post"
    post = _POST.match(line)
    if post:
        return "social post" if count_words(post[1]) < MIN_POST_WORDS else None
    if read_byline(line):
        return None
    if _REPORTER.match(line):
        return CONTACT
    address = _ADDRESS.search(line) or _BARE_ADDRESS.fullmatch(line)
    if address and not ends_sentence(line) and size <= MAX_CONTACT_WORDS:
        return CONTACT
    if _PHONE.search(line) and not ends_sentence(line):
        return CONTACT if count_words(_PHONE.sub("", line)) <= 3 else None
    told = ends_sentence(line) and _QUOTED.search(line)  # "Twitter account @x wrote: ..."
    if not told and openers().match(line) and (address or _SOCIAL.search(line)):
        return CONTACT if size <= 2 * MAX_CONTACT_WORDS else None
    return None


def _promoting_tail(line: str, window: int) -> Tail | None:
    """Return the last sentences of a paragraph when they open with a promotion's words."""
    tail: Tail | None = None
    for gap in reversed(list(_GAP.finditer(line, window))):
        sentence = line[gap.end() : tail.start if tail else len(line)]
        reason = _opening(sentence.casefold().lstrip("[( "))
        if not reason or reason == captions.PHOTO:
            break
        tail = Tail(gap.start(), reason)
    return tail


def _opening(sentence: str) -> str | None:
    """Return the reason of a cue or call that a sentence opens with."""
    found = cues().match(sentence)
    return _cue_reason(found) if found else _call(sentence)


def _call(sentence: str) -> str | None:
    return next((reason for reason, pattern in _CALLS if pattern.match(sentence)), None)


def _cue_reason(found: re.Match[str]) -> str:
    return phrases("cue")[" ".join(found[0].split())]
