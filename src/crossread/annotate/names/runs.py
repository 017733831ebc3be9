"""Runs of words that look like names, before anybody knows whose.

A run is made of capitalised words (proper nouns where there are tags) with the small words inside
them. Titles before a name are taken off and kept; a run that holds a title in its middle falls in
two ("Harbour Police Sgt. Ada Marsh"). The model's labels are kept as votes for a type.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.annotate.names import inside
from crossread.annotate.names.patterns import (
    FIRM_SUFFIXES,
    LINKS,
    MARKS,
    PARTICLES,
    SUFFIXES,
    dates,
    title_prefixes,
    titles,
)
from crossread.model.annotation import MentionType, Sentence, Token
from crossread.model.span import Span
from crossread.text.names import fold

_TYPES = {"PER": MentionType.PERSON, "ORG": MentionType.ORGANIZATION, "LOC": MentionType.PLACE}
_OWNERS = frozenset({"children", "coroner", "prosecutor", "sheriff", "veterans", "women"})
_SENTENCE = 0.9  # the same where a full stop shows that it is a sentence
_HEADLINE = 0.6  # share of capitalised long words from which capitals mean nothing


@dataclass(frozen=True, slots=True)
class NameRun:
    """The words ``[first, last]`` of a sentence, without their titles."""

    span: Span
    sentence: int
    first: int
    last: int
    titles: tuple[str, ...]  # folded, in text order
    labels: tuple[MentionType, ...]  # the model's votes, one a labelled word

    def words(self, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
        """Return the tokens of the run."""
        return sentences[self.sentence].tokens[self.first : self.last + 1]


def runs(sentences: Sequence[Sentence], bio: Sequence[Sequence[str]]) -> Iterator[NameRun]:
    """Yield the runs of all sentences in text order."""
    for number, (sentence, labels) in enumerate(zip(sentences, bio, strict=True)):
        tokens = sentence.tokens
        kinds = [_TYPES.get(label[2:]) if label != "O" else None for label in labels]
        heading = _is_heading(tokens)
        for first, last in _stretches(tokens, kinds, heading=heading):
            yield from _parts(number, tokens, kinds, first, last)


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Whether the sentence writes most long words with a capital, so that capitals tell nothing."""
    long = [t.text for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    share = _SENTENCE if tokens[-1].text in (".", "!", "?") else _HEADLINE
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= share * len(long)


def _stretches(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], *, heading: bool
) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each row of capitalised words."""
    at = 0
    while at < len(tokens):
        if not _is_name_word(tokens, kinds, at, heading=heading):
            at += 1
            continue
        end = at
        while (following := _next(tokens, kinds, end, heading=heading)) is not None:
            end = following
        yield at, end
        at = end + 1


def _next(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], at: int, *, heading: bool
) -> int | None:
    """Return the word that continues the name after word ``at``; None where the name ends."""

    def is_name(index: int) -> bool:
        return index < len(tokens) and _is_name_word(tokens, kinds, index, heading=heading)

    if inside.is_lettered(tokens, at + 1):
        return at + 4 if is_name(at + 4) else None
    goes_on = not heading and _is_inner(tokens, at + 1)
    if is_name(at + 1) or goes_on or inside.is_number(tokens, at + 1):
        return at + 1
    if at + 2 >= len(tokens):
        return None
    link = tokens[at + 1].text.lower()
    if link == "-" and inside.touch(tokens, at) and inside.touch(tokens, at + 1):
        return _behind_hyphen(tokens, kinds, at, heading=heading)
    if link in MARKS and inside.is_nickname(tokens, kinds, at):
        return at + 4
    return at + 2 if _is_linked(tokens, kinds, at, named=is_name(at + 2)) else None


def _is_linked(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], at: int, *, named: bool
) -> bool:
    """Whether the word after ``at`` ties the next to the name; ``named`` where that is a name's."""
    link, following = tokens[at + 1].text.lower(), tokens[at + 2].text
    if link == "and":
        return named and inside.joins(kinds, at + 1)
    if link == ",":
        return following.lower() in SUFFIXES | FIRM_SUFFIXES
    if tokens[at + 1].xpos == "POS" and _owns_body(tokens, at):
        return True
    named = named or (link == "of" and following[0].isupper())
    return named and link in LINKS and _links(tokens, kinds, at)


