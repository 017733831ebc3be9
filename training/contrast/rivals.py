"""Rival figures and times of labelled stories, and which of them a reader named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crossread.collate.align import align
from crossread.collate.claims import Stated
from crossread.collate.compare import Background
from crossread.collate.compare.contests import Column
from crossread.collate.compare.likeness import evidence
from crossread.collate.covering import Floats
from crossread.collate.rivalry import RIVALS
from crossread.model.collation import DiscrepancyKind
from crossread.model.span import Span
from crossread.models.matcher import matcher
from crossread.settings import Settings
from training.match.pairs import Labelled

LEAST = 0.1  # how well the claims of rivals match at least


@dataclass(frozen=True)
class Rival:
    """Two phrases of two reports, in the claims around them that match best."""

    together: bool  # whether their claims stand in one point
    evidence: Mapping[str, float]
    label: int  # the discrepancy by its place in the gold; -1 for none


@dataclass(frozen=True)
class Drawn:
    """The rivals of one kind of a story."""

    rivals: Sequence[Rival]

    @property
    def labels(self) -> NDArray[np.bool_]:
        """Return which of them were named."""
        return np.array([each.label >= 0 for each in self.rivals], np.bool_)

    def rows(self, names: Sequence[str]) -> Floats:
        """Return their evidence, a row each."""
        rows = [[each.evidence[name] for name in names] for each in self.rivals]
        return np.array(rows, np.float32).reshape(-1, len(names))


@dataclass(frozen=True)
class Matched:
    """Two claims of two reports, how well they match, and whether they stand in one point."""

    left: Stated
    right: Stated
    match: float
    together: bool


def drawn(story: Labelled) -> dict[DiscrepancyKind, Drawn]:
    """Return the rivals of a story by kind, each pair of phrases once."""
    matched = list(_matched(story))
    scores = {(m.left, m.right): m.match for m in matched}
    background = replace(story.made.background, scores=scores)
    return {kind: _drawn(story, kind, matched, background) for kind in RIVALS}


def _matched(story: Labelled) -> Iterator[Matched]:
    stated = story.made.stated
    found = align(story.made.profiles, matcher(), Settings().collate)
    home = {i: number for number, group in enumerate(found.groups) for i in group}
    for i, j, match in zip(*(each.tolist() for each in found.matches.strong(LEAST)), strict=True):
        yield Matched(stated[i], stated[j], match, i in home and home[i] == home.get(j))


def _drawn(
    story: Labelled, kind: DiscrepancyKind, matched: Sequence[Matched], background: Background
) -> Drawn:
    """The rivals of one kind; two phrases in several claims count in those that match best."""
    gold = _readings(story, kind)
    best: dict[object, Rival] = {}
    ranked = sorted(matched, key=lambda pair: pair.match)
    pairs = [(pair.left, pair.right) for pair in ranked]
    found = RIVALS[kind](pairs, background)
    every = zip(found, _told(evidence(found, pairs, background)), strict=True)
    for (pair, one, two), told in every:
        files = [story.story.file(end.claim.report) for end in pairs[pair]]
        ends = tuple(zip(files, (one.span, two.span), strict=True))
        together = ranked[pair].together or (ends in best and best[ends].together)
        best[ends] = Rival(together, told, _label(ends, gold))
    return Drawn(tuple(best.values()))


def _told(columns: Mapping[str, Column]) -> list[dict[str, float]]:
    """The evidence of each two phrases."""
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _readings(story: Labelled, kind: DiscrepancyKind) -> list[list[tuple[str, Span]]]:
    """The readings of each discrepancy of a kind: files and places."""
    return [
        [(r["report"], Span(r["start"], r["end"])) for r in each["readings"]]
        for each in story.story.gold["discrepancies"]
        if each["kind"] == kind
    ]


def _label(ends: Sequence[tuple[str, Span]], gold: Sequence[Sequence[tuple[str, Span]]]) -> int:
    """The first discrepancy with a reading that touches each phrase."""
    for number, readings in enumerate(gold):
        if all(any(f == file and s.overlap(span) for f, s in readings) for file, span in ends):
            return number
    return -1
