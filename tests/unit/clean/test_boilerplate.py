import pytest

from crossread.clean.chrome import reason_of, tail_of
from crossread.clean.page import read_page

OPENING = "The harbour of Porto Vell closed on Monday after a ferry ran aground in the fog."
CLOSING = "Nobody could say on Tuesday evening when the boats to the islands would sail again."


def marked_lines(*lines):
    """Return the chrome of a page of these lines between two paragraphs, with its reasons."""
    text = "\n\n".join(["Ferry runs aground", OPENING, *lines, CLOSING])
    page = read_page(text)
    return {each.span.of(text): each.reason for each in page.boilerplate}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share", "share button"),
        ("1,204 Views", "view counter"),
        ("lead-picture", "image placeholder"),
        ("Advertisement", "advertisement"),
        (")", "separator"),
        ("PHOTOS: Fog over Porto Vell", "photo or video"),
        ("RELATED: Tug saves yacht", "related links"),
        ("Related post: Tug saves yacht", "related links"),
        ("A gallery with ten pictures goes with this report.", "promotion"),
        ("Follow us on the island radio's page.", "promotion"),
        ("Copyright 2026 Quay Herald. All rights reserved.", "copyright"),
        ("© 2026 Quay Herald", "copyright"),
        ("Disclaimer: The picture was lent by the harbour office.", "disclaimer"),
        ("All maps are for general guidance purposes only.", "disclaimer"),
        ("Email the night desk at desk@quayherald.example.", "contact"),
        ("New details from the tug. Our earlier report follows.", "editor's note"),
        ("This is a developing story. Check back for updates.", "editor's note"),
        ("Subscribe to the Quay Herald's weekly newsletter!", "newsletter"),
        ("Keep up with the harbour by subscribing now", None),
        ("Keep up with the harbour and more by subscribing now", "promotion"),
        ("Stay with Channel 9 for the latest on the ferry.", "editor's note"),
        ("Channel 9 will continue to post new updates on the ferry.", "editor's note"),
        ("Get the Quay newsletter. SUBSCRIBE", "newsletter"),
        ("Interested in Boats? Add Boats as an interest to stay up to date.", "promotion"),
        ("If you like this story, share it with a friend!", "promotion"),
        ("Please send us your photos of the storm.", "promotion"),
        ("Contact Ann Lee at 555-010-0100.", "contact"),
        ("JUST WATCHED Tug pulls ferry Replay More Videos ... 01:46", "player"),
        ("Follow QUAYHERALD.EXAMPLE: Facebook | Twitter", "share button"),
        ("Facebook Twitter LinkedIn Email", "share button"),
        ("Twitter", "share button"),
        ("On Twitter:", "contact"),
        ("ALSO: Tug saves yacht off the point", "related links"),
        ("More on Harbourside", "related links"),
        ("Inside quayherald.com:", "related links"),
        ("Ferry runs aground originally appeared on quayherald.com on Monday.", "credit line"),
        ("Image 4 of 17", "image placeholder"),
        ("We pay for your stories! Do you have a story for Quay Herald?", "promotion"),
        ("Source: Harbour Office", "credit line"),
        ("Tags: Porto Vell, fog", "related links"),
        ("Most Read In Harbour News TUG LIFE " + "Sailor weds on a barge " * 9, "related links"),
        ("Fog closes the harbour Posted by Quay Herald on Monday, May 4, 2026", "social post"),
        ("[Why did the ferry sink?]", "related links"),
        ("Fog in the harbour. (Photo: Ana Roe)", "photo caption"),
        ("Fog in the harbour on Monday. (Ana Roe/Quay Herald)", "photo caption"),
        ("FILE - Tugs lie in the harbour of Porto Vell, May 3, 2024.", "photo caption"),
        (
            "FILE - In this May 3, 2024, file photo, tugs lie in the harbour of Porto Vell. "
            + "The port said on Friday that it would lose money because of the fog. " * 8
            + "(Ana Roe, File/Quay Agency)",
            "photo caption",
        ),
        (
            "In this report of May 3, 2024, the port said that it would lose money in fog. " * 8
            + "(It did not.)",
            None,
        ),
        ("1:29 Tug pulls the ferry free Pause", "video list"),
        ("1:29 Tug or ferry: who was first?", "video list"),
        ("Fog in the harbour on Monday. | Ana Roe / Quay Herald", "photo caption"),
        ("Fog on Monday. (Ana Roe / Quay Herald) (Ana Roe / Quay Herald)", "photo caption"),
        ("Image 1 of / 2 Caption Close Image 1 of 2 Fog in the harbour. 1 / 2", "photo caption"),
        ("Fog in the harbour. Hide Caption 1 of 9 " * 20, "photo caption"),
        ("Caption Fog at sea A tug lies in the fog. Caption A tug A tug pulls.", "photo caption"),
        ("Caption Ana Roe left the harbour on a tug of the Caption Line.", None),
        ("A tug pulls at the ferry. A tug pulls at the ferry. See more videos", "photo caption"),
        ("Tugs lie in the fog of “the worst week” ANA ROE/QHA", "photo caption"),
        ("Tugs lie in the fog of Porto Vell ©Ana Roe (QHA/File)", "photo caption"),
        ("Tugs lie in the fog. Photograph: Ana Roe for the Quay Herald", "photo caption"),
        ("Ana Roe,/QHA", "photo caption"),
        ("GETTY The tugs lay in the fog off Porto Vell in 2011", "photo caption"),
        ("AFP has named a new head of its office in Porto Vell", None),
        ("Facebook Twitter Pinterest Tugs lie in the fog off Porto Vell.", "photo caption"),
        ("CORRECTION: An earlier version of this story " + "named others, " * 20, "editor's note"),
        ("Screenshot: the harbour's page", "photo or video"),
        ("I was the master of a tug. Ask me about fog Read more", "related links"),
        ("Also on QuayHerald:", "related links"),
        ("Close Get email notifications on Ana Roe daily!", "promotion"),
        ("There was a problem saving your notification.", "promotion"),
        ("Email notifications are only sent once a day, if there are new items.", "promotion"),
        ("You need the latest version of the Adobe Flash Player to view the video.", "player"),
        ("Embed Ferry on the rocks 1:55 autoplay Copy this code to your website or blog", "player"),
        ("JUST WATCHED How N. Quay fell Replay MUST WATCH How N. Quay fell 01:12", "player"),
        ("Ana Roe had just watched the ferry pass, a must watch.", None),
        ("Also on quayherald.com", "related links"),
        ("Trending now:", "related links"),
        ("To continue reading this story, you need to be a subscriber.", "promotion"),
        ("Got a confidential news tip? Quay Herald would like to hear of it.", "promotion"),
        ("Quay Herald is not responsible for the content of external sites.", "disclaimer"),
        ("The post Tug saves yacht appeared first on Quay Herald.", "credit line"),
        ("This article was originally published on a page of islands.", "credit line"),
        ("Newsletter Sign Up Sails Ana Roe writes. " + "Enter your e-mail. " * 40, "newsletter"),
        ("Ana Roe: aroe@quayherald.example; Twitter: @anaroe", "contact"),
    ],
)
def test_chrome_is_told_by_its_words(line, reason):
    """Buttons, promotions, notices and captions are told by what they say."""
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Why It Matters",
        "Key Developments",
        "Context & Previous Events",
        "A Call for Calm Amid Rising Water",
        "- The harbour has 40 berths.",
        "UPDATE 7:19 p.m. -- The ferry is afloat again.",
        "Anyone with information is asked to call the harbour police at 555-0134.",
        "Police say both sailors are in stable condition,",
        "The master said he would share the log and follow the rules.",
        "The master said the flares were for emergency use only.",
        "An earlier report follows a probe that the harbour office ordered in May.",
        "A photo shows the ferry on its side in the fog.",
        "Police said they will provide updates on Monday.",
        "She wrote on Facebook and Twitter.",
        '"Stay tuned for more," the master said.',
        "Some 3,000 sailors subscribe to the harbour's newsletter.",
        "He would stay with the ferry for more than a day.",
        "The harbour office said that it will post daily updates.",
        "[They cheered when the tug arrived.]",
        "The video, published on Sunday, shows three tugs.",
        'Twitter account @tugs told of it with the words: "We are afloat."',
        "Also on the island, two tugs sank.",
        "The two men had a tip, and to continue reading it they went to an account of it.",
    ],
)
def test_the_reports_own_words_stay(line):
    """Headings, bullets, updates and appeals are the report's own."""
    assert line not in marked_lines(line)


