"""What a story's page is made of."""

from dataclasses import replace

import pytest

from crossread.dossier.view.story import front_page, story_page
from crossread.model.annotation import CertaintyValue, ClauseKind, Irrealis, SourceKind, TimeType
from crossread.model.claim import ClaimSource
from crossread.model.collation import (
    DatedTime,
    DiscrepancyKind,
    DiscrepancyRelation,
    Point,
    Reading,
    Status,
)
from crossread.model.report import Basis, Fact
from crossread.model.span import Span


def text_of(pieces):
    return "".join(piece.text for piece in pieces)


def marked(pieces):
    """The words inside marks."""
    out, inside = [], False
    for piece in pieces:
        if piece.step == "open":
            out.append("")
        inside = piece.step == "open" or (inside and piece.step != "close")
        if inside and piece.step == "text":
            out[-1] += piece.text
    return out


def row(page, point):
    return next(r for group in page.table.groups for r in group.rows if r.id == point)


def test_disputed_rows_come_first(page):
    """Groups stand in the order in which an editor needs them."""
    assert [group.status for group in page.table.groups] == [
        Status.DISPUTED,
        Status.AGREED,
        Status.ONE_ORIGIN,
    ]


def test_every_point_stands_once(page, dossier):
    """Rows and the points of one report together are all points."""
    rows = [each.id for group in page.table.groups for each in group.rows]
    alone = [each.id for column in page.table.alone for each in column.every]

    assert sorted(rows + alone) == sorted(point.id for point in dossier.stories[1].points)


def within(dossier, point):
    """The ferry's page with one more claim in a point: the first five characters of its first."""
    story = dossier.stories[1]
    of = next(each for each in story.points if each.id == point)
    outer = next(each for each in story.claims if each.id == of.claims[0])
    inner = replace(outer, id="c-inner", span=Span(outer.span.start, outer.span.start + 5))
    points = tuple(
        replace(each, claims=(*each.claims, "c-inner")) if each is of else each
        for each in story.points
    )
    return outer, inner, replace(story, points=points, claims=(*story.claims, inner))


def test_words_inside_another_claim_of_the_cell_stand_there_once(dossier):
    """A cell does not repeat the half of a sentence that it gives whole."""
    outer, _, story = within(dossier, "p-dead")
    cells = row(story_page(dossier, story), "p-dead").cells
    (cell,) = (each for each in cells if each.head.id == outer.report)

    assert [said.claim for said in cell.said] == [outer.id]


def test_a_mere_phrase_is_folded_away_and_not_lost(dossier):
    """A point of one report that lies inside another of its claims is no point of its own."""
    _, inner, story = within(dossier, "p-dead")
    lone = Point("p-inner", "", Status.SINGLE, (inner.id,), 1, 1, (), (), ())
    points = (*dossier.stories[1].points, lone)
    table = story_page(dossier, replace(story, points=points)).table
    (column,) = (each for each in table.alone if each.head.id == inner.report)

    assert [each.id for each in column.phrases] == ["p-inner"]
    assert "p-inner" not in [each.id for each in column.points]
    assert "p-inner" in [each.id for each in column.every]


def folded(dossier, kind, length, *, timed=0):
    """Whether a claim that one report makes alone is folded away.

    Of the kind and as many characters from its start, the last of them a time.
    """
    story = dossier.stories[1]
    point = next(each for each in story.points if each.status is Status.SINGLE)
    told = next(each for each in story.claims if each.id == point.claims[0])
    end = told.span.start + length
    short = replace(told, kind=kind, span=Span(told.span.start, end))
    claims = tuple(short if each is told else each for each in story.claims)
    span = Span(end - timed, end)
    time = DatedTime("t-x", told.report, span, TimeType.DATE, "2031", "year", "explicit")
    times = (*story.times, time) if timed else story.times
    changed = replace(story, claims=claims, discrepancies=(), times=times)
    table = story_page(dossier, changed).table
    return point.id in {each.id for column in table.alone for each in column.phrases}


def test_a_short_detail_is_a_phrase(dossier):
    """Three words without a verb say nothing alone; a clause of three words does."""
    assert folded(dossier, ClauseKind.DETAIL, 5)
    assert folded(dossier, ClauseKind.FRAGMENT, 5)
    assert not folded(dossier, ClauseKind.MAIN, 5)


