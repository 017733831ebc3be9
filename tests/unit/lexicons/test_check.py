"""The check of word lists finds what it is there to find."""

import pytest

from tools.lexicons import names_in, problems

HEADER = (
    "# Hedges. Read by crossread.annotate.\n# Source: collected by hand; licence: as the project.\n"
)


NAMED = {"crossread.annotate.weak": frozenset({"hedges", "about"}), "crossread.text": frozenset()}


def found(tmp_path, text, named=NAMED):
    path = tmp_path / "hedges.txt"
    path.write_text(text, encoding="utf-8")
    return [line.removeprefix(str(path)) for line in problems(path, named)]


def test_a_good_list_passes(tmp_path):
    """A header, then sorted entries, some with a value."""
    assert found(tmp_path, HEADER + "about\tweak\nallegedly\n") == []


@pytest.mark.parametrize(
    ("body", "mistake"),
    [
        ("maybe\nallegedly\n", ": not sorted: 'allegedly' after 'maybe' (code point order)"),
        ("about\nabout\n", ": 'about' stands 2 times"),
        ("about\tone\nabout\ttwo\n", ": 'about' stands 2 times"),
        ("about \n", ":3: one entry a line, nothing around it: 'about '"),
        ("about\n\nmaybe\n", ":4: one entry a line, nothing around it: ''"),
        ("about\n# weak ones\nmaybe\n", ":4: one entry a line, nothing around it: '# weak ones'"),
    ],
)
def test_a_mistake_is_named(tmp_path, body, mistake):
    """The message names the line and the entry."""
    assert mistake in found(tmp_path, HEADER + body)


def test_a_list_without_a_header_is_refused(tmp_path):
    """A list says who reads it, where it is from and under which licence."""
    assert found(tmp_path, "about\n") == [
        ": the header does not give who reads it ('read by')",
        ": the header does not give its source ('source')",
        ": the header does not give its licence ('licence')",
    ]


def test_a_reader_that_is_gone_is_noticed(tmp_path):
    """A list whose reader was renamed says so before somebody looks for it."""
    header = HEADER.replace("crossread.annotate", "crossread.annotate.weak and crossread.text")

    assert found(tmp_path, header) == [": read by crossread.text, where nothing names it"]


def test_a_reader_that_the_header_leaves_out_is_noticed(tmp_path):
    """Who changes a list sees in its header whom it concerns; a package stands for its modules."""
    more = NAMED | {"crossread.clean.weak": frozenset({"hedges"})}

    assert found(tmp_path, HEADER, more) == [
        ": crossread.clean.weak names it and is not in 'Read by'"
    ]


def test_a_list_that_nobody_reads_is_refused(tmp_path):
    """A list does not outlive its last reader."""
    assert found(tmp_path, HEADER, {}) == [": no module names it; delete the list"]


def test_only_modules_that_read_lists_name_one(tmp_path):
    """A string elsewhere that looks like the name of a list is none."""
    for name, text in {
        "pack/__init__": "from crossread import lexicons\nlexicons.words('hedges')\n",
        "pack/short": "from crossread.lexicons import words\nwords('hedges')\n",
        "pack/other": "from crossread import text\nNAME = 'hedges'\n",
    }.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    assert names_in(tmp_path) == dict.fromkeys(("pack", "pack.short"), frozenset({"hedges"}))