def _behind_hyphen(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], at: int, *, heading: bool
) -> int | None:
    """The word that continues the name behind the hyphen after word ``at``."""

    def is_name(index: int) -> bool:
        return index < len(tokens) and _is_name_word(tokens, kinds, index, heading=heading)

    if is_name(at + 2) or inside.is_syllable(tokens, kinds, at + 2):
        return at + 2
    hyphens = at + 4 < len(tokens) and tokens[at + 3].text == "-" and inside.touch(tokens, at + 2)
    return at + 4 if hyphens and inside.touch(tokens, at + 3) and is_name(at + 4) else None


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised common noun goes on with a name: "Lowick Police Department"."""
    if at >= len(tokens) or _is_date(tokens, at):
        return False
    if tokens[at].upos == "ADJ":  # "Port Orange" has a colour in it
        return inside.is_adjective(tokens, at)
    return (
        tokens[at].upos == "NOUN" and tokens[at].text[0].isupper() and not tokens[at].text.isupper()
    )


def _owns_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether an owner is part of a body's name: "Lowick County Sheriff's Office", "St. Ann's"."""
    body = tokens[at + 2].text
    if not body[0].isupper() or body.lower() not in lexicons.table("name_kinds"):
        return False
    saint = at > 0 and fold(tokens[at - 1].text) in ("st", "saint")
    return saint or fold(tokens[at].text) in titles() | _OWNERS


def _links(tokens: Sequence[Token], kinds: Sequence[MentionType | None], at: int) -> bool:
    """Whether the small word after ``at`` is inside a name: labelled so, "Bank of", "van der"."""
    if kinds[at + 1] is not None or tokens[at + 1].text.lower() in PARTICLES | {"&"}:
        return True
    return lexicons.table("name_kinds").get(tokens[at].text.lower()) == "org"


def _is_name_word(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], at: int, *, heading: bool
) -> bool:
    token = tokens[at]
    if inside.is_ordinal(tokens, at):
        return True
    if not token.text[0].isupper() or "@" in token.text or _in_address(tokens, at):
        return False
    if kinds[at] is None and _is_date(tokens, at):
        return False
    if kinds[at] is not None:
        return at > 0 or token.upos != "NOUN"  # "Spokesmen" at the start of a sentence
    if heading:
        return False
    if token.upos:
        return token.upos == "PROPN" or _is_title(token) or _is_name_adjective(tokens, at)
    opens = at == 0 or tokens[at - 1].text in '.!?:“"‘'
    return not opens or _is_title(token) or _opens_name(tokens, at)


