"""Who says what: source, cue and content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import attribution, names, quotes
from crossread.model.annotation import QuoteType, SourceKind
from tests.marked import marked
from tests.unit.annotate.quotes.reading import read, read_words


def found(text, parsed):
    """The attributions of a parsed text."""
    mentions = names.recognise(text, parsed.sentences, parsed.bio)
    quoted = quotes.recognise(text, parsed.sentences, mentions)
    return attribution.recognise(text, parsed.sentences, mentions, quoted)


def spans_of(each):
    """Source, cue and contents of an attribution as marks, in text order."""
    spans = [(s, "content") for s in each.content]
    spans += [(each.source, "source")] if each.source else []
    spans += [(each.cue, "cue")] if each.cue else []
    return sorted((s.start, s.end, label) for s, label in spans)


@pytest.mark.parametrize(
    "example",
    [
        "[Ada Marsh|source] [said|cue] [that the bridge was closed|content].",
        "[Ada Marsh|source] [said|cue] [the bridge was closed|content].",
        "[The bridge was closed|content], [Ada Marsh|source] [said|cue].",
        "[The bridge was closed|content], [said|cue] [Ada Marsh|source].",
        "[The bridge|content], [the mayor|source] [said|cue], [was closed|content].",
        "[The bridge was closed|content], [according to|cue] [the mayor|source].",
        "[According to|cue] [the mayor|source], [the bridge was closed|content].",
        "[Ada Marsh|source] [told|cue] reporters [that the bridge was closed|content].",
        "[Ada Marsh|source] [asked|cue] [whether the bridge was closed|content].",
        "[Ada Marsh|source] [said|cue] in a statement [that the bridge was closed|content].",
        "[Ada Marsh|source] [said|cue] [the bridge was closed|content] but did not say why.",
        "[Ada Marsh|source] [called|cue] [the bridge a “risk,”|content] adding nothing else.",
        "[Ada Marsh|source] [vowed|cue] [to close the bridge|content].",
        "[Ada Marsh|source] [praised|cue] [the new bridge|content].",
        "[Ada Marsh|source] [denied|cue] [taking the boat|content].",
        "[Two witnesses|source] [recalled|cue] [seeing a boat near the bridge|content].",
        "“[It sank,|x]” [Ada Marsh, a member of the crew|source], [told|cue] the Lowick Herald.",
        "[Ada Marsh|source] [accused|cue] [Bo Lund of lying|content].",
        "“[We swam,|x]” [Ada Marsh|source] [said|cue]. “[It was cold.|x]”",
        "[The plan|content] [was praised|cue] by [Ada Marsh|source].",
        "[The dam|content] [is expected|cue] [to hold|content].",
        "[Ada Marsh|source] [spoke|cue] about [the flood|content].",
        "[Loose ropes led to the flood|content], [says|cue] [a letter found by divers|source].",
        "[The ferry was held for a safety check|content],"
        " [according to|cue] [spokeswoman Ada Marsh|source].",
        "[The skipper of the boat was “a good man,”|content]"
        " [his brother-in-law|source] [said|cue] Friday.",
        "[Mayor|source][:|cue] [the dam will hold|content]",
        "[Ada Marsh|source]’s [claim|cue] [that the bridge was closed|content] was false.",
    ],
)
def test_parts_of_an_attribution(example):
    """Source, cue and content are the words that carry them; the content keeps its "that"."""
    text, marks = marked(example)
    expected = [(s, e, label) for s, e, label in marks if label != "x"]
    expected += [(s - 1, e + 1, "content") for s, e, label in marks if label == "x"]

    (mine,) = found(text, read(text))

    assert spans_of(mine) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bo Lund survived, but guards say the second swimmer drowned.", "guards"),
        (
            "The names of the crew have not been released, but Ada Marsh, a former mayor of "
            "Lowick, said her cousin was the pilot.",
            "Ada Marsh",
        ),
        (
            "Bo Lund has not been helpful about the rope, Ada Marsh said, but added that the "
            "crew was safe.",
            "Ada Marsh",
        ),
        (
            "Her oldest daughter, Ada Marsh, 32, said she is doing her best to be strong for "
            "her mother while also grieving the loss of her brother.",
            "Ada Marsh",
        ),
        (
            "The club dismissed the claims before the boat sailed, saying the letter had "
            "nothing to do with it and suggesting the crew was wrong.",
            "The club",
        ),
        (
            "Marsh said that they're not yet calling it a drug-related fire, but noted \"this is "
            'a known area for fires."',
            "Marsh",
        ),
        ("The list had the names of twelve people thought to have left.", ""),
        ("The child was taken to the harbour clinic and expected to live.", ""),
        (
            "Bo Lund was taken to the clinic twice on Friday and revealed on Monday that he had "
            "lost his boat.",
            "Bo Lund",
        ),
        (
            "Seven people have been hurt and two taken to the clinic after a ferry, believed to "
            "have been going too fast, hit the pier.",
            "",
        ),
        ("The list named several swimmers who guards said were hurt by the boat.", "guards"),
        (
            "Bo Lund has run the port since 2016, and last month threatened to “close the pier” "
            "for good.",
            "Bo Lund",
        ),
        ("The tragedy left parents wondering what to tell their children.", "parents"),
        (
            "A spokesperson for Lowick's Marsh said the mayor had left.",
            "A spokesperson for Lowick's Marsh",
        ),
    ],
)
def test_whoever_a_verb_belongs_to_is_its_source(text, name):
    """The last verb of saying has the source that the words give it, whatever the tree says."""
    *_, last = found(text, read(text))

    assert last.name == name


def test_the_family_of_somebody_is_not_that_person():
    """Nor are the relatives or friends of whoever is named behind "of"."""
    text = "The family of victim Ada Marsh said the bridge was unsafe."
    (mine,) = found(text, read(text))

    assert (mine.name, mine.kind) != ("Ada Marsh", SourceKind.NAMED_PERSON)
    assert mine.name == "The family of victim Ada Marsh"


def test_a_thing_to_be_done_is_no_source():
    """Reasons do not believe."""
    text = "There is no reason to believe that the boat sank."

    (mine,) = found(text, read(text))

    assert mine.source is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Two neighbours said the mayor had left.\nThey said the hall was dark.",
            "Two neighbours",
            SourceKind.EYEWITNESS,
        ),
        (
            "Detectives have searched the bay, but they say the wreck is gone.",
            "Detectives",
            SourceKind.NAMED_OFFICE,
        ),
        (
            "The agency said the dam had holes. The town was dark. It said the wall would hold.",
            "The agency",
            SourceKind.NAMED_OFFICE,
        ),
        (
            "Residents heard the siren. They believe the dam broke.",
            "Residents",
            SourceKind.EYEWITNESS,
        ),
        (
            "Ada Marsh and her husband thanked the divers.\nThey said the pier was safe.",
            "Ada Marsh and her husband",
            SourceKind.NAMED_PERSON,
        ),
        ("The pier was dark. They said the wall would hold.", "They", SourceKind.UNNAMED),
    ],
)
def test_they_and_it_have_the_name_of_whom_they_stand_for(text, name, kind):
    """Several people and a body are meant by whoever speaks or does something shortly before."""
    *_, last = found(text, read(text))

    assert (last.name, last.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Local sources said their release was part of a swap with the town, but the guards "
            "denied doing a deal with Ada Marsh.",
            "their release was part of a swap with the town",
        ),
        (
            "The mayor has vowed to name a new chief — even though some on the council have "
            "vowed to stop her.",
            "to name a new chief",
        ),
        (
            "Ada Marsh, who denied knowing there was a boat in the shed, told police that Bo "
            "Lund had been upset.",
            "there was a boat in the shed",
        ),
        (
            "The hospital did not say how the boy was, but nurses said in a note about his care "
            "that he was awake.",
            "that he was awake",
        ),
        ("The pier is closed, police say, according to the Lowick Herald.", "The pier is closed"),
        (
            "According to papers filed in Lowick County Superior Court, the skipper, his mother "
            "and her friend, Bo Lund, 57, of Tarn, had left the pier on Friday.",
            "the skipper, his mother and her friend, Bo Lund, 57, of Tarn, had left the pier on "
            "Friday",
        ),
    ],
)
def test_a_content_holds_nothing_that_another_says(text, content):
    """What somebody else says, or the sentence around the frame, is no part of it."""
    every = [piece.of(text) for each in found(text, read(text)) for piece in each.content]

    assert content in every
    assert not any(len(content) < len(each) and content in each for each in every[1:])


def test_a_content_ends_before_the_frame_that_closes_its_sentence():
    """What the crew believe does not hold who tells of it."""
    text = "The crew believe they were random targets, Ada Marsh said."

    outer, inner = found(text, read(text))

    assert outer.content[0].of(text) == "The crew believe they were random targets"
    assert inner.content[0].of(text) == "they were random targets"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh called the police.",
        "A neighbour called 911.",
        "Bo Lund called his sister.",
        "The flood claimed four lives.",
        "Two crews responded to a call at the pier.",
    ],
)
def test_deeds_with_the_words_of_speech_tell_nothing(text):
    """To ring somebody, to take a life and to answer an alarm attribute no words to anybody."""
    assert found(text, read(text)) == ()


def test_nested_attributions_come_after_their_outer():
    """What a source inside the content says is an attribution of its own, listed later."""
    text = "The agency said the ministry said the bridge was closed."

    outer, inner = found(text, read(text))

    assert outer.content[0].of(text) == "the ministry said the bridge was closed"
    assert inner.content[0].of(text) == "the bridge was closed"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Marsh said the bridge was closed.", SourceKind.NAMED_PERSON),
        (
            "She said the bridge was closed.".replace("She", "Ada Marsh came. She"),
            SourceKind.NAMED_PERSON,
        ),
        ("The mayor said the bridge was closed.", SourceKind.NAMED_OFFICE),
        ("Cops said the bridge was closed.", SourceKind.NAMED_OFFICE),
        ("“It is closed,” the mayor of Lowick said.", SourceKind.NAMED_OFFICE),
        ("“It is closed,” a witness, who gave no name, said.", SourceKind.EYEWITNESS),
        ("Police said the bridge was closed.", SourceKind.NAMED_OFFICE),
        ("The US believes the dam will hold.", SourceKind.NAMED_OFFICE),
        ("The coastguard said the bridge was closed.", SourceKind.NAMED_OFFICE),
        ("The opposition said the bridge was closed.", SourceKind.NAMED_OFFICE),
        (
            "The owner, Lowick Bridge Company, said the bridge was closed.",
            SourceKind.NAMED_OFFICE,
        ),
        ("A bartender at the Lowick Council said the bridge was closed.", SourceKind.UNNAMED),
        (
            "A nephew, Lowick Council clerk for ten years, said the bridge was closed.",
            SourceKind.UNNAMED,
        ),
        ("The report said the bridge was closed.", SourceKind.DOCUMENT),
        (
            "The bridge was safe, according to the national bridge register.",
            SourceKind.DOCUMENT,
        ),
        ("A witness said the bridge was closed.", SourceKind.EYEWITNESS),
        ("A source said the bridge was closed.", SourceKind.UNNAMED),
        ("Local newspapers said the bridge was closed.", SourceKind.OTHER_OUTLET),
        ("Reuters said the bridge was closed.", SourceKind.OTHER_OUTLET),
    ],
)
def test_kinds_of_sources(text, kind):
    """A source's kind follows from its head word and the name it carries."""
    assert [each.kind for each in found(text, read(text))] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We swam,” Ada Marsh said.", QuoteType.DIRECT),
        ("Ada Marsh said they swam.", QuoteType.INDIRECT),
        ("Ada Marsh said they “swam for hours”.", QuoteType.MIXED),
    ],
)
def test_types(text, kind):
    """Words of one's own, a paraphrase, and a paraphrase with quoted words in it."""
    assert [each.type for each in found(text, read(text))] == [kind]


