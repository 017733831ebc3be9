"""Control characters, which reports may hold and no terminal may obey."""

_SIGN = "\ufffd"
_KEPT = "\t\n"
_PLAIN = {code: _SIGN for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT}


def plain(text: str) -> str:
    """Return the text with a sign for each control character but tabs and line ends."""
    return text.translate(_PLAIN)