def _in_address(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the end of a web address: "pics.example/Ab3kXz"."""
    if at < 3 or tokens[at - 1].text != "/" or tokens[at - 3].text != ".":
        return False
    return all(inside.touch(tokens, each) for each in range(at - 3, at))


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the first word of a sentence without tags begins a name: another capital follows."""
    word = tokens[at].text.lower()
    if word in lexicons.words("stop_words") or word in lexicons.words("sentence_starters"):
        return False
    return at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()


def _is_name_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised adjective goes on with a name: "Lowick Central News Agency"."""
    while at + 1 < len(tokens) and tokens[at].upos == "ADJ" and tokens[at].xpos in ("NNP", "NNPS"):
        at += 1
        if tokens[at].upos in ("PROPN", "NOUN") and tokens[at].text[0].isupper():
            return True
    return False


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a day, a month or no name at all; "Mar" only before a number."""
    word = tokens[at].text.lower().strip(".")
    if word not in dates():
        return False
    numbered = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
    return len(word) > 3 or numbered or word not in lexicons.words("months")


def _is_title(token: Token) -> bool:
    return token.text[0].isupper() and fold(token.text) in titles()


def _parts(
    number: int,
    tokens: Sequence[Token],
    kinds: Sequence[MentionType | None],
    first: int,
    last: int,
) -> Iterator[NameRun]:
    """Cut a stretch at its titles and where a person's name follows another kind of name."""
    start = first
    held: tuple[str, ...] = ()
    for at in range(first, last + 1):
        if _opens_title(tokens, kinds, at, last):
            yield from _run(number, tokens, kinds, (start, _before_title(tokens, start, at)), held)
            held = (*(held if start == at else ()), fold(tokens[at].text))
            start = at + 1
        elif at > start and not held and _person_begins(tokens, kinds, start, at, last):
            yield from _run(number, tokens, kinds, (start, at - 1), held)
            start, held = at, ()
    yield from _run(
        number, tokens, kinds, (start, _before_office(tokens, kinds, start, last)), held
    )


def _before_office(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], first: int, last: int
) -> int:
    """The last word before a country's or body's office, which is no body: "U.S. Secretary"."""
    word = fold(tokens[last].text)
    office = lexicons.table("titles").get(word) == "office"
    paper = word in lexicons.words("masthead_words")
    if last > first and office and not paper and kinds[last] is None and kinds[first] is not None:
        return _before_title(tokens, first, last)
    return last


def _opens_title(
    tokens: Sequence[Token], kinds: Sequence[MentionType | None], at: int, last: int
) -> bool:
    if at >= last or fold(tokens[at].text) not in titles():
        return False
    following = tokens[at + 1].text
    named = kinds[at + 1] is MentionType.PERSON  # "Dr. Lane" is nobody's road
    place = lexicons.table("name_kinds").get(following.lower()) and not named
    if place or following.lower() in LINKS:
        return False
    given = kinds[at] is MentionType.PERSON and not tokens[at].text.endswith(".")
    if given and (at == 0 or kinds[at - 1] is MentionType.PERSON):
        return False
    if kinds[at + 1] not in (MentionType.PERSON, None):
        office = lexicons.table("titles").get(fold(tokens[at].text)) in ("office", "m", "f")
        body = lexicons.table("name_kinds").get(tokens[last].text.lower())
        return office and not body and kinds[at + 1] is MentionType.ORGANIZATION
    return following[0].isupper()


def _before_title(tokens: Sequence[Token], start: int, title: int) -> int:
    """Return the last word before a title that belongs to no title: "Prime" does."""
    at = title - 1
    while at >= start and tokens[at].text.lower() in title_prefixes():
        at -= 1
    return at


def _person_begins(
    tokens: Sequence[Token],
    kinds: Sequence[MentionType | None],
    start: int,
    at: int,
    last: int,
) -> bool:
    """Whether a person's name begins at ``at`` inside a stretch that began as something else."""
    if kinds[at] is not MentionType.PERSON or kinds[at - 1] is MentionType.PERSON:
        return False
    if tokens[at].text.lower().strip(".") in SUFFIXES or lexicons.table("name_kinds").get(
        tokens[last].text.lower()
    ):
        return False
    return kinds[start] in (MentionType.PLACE, MentionType.ORGANIZATION) or (
        tokens[start].text.lower() in title_prefixes()
    )


def _run(
    number: int,
    tokens: Sequence[Token],
    kinds: Sequence[MentionType | None],
    reach: tuple[int, int],
    held: tuple[str, ...],
) -> Iterator[NameRun]:
    first, last = reach
    while last >= first and not tokens[last].text[0].isalnum():
        last -= 1
    if last < first:
        return
    word = tokens[first].text
    lone = first == last and (
        len(fold(word)) < 2 or word.lower() in title_prefixes() or _is_title(tokens[first])
    )
    if lone and not held:
        return
    labels = tuple(kind for kind in kinds[first : last + 1] if kind is not None)
    if any(token.text in MARKS for token in tokens[first:last]):  # a nickname
        labels = (MentionType.PERSON,)
    yield NameRun(
        Span(tokens[first].span.start, tokens[last].span.end), number, first, last, held, labels
    )
