from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean import clean
from crossread.ingest import capture_text
from crossread.model.capture import Capture, Given, Reason, Rejected
from crossread.model.report import Basis, Report

BODY = "The harbour of Porto Vell closed on Monday after a ferry ran aground in the fog."
MORE = "Nobody could say on Tuesday evening when the boats to the islands would sail again."


def read(*lines, name="a.txt", **known):
    """Return the report of a page of these lines."""
    report = clean(capture_text("\n".join(lines), name=name, given=Given(**known)))
    assert isinstance(report, Report), report
    return report


def facts(report):
    """Return what the report says of itself, without what it does not say."""
    known = {k: getattr(report, k) for k in ("title", "date", "author", "agency", "dateline")}
    return {name: fact.value for name, fact in known.items() if fact}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Ferry runs aground - Quay Herald", "", "2026-01-05", "", f"PORTO VELL (AP) — {BODY}"],
            {
                "title": "Ferry runs aground",
                "date": "2026-01-05",
                "agency": "AP",
                "dateline": "PORTO VELL",
            },
        ),
        (
            ["Ferry runs aground - KXYZ.com-Vell News", "2026-01-05", "Crew on the pier", BODY],
            {"title": "Ferry runs aground", "date": "2026-01-05"},
        ),
        (
            [
                "Politics",
                "The ferry ran aground.",
                "Published On Mon, 05 Jan 2026",
                "Jane Roe",
                "0 Views",
                "Share",
                BODY,
            ],
            {"title": "The ferry ran aground.", "date": "2026-01-05", "author": "Jane Roe"},
        ),
        (
            ["Ferry Runs Aground Off Vell", "- byjane roe", "- 05 January, 2026", BODY],
            {
                "title": "Ferry Runs Aground Off Vell",
                "date": "2026-01-05",
                "author": "jane roe",
            },
        ),
        ([f" date 2026-01-05 {BODY}", "", MORE], {"date": "2026-01-05"}),
        (
            ["by: Jane Roe Updated: Jan 5, 2026 - 7:22 PM", "", BODY],
            {"author": "Jane Roe", "date": "2026-01-05"},
        ),
        (
            ["(With photos) Ferry runs aground", "", BODY],
            {"title": "(With photos) Ferry runs aground"},
        ),
        (
            ["RAW VIDEO | Ferry runs aground in the fog", "", BODY],
            {"title": "RAW VIDEO | Ferry runs aground in the fog"},
        ),
        (
            ["Ferry runs aground Posted: Monday, January 5, 2026 4:43 PM EST", "", BODY],
            {"title": "Ferry runs aground", "date": "2026-01-05"},
        ),
        (
            ["Ferry runs aground", BODY, "The Associated Press contributed to this report."],
            {"title": "Ferry runs aground", "agency": "AP"},
        ),
        (["Ferry runs aground", BODY, "© AFP"], {"title": "Ferry runs aground", "agency": "AFP"}),
        (
            ["Ferry runs aground", BODY, "— with agencies"],
            {"title": "Ferry runs aground", "agency": "agencies"},
        ),
        (
            ["Ferry runs aground", BODY, MORE, "-- Jane Roe"],
            {"title": "Ferry runs aground", "author": "Jane Roe"},
        ),
        (
            ["Ferry runs aground", f"PORTO VELL (KXYZ) – {BODY}", f"PORTO VELL (CNS) - {MORE}"],
            {"title": "Ferry runs aground", "agency": "CNS", "dateline": "PORTO VELL"},
        ),
        ([BODY, MORE], {}),
        ([f"— {BODY}", "An agency told Reuters of it, and AP as well."], {}),
    ],
)
def test_a_page_says_what_it_is(lines, expected):
    """Title, day, author, agency and place are read where the page prints them, else unknown."""
    assert facts(read(*lines)) == expected


def test_a_second_date_line_is_no_paragraph():
    """The day an update was printed stands outside the paragraphs, wherever it stands."""
    report = read("Ferry runs aground", "2026-01-05", BODY, "Last Updated: January 6, 2026", MORE)

    assert report.date.value == "2026-01-05"
    assert [span.of(report.text) for span in report.body] == [BODY, MORE]


def test_sentences_begin_behind_the_dateline():
    """Datelines, bullets and chrome stand outside the paragraphs."""
    report = read("Ferry runs aground", f"PORTO VELL (AP) — {BODY}", f"- {MORE}", "Share")

    assert [span.of(report.text) for span in report.body] == [BODY, MORE]


