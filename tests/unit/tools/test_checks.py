"""The repository's own checks find what they are there to find."""

from pathlib import Path

import pytest

from tools import budgets, cycles, purity


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("import random\n", "imports random"),
        ("from os import path\n", "imports os"),
        ("from urllib import request\n", "imports urllib.request"),
        ("x = open('a')\n", "calls open()"),
        ("from datetime import date\nx = date.today()\n", "calls .today()"),
        ("x = path.read_text()\n", "calls .read_text()"),
    ],
)
def test_reaching_for_the_outside_is_found(source, problem):
    """Files, clock, network and dice are no business of the core, however they are spelt."""
    assert any(line.endswith(problem) for line in purity.problems(source, "a.py"))


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nx = date(2031, 3, 4)\n",
        "from urllib.parse import urlsplit\n",
        "from importlib.resources import files\nx = files('a').read_text()\n",
        "import re\nx = re.compile('a')\n",
    ],
)
def test_what_only_computes_is_left_alone(source):
    """Arithmetic on dates, the parts of an address and the program's own files are the core's."""
    assert list(purity.problems(source, "a.py")) == []


def test_budgets_warn_and_then_fail():
    """A function of 31 lines is listed, one of 61 is refused; its docstring is free."""
    body = '    """Words.\n\n    More words.\n    """\n' + "    x = 1\n"
    (soft,) = budgets.excesses(Path("a.py"), "def f():\n" + body + "    y = 1\n" * 29)
    (hard,) = budgets.excesses(Path("a.py"), "def f():\n" + body + "    y = 1\n" * 59)

    assert (soft.what, soft.hard) == ("31 lines in the function (budget 30, at most 60)", False)
    assert hard.hard


def test_self_is_no_parameter():
    """A method is measured by what its caller writes."""
    source = "class A:\n    def f(self, a, b, c, d, e): ...\n"

    assert list(budgets.excesses(Path("a.py"), source)) == []


@pytest.mark.parametrize("path", ["src/p/utils.py", "src/p/helpers/one.py"])
def test_a_drawer_is_no_module(path):
    """A name that says nothing is refused."""
    (found,) = budgets.excesses(Path(path), "")

    assert found.hard


def test_a_lazy_import_does_not_hide_a_cycle():
    """Two modules that need each other are found although one asks late."""
    sources = {
        Path("src/p/a.py"): "import p.b",
        Path("src/p/b.py"): "def f():\n    from p.a import g",
        Path("src/p/c.py"): "from p import a",
    }

    assert cycles.cycles(sources) == [("p.a", "p.b")]
