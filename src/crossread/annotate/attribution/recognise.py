"""Who says what, in the form of PARC: source, cue and content, direct, indirect or mixed.

Reach for ``recognise`` once names and quotations are known. Contents may be in several pieces and
may hold further attributions ("the agency said the ministry had said"): the outer one comes first.
Where words have no tree only direct quotations and what stands beside a plain frame are found.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from crossread.annotate.attribution.antecedents import with_antecedents
from crossread.annotate.attribution.contents import content
from crossread.annotate.attribution.direct import groups, with_marks
from crossread.annotate.attribution.headings import heading_frames
from crossread.annotate.attribution.nouns import noun_frames
from crossread.annotate.attribution.pieces import Pieces, trimmed
from crossread.annotate.attribution.sources import kind_of_source
from crossread.annotate.names.lookup import MentionIndex
from crossread.annotate.quotes.frames import Frame, frames
from crossread.annotate.quotes.paragraph import Paragraph, paragraphs
from crossread.annotate.quotes.pronouns import body_meant
from crossread.model.annotation import (
    Attribution,
    Mention,
    Quote,
    QuoteType,
    Sentence,
    SourceKind,
    Token,
)
from crossread.model.span import Span

_AFTER_HEAD = frozenset({",", "(", "who", "that", "of", "for", "from", "with", "in", "at", "on"})
_SINCE_CUE = 25  # words of a paraphrase between its cue and its quoted words
_CLOSE = 20  # characters between a cue and a single quoted word
_UNCLAIMED = 12  # words from which a quotation without a speaker is still somebody's speech
_STRETCH = 8  # words between a content and the quoted words that belong to it


@dataclass(frozen=True, slots=True)
class _Report:
    """What every step needs to know of the report."""

    text: str
    mentions: MentionIndex
    tokens: tuple[Token, ...]  # in text order


def recognise(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> tuple[Attribution, ...]:
    """Return the attributions in the order of their first words; nested ones after their outer."""
    report = _Report(
        text,
        MentionIndex(mentions),
        tuple(token for sentence in sentences for token in sentence.tokens),
    )
    direct = list(_direct(report, quotes))
    used = {each.cue for each in direct if each.cue}
    rows = list(paragraphs(text, sentences))
    indirect = [each for row in rows for each in _indirect(report, row, used)]
    found = _joined(direct, _stretched(report, quotes, indirect))
    found += _left_over(report, quotes, found)
    ordered = sorted(found, key=_order)
    return tuple(with_antecedents(text, rows, report.mentions, ordered))


def _stretched(
    report: _Report, quotes: Sequence[Quote], indirect: Sequence[Attribution]
) -> list[Attribution]:
    """Stretch each content over quoted words of the same cue that follow it in its sentence."""
    found = list(indirect)
    by_cue = {each.cue: place for place, each in enumerate(found) if each.cue}
    for quote in quotes:
        place = by_cue.get(quote.cue) if quote.cue and quote.type is QuoteType.MIXED else None
        if place is None:
            continue
        *others, last = found[place].content
        outer = with_marks(report.text, quote.span)
        gap = report.text[last.end : outer.start]
        if last.end <= outer.start and len(gap.split()) <= _STRETCH and not set(gap) & set(".;:\n"):
            pieces = (*others, last.hull(outer))
            found[place] = replace(found[place], content=pieces, type=QuoteType.MIXED)
    return found


def _joined(direct: Sequence[Attribution], indirect: Sequence[Attribution]) -> list[Attribution]:
    """Add quotations without a frame of their own to the paraphrase that introduces them."""
    by_source = {each.source: place for place, each in enumerate(indirect) if each.source}
    found = list(indirect)
    for each in direct:
        place = by_source.get(each.source) if each.cue is None and each.source else None
        if place is None:
            found.append(each)
        else:
            pieces = (*found[place].content, *each.content)
            found[place] = replace(found[place], content=pieces, type=QuoteType.MIXED)
    return found


def _order(attribution: Attribution) -> tuple[int, int, int]:
    pieces = attribution.content
    cue = attribution.cue.start if attribution.cue else -1
    return min(piece.start for piece in pieces), -sum(map(len, pieces)), cue


def _direct(report: _Report, quotes: Sequence[Quote]) -> Iterator[Attribution]:
    for row in groups(report.text, quotes):
        first = row[0]
        if first.speaker is None and len(first.span.of(report.text).split()) < _UNCLAIMED:
            continue
        pieces = tuple(with_marks(report.text, each.span) for each in row)
        source = first.speaker_span
        yield Attribution(
            source=source,
            cue=first.cue,
            content=pieces,
            name=first.speaker or "",
            kind=_kind(report, source),
            type=QuoteType.DIRECT,
        )


def _left_over(
    report: _Report, quotes: Sequence[Quote], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Quoted words inside a paraphrase whose frame gave no other content: their source's words."""
    covered = [piece for each in found for piece in each.content]
    left = [
        each
        for each in quotes
        if each.type is QuoteType.MIXED
        and each.speaker_span is not None
        and (len(each.span.of(report.text).split()) > 1 or _is_near(each))
        and not any(piece.overlap(each.span) for piece in covered)
    ]
    for _, group in groupby(left, key=lambda each: (each.speaker_span, each.cue)):
        row = list(group)
        yield Attribution(
            source=row[0].speaker_span,
            cue=row[0].cue,
            content=_from_cue(report, row),
            name=row[0].speaker or "",
            kind=_kind(report, row[0].speaker_span),
            type=QuoteType.MIXED,
        )