def test_chrome_behind_a_paragraph_is_cut_off():
    """A promotion or notice stuck to a paragraph takes no sentence with it."""
    promoted = "The ferry is afloat again. Click here to see it."
    called = "The ferry is afloat again. Stay with Channel 9 for updates."
    signed = "The ferry is afloat again. Copyright 2026 Quay Herald. All rights reserved."
    credited = "The ferry is afloat again. (Ana Roe)"

    assert promoted[: tail_of(promoted).start] == "The ferry is afloat again."
    assert signed[: tail_of(signed).start] == "The ferry is afloat again."
    assert credited[: tail_of(credited).start] == "The ferry is afloat again."
    assert tail_of("The ferry broke the law. (The Harbour Act)") is None
    assert called[: tail_of(called).start] == "The ferry is afloat again."
    assert reason_of(promoted) is None
    assert reason_of(called) is None


def test_a_video_of_another_day_is_chrome():
    """An old video's title and caption stand in the page, and tell of another event."""
    caption = "Tugs worked all night to free the barge. (Published Sunday, May 4, 2025)"

    assert marked_lines("Barge Runs Aground", caption) == {
        "Barge Runs Aground": "video caption",
        caption: "video caption",
    }


def test_a_video_of_the_same_day_is_read():
    """The caption of a video that was filmed with the report tells of its event."""
    caption = "Tugs worked all night to free the ferry. (Published Monday, Jan 5, 2026)"
    text = "\n".join(["Ferry runs aground", "2026-01-05", OPENING, caption, CLOSING])

    read = [span.of(text) for span in read_page(text).body]

    assert read == [OPENING, "Tugs worked all night to free the ferry.", CLOSING]


