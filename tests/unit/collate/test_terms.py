"""Terms: other common words for one thing or act, labelled in the sentences of two reports."""

import re
from collections import defaultdict

import pytest

import crossread

LABELLED = re.compile(r"\[([^|\]]+)\|(\w+)\]")
PLACE = "The harbour of Wend lies a mile from Sarn island, and its ferry sails every morning."
NAVY = (
    "The navy [struck|hit] two [suspected drug boats|boats] off Sarn island on Friday.",
    "The navy [hit|hit] two [alleged smuggling vessels|boats] off Sarn island on Friday.",
)
MILL = (
    "A [blaze|fire] [destroyed|lost] the old paper mill in Wend on Monday night.",
    "A [fire|fire] [gutted|lost] the old paper mill in Wend on Monday night.",
)
DRIVER = (
    "Police in Wend arrested the [gunman|man] after a chase on Sunday.",
    "Police in Wend arrested the [suspect|man] after a chase on Sunday.",
)


@pytest.fixture
def read(tmp_path):
    """Return which words of some sentences, each a report, are told to be of one thing."""

    def wordings(*sentences):
        for number, sentence in enumerate(sentences):
            said = LABELLED.sub(r"\1", sentence)
            (tmp_path / f"{number}.txt").write_text(f"{said} {PLACE}\n", "utf-8")
        dossier = crossread.read([tmp_path])
        texts = {report.id: report.text for report in dossier.reports}
        points = {point.id for story in dossier.stories for point in story.points}
        return {
            frozenset(place.span.of(texts[place.report]) for place in wording.terms)
            for story in dossier.stories
            for wording in story.wording
            if wording.about in points
        }

    return wordings


@pytest.mark.parametrize("sentences", [NAVY, MILL, DRIVER], ids=["navy", "mill", "driver"])
def test_words_of_one_label_are_one_thing(read, sentences):
    """Every label of two reports is found, with its words, and nothing else is."""
    labels = defaultdict(set)
    for words, label in LABELLED.findall(" ".join(sentences)):
        labels[label].add(words)

    assert read(*sentences) == {frozenset(words) for words in labels.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the community centre", "the centre"),  # some of the same words
        ("the harbour office", "the harbor office"),  # spelling
        ("a yard", "the yards"),  # a form
    ],
)
def test_shorter_forms_and_spellings_are_no_other_words(read, one, other):
    """They say nothing of how a report sees a thing."""
    told = "A bus hit {} in Sarn on Friday morning, police said."

    assert read(told.format(one), told.format(other)) == set()


def test_order_of_reports_changes_nothing(read):
    """Nor does which is read first."""
    assert read(*NAVY) == read(*NAVY[::-1])


def test_one_report_alone_is_left_out(read):
    """There is nothing to compare in one report."""
    assert read(LABELLED.sub(r"\1", f"{NAVY[0]} {NAVY[1]}")) == set()