def _from_cue(report: _Report, row: Sequence[Quote]) -> tuple[Span, ...]:
    """The quoted words, with the words since the cue where it stands shortly before them."""
    pieces = [with_marks(report.text, each.span) for each in row]
    cue = row[0].cue
    if cue is not None and cue.end <= pieces[0].start:
        between = report.text[cue.end : pieces[0].start]
        if len(between.split()) <= _SINCE_CUE and not set(between) & set('.;:!?\n“”"'):
            start = Span(cue.end, pieces[0].end).trimmed(report.text, " ,")
            return (
                (start.hull(pieces[-1]),) if _one_sentence(report, pieces) else (start, *pieces[1:])
            )
    return tuple(pieces)


def _one_sentence(report: _Report, pieces: Sequence[Span]) -> bool:
    between = report.text[pieces[0].end : pieces[-1].start]
    return len(between.split()) <= _SINCE_CUE and not set(between) & set(".;!?\n")


def _is_near(quote: Quote) -> bool:
    """Whether the cue stands within a few words of the quotation."""
    return quote.cue is not None and -_CLOSE <= quote.span.start - quote.cue.end <= _CLOSE


def _kind(report: _Report, source: Span | None) -> SourceKind:
    return kind_of_source(report.text, report.mentions, source, _head(report, source))


def _head(report: _Report, source: Span | None) -> Token | None:
    """The source's head by its words: the last before a comma, a preposition or "who"."""
    if source is None:
        return None
    head = None
    at = bisect_left(report.tokens, source.start, key=lambda each: each.span.start)
    for token in islice(report.tokens, at, None):
        if token.span.end > source.end or (head and token.text.lower() in _AFTER_HEAD):
            break
        head = token
    return head


def _indirect(report: _Report, row: Paragraph, used: set[Span]) -> Iterator[Attribution]:
    if not row.parsed:
        return
    candidates = [(frame, content(row, frame)) for frame in frames(row)]
    candidates += [*noun_frames(row), *heading_frames(row)]
    for frame, pieces in _before_closing(row, candidates):
        cue = row.words(*frame.cue)
        if not pieces or cue in used:
            continue
        yield _attribution(report, row, frame, [row.words(*piece) for piece in pieces])


def _before_closing(
    row: Paragraph, candidates: Sequence[tuple[Frame, Pieces]]
) -> Iterator[tuple[Frame, Pieces]]:
    """End each content before a frame that closes its sentence: "she knew they swam, he said"."""
    closing = [
        frame
        for frame, pieces in candidates
        if pieces and pieces[-1][1] <= frame.start and row.low(frame.start - 1) == ","
    ]
    for frame, pieces in candidates:
        ends = [each.start for each in closing if frame.verb < each.start]
        yield frame, trimmed(row, [_cut(piece, ends) for piece in pieces])


def _cut(piece: tuple[int, int], ends: Sequence[int]) -> tuple[int, int]:
    start, end = piece
    return start, min((each for each in ends if start < each < end), default=end)


def _attribution(
    report: _Report, row: Paragraph, frame: Frame, pieces: Sequence[Span]
) -> Attribution:
    source = row.words(*frame.source) if frame.source else None
    head = row.tokens[frame.head] if frame.head is not None else None
    name = ""
    if source is not None and head is not None:
        name = body_meant(report.text, row, frame, report.mentions)
        name = name or report.mentions.source_name(report.text, source, head.span)
    quoted = any(q.outer.overlap(piece) for q in row.quotes for piece in pieces)
    return Attribution(
        source=source,
        cue=row.words(*frame.cue),
        content=tuple(pieces),
        name=name,
        kind=kind_of_source(report.text, report.mentions, source, head),
        type=QuoteType.MIXED if quoted else QuoteType.INDIRECT,
    )
