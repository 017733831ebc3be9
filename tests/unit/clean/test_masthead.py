import pytest

from crossread.clean.masthead import of_address, of_path, suffix


@pytest.mark.parametrize(
    ("title", "headline", "outlet"),
    [
        ("Ferry sinks off Porto Vell - Quay Herald", "Ferry sinks off Porto Vell", "Quay Herald"),
        ("Ferry sinks | Lantern", "Ferry sinks", "Lantern"),
        ("Ferry sinks - Action News 9 - Porto Vell, Marenia", "Ferry sinks", "Action News 9"),
        ("Ferry sinks off the qua - KXYZ-TV", "Ferry sinks off the qua", "KXYZ-TV"),
        (
            "Ferry sinks off the qua - FOX9 Porto Vell - KXYZ",
            "Ferry sinks off the qua",
            "FOX9 Porto Vell",
        ),
        ("Ferry sinks :: quayherald.com", "Ferry sinks", "quayherald.com"),
    ],
)
def test_the_outlet_behind_a_headline_is_told(title, headline, outlet):
    """Headline and outlet are parted at the first separator before the outlet's name."""
    found = suffix(title)

    assert title[: found.start] == headline
    assert title[found.name_start : found.name_end] == outlet


@pytest.mark.parametrize(
    "title",
    [
        "Ferry sinks - four people are missing",
        "Ferry sinks - master blames the news of the storm",
        "Quay Herald - ferry sinks off Porto Vell",
        "Ferry-sinking trial begins",
    ],
)
def test_a_dash_inside_a_headline_parts_nothing(title):
    """What follows a dash is the outlet only when it is written as its name."""
    assert suffix(title) is None


def test_an_address_in_a_path_names_the_outlet():
    """A file's name tells the outlet only when it holds an address."""
    assert of_path("saved/www.quayherald.com_ferry.txt") == "quayherald.com"
    assert of_path("saved/1_herald.txt") is None
    assert of_address("https://www.quayherald.com/ferry") == "quayherald.com"
