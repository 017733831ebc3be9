"""Indirect wordings: who tells without quote marks what another report quotes."""

import pytest

import crossread

QUOTED = (
    "Bridge at Sarn closes\n\n"
    "“The north pier has sunk by four centimetres since Sunday,” county engineer Mila Oster said.\n"
)
RETOLD = (
    "Sarn bridge shut to lorries\n\n"
    "{} that the north pier had sunk by about four centimetres since Sunday.\n"
)


@pytest.fixture(scope="module")
def wordings(tmp_path_factory):
    """Return the quotes of a story, given what its second report begins with."""

    def read(beginning):
        folder = tmp_path_factory.mktemp("sarn")
        for name, text in (("quoted", QUOTED), ("retold", RETOLD.format(beginning))):
            (folder / f"{name}.txt").write_text(text, "utf-8")
        dossier = crossread.read([folder])
        (story,) = dossier.stories
        texts = {report.id: report.text for report in dossier.reports}
        return [(quote, quote.span.of(texts[quote.report])) for quote in story.quotes]

    return read


def test_words_told_without_quote_marks_join_the_utterance(wordings):
    """An editor sees direct beside indirect use, under one speaker."""
    (direct, _), (indirect, words) = sorted(wordings("Engineer Mila Oster said"), key=_is_indirect)

    assert words == "the north pier had sunk by about four centimetres since Sunday"
    assert (indirect.type, indirect.change) == ("indirect", "paraphrased")
    assert (indirect.speaker, indirect.utterance) == ("Mila Oster", direct.utterance)


def test_what_somebody_else_says_is_no_wording(wordings):
    """Two people may say the same; neither retells the other."""
    assert [quote.type for quote, _ in wordings("Ferryman Jarl Ende said")] == ["direct"]


def test_who_quotes_an_utterance_tells_it_once(wordings):
    """A report that quotes what it also retells has one wording, the quoted one."""
    again = "“The north pier has sunk by four centimetres since Sunday,” Mila Oster said. She said"

    assert [quote.type for quote, _ in wordings(again)] == ["direct", "direct"]


def _is_indirect(wording):
    return wording[0].type == "indirect"
