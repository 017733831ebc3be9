import pytest

from crossread.clean.bylines import read_byline, read_name, read_signature


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("by: Jane Roe", "Jane Roe"),
        ("- byjane roe", "jane roe"),
        ("ByJane Roe", "Jane Roe"),
        ("BY JANE ROE, STAFF WRITER", "JANE ROE"),
        ("By Jane Roe Staff Writer", "Jane Roe"),
        ("By Jane Roe and Ann M. Lee", "Jane Roe and Ann M. Lee"),
        ("By Jane Roe, Ann Lee and Bo van Dyk", "Jane Roe, Ann Lee and Bo van Dyk"),
        ("By Jane Roe in Porto Vell", "Jane Roe"),
        ("By Jane Roe | Quay Herald", "Jane Roe"),
        ("By Jane Roe jroe@quayherald.example", "Jane Roe"),
        ("Written by Jane Roe, Jr.", "Jane Roe, Jr."),
        ("By JANE ROEAssociated Press", "JANE ROE"),
        ("By JANE ROE, AP Harbour Writer", "JANE ROE"),
        ("(Reporting by Jane Roe; Editing by Ann Lee)", "Jane Roe"),
        ("By Quay Herald Staff", None),
        ("By The Associated Press", None),
    ],
)
def test_a_byline_names_the_author(line, author):
    """Persons are read off a byline as printed; desks and agencies are no authors."""
    assert read_byline(line).author == author


def test_an_agency_in_a_byline_is_a_credit():
    """An agency is told even when it is stuck to the author's name."""
    assert read_byline("By JANE ROEAssociated Press").agency.agency == "AP"
    assert read_byline("By Reuters Staff").agency.agency == "Reuters"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had fallen.",
        "Bystanders saw boats",
        "By the numbers: a year of storms",
        "Ferry sinks off Porto Vell",
    ],
)
def test_other_lines_are_no_bylines(line):
    """Sentences and headlines that begin like a byline are none."""
    assert read_byline(line) is None


@pytest.mark.parametrize("line", ["Jane Roe", "Ana María de Roe", "J. P. O’Roe"])
def test_a_name_alone_is_a_person(line):
    """Two to four words written as names are may be a person."""
    assert read_name(line).author == line


@pytest.mark.parametrize(
    "line",
    ["PORTO VELL", "Harbour Police Department", "World News", "Key Developments said", "Roe"],
)
def test_a_heading_alone_is_no_person(line):
    """Places, offices and sections are written like names and are none."""
    assert read_name(line) is None


def test_a_signature_has_a_role_or_an_outlet():
    """A name before a role or an outlet signs; a name before a place does not."""
    assert read_signature("Jane Roe, Staff Writer").author == "Jane Roe"
    assert read_signature("Jane Roe, Porto Vell") is None