def test_name_is_the_fullest():
    """A source is named in full, whatever form stands at the place."""
    text = "Ada Marsh came home. She said the bridge was closed."

    assert [each.name for each in found(text, read(text))] == ["Ada Marsh"]


@pytest.mark.parametrize(
    "example",
    [
        "The [Lowick County Sheriff’s Office|source] said the bridge was closed.",
        "The bridge was closed, according to the [Lowick District Attorney’s Office|source].",
        "The [District Attorney’s Office|source] said the bridge was closed.",
    ],
)
def test_an_owned_office_keeps_its_owner(example):
    """Whose office it is belongs to the name of the source."""
    text, ((start, end, _),) = marked(example)

    assert [each.name for each in found(text, read(text))] == [text[start:end]]


def test_who_is_questioned_is_no_content():
    """Those who question somebody are no source of who he is."""
    text = "The captain, Bo Lund, was questioned by police for several hours."

    assert found(text, read(text)) == ()


def test_plain_statements_have_no_source():
    """What the report says itself is nobody's attribution."""
    text = "The bridge closed on Friday. Two people left."

    assert found(text, read(text)) == ()


PIECES = ["“", "”", '"', " said ", "Ada Marsh", " he ", ", ", ". ", "\n", " according to ", " no "]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_odd_texts_are_survived(text):
    """Whatever the text, contents are there, lie in it, and come in order."""
    starts = []
    for each in found(text, read_words(text)):
        assert each.content
        assert all(0 <= piece.start < piece.end <= len(text) for piece in each.content)
        starts.append(min(piece.start for piece in each.content))
    assert starts == sorted(starts)