def test_a_lone_headline_is_a_teaser():
    """A headline between two paragraphs links to another report."""
    assert marked_lines("Two Sailors Rescued at Porto Vell") == {
        "Two Sailors Rescued at Porto Vell": "teaser"
    }


def test_a_headline_among_headings_is_a_heading():
    """In a report with sections of its own, a heading that says something stays."""
    line = "Sailors Rescued After Night at Sea"

    assert (
        marked_lines(
            "Fog and Tide", CLOSING[:-6] + "today.", line, OPENING[:-4] + "dark.", "What Next"
        )
        == {}
    )


def test_links_below_their_heading_go_with_it():
    """A block of links ends where the next paragraph begins."""
    found = marked_lines("Related Stories", "Tug for sale", "Fog in May")

    assert list(found) == ["Related Stories", "Tug for sale", "Fog in May"]


def test_bulleted_links_below_their_heading_go_with_it():
    """Older reports and those of the same outlet are listed in the middle of a page."""
    links = ("+ Tug saves yacht", "+ Fog closes the bridge")

    assert set(marked_lines("PREVIOUS STORIES", *links)) == {"PREVIOUS STORIES", *links}
    assert set(marked_lines("MORE FROM QUAYHERALD", *links)) == {"MORE FROM QUAYHERALD", *links}
    told = "Read more about the ferry and its crew:"
    assert set(marked_lines(told, *links)) == {told, *links}


def test_a_list_below_a_heading_stays():
    """Points that a heading opens are the report's, bullets or not."""
    points = ["Ferry pulled free by three tugs", "Master questioned by harbour police"]

    assert marked_lines("Key developments", *points) == {}
    assert list(marked_lines(*points)) == points


