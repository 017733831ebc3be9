import pytest

from crossread.clean.datelines import opening_mark, read_dateline, read_lone_dateline
from tests.marked import marked


@pytest.mark.parametrize(
    "example",
    [
        "[PORTO VELL, Marenia|place] ([AP|agency]) — [The harbour closed.|words]",
        "[PORTO VELL|place] ([Reuters|agency]) - [The harbour closed.|words]",
        "[PORTO VELL|place] (KXYZ) – [Two boats sank.|words]",
        "[PORTO VELL|place] (WXYTV) – [Two boats sank.|words]",
        "[PORTO VELL|place] (NBC) – [Two boats sank.|words]",
        "[PORTO VELL|place] ([MNA|agency]) – [Two boats sank.|words]",
        "[PORTO VELL|place] -- [Two boats sank.|words]",
        "[NEW ANSEL|place] — [Two boats sank.|words]",
        "[ST. ANNE, Mar.|place] – [A ferry sank.|words]",
        "[Porto Vell|place] ([AFP|agency]) – [“We waited,” she said.|words]",
        "[Porto Vell, Mar.|place] – [Police closed it.|words]",
        "[PORTO VELL|place], Jan. 5 ([Xinhua|agency]) -- [The harbour closed.|words]",
        "[PORTO VELL|place], January 5. /[TASS|agency]/. [The harbour closed.|words]",
        "[Porto Vell|place], Jan 5 ([PTI|agency]) [The harbour closed.|words]",
        "[PORTO VELL|place] (KXYZ/[AP|agency]) — [40 people fled.|words]",
        "UPDATE: [PORTO VELL|place] (KXYZ) -- [Two boats sank.|words]",
        "[PARIS|place]: [The harbour closed.|words]",
        "[NEW DELHI|place] ([PTI|agency]): [The harbour closed.|words]",
        "([Reuters|agency]) - [The harbour closed.|words]",
        "(KXYZ) - [The harbour closed.|words]",
    ],
)
def test_a_dateline_is_told_from_the_words(example):
    """Place and agency are read off, and sentences begin behind the dash."""
    text, ranges = marked(example)
    found = read_dateline(text)
    expected = {label: text[start:end] for start, end, label in ranges}

    assert text[found.end :] == expected["words"]
    assert text[found.place_start : found.place_end] == expected.get("place", "")
    credit = found.agency
    assert (text[credit.start : credit.end] if credit else None) == expected.get("agency")


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 7:19 p.m. -- The harbour has opened again.",
        "UPDATE -- The harbour has opened again.",
        "NEW PHOTOS - The harbour has opened again.",
        "ROE: The harbour has opened again.",
        "The harbour — closed since Monday — opened again.",
        "NATO — the alliance — said so.",
        "Ana Roe (44) – a sailor – saw it.",
        "Police said (again) that it was closed.",
        "A ferry sank - Four people are missing.",
        "FILE — Tugs lie in the harbour.",
    ],
)
def test_a_sentence_is_no_dateline(text):
    """Labels, asides and ordinary dashes lose no words."""
    assert read_dateline(text) is None


def test_a_dateline_may_stand_alone():
    """A page may break the line behind its dateline."""
    assert read_lone_dateline("PORTO VELL, Mar. (AP) -").agency.agency == "AP"
    assert read_lone_dateline("The harbour closed -") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("• Two boats.", "Two boats."),
        ("— The court ruled.", "The court ruled."),
        ("-5 °C", "-5 °C"),
    ],
)
def test_a_mark_at_the_start_is_no_word(text, words):
    """Bullets and the rest of a lost dateline stand before the words; a minus does not."""
    assert text[opening_mark(text) :] == words
