"""A story of a store compared: annotated, collated, kept with what it follows from.

What a comparison follows from has a key: the reports, the judgements that stand on them, the
settings and the version. A kept comparison with the same key is fresh and is never made again.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from crossread import pipeline
from crossread.collate import standing
from crossread.dossier import dump
from crossread.model.annotation import AnnotatedReport
from crossread.model.codec import decode
from crossread.model.collation import Collation
from crossread.model.desk import KeptCollation, KeptStory
from crossread.model.dossier import Dossier, MadeBy
from crossread.model.ids import content_id
from crossread.model.judgement import Judgement
from crossread.model.report import Report
from crossread.model.story import Story
from crossread.ports import Annotate, Reads, Spread
from crossread.settings import Settings
from crossread.stories import as_written

KEPT_ANNOTATED = 128  # reports; about 40 MB of vectors with reports of 400 words


@dataclass(frozen=True, slots=True)
class Premises:
    """What a comparison of a story follows from, and its key."""

    story: Story  # of reports: of each article the first version and the latest
    versions: tuple[tuple[str, str], ...]  # latest and first, where they differ
    judgements: tuple[Judgement, ...]
    key: str


class Annotated:
    """The reports annotated of late, so that a ruling shows at once. It changes no result."""

    def __init__(self, annotate: Annotate) -> None:
        self._annotate = annotate
        self._kept: OrderedDict[str, AnnotatedReport] = OrderedDict()
        self._lock = Lock()

    def of(self, reports: Sequence[Report]) -> list[AnnotatedReport]:
        """Return the reports annotated, in their order."""
        with self._lock:
            found = {r.id: self._kept.pop(r.id) for r in reports if r.id in self._kept}
        missing = [report for report in reports if report.id not in found]
        found |= {each.report.id: each for each in self._annotate(missing)} if missing else {}
        with self._lock:
            self._kept |= found
            while len(self._kept) > KEPT_ANNOTATED:
                self._kept.popitem(last=False)
        return [found[report.id] for report in reports]


def basis(kept: KeptStory, reads: Reads, settings: Settings, version: str) -> Premises:
    """Return what a comparison of a story would follow from now."""
    reports: list[str] = []
    for article, head in zip(kept.story.reports, kept.heads, strict=True):
        reports += dict.fromkeys((article, head))
    judgements = standing(reads.judgements(reports))
    table = json.dumps(settings.as_table(), sort_keys=True)
    key = content_id("k", version, table, *reports, "", *(each.id for each in judgements))
    pairs = zip(kept.heads, kept.story.reports, strict=True)
    versions = tuple((head, article) for head, article in pairs if head != article)
    return Premises(replace(kept.story, reports=tuple(reports)), versions, judgements, key)


def loaded(reports: Iterable[str], reads: Reads) -> dict[str, Report]:
    """Return reports by id, those that are there."""
    found = ((each, reads.report(each)) for each in reports)
    return {id_: report for id_, report in found if report}


def named(story: Story) -> list[str]:
    """Return the reports that a story names: its own, then those nearly in it."""
    ties = (*story.because, *story.nearly)
    return list(dict.fromkeys((*story.reports, *(r for tie in ties for r in tie.reports))))


def compared(
    found: Premises,
    texts: Mapping[str, Report],
    annotated: Annotated,
    settings: Settings,
    matching: Spread,
) -> Collation:
    """Return the collation of a story; ``texts`` holds all the reports that it names."""
    story = as_written(found.story, texts)
    marks = annotated.of([texts[report] for report in story.reports])
    return pipeline.compared(story, marks, settings, found.judgements, found.versions, matching)


def to_form(collation: Collation, made_by: MadeBy, texts: Mapping[str, Report]) -> bytes:
    """Return the dossier of one story as a store keeps it: its ``dossier.json``, fit to be sent."""
    reports = tuple(texts[report] for report in sorted(collation.story.reports))
    return dump(Dossier(made_by, reports, (), (collation,))).encode()


def from_form(kept: KeptCollation, reads: Reads) -> Dossier:
    """Return the dossier that a store kept."""
    return decode(Dossier, json.loads(kept.form), reads.texts(kept.reports))


def collation_of(kept: KeptCollation) -> Collation:
    """Return the comparison alone, which needs no texts."""
    (story,) = json.loads(kept.form)["stories"]
    return decode(Collation, story, {})
