"""A page's output is renewed and nothing else of the page is touched."""

from tools.pages import ROOT, rendered

PAGE = """# A page

```python
width = 3
print("x" * width)
```

```text
stale
```

Names go from block to block.

```python
print(width + 1)
```

```text
```

```console
$ echo one; echo two
stale
```

```
left alone
```
"""


def test_output_is_that_of_the_code():
    """Python blocks share their names; commands run in a shell."""
    fresh = rendered(PAGE)

    assert "```text\nxxx\n```" in fresh
    assert "```text\n4\n```" in fresh
    assert "```console\n$ echo one; echo two\none\ntwo\n```" in fresh
    assert "stale" not in fresh
    assert fresh.startswith("# A page\n")
    assert fresh.endswith("```\nleft alone\n```\n")


def test_a_fresh_page_stays_as_it_is():
    """Rendering is idempotent, so that a check can compare."""
    assert rendered(rendered(PAGE)) == rendered(PAGE)


def test_what_a_page_writes_goes_away():
    """Commands write beside the repository's files, never among them, and see what they wrote."""
    page = "```console\n$ echo made > mine.txt; cat mine.txt; ls -d examples\n```\n"
    code = "from pathlib import Path\nprint(Path('mine.txt').exists())\n"
    told = rendered(f"{page}\n```python\n{code}```\n\n```text\n```\n")

    assert "```text\nTrue\n```" in told
    assert "made\nexamples\n" in told
    assert not (ROOT / "mine.txt").exists()
