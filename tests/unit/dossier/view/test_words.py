"""Quotes, and what reports call people and things, as a story's page shows them."""

from dataclasses import replace

from crossread.dossier.view.story import story_page
from crossread.model.span import Span


def test_a_comma_of_the_sentence_is_no_part_of_the_quote(dossier):
    """Words inside quote marks often end in the comma before "he said"."""
    story = dossier.stories[1]
    quote = next(each for each in story.quotes if each.report == "r-gazette")
    text = next(each for each in dossier.reports if each.id == "r-gazette").text
    comma = text.index(",", quote.span.start) + 1
    cut = replace(quote, span=Span(quote.span.start, comma), utterance="alone")
    page = story_page(dossier, replace(story, quotes=(cut,)))

    shown = page.utterances[0].wordings[0].stretches[-1].text
    assert shown[-1].isalnum()


def test_quotes_are_set_against_the_longest(page):
    """Missing and other words are told apart, typesetting is not."""
    horn = page.utterances[0]
    by_report = {each.head.id: each for each in horn.wordings}
    stretches = [(each.kind, each.text) for each in by_report["r-tidings24"].stretches]

    assert horn.wordings[0].head.id == "r-gazette"
    assert [each.kind for each in horn.wordings[0].stretches] == ["equal"]
    assert ("cut", "by the time the") in stretches
    assert ("added", "when the") in stretches
    assert by_report["r-tidings24"].speaker == "a rescuer"


def test_words_without_quote_marks_are_held_against_nothing(example):
    """A paraphrase shows its own words, last, under the speaker of the quote."""
    page = story_page(example, example.stories[0])
    hatch = next(each for each in page.utterances if each.speaker == "Ines Dorval")
    *quoted, retold = hatch.wordings

    assert [each.marked for each in (*quoted, retold)] == [True, True, False]
    assert (retold.change.text, retold.head.name) == ("paraphrased", "daily-tide")
    assert [(each.kind, each.text) for each in retold.stretches] == [
        ("equal", "the forward hatch of the ferry had been open in a sea")
    ]


def test_a_hyphen_is_no_change(page):
    """Spelling variants of one word are equal in a quote."""
    coop = next(each for each in page.utterances if each.speaker == "Wendline")

    assert [(s.kind, s.text) for s in coop.wordings[1].stretches] == [
        ("equal", "co-operating fully"),
        ("cut", "with every authority"),
    ]


def test_names_that_never_vary_are_left_out(page):
    """Only what is named in more than one way is compared."""
    assert [naming.about for naming in page.namings] == [
        "Odd Veere",
        "Ruud Castan",
        "Aurelia",
        "Wendline",
    ]


def test_what_reports_call_a_thing_leads_to_the_row_that_tells_of_it(example):
    """Common words stand before names, under the words of their row."""
    page = story_page(example, example.stories[0])
    rows = {row.id: row.gist for group in page.table.groups for row in group.rows}
    overloaded = next(
        each for each in page.namings if rows.get(each.row) == "the ferry was overloaded"
    )
    used = {term.text for terms in overloaded.cells for term in terms}

    assert used == {"ferry", "boat"}
    assert [bool(each.row) for each in page.namings] == sorted(
        (bool(each.row) for each in page.namings), reverse=True
    )