def test_a_headline_that_stands_twice_in_a_line_is_read_once():
    """A page pasted as one line has its headline around the label of its section."""
    headline = "Ferry runs aground off Porto Vell"
    report = read(f"{headline} Local News {headline} {BODY}", MORE)

    assert report.title.value == headline
    assert [span.of(report.text) for span in report.body] == [BODY, MORE]
    assert [each.reason for each in report.boilerplate] == ["repeated text"]


def test_what_the_caller_gave_goes_first():
    """The caller's date and outlet stand before those of the page, and say so."""
    report = read("Ferry sinks | Quay Herald", "2026-01-05", BODY, date="2026-01-07", outlet="QH")

    assert (report.date.value, report.date.basis) == ("2026-01-07", Basis.GIVEN)
    assert (report.outlet.value, report.outlet.basis) == ("QH", Basis.GIVEN)


def test_the_outlet_is_known_by_the_surest_evidence():
    """Address, then the page's title, then an address in the file's name; else nobody."""
    assert read(BODY, url="https://www.quayherald.com/x").outlet.basis is Basis.URL
    assert read("Ferry runs aground | Quay Herald", BODY).outlet.basis is Basis.TEXT
    assert read(BODY, name="quayherald.com.txt").outlet.basis is Basis.PATH
    assert read(BODY, name="1_herald.txt").outlet is None


def test_the_id_follows_from_the_bytes():
    """Two files with the same words in other bytes are two reports."""
    latin = "Le café — ".encode("cp1252") + BODY.encode()
    unicode = "Le café — ".encode() + BODY.encode()
    one, two = (
        clean(Capture("a.txt", content, f"{number}", "text/plain"))
        for number, content in enumerate((latin, unicode))
    )

    assert one.id != two.id
    assert one.text_sha256 == two.text_sha256
    assert (one.extractor, two.extractor) == ("plain/1+cp1252", "plain/1")


@pytest.mark.parametrize("text", ["Ferry sinks", "Share\n\n...\n\n12 Views", "!!! ... ???", "a\fb"])
def test_too_little_is_rejected(text):
    """A page without a sentence to read is rejected, with what was found."""
    outcome = clean(capture_text(text, name="a.txt"))

    assert outcome.reason is Reason.TOO_SHORT


def test_one_word_is_one_word():
    """The reason is a sentence, in the right number."""
    outcome = clean(capture_text("Ferry", name="a.txt"))

    assert outcome.detail == "1 word of running text; a report has 8 or more."


def test_the_language_is_told():
    """English is told by its small words, others by a model that only they load."""
    german = "Der Hafen von Porto Vell wurde am Montag geschlossen, teilte die Polizei mit."

    assert read(BODY).language == "en"
    assert read(german).language == "de"


