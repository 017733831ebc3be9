"""A story is compared when somebody asks and something came since."""

from crossread.desk import Desk, in_words
from crossread.model.desk import RunKind
from crossread.scale.local import annotator
from tests.unit.desk.newsroom import FERRY, FERRY_AGAIN, FERRY_DENIED, opened, pasted, take


def test_a_story_is_compared_when_it_is_read(desk):
    """Once; then it is read from the store until something comes."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories

    stale = desk.story(story, compare=False)
    assert (stale.fresh, stale.dossier.stories, len(stale.waiting)) == (False, (), 2)
    read = desk.story(story)
    assert (read.fresh, read.waiting, len(read.dossier.stories)) == (True, (), 1)
    assert desk.story(story, compare=False) == read
    desk.story(story)
    assert [run.kind for run in desk.runs()].count(RunKind.COMPARE) == 1
    assert desk.front()[0].origins == 2


def test_what_is_read_is_what_a_run_over_the_same_reports_gives(desk):
    """The desk adds an id to a story and nothing else."""
    from dataclasses import replace

    from crossread import pipeline
    from crossread.settings import Settings

    texts = (FERRY, FERRY_AGAIN, FERRY_DENIED)
    for day, text in enumerate(texts):
        taken = take(desk, text, day=day)
    (collation,) = desk.story(taken.stories[0]).dossier.stories
    dossier = pipeline.read(
        [pasted(text) for text in texts], Settings(), annotate=annotator(), version="1"
    )
    (expected,) = dossier.stories

    alike = replace(collation.story, id=expected.story.id, because=(), nearly=())
    assert replace(collation, story=alike) == replace(
        expected, story=replace(expected.story, because=(), nearly=())
    )


def test_reports_are_matched_where_the_desk_is_told(tmp_path):
    """As the command line does, in copies of its process."""
    spread = []

    def there(do, each):
        spread.append(do)
        return map(do, each)

    path = tmp_path / "desk.crossread"
    with Desk.open(path, annotate=annotator(), version="1", matching=there) as desk:
        (story,) = take(desk, FERRY, FERRY_AGAIN).stories
        assert not spread
        desk.story(story)

    assert spread


def test_a_stale_comparison_says_what_waits(desk):
    """Who may not wait for the model reads the last one, and which reports it lacks."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories
    before = desk.story(story)
    (joined,) = take(desk, FERRY_DENIED, day=1).added

    stale = desk.story(story, compare=False)
    assert (stale.fresh, stale.waiting) == (False, (joined,))
    assert stale.dossier == before.dossier
    assert joined in {report.id for report in desk.story(story).dossier.reports}


def test_a_rerun_says_what_is_new(desk):
    """Figures that moved, kinds of discrepancy that came, reports that joined."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories
    desk.story(story)
    last = desk.runs()[-1].id
    take(desk, FERRY_DENIED, day=2)
    desk.story(story)

    (news,) = desk.news(last)
    said = in_words(news)
    assert news.story == story
    assert "toll 3 → 4" in said
    assert "denial added" in said
    assert said.endswith("one report joined")
    assert desk.news(desk.runs()[-1].id) == []
    assert desk.front()[0].last_change == said


def test_who_only_reads_sees_what_was_compared(desk, tmp_path):
    """A reader compares nothing and waits for nobody."""
    (story,) = take(desk, FERRY, FERRY_AGAIN).stories
    with opened(tmp_path, readonly=True) as reader:
        assert not reader.story(story).fresh
        read = desk.story(story)
        assert reader.story(story) == read
        assert reader.front() == desk.front()
