"""What is read of one story or one report; an unknown id is an InputError that says what to do."""

from collections.abc import Iterable

from crossread.desk import comparing
from crossread.desk.comparing import Premises
from crossread.desk.results import ReportRead, StoryRead
from crossread.errors import InputError
from crossread.model.capture import Capture
from crossread.model.claim import Claim
from crossread.model.desk import KeptStory
from crossread.model.dossier import Dossier, MadeBy
from crossread.ports import Reads


def kept_story(story: str, reads: Reads) -> KeptStory:
    """Return a story by its id, or the one that it went into."""
    kept = reads.story(story)
    while kept and kept.into:
        kept = reads.story(kept.into)
    if kept is None or not kept.story.reports:
        raise InputError(f"no story {story} in this store; without an id all are listed")
    return kept


def story_read(kept: KeptStory, basis: Premises, reads: Reads) -> StoryRead:
    """Return a story with its last comparison, which is fresh where it follows from ``basis``."""
    last = reads.collation(kept.story.id)
    shown = last.reports if last else basis.story.reports
    return StoryRead(
        id=kept.story.id,
        title=kept.story.title,
        dossier=comparing.from_form(last, reads) if last else _bare(shown, reads),
        fresh=last is not None and last.key == basis.key,
        waiting=tuple(each for each in basis.story.reports if not last or each not in shown),
        compared_at=last.at if last else None,
        events=tuple(reads.events(kept.story.id)),
        changes=tuple(reads.changes(story=kept.story.id)),
    )


def report_read(report: str, reads: Reads, *, claims: bool) -> ReportRead:
    """Return a report with its versions and, where asked for, its claims."""
    kept, found = reads.kept(report), reads.report(report)
    if kept is None or found is None:
        raise _unknown(report)
    own = _claims(report, kept.story, reads) if claims and kept.story else ()
    return ReportRead(found, kept, tuple(reads.versions(kept.article)), own)


def capture_read(report: str, reads: Reads) -> Capture:
    """Return the bytes that a report was made from."""
    found = reads.capture(report)
    if found is None:
        raise _unknown(report)
    return found


def _bare(reports: Iterable[str], reads: Reads) -> Dossier:
    """The dossier of a story that nobody compared yet: its reports alone."""
    found = comparing.loaded(sorted(reports), reads)
    return Dossier(MadeBy("crossread", "", {}), tuple(found.values()), (), ())


def _claims(report: str, story: str, reads: Reads) -> tuple[Claim, ...]:
    """The claims of a report in the last comparison of its story."""
    last = reads.collation(story)
    if last is None or report not in last.reports:
        return ()
    found = comparing.collation_of(last).claims
    return tuple(claim for claim in found if claim.report == report)


def _unknown(report: str) -> InputError:
    return InputError(f"no report {report} in this store; `search` finds reports")