HOSTILE = [
    "\x00" * 5 + BODY,
    BODY + "\ud800" + MORE,
    "word " * 200_000,
    "." * 5_000,
    BODY.replace(" ", "\r"),
    f"{BODY}\r\n\r\n{MORE}\x0c{BODY}",
    "أُغلق ميناء بورتو فيل يوم الاثنين بعد جنوح عبارة في الضباب الكثيف.",
    "🚢🌫️ " * 30 + BODY,
    "(" * 3_000 + BODY,
    "By " * 2_000,
    "PORTO VELL, " * 500 + "— X",
    "2026-01-05 " * 500,
    "“" + BODY,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_have_an_outcome(text):
    """No page makes the reading fail or take long."""
    holds(text)


PIECES = f"""\
{BODY}
{MORE}
{BODY} Click here.
Ferry sinks
Ferry sinks | Quay Herald
Share
Related Stories
PHOTOS: Fog
- A bullet.
)
By Jane Roe
Jane Roe
2026-01-05
Published: Jan 5, 2026
date 2026-01-05 It sank in the fog.
Ferry sinks Posted: Monday, January 5, 2026 4:43 PM EST (AFP)
Tugs came. (Published Sunday, May 4, 2025)
Tugs came. (Published Monday, Jan 5, 2026)
PORTO VELL (AP) — It sank.
PORTO VELL (AP) -
© AFP
— with agencies
"""
LINES = st.sampled_from(PIECES.split("\n"))


@given(st.lists(LINES | st.text(max_size=40), max_size=14).map("\n".join))
def test_the_parts_of_a_page_never_overlap(text):
    """The text is unchanged; body, chrome and facts are true spans in order, side by side."""
    holds(text)


def holds(text):
    """Check what is true of every page."""
    captured = capture_text(text, name="a.txt")
    if isinstance(captured, Rejected):
        return
    outcome = clean(captured)
    if isinstance(outcome, Rejected):
        return
    decoded = captured.content.decode("utf-8")
    assert outcome.text == decoded.removeprefix("\ufeff")
    named = [outcome.title, outcome.date, outcome.author]
    parts = [fact.span for fact in named if fact and fact.span]
    parts += [each.span for each in outcome.boilerplate] + list(outcome.body)
    told = [outcome.dateline, outcome.agency]
    assert all(fact.span.end <= len(outcome.text) for fact in told if fact)
    ordered = sorted(parts)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    assert all(span.of(outcome.text).strip() for span in parts)
    assert list(outcome.body) == sorted(outcome.body)
    assert [each.span for each in outcome.boilerplate] == sorted(
        each.span for each in outcome.boilerplate
    )


def test_the_outlet_beside_the_date_is_read():
    """A line of the outlet's name and the day gives both, and is no part of the body."""
    text = (
        "Ferry toll rises to 17\n\nChannel Nine News, 14 March 2031, 18:30\n\n"
        "Seventeen people are dead, the harbour master said on Friday evening.\n"
    )

    report = clean(capture_text(text, name="a.txt"))

    assert report.date.value.startswith("2031-03-14")
    assert report.outlet.value == "Channel Nine News"
    assert [span.of(text) for span in report.body] == [text.splitlines()[-1]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ferry sinks off the cape", "Channel Nine News", "January 5, 2026"),
        ("Ferry sinks off the cape", "Channel Nine News", "By Ada Lund", "January 5, 2026"),
        ("CHANNEL NINE NEWS", "January 5, 2026", "Ferry sinks off the cape"),
    ],
)
def test_an_outlet_on_a_line_of_its_own(lines):
    """Below the headline or above everything, with the day or the author below it."""
    report = read(*lines, BODY)

    assert report.title.value == "Ferry sinks off the cape"
    assert report.outlet.value.casefold() == "channel nine news"
    assert report.date.value == "2026-01-05"
    assert [span.of(report.text) for span in report.body] == [BODY]


def test_a_headline_that_names_an_outlet_stays_one():
    """The day below it is followed by the body and by no other headline."""
    report = read("Channel Nine News Tower Burns", "January 5, 2026", BODY)

    assert report.title.value == "Channel Nine News Tower Burns"
    assert report.outlet is None


def test_a_headline_given_again_where_the_page_was_posted_is_no_claim():
    """Some sites print the whole headline, then when it was posted, below a cut one."""
    title = "Ferry with ninety people runs aground in the fo"
    posted = (
        "Posted: Monday, January 5, 2026 4:43 PM EST Updated: Tuesday, January 6, 2026 9:10 AM EST"
    )
    report = read(title, "", f"{title}g {posted}", "", BODY)

    assert [span.of(report.text) for span in report.body] == [BODY]
    assert facts(report) == {"title": title, "date": "2026-01-05"}


@pytest.mark.parametrize(
    "portrait",
    [
        "Ana Roe is a Quay Herald staff writer. Reach her at 412-555-0100 or aroe@quayherald.com.",
        "Ana Roe is a freelance reporter for the Quay Herald.",
    ],
)
def test_who_is_portrayed_below_a_report_wrote_it(portrait):
    """The line signs the report and tells nothing that happened."""
    report = read("Ferry runs aground", "", "2026-01-05", "", BODY, "", MORE, "", portrait)

    assert facts(report)["author"] == "Ana Roe"
    assert [span.of(report.text) for span in report.body] == [BODY, MORE]


def test_who_signed_above_may_be_portrayed_below():
    """A byline tells of its author no more than the portrait does."""
    portrait = "Ana Roe is the Herald’s harbour correspondent."
    report = read("Ferry runs aground", "By Ana Roe", "", BODY, "", MORE, "", portrait)

    assert facts(report)["author"] == "Ana Roe"
    assert [span.of(report.text) for span in report.body] == [BODY, MORE]


def test_a_journalist_in_the_news_signs_nothing():
    """Who is told of above the last line did not write it."""
    told = "Ana Roe was on the ferry when it ran aground in the fog."
    last = "Ana Roe is a reporter for the Quay Herald."
    report = read("Ferry runs aground", "", "2026-01-05", "", BODY, "", told, "", last)

    assert "author" not in facts(report)
    assert last in [span.of(report.text) for span in report.body]
