"""How figures moved, as the page tells it."""

from dataclasses import replace

from crossread.dossier import load, to_html
from crossread.dossier.resolve import resolved
from crossread.dossier.to_json import dump
from crossread.dossier.view.lookup import lookup
from crossread.dossier.view.movements import movements
from crossread.model.collation import Movement, Step
from crossread.model.judgement import Heard, Outcome, Ruling
from crossread.model.span import Span


def moved(dossier):
    """The dossier with a movement over the first two words of three reports' claims."""
    story = dossier.stories[1]
    claims = [story.claims[0], *(c for c in story.claims if c.report != story.claims[0].report)][:2]
    steps = tuple(
        Step(day, claim.report, Span(claim.span.start, claim.span.start + 3), 1, 1, 1, claim.id)
        for day, claim in zip(("2031-03-01", "2031-03-02T08:00:00"), claims, strict=True)
    )
    movement = Movement(story.points[0].id, "death", "person", steps)
    return replace(dossier, stories=(dossier.stories[0], replace(story, movements=(movement,))))


def test_each_day_has_its_figures_in_the_words_of_the_reports(dossier):
    """Days stand in order, under each the words and who gives them."""
    with_movement = moved(dossier)
    story = with_movement.stories[1]
    known = lookup(story, {report.id: report for report in dossier.reports})

    (moving,) = movements(known)

    assert [day.spoken for day in moving.days] == ["1 March 2031", "2 March 2031"]
    for day, step in zip(moving.days, story.movements[0].steps, strict=True):
        (figure,) = day.figures
        assert figure.words == step.span.of(known.text(step.report)).strip()
        assert figure.by == ((step.claim, known.heads[step.report]),)


def test_one_figure_in_other_capitals_is_one_figure(dossier):
    """What a headline calls "At least 12" and a text "at least 12" is given once."""
    story = dossier.stories[1]
    known = lookup(story, {report.id: report for report in dossier.reports})
    report = next(key for key in known.reports if "The " in known.text(key))
    starts = [known.text(report).index(words) for words in ("The ", " the ")]
    steps = tuple(
        Step("2031-03-01", report, Span(start, start + 4), 1, 1, 1, story.claims[0].id)
        for start in starts
    )
    moving = replace(story, movements=(Movement(story.points[0].id, "", "year_old", steps),))

    (found,) = movements(replace(known, story=moving))

    assert found.counted == "age"
    assert [figure.words for figure in found.days[0].figures] == ["The"]


def test_the_page_shows_movements_only_where_there_are_any(dossier):
    """The section is there with its figures, or not at all."""
    with_movement = moved(dossier)

    assert "How figures moved" in to_html.story(with_movement, with_movement.stories[1])
    assert "How figures moved" not in to_html.story(dossier, dossier.stories[1])


def test_movements_and_rulings_are_read_back(dossier, texts):
    """What is written beside the points comes back as it was."""
    with_movement = moved(dossier)
    heard = Heard("j-1", Ruling.SAME, "Ada", "2031-03-04", Outcome.UNRESOLVED, "no claim")
    with_both = replace(with_movement, unheard=(heard,))

    assert load(dump(with_both), texts) == with_both


def test_a_step_whose_words_are_missing_goes(dossier):
    """Every figure on the page stands in a report."""
    with_movement = moved(dossier)
    first, story = with_movement.stories
    (movement,) = story.movements
    lost = replace(movement.steps[0], span=Span(10**6, 10**6 + 2))
    odd = replace(story, movements=(replace(movement, steps=(lost, movement.steps[1])),))

    (kept,) = resolved(replace(with_movement, stories=(first, odd))).stories[1].movements

    assert kept.steps == movement.steps[1:]


def test_a_row_says_who_ruled_on_it(dossier):
    """A judgement is named beside the reports that tell the point."""
    first, story = dossier.stories
    heard = Heard("j-1", Ruling.SAME, "Ada Finch", "2031-03-04", Outcome.OBEYED, "")
    points = tuple(
        replace(point, ruled_by=("j-1",) if point.reports > 1 else ()) for point in story.points
    )
    ruled = replace(story, points=points, judgements=(heard,))

    page = to_html.story(replace(dossier, stories=(first, ruled)), ruled)

    assert "Ada Finch ruled: same" in page
