"""Direct quotations and their speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import names, quotes
from crossread.model.annotation import QuoteType
from tests.marked import marked
from tests.unit.annotate.quotes.reading import read, read_words


def found(text, parsed):
    """The quotations of a parsed text."""
    mentions = names.recognise(text, parsed.sentences, parsed.bio)
    return quotes.recognise(text, parsed.sentences, mentions)


# The label of each quotation is its speaker; "-" is nobody.
SPOKEN = [
    # beside the quotation
    "“[The bridge is closed,|Ada Marsh]” said Ada Marsh.",
    "“[The bridge is closed,|Ada Marsh]” Ada Marsh said on Friday.",
    "“[The bridge is closed,|Ada Marsh]” harbour spokeswoman Ada Marsh told reporters.",
    "“[The bridge is closed,|Ada Marsh]” said Ada Marsh, who runs the ferry office.",
    "“[The bridge is closed,|Ada Marsh]” Ada Marsh, 47, a nurse from Lowick, said.",
    "Ada Marsh said: “[The bridge is closed.|Ada Marsh]”",
    "Ada Marsh said, “[The bridge is closed.|Ada Marsh]”",
    "“[The bridge,|Ada Marsh]” Ada Marsh said, “[is closed.|Ada Marsh]”",
    "“[The bridge is closed,|Ada Marsh]” she said.".replace("“", "Ada Marsh ran home. “", 1),
    "“[We saw it fall,|a woman who lives near the bridge]” said a woman who lives near the bridge.",
    "“[No money was paid,|the report]” the report said.",
    "“[It held,|Bo Lund]” shrugged Bo Lund.",
    "Ada Marsh told Bo Lund, “[My boat is gone,|Ada Marsh]” to which Lund said, “[Good.|Bo Lund]”",
    "Police said Bo Lund told them, “[I tied the rope.|Bo Lund]”",
    "“[We swam,|Bo Lund]” Bo Lund said.\n“[I lost my boat.|Ada Marsh]” Ada Marsh, nurse",
    # relative clauses and participles
    "Police posted video of drummers chanting “[the sea is ours|drummers]”.",
    "The noise woke a guard, who yelled at them, “[get down now!|a guard]”",
    "He held out a letter that read “[We are doomed|a letter]” in red.",
    "Bo Lund was a “[kind and clever|-]” man who loved his boat.",
    "Ada Marsh also said the boys showed “[no care for the boats|Ada Marsh]” on Friday.",
    "The boat was towed to the pier on Monday and described as a “[sad wreck|-]” of the fleet.",
    "Ada Marsh said the pier was safe.\n- ‘[Boats for all|-]’ -",
    # inside a paraphrase
    "Ada Marsh said the bridge was “[a danger to all|Ada Marsh]” and must close.",
    "Ada Marsh called the bridge “[a death trap|Ada Marsh]”.",
    "The bridge is “[a death trap|Ada Marsh]”, according to Ada Marsh.",
    "According to the report, the bridge was “[a death trap|the report]”.",
    "It was what critics described as a “[shadow budget|critics]”.",
    "Bo Lund was quoted as saying “[the bridge will never open|Bo Lund]”.",
    "Ada Marsh called the bridge “[a death trap|Ada Marsh]” and said it must close.",
    "Ada Marsh, who called the bridge a “[death trap,|Ada Marsh]” said drivers would stay away.",
    "Ada Marsh said it was “[a quiet night,|Ada Marsh]” until they were walking home.",
    "A friend told the court he thought Bo Lund was “[only joking around|A friend]”.",
    "Police found that the rope was “[cut with a knife|Ada Marsh]”, Ada Marsh said.",
    # whose name it is
    "Mr. Lund’s lawyer, Ada Marsh, said: “[He is innocent.|Ada Marsh]”",
    "A lawyer for Mr. Lund, Ada Marsh of Lowick, said: “[He is innocent.|Ada Marsh]”",
    "“[He is innocent,|Ada Marsh]” said a statement from Bo Lund’s lawyer, Ada Marsh.",
    "One of his lawyers, Ada Marsh, says the deal “[does not hold|Ada Marsh]”.",
    "After Bo Lund left, Ada Marsh said: “[We swam.|Ada Marsh]”",
    "Bo Lund said the ferry sank, adding that it was “[a dark day|Bo Lund]”.",
    "“[We lost a pier tonight,|Ada Marsh]” Ostrava Mayor Ada Marsh said.",
    # carried over
    "“[We swam,|Ada Marsh]” Ada Marsh said. “[The water was cold.|Ada Marsh]”",
    "“[We swam,|Ada Marsh]” Ada Marsh said.\n“[The water was cold.|Ada Marsh]”",
    "Ada Marsh saw the ferry sink.\n“[We swam,|Ada Marsh]” she said.",
    "Ada Marsh thanked the crew:\n“[They saved us all.|Ada Marsh]”",
    "“[We swam,|Ada Marsh]” said Ada Marsh. “[It was cold.|Ada Marsh]\n“[It was dark.|Ada Marsh]”",
    "Ada Marsh said the council wants the pier closed.\n“[It is a shame for us all.|Ada Marsh]”",
    "Ada Marsh said the council wants the “Free Gulls” sign gone.\n“[It is a shame.|Ada Marsh]”",
    # letters and statements
    "Bo Lund passed on a statement from his mother.\nIt reads: “[We thank you all.|his mother]”",
    "In a statement from the crew, Bo Lund was called brave. “[He swam,|the crew]” it read.",
    "Ada Marsh was not there, but sent a letter she wrote at sea. Bo Lund wept.\n"
    "“[I know your love,|Ada Marsh]” the letter said.",
    "Divers found a torn note, and it mentions “[a man in red|a torn note]”.",
    # pronouns
    "Robin Marsh ran a stall.\n“[I saw him at once,|Robin Marsh]” she said.\nIt was Kit Vell."
    "\n“[He came back. I told him so. I thanked him. I wept. I sang,|Robin Marsh]” she said.",
    "Robin Vell opened the door and he smiled at Ada Marsh. Vell stood up."
    " “[We swam,|Ada Marsh]” she said.",
    "Ada Marsh hid in the cellar. The Lunds had left. “[None of us slept,|Ada Marsh]” she said.",
    # who does what a verb of seeing or hearing tells
    "Ada Marsh was startled to see the swimmers shouting: “[We made it!|the swimmers]”",
    "A man was overheard telling guards, “[Those were my boats,|A man]” according to the report.",
    "Bo Lund recalled the pilot telling the crew: “[We will go.|the pilot]”",
    "In St. Vell, Kent, Rabbi Ada Marsh of the harbour chapel said the pier was “[gone for "
    "good|Ada Marsh]”.",
    "A note by the club, which owns the pier, states that “[there are lawful uses for ropes.|A "
    "note by the club]”",
    "“[The rope was cut,|Bo Lund]” Sheriff Bo Lund earlier told the Herald.",
    "‘[Grim scene|-]’ as three found dead on pier",
    "Ada Marsh said the firm knew it was selling something with a “[hidden fault in the "
    "rope|Ada Marsh]”.",
    "The shop has sold boats “[since last spring,|its website]” according to its website, but "
    "this week announced that it would close.",
    "It was the kind of show Bo Lund himself once called “[the most dreary thing at sea|Bo Lund]”.",
    "A photo shows a “[sea monster|-]” on the beach.",
    "In a statement, Lowick Ferries spokeswoman Ada Marsh said the crew was safe.\n“[We thank "
    "them all,|Ada Marsh]” the statement said.",
    "On Monday, the firm released a statement:\n“[Our trade is not well known.|the firm]\n“[No "
    "one likes to lose a boat.|the firm]”",
    "Officials said the boat was old. “[It sank at once,|Officials]” they said.",
    # families, and who has just spoken
    "Kit Lund, 13, was hurt. Kit Lund likes boats.\nHis grandmother, Carla Lund, said she ran "
    "home.\n“[I was afraid,|Carla Lund]” Lund said.",
    "The dam holds, says Moe Vell, head of the bank.\n“[It is old,|Moe Vell]” he says.\nThe "
    "bank will change, says builder Bo Marsh. “[It will go,|Bo Marsh]” he says.",
    # sentences run together, initials
    'The boat sank at ten.The guard was not hurt."[By the grace of the sea, he was safe,|Ada '
    'Marsh]" said Ada Marsh.More crews came.',
    "“[Our club did not hold any lamps,|J.P. Marsh]” the law firm J.P. Marsh said in a "
    "statement to the Herald.",
    # colons and headlines
    "Marsh: ‘[The bridge will open|Marsh]’",
    "Boat ‘[gone under|Bo Lund]’ off Lowick\nBo Lund said it was “[gone under fast|Bo Lund]”.",
    "‘[We swam all night|Ada Marsh]’: crew\n“[We swam all night long,|Ada Marsh]” Ada Marsh said.",
    "Flood in Lowick: ‘[We ran for our lives|Ada Marsh]’\nAda Marsh said: “[We ran for our lives "
    "at noon.|Ada Marsh]”",
    "“[It was dark,|Ada Marsh]” Ada Marsh said.\n‘[No time to lose|-]’\nBo Lund keeps a shop.",
    # participles and what is joined to another verb
    "Ada Marsh said mending the dam could be “[messy,|Ada Marsh]” adding, “[Dams are "
    "messy.|Ada Marsh]”",
    "Ada Marsh seemed to forget her old remarks about the dam, promising that “[we will mend the "
    "dam and the pier.|Ada Marsh]”",
    "The mayor said the wards were struggling to cope with the sick and added: “[This is the worst "
    "night we have known.|The mayor]”",
    "The islanders called for the port to drop its plans, but warned they are “[fully ready for a "
    "long fight with the port|The islanders]”.",
    "Envoy and front-runner Bo Lund - who once said he would “[sink the fleet of|Bo Lund]” boats "
    "held by the islands - said the port should close.",
    # clauses that are no frames
    "The ferry company warned its crews to “[stay below deck|The ferry company]” as angry "
    "islanders vowed a “[firm|angry islanders]” response to the news.",
    "Earlier this month Bo Lund warned the town would “[be met with a flood like no other|Bo Lund]”"
    " if it closed the dam.",
    "Ada Marsh told reporters that Lowick “[firmly opposes|Ada Marsh]” such moves and said they "
    "would hurt.",
    "The council blocked the plan because of “[foul play|-]” measures added by islanders on other "
    "matters.",
    "The two were on a “[dream trip|-]” to the islands and were confirmed dead by friends.",
    # the nearest of two frames
    "Ada Marsh spoke on Monday. Voters who think “[the dam no longer matters are plainly "
    "wrong,|Ada Marsh]” she said.",
    "Ada Marsh also said a deal with the port was “[out of reach for now|Ada Marsh]”, the Lowick "
    "news agency reported.",
    "“[We saw it fall,|Ada Marsh]” aunt of a victim Ada Marsh said.",
    # what "it" stands for
    "The council condemned what it called a “[cowardly and cruel|The council]” raid on the pier.",
    "The town council has followed a plan of what it calls “[quiet pressure|The town council]” on "
    "the port.",
    # a pronoun is nobody whom its clause tells of, and may be somebody without a name
    "Sheriff Bo Marsh spoke on Monday. Carl Lund had such a hard head, he said, “[he could take a "
    "knock and keep on working.|Bo Marsh]”",
    "A friend said the boat was old.\n“[He was very calm,|A friend]” he said of Carl Lund.",
    "A graduate told the Herald that the pier was full.\n“[They always smiled,|A "
    "graduate]” she said.",
    "Bo Marsh said: “[We swam.|Bo Marsh]”\nCarla Vell wept.\nBo Marsh left. He said: “[It was "
    "dark. It was cold. It rained. It blew. It froze. It thawed.|Bo Marsh]\n“[It "
    "ended.|Bo Marsh]”\nHe said it was “[a hard night|Bo Marsh]”.",
    # marks left open
    "'[I wish we could have stopped it,|Bo Lund]' Bo Lund said.\n'[I hope the mayor checks this, "
    "because this is about people dying.|Bo Lund]\n'[I just wish this would all change.|Bo Lund]'",
    "Ada Marsh said: “[The pier fell into the water.|Ada Marsh]\nA picture of the pier\nCrews "
    "work at the pier on Monday\n“[We had warned them for years.|Ada Marsh]”",
    # whose the name behind a spokesman is
    "A spokesman for the firm Bo Lund worked with, Lowick Boats, said: “[We are as shocked as "
    "everyone.|A spokesman for the firm Bo Lund]”",
    "The U.S. Secretary of State Ada Marsh said: “[We will meet.|Ada Marsh]”",
]


@pytest.mark.parametrize("example", SPOKEN)
def test_every_quotation_has_its_speaker(example):
    """Each quotation is found once and goes to the source that the words name."""
    text, marks = marked(example)

    mine = found(text, read(text))

    assert [(q.span.start, q.span.end, q.speaker or "-") for q in mine] == marks


@pytest.mark.parametrize(
    "example",
    [
        "The town held its “Night of Lanterns” on Friday.",
        "Ada Marsh sang “River of Gold” at the fair.",
        "Young Bo Lund, “Old Gull,” loved to sing.",
        "The tide is known by sailors as the “grey wolf”, and a “grey wolf” came on Monday.",
        "Sailors coined the phrase “once in a grey moon” for it.",
        "The boat was “super” on the day.",
        "His new song, “River of Gold,” which he wrote at sea, is out.",
        "The drivers' union and the pilots' union met.",
    ],
)
def test_names_of_things_are_no_quotations(example):
    """Marks around the name of a show or a song hold no speech."""
    assert found(example, read(example)) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We swam,” Ada Marsh said.", QuoteType.DIRECT),
        ("Ada Marsh said: “we swam”.", QuoteType.DIRECT),
        ("Ada Marsh shouted “We swam!”", QuoteType.DIRECT),
        ("Ada Marsh said they “swam for hours”.", QuoteType.MIXED),
    ],
)
def test_own_clause_is_direct(text, kind):
    """A quotation that stands as a clause of its own is direct, one inside a paraphrase mixed."""
    assert [quote.type for quote in found(text, read(text))] == [kind]


def test_source_and_cue_are_cited():
    """The speaker's and the cue's own words are pointed at."""
    text = "“We swam,” said nurse Ada Marsh."

    (quote,) = found(text, read(text))

    assert quote.speaker_span.of(text) == "nurse Ada Marsh"
    assert quote.cue.of(text) == "said"


@pytest.mark.parametrize(
    "example",
    [
        "“[The bridge is closed,|Ada Marsh]” said Ada Marsh.",
        "“[The bridge is closed,|Ada Marsh]” Ada Marsh said.",
        "Ada Marsh said: “[The bridge is closed.|Ada Marsh]”",
        "“[The bridge is closed,|the mayor]” the mayor said.",
    ],
)
def test_without_trees_words_are_enough(example):
    """Where no model reads the language, sources beside the quotation are still found."""
    text, marks = marked(example)

    mine = found(text, read_words(text))

    assert [(q.span.start, q.span.end, q.speaker) for q in mine] == marks


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "''",
    " said ",
    "Ada Marsh",
    " he ",
    ", ",
    ". ",
    "\n",
    ": ",
    "no",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_odd_marks_are_survived(text):
    """Whatever the marks and line breaks, spans lie in the text, in order and apart."""
    end = 0
    for quote in found(text, read_words(text)):
        assert end <= quote.span.start < quote.span.end <= len(text)
        end = quote.span.end
        for span in (quote.speaker_span, quote.cue):
            assert span is None or (span.end <= len(text) and len(span))