def test_scraps_at_the_end_go_with_the_chrome():
    """Once the last paragraph is read, scraps between chrome are chrome."""
    text = "\n".join(
        [OPENING, CLOSING, ")", '"Mayor of Vell Affirm...', "Related Post", "Newsletter"]
    )

    assert [span.of(text) for span in read_page(text).body] == [OPENING, CLOSING]


def test_a_gallery_reaches_to_its_last_button():
    """What stands between the first counter of a gallery and its end are captions."""
    lines = (
        "Photo: Ana Roe Image 1 of / 3 Caption Close Image 1 of 3 A tug in the fog.",
        "Boats that sank: 4 Boats that were towed: 6 Photo: Ana Roe Image 2 of 3 The quay.",
        "The quay. Image 3 of 3 Ferry runs aground 1 / 3 Back to Gallery",
    )

    assert set(marked_lines(*lines)) == set(lines)


def test_a_gallery_that_counts_its_lines_goes_with_its_button():
    """Pictures counted "1/3", "2/3", "3/3" are no paragraphs, and neither is what opens them."""
    gallery = [
        "Fog in pictures",
        "+ show all Fog in pictures",
        "1/3 Fog A tug. Roe",
        "2/3 Two",
        "3/3 Quay",
    ]

    assert set(marked_lines(*gallery, "1/2 of the boats are afloat.")) == set(gallery)


LENT = (
    "AP:Associated Press Tugs lie in the fog off Porto Vell",
    "Rex Features A tug pulls at the ferry",
    "Getty - Contributor The ferry lies on the rocks",
)


def test_captions_behind_their_lenders_names_are_chrome_where_several_stand():
    """Where a page lost the mark between credit and caption, three of a kind are captions."""
    below = ("EPA", "Two tugs tow the ferry into the harbour")

    assert set(marked_lines(*LENT, *below)) == {*LENT, *below}


def test_one_line_that_begins_with_a_lenders_name_may_be_news():
    """A heading on an agency itself is no caption."""
    assert marked_lines("Reuters Men Saw the Tug at Sea") == {}


@pytest.mark.parametrize("said_by", ["", " Ana Roe, Head of the Harbour Office"])
def test_a_quotation_pulled_out_of_the_report_is_read_once(said_by):
    """Words set apart between paragraphs stand in one of them too."""
    pulled = f"boats to the islands would sail again after the fog{said_by}"
    line = "Nobody said that boats to the islands would sail again after the fog."

    assert pulled in marked_lines(pulled, line)
    assert marked_lines(line, "The fog lifted over the harbour of Porto Vell at noon") == {}


def test_a_line_cut_short_is_read_where_it_stands_whole():
    """The first words of a report, broken off, are a summary that the page's system made."""
    cut = OPENING[:50] + "..."
    text = "\n\n".join(["Ferry runs aground", cut, OPENING, CLOSING])

    assert [span.of(text) for span in read_page(text).body] == [OPENING, CLOSING]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Staff writer Ana Roe contributed to this report.", False),
        ("The Quay Herald's Ana B. Roe contributed.", False),
        ("Additional reporting by Ana Roe and Ben Wick.", False),
        ("Heavy fog contributed to the accident.", True),
        ("The crew said that fog contributed to this.", True),
        ("Fog was thick. The tide contributed.", True),
    ],
)
def test_who_helped_is_no_news(line, kept):
    """A line that thanks a colleague who is of no agency is the outlet's, not the report's."""
    text = "\n\n".join(["Ferry runs aground", OPENING, CLOSING, line])

    assert (line in [span.of(text) for span in read_page(text).body]) is kept


def test_what_was_said_before_is_not_read_twice():
    """A paragraph that stands in the page twice is read once, and so is the headline."""
    assert marked_lines(OPENING, "FERRY RUNS AGROUND") == {
        OPENING: "repeated text",
        "FERRY RUNS AGROUND": "repeated text",
    }