def test_who_spoke_is_a_phrase(dossier):
    """However long it is told; what was said has a line of its own."""
    assert folded(dossier, ClauseKind.FRAME, 40)
    assert not folded(dossier, ClauseKind.CONTENT, 40)


def test_a_time_alone_is_a_phrase(dossier):
    """With one more word at most: "by Monday morning"."""
    assert not folded(dossier, ClauseKind.DETAIL, 40)
    assert folded(dossier, ClauseKind.DETAIL, 40, timed=36)


def test_a_row_has_a_cell_for_each_report(page):
    """Cells stand under their heads, also where nothing was found."""
    for group in page.table.groups:
        for each in group.rows:
            assert tuple(cell.head for cell in each.cells) == page.table.heads


def test_differing_words_are_marked(page):
    """The words in which readings differ are marked in each cell, and no others."""
    cells = row(page, "p-dead").cells

    assert [marked(said.pieces) for cell in cells for said in cell.said] == [
        ["14"],
        ["Seventeen"],
        ["14"],
        ["Seventeen"],
        ["17"],
        ["Nineteen"],
    ]


def test_differing_words_beside_the_claim_are_shown_with_it(page):
    """The passage is widened to a source that stands next to it."""
    cell = row(page, "p-horn").cells[0]

    assert text_of(cell.said[0].pieces).endswith('of water," Castan')
    assert marked(cell.said[0].pieces) == ["Castan"]


def test_an_absent_report_shows_its_closest_words(page):
    """Where nothing was found the nearest passage is given, if there is one."""
    cells = {cell.head.id: cell for cell in row(page, "p-missing").cells}

    assert (
        text_of(cells["r-0006"].closest.pieces) == "the search for the missing has been called off"
    )
    assert cells["r-courier"].closest is None
    assert cells["r-courier"].said == ()


def test_an_absent_report_may_tell_it_in_another_row(dossier):
    """Then the cell leads there."""
    story = dossier.stories[1]
    points = tuple(
        replace(p, absent=tuple(replace(a, told_in=a.closest and "p-calledoff") for a in p.absent))
        for p in story.points
    )
    told = replace(dossier, stories=(dossier.stories[0], replace(story, points=points)))
    cells = {
        cell.head.id: cell for cell in row(story_page(told, told.stories[1]), "p-missing").cells
    }

    assert cells["r-0006"].told_in == "p-calledoff"
    assert cells["r-courier"].told_in == ""


def test_equal_words_stand_once_on_a_side(page):
    """Reports with the same words share a line of a discrepancy."""
    number = next(each for each in page.summary.conflicts if each.id == "d-dead")

    assert [side.short for side in number.sides] == ["14", "Seventeen", "17"]
    first = number.sides[0].voices[0]
    assert (first.saying.head.name, [other.head.name for other in first.others]) == (
        "Selwin Gazette",
        ["Tidings24"],
    )


def test_one_quote_cut_into_claims_is_one_side(dossier):
    """Claims that share the differing words stand on one side, each passage once."""
    story = dossier.stories[1]
    point = next(each for each in story.points if each.id == "p-dead")
    apart = tuple(Reading(claim, "", (claim,)) for claim in point.claims)
    points = tuple(
        replace(each, readings=apart) if each is point else each for each in story.points
    )
    page = story_page(dossier, replace(story, points=points))
    number = next(each for each in page.summary.conflicts if each.id == "d-dead")

    assert [side.short for side in number.sides] == ["14", "Seventeen", "17"]
    assert [head.name for head in number.sides[1].heads] == ["Northline", "Castan Courier"]


def test_one_time_in_several_wordings_is_one_side(example):
    """Those who say "7.40am" and "7:40 in the morning" stand against another time together."""
    page = story_page(example, example.stories[0])
    time = next(each for each in page.summary.conflicts if each.kind == "time")

    assert [len(side.heads) for side in time.sides] == [3, 1]


def related(dossier, relation, **dates):
    """The ferry's page with the difference of the dead in another relation."""
    story = dossier.stories[1]
    found = tuple(
        replace(each, relation=relation) if each.id == "d-dead" else each
        for each in story.discrepancies
    )
    reports = tuple(
        replace(each, date=Fact(dates[each.id[2:]], Basis.GIVEN) if each.id[2:] in dates else None)
        for each in dossier.reports
    )
    told = replace(story, discrepancies=found)
    return story_page(replace(dossier, reports=reports, stories=(dossier.stories[0], told)), told)


