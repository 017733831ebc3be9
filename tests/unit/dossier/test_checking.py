"""Lines of judgements from elsewhere, the hostile ones too."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dossier.checking import LONGEST_NAME, checked
from crossread.dossier.judgements import judgement, line
from crossread.model.judgement import Judgement, Ruling
from crossread.model.span import Span
from crossread.model.story import Place

TEXTS = {"r-1": "The ferry sank off Brill. 😀 “Nobody drowned”, said Orla.", "r-2": "It sank."}
SANK, IT_SANK = Place("r-1", Span(0, 14)), Place("r-2", Span(0, 7))
AT = "2031-03-04T10:00:00+00:00"
RULED = judgement(Ruling.SAME, (SANK, IT_SANK), by="Ada", at=AT)
GOOD = json.loads(line(RULED, TEXTS))
PLACE = GOOD["places"][0]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def weighed(**changed):
    return checked(json.dumps({**GOOD, "id": None, **changed}).encode(), TEXTS)


def placed(**changed):
    return weighed(places=[{**PLACE, **changed}, GOOD["places"][1]])


def test_what_crossread_writes_is_taken():
    """A line of the file is a judgement, with or without its id."""
    without = {key: value for key, value in GOOD.items() if key != "id"}

    assert checked(line(RULED, TEXTS).encode(), TEXTS) == RULED
    assert checked(json.dumps(without).encode(), TEXTS) == RULED
    assert checked(b"\xef\xbb\xbf" + json.dumps(without).encode(), TEXTS) == RULED


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"\xff\xfe", "is not UTF-8 at byte 0"),
        (b"not json", "is not JSON"),
        (b"[" * 100_000, "is nested too deep"),
        (b'{"at": 1' + b"1" * 5000 + b"}", "is not JSON"),
        (b"[1]", "is no JSON object"),
        (b"null", "is no JSON object"),
    ],
)
def test_what_is_no_object_is_refused(written, said):
    """The reason names what the line is instead."""
    (why,) = checked(written, TEXTS)

    assert why.startswith(said)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ruling": "perhaps"}, "ruling is 'perhaps'; known: same"),
        ({"ruling": ["same"]}, "ruling is ['same']"),
        ({"places": []}, "places must be a list"),
        ({"places": "r-1"}, "places must be a list"),
        ({"places": [PLACE]}, "same is about 2 place(s), not 1"),
        ({"places": [PLACE, PLACE]}, "the same words stand twice"),
        ({"places": [PLACE, 3]}, "place 2 is not an object"),
        ({"by": ""}, "by is ''; it must name a person"),
        ({"by": "  "}, "by is '  '"),
        ({"by": 7}, "by is 7"),
        ({"by": "Ada\nBo"}, "by holds a line break"),
        ({"by": "Ada\x1b[31m"}, "by holds a line break or a control"),
        ({"by": "\ud800"}, "by holds a line break or a control"),
        ({"by": "a" * (LONGEST_NAME + 1)}, "by has 201 characters"),
        ({"at": "yesterday"}, "at is 'yesterday'; write it as"),
        ({"at": "2031-03-04"}, "at is '2031-03-04'"),
        ({"at": "2031-03-04T10:00:00"}, "at is '2031-03-04T10:00:00'"),
        ({"at": 20310304}, "at is 20310304"),
        ({"name": "Orla"}, "name is 'Orla'; only a ruling on a speaker"),
        ({"ruling": "speaker", "places": [PLACE]}, "name is None; it must name a person"),
        ({"ruling": "speaker", "name": "Orla"}, "speaker is about 1 place(s), not 2"),
        ({"ruling": "origin", "places": [PLACE]}, "origin is about 2 place(s), not 1"),
        (
            {"ruling": "not_origin", "places": [PLACE, {**PLACE, "end": 3, "exact": "The"}]},
            "not_origin is about two reports, not two places of one",
        ),
        ({"supersedes": 3}, "supersedes is 3"),
        ({"ruling": "withdrawn"}, "withdrawn needs the id"),
        ({"id": "j-1"}, "id does not follow"),
        ({"verdict": 1}, "the line has 'verdict'; its fields: id, ruling"),
    ],
)
def test_an_illegal_line_says_what_is_legal(changed, said):
    """One mistake, one reason."""
    (why,) = weighed(**changed)

    assert why.startswith(said)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"report": "r-9"}, "place 1: no report 'r-9' in this dossier"),
        ({"report": ["r-1"]}, "place 1: no report ['r-1']"),
        ({"start": -1}, "place 1: -1–14 is not a range of a text of 56"),
        ({"start": True}, "place 1: True–14 is not a range"),
        ({"start": 0.0}, "place 1: 0.0–14 is not a range"),
        ({"start": 14}, "place 1: 14–14 is not a range"),
        ({"end": 57}, "place 1: 0–57 is not a range"),
        ({"end": 10**30}, "place 1: 0–1000000000000"),
        ({"exact": "The ferry swam"}, "place 1: report r-1 has 'The ferry sank' at 0–14"),
        ({"exact": None}, "place 1: report r-1 has 'The ferry sank' at 0–14, not None"),
        ({"note": "x"}, "place 1 has 'note'"),
    ],
)
def test_a_place_is_exact_words_of_a_known_report(changed, said):
    """Neither report nor offsets nor words are believed."""
    (why,) = placed(**changed)

    assert why.startswith(said)


def test_offsets_count_code_points():
    """A character outside the basic plane counts once, in a page and here."""
    start = TEXTS["r-1"].index("Nobody")
    quoted = {"report": "r-1", "start": start, "end": start + 14, "exact": "Nobody drowned"}

    assert isinstance(weighed(ruling="speaker", name="Orla", places=[quoted]), Judgement)


def test_all_that_is_wrong_is_said_at_once():
    """A person mends a line once."""
    why = weighed(ruling="perhaps", by="", at="", places=[{**PLACE, "report": "r-9"}, 3])

    assert len(why) == 5


@given(st.binary(max_size=60))
def test_any_bytes_are_weighed(written):
    """No line brings the command down."""
    assert isinstance(checked(written, TEXTS), tuple | Judgement)


@given(
    st.dictionaries(st.sampled_from([*GOOD, "other"]), json_values, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from([*PLACE, "other"]), json_values, max_size=2),
)
def test_a_taken_line_can_be_written_and_read_again(changed, changed_place):
    """Whatever is put into a line, it is refused with short reasons or comes back as it went in."""
    written = {**GOOD, "places": [{**PLACE, **changed_place}, GOOD["places"][1]], **changed}
    found = checked(json.dumps(written).encode(), TEXTS)

    if isinstance(found, Judgement):
        assert checked(line(found, TEXTS).encode(), TEXTS) == found
    else:
        assert found
        assert all(len(why) < 200 and "\n" not in why for why in found)


@given(st.sampled_from(list(Ruling)), st.text(), st.text(), st.none() | st.text())
def test_names_of_a_taken_line_fit_on_a_line(ruling, by, name, supersedes):
    """What is taken has a judge, and nothing in it moves the cursor."""
    places = GOOD["places"][: 1 if ruling is Ruling.SPEAKER else 2]
    found = weighed(
        ruling=ruling,
        by=by,
        places=places,
        name=name if ruling is Ruling.SPEAKER else None,
        supersedes=supersedes,
    )

    if isinstance(found, Judgement):
        assert found.by.strip()
        assert len((found.by + (found.name or "")).splitlines()) == 1
        assert bool(found.name) == (ruling is Ruling.SPEAKER)
