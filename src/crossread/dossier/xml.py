"""Words and ids of a dossier as XML, and what takes its names from XML, can hold them."""

import re
from html import escape

from crossread.dossier.view.passages import visible

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]")


def content(text: str) -> str:
    r"""Return the text to stand between two tags; what XML cannot hold is shown as a sign.

    >>> content("R\x00 & \"B\"")
    'R� &amp; "B"'
    """
    return escape(visible(text), quote=False).replace("\r", "&#13;")


def attribute(text: str) -> str:
    r"""Return the text to stand in an attribute, where a parser would make line breaks spaces.

    >>> attribute("R & \"B\"\n")
    'R &amp; &quot;B&quot;&#10;'
    """
    return escape(visible(text)).replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def local_name(key: str) -> str:
    """Return an id as a name: what a name cannot hold is its code point between underscores.

    >>> local_name("r-1:2")
    'r-1_3a_2'
    """
    return _NOT_IN_A_NAME.sub(lambda found: f"_{ord(found[0]):x}_", key)


def qualified_name(kind: str, key: str) -> str:
    """Return the name of a report, a claim and so on, with its kind as the prefix.

    >>> qualified_name("report", "r-1")
    'report:r-1'
    """
    return f"{kind}:{local_name(key)}"
