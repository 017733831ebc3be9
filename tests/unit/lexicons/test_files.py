from pathlib import Path

import pytest

from crossread import lexicons
from tools.lexicons import names_in, problems

LISTS = sorted(Path(lexicons.__file__).parent.rglob("*.txt"))
NAMED = names_in(Path(lexicons.__file__).parents[2])


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_word_list_is_in_order(path):
    """Each list says what it is and who reads it, and holds each entry once, sorted."""
    assert list(problems(path, NAMED)) == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_word_list_can_be_read(path):
    """What the file holds is what the reader of a list gets."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    read = lexicons.entries(path.stem, path.parent.name)

    assert ["\t".join(each) if each[1] else each[0] for each in read] == lines
    assert lexicons.words(path.stem, path.parent.name) == {word for word, _ in read}
    assert lexicons.table(path.stem, path.parent.name) == dict(read)
