"""Versions of one report as differences: what was cut and added between one and the next.

An edited article is no second source. Reports that are versions of each other stand in a row by
their dates, and each is compared with the one before it, word by word; case and punctuation count,
the shape of quote marks does not. Only changed passages are shown, with a few words around them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from crossread.dossier.view.edits import Stretch, folded_marks, shortened, smoothed
from crossread.dossier.view.labels import spoken
from crossread.dossier.view.lookup import Head, Lookup, spot
from crossread.dossier.view.passages import visible
from crossread.dossier.view.prose import Prose, Word, prose
from crossread.model.report import Report
from crossread.model.story import Place, Relation
from crossread.text.edit import Edit, EditKind, align_tokens

AROUND = 10  # equal words shown on either side of a change
SHOWN, EDGE = 160, 30  # words of one cut or addition before its middle is left out


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """One changed passage; ``links`` lead to its words in the "earlier" and the "later" text."""

    stretches: tuple[Stretch, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A report as a version of the one before it."""

    earlier: Head
    later: Head
    times: tuple[str, str]  # of publication or of the last change, "" where none is given
    ordered: bool  # the dates say which came first
    added: int  # words
    cut: int
    changes: tuple[ChangedPassage, ...]


def versions(known: Lookup) -> tuple[Version, ...]:
    """Return each later version with what changed; rows of versions in the story's order."""
    return tuple(
        _version(known.reports[one], known.reports[two], known)
        for row in rows(known)
        for one, two in pairwise(row)
    )


def rows(known: Lookup) -> tuple[tuple[str, ...], ...]:
    """Return the groups of reports that are versions of each other, earliest first."""
    groups: list[set[str]] = []
    for each in known.story.derivations:
        if each.relation is Relation.VERSION_OF:
            pair = {each.report, each.from_report}
            met = [group for group in groups if group & pair]
            groups = [group for group in groups if not group & pair]
            groups.append(pair.union(*met))
    order = {report: at for at, report in enumerate(known.reports)}
    ordered = (
        sorted(group, key=lambda key: (*_place_in_time(known.reports[key]), order[key]))
        for group in groups
    )
    return tuple(sorted(map(tuple, ordered), key=lambda row: order[row[0]]))


def cited_places(known: Lookup) -> Iterator[Place]:
    """Yield the words that the changes link to."""
    for row in rows(known):
        for one, two in pairwise(row):
            sides = prose(known.reports[one]), prose(known.reports[two])
            for passage in _passages(_edits(*sides)):
                yield from (place for place in _places(sides, passage) if place)


def _when(report: Report) -> str:
    """The last change that the page owns to, else its date; "" without any."""
    fact = report.modified or report.date
    return fact.value if fact else ""


def _place_in_time(report: Report) -> tuple[bool, str]:
    """A key that puts reports in order: by the world's clock, those without a date last."""
    value = _when(report)
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:  # no date, or only a month
        return not value, value
    return False, instant.astimezone(UTC).isoformat() if instant.tzinfo else value


def _is_ordered(earlier: Report, later: Report) -> bool:
    """Whether the dates say which came first: a day says nothing of an hour of that day."""
    first, second = _place_in_time(earlier)[1], _place_in_time(later)[1]
    width = min(len(first), len(second))
    return first[:width] != second[:width]


def _version(earlier: Report, later: Report, known: Lookup) -> Version:
    sides = prose(earlier), prose(later)
    edits = _edits(*sides)
    changed = [edit for edit in edits if edit.kind is not EditKind.EQUAL]
    return Version(
        earlier=known.heads[earlier.id],
        later=known.heads[later.id],
        times=(visible(spoken(_when(earlier))), visible(spoken(_when(later)))),
        ordered=_is_ordered(earlier, later),
        added=sum(edit.right_end - edit.right_start for edit in changed),
        cut=sum(edit.left_end - edit.left_start for edit in changed),
        changes=tuple(_change(sides, passage) for passage in _passages(edits)),
    )


def _edits(left: Prose, right: Prose) -> list[Edit]:
    keys = ([folded_marks(word.text) for word in side.words] for side in (left, right))
    opens = [at for at, word in enumerate(left.words) if word.opens]
    return smoothed(align_tokens(*keys), frozenset(opens))


def _passages(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Yield changes with the equal words around them; changes near each other are one passage."""
    passage: list[Edit] = []
    for at, edit in enumerate(edits):
        length = edit.left_end - edit.left_start
        inner = length <= 2 * AROUND and 0 < at < len(edits) - 1
        if edit.kind is not EditKind.EQUAL or inner:
            passage.append(edit)
            continue
        if _differs(passage):
            yield [*passage, _head(edit, min(AROUND, length))]
        passage = [_tail(edit, min(AROUND, length))]
    if _differs(passage):
        yield passage


def _differs(passage: Sequence[Edit]) -> bool:
    return any(edit.kind is not EditKind.EQUAL for edit in passage)


def _head(edit: Edit, count: int) -> Edit:
    return edit._replace(left_end=edit.left_start + count, right_end=edit.right_start + count)


def _tail(edit: Edit, count: int) -> Edit:
    return edit._replace(left_start=edit.left_end - count, right_start=edit.right_end - count)


def _change(sides: tuple[Prose, Prose], passage: Sequence[Edit]) -> ChangedPassage:
    places = zip(("earlier", "later"), _places(sides, passage), strict=True)
    links = ((which, spot(place)) for which, place in places if place)
    return ChangedPassage(tuple(_stretches(sides, passage)), tuple(links))


def _places(
    sides: tuple[Prose, Prose], passage: Sequence[Edit]
) -> tuple[Place | None, Place | None]:
    """The words of the changes alone, from first to last, in either version."""
    changed = [edit for edit in passage if edit.kind is not EditKind.EQUAL]
    first, last = changed[0], changed[-1]
    return (
        _place(sides[0], first.left_start, last.left_end),
        _place(sides[1], first.right_start, last.right_end),
    )


def _place(side: Prose, start: int, end: int) -> Place | None:
    if start == end:
        return None
    return Place(side.report.id, side.words[start].span.hull(side.words[end - 1].span))


def _stretches(sides: tuple[Prose, Prose], passage: Sequence[Edit]) -> Iterator[Stretch]:
    left, right = sides[0].words, sides[1].words
    begun = False
    for edit in passage:
        cut, added = left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end]
        if edit.kind is EditKind.EQUAL:
            if added:
                yield Stretch("equal", _line(added, begun))
        else:
            if cut:
                yield Stretch("cut", _line(cut, begun))
            if added:
                yield Stretch("added", _line(added, begun))
        begun = True


def _line(words: Sequence[Word], begun: bool) -> str:
    """The words as one line in which ¶ opens a paragraph."""
    texts = [f"¶ {w.text}" if w.opens and (at or begun) else w.text for at, w in enumerate(words)]
    return shortened(texts, SHOWN, EDGE)
