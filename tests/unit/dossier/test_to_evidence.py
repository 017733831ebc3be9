"""The evidence pack, as text; tests/browser prints it."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from crossread.dossier.to_evidence import evidence
from crossread.dossier.view.evidence import CONTEXT, pack
from crossread.dossier.view.lookup import lookup
from tests.unit.dossier.figured import figured, nasty
from tests.unit.dossier.test_to_html import FORBIDDEN, Page


@pytest.fixture(scope="module")
def ferry():
    return Page(evidence(figured()))


@pytest.fixture(scope="module")
def hostile():
    return Page(evidence(nasty()))


def packed(dossier, at):
    return pack(lookup(dossier.stories[at], {report.id: report for report in dossier.reports}))


def test_markup_is_well_formed_and_ids_are_unique(ferry, hostile):
    """Every element that opens closes in its place."""
    for page in (ferry, hostile):
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))


def test_nothing_runs_and_nothing_is_fetched(ferry, hostile):
    """One style, no script, no link, and a policy that names only the style."""
    for page in (ferry, hostile):
        tags = [tag for tag, _ in page.tags]
        assert not {"script", "link", "img", "iframe", "a", "form"} & set(tags)
        assert tags.count("style") == 1
        assert not [given for _, given in page.tags if "style" in given or "src" in given]
        (policy,) = (given["content"] for _, given in page.tags if "http-equiv" in given)
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "script-src" not in policy


def test_the_style_closes_nothing_and_numbers_pages():
    """It goes into the page as it is; a browser that prints counts the pages."""
    style = (files("crossread.dossier") / "templates" / "evidence.css").read_text("utf-8")

    assert "</" not in style
    assert "counter(page)" in style
    assert "break-before: page" in style


def test_every_point_and_every_claim_is_shown(ferry):
    """Nothing of the comparison is left out of the pack."""
    for story in figured().stories:
        assert {point.id for point in story.points} <= set(ferry.ids)
        for claim in story.claims:
            assert claim.id in ferry.text


def test_words_stand_in_their_paragraph_with_their_place(texts):
    """The marked words are those at the offsets, and what is around them is the report's."""
    made = figured()
    told = packed(made, 1)
    for proof in told.proofs:
        for each in proof.exhibits:
            text = texts[each.said.head.id]
            shown = "".join(piece.text for piece in each.pieces)
            words = " ".join(text[each.start : each.end].split())
            assert words in " ".join(shown.split())
            assert len(shown) <= each.end - each.start + 2 * CONTEXT
    (proof,) = (each for each in told.proofs if each.id == "p-bank2029")
    first = "".join(piece.text for piece in proof.exhibits[0].pieces)
    assert first.endswith("She touched the same bank in 2029, without injuries.")


def test_a_long_paragraph_is_cut_and_says_so():
    """Context is bounded on either side."""
    (proof, *_) = [p for p in packed(nasty(), 0).proofs if p.id == "p-b"]
    exhibit = next(each for each in proof.exhibits if each.said.head.id == "r-sum")

    assert exhibit.cut_after
    assert not exhibit.cut_before


def test_reports_stand_with_their_digests(ferry):
    """Who has the file can check that text and bytes are the same."""
    for report in figured().reports:
        for told in (report.id, report.sha256, report.text_sha256, report.path):
            assert told in ferry.text


def test_lineage_figures_judgements_and_maker_are_told(ferry):
    """What was decided, by whom, on what grounds, and with which settings."""
    assert "Origin B: Northline" in ferry.text
    assert "Castan Courier from Northline" in ferry.text
    assert "The Meridian Globe and Selwin Gazette" in ferry.text  # no direction
    assert "ucdp-range low 14, best 17, high 19 =most told" in ferry.text
    assert "same Ada Finch 2031-03-06T09:00:00+00:00 obeyed j-1" in ferry.text
    assert "crossread 0.1.0" in ferry.text
    assert '[collate] {"least": 0.5}' in ferry.text
    assert "inbox/photo.jpg" in ferry.text


def test_disputed_points_come_first():
    """Points are numbered; those in dispute are seen first."""
    proofs = packed(figured(), 1).proofs
    states = [proof.status.text for proof in proofs]

    assert [proof.number for proof in proofs] == list(range(1, len(proofs) + 1))
    assert states[0] == "Disputed"
    assert "Disputed" not in states[states.count("Disputed") :]


def test_no_verdict_is_printed(ferry):
    """The pack speaks of origins and of nothing found."""
    assert not FORBIDDEN.search(ferry.text)


def test_hostile_words_stay_words(hostile):
    """Markup is text; overrides and control characters are signs."""
    raw = evidence(nasty())

    assert "<b>&" in hostile.text
    assert "‹RLO›evil‹PDF›" in hostile.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\ud800-\udfff]", raw)


def test_a_dossier_without_a_story_says_so():
    """An empty pack is no blank page."""
    assert "No story" in Page(evidence(replace(figured(), stories=()))).text


def test_equal_dossiers_give_equal_pages():
    """No clock is in it."""
    assert evidence(figured()) == evidence(figured())


def test_who_tells_it_in_another_row_is_not_among_those_without():
    """The pack says of both how it is."""
    made = figured()
    story = max(made.stories, key=lambda s: len(s.points))
    points = tuple(
        replace(p, absent=tuple(replace(a, told_in=a.closest and p.id) for a in p.absent))
        for p in story.points
    )
    others = tuple(s for s in made.stories if s is not story)
    text = Page(evidence(replace(made, stories=(*others, replace(story, points=points))))).text

    assert "Told in another row by:" in text
    assert "Told in another row by:" not in Page(evidence(made)).text