@pytest.mark.parametrize(
    ("relation", "signs"),
    [
        (DiscrepancyRelation.CONFLICTS, ["", "≠", "≠"]),
        (DiscrepancyRelation.DIFFERENT_SCOPE, ["", "≠", "≠"]),
        (DiscrepancyRelation.COMPATIBLE, ["", "/", "/"]),
    ],
)
def test_a_sign_says_how_sides_stand_to_each_other(dossier, relation, signs):
    """What is compatible is not shown as if it were at odds."""
    page = related(dossier, relation)
    number = next(e for e in (*page.summary.conflicts, *page.others) if e.id == "d-dead")

    assert [side.sign for side in number.sides] == signs


def test_an_update_leads_from_the_earlier_figure_to_the_later(dossier):
    """Sides stand by the day of their first report; without a day nothing is said to follow."""
    page = related(
        dossier,
        DiscrepancyRelation.UPDATES,
        northline="2031-03-05",
        gazette="2031-03-06",
    )
    number = page.others[0]

    assert [(side.sign, side.short) for side in number.sides] == [
        ("", "Seventeen"),
        ("→", "14"),
        ("/", "17"),
    ]


def test_updates_come_before_what_is_compatible(dossier):
    """A figure that rose is looked for after the conflicts; what is counted are points."""
    page = related(dossier, DiscrepancyRelation.UPDATES)

    assert page.others[0].id == "d-dead"
    assert (page.summary.updated, [each.id for each in page.summary.updates]) == (
        2,
        ["d-dead", "d-dead3", "d-missing2"],
    )


def test_a_note_with_the_sign_of_a_conflict_stands_at_conflicts_alone(dossier):
    """The words beside it say it better."""
    assert row(related(dossier, DiscrepancyRelation.CONFLICTS), "p-dead").tags[0].note
    assert not row(related(dossier, DiscrepancyRelation.COMPATIBLE), "p-dead").tags[0].note


def test_a_denial_says_who_denies_it(dossier):
    """Its sides are whole claims: the verb alone would say nothing."""
    story = dossier.stories[1]
    denial = next(each for each in story.discrepancies if each.kind is DiscrepancyKind.DENIAL)
    denying = denial.claims[-1]
    claims = tuple(
        replace(
            each,
            certainty=replace(each.certainty, value=CertaintyValue.CERTAIN_NOT),
            irrealis=Irrealis.NEGATION,
            source=(ClaimSource(None, "Ada Quill", SourceKind.NAMED_PERSON),),
        )
        if each.id == denying
        else each
        for each in story.claims
    )
    page = story_page(dossier, replace(story, claims=claims))
    shown = next(each for each in page.summary.conflicts if each.id == denial.id)

    assert shown.note == "denied by Ada Quill"
    said = shown.sides[-1].voices[0].saying
    assert [chip.text for chip in said.chips] == ["not so"]
    assert text_of(said.pieces).startswith(shown.sides[-1].short[:12])


def test_the_title_says_whose_headline_it_is(dossier):
    """A title that is nobody's says nothing."""
    story = dossier.stories[1]
    title = next(r.title.value for r in dossier.reports if r.id == "r-northline")
    theirs = replace(story, story=replace(story.story, title=title))
    nobodys = replace(story, story=replace(story.story, title="No such headline"))

    assert story_page(dossier, theirs).summary.headline_of == "Northline"
    assert story_page(dossier, nobodys).summary.headline_of == ""


def test_evidence_stands_by_its_kind(dossier):
    """Reasons of one kind are one entry with each passage once; a long list is folded."""
    story = dossier.stories[1]
    taken = story.derivations[0]
    many = replace(taken, evidence=taken.evidence * 2)
    page = story_page(dossier, replace(story, derivations=(many,)))
    credit, run = page.takings[0].reasons

    assert [each.text for each in credit.citations] == ["From our agencies"]
    assert [head.name for _, head in run.citations[0].places] == ["Northline", "Castan Courier"]
    assert len(run.citations) == 2
    assert run.more == ()


