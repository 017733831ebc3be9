"""A page's output is renewed and nothing else of the page is touched."""

from tools.pages import rendered

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