def test_words_of_one_report_alone_are_grey_in_its_cell(example):
    """What others tell and what they do not are told apart within a cell."""
    page = story_page(example, example.stories[0])
    (cell,) = (
        cell
        for group in page.table.groups
        for row in group.rows
        for cell in row.cells
        for said in cell.said
        if "laid a wreath" in text_of(said.pieces)
    )
    opened = [piece.mark.kind for piece in cell.said[0].pieces if piece.step == "open"]

    assert opened == ["added"]
    assert marked(cell.said[0].pieces) == ["laid a wreath at the quay yesterday evening"]


def test_times_run_forwards(page):
    """The timeline is in order, the day before its hours."""
    values = [moment.value for moment in page.moments]

    assert values == ["2031-03-04", "2031-03-04T04:20", "2031-03-04T05", "2031-03-05"]
    assert page.moments[0].spoken == "Tue 4 March 2031"


def test_a_bound_to_an_hour_is_kept(example):
    """What was shortly after 7.40am is not filed as if it had been at 7.40am."""
    page = story_page(example, example.stories[0])
    spoken = [moment.spoken for moment in page.moments]

    assert "Tue 12 March 2024, after 07:40" in spoken
    assert "Tue 12 March 2024, 07:40" not in spoken
    assert spoken.index("Tue 12 March 2024, after 07:40") < spoken.index("Tue 12 March 2024, 08:10")


def test_arrows_lead_from_source_to_report(page):
    """In the drawing a report stands to the right of what it was taken from."""
    nodes = {node.head.id: node for node in page.drawing.nodes}

    for taking in page.takings:
        assert nodes[taking.source.id].x < nodes[taking.report.id].x
    assert [edge.arrow for edge in page.drawing.edges] == [True, True, True, False]
    boxes = {(node.x, node.y) for node in page.drawing.nodes}
    assert len(boxes) == len(page.drawing.nodes)


def test_a_circle_of_derivations_is_drawn(dossier):
    """Contradictory lineage does not stop the page."""
    story = dossier.stories[1]
    back = tuple(
        replace(each, report=each.from_report, from_report=each.report)
        for each in story.derivations
    )
    page = story_page(dossier, replace(story, derivations=story.derivations + back))

    assert len(page.drawing.edges) == 8


def test_two_reports_of_one_outlet_are_numbered(dossier):
    """Columns with one name can be told apart."""
    reports = tuple(
        replace(each, outlet=Fact("The Globe", Basis.GIVEN)) for each in dossier.reports
    )
    page = story_page(replace(dossier, reports=reports), dossier.stories[1])

    assert [head.name for head in page.table.heads][:2] == ["The Globe (1)", "The Globe (2)"]


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((), ""),
        ((ClaimSource(None, "", SourceKind.REPORTER),), ""),
        ((ClaimSource(None, "Ada Quill", SourceKind.NAMED_PERSON),), "Ada Quill"),
        ((ClaimSource(None, "", SourceKind.UNNAMED),), "unnamed"),
        (
            (
                ClaimSource(None, "Northline", SourceKind.OTHER_OUTLET),
                ClaimSource(None, "Ada Quill", SourceKind.NAMED_PERSON),
            ),
            "Ada Quill, via Northline",
        ),
        (
            (ClaimSource(None, "Ada Quill", SourceKind.NAMED_PERSON, ("Northline",)),),
            "Ada Quill, via Northline",
        ),
    ],
)
def test_the_innermost_source_is_named(dossier, sources, said):
    """Who says so comes first, then through whom; the reporter's own voice needs no name."""
    story = dossier.stories[1]
    claims = (replace(story.claims[0], source=sources), *story.claims[1:])
    page = story_page(dossier, replace(story, claims=claims))

    assert row(page, "p-dead").cells[0].said[0].source == said


def test_the_front_page_leads_with_the_larger_story(dossier):
    """Stories stand by the number of their reports."""
    assert [story.id for story in front_page(dossier).stories] == ["s-ferry", "s-hostile"]


def test_a_report_without_a_story_is_listed(dossier):
    """What joined nothing is shown by its path."""
    page = front_page(replace(dossier, stories=dossier.stories[1:]))

    assert [each.path for each in page.alone] == ["inbox/hostile-a.txt", "inbox/hostile-b.txt"]
