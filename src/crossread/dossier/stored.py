"""How the words of a report stand in the files of a dossier."""


def stored(text: str) -> str:
    """Return the text as ``reports/<id>.txt`` has it.

    A lone surrogate, which UTF-8 cannot write, is a question mark, so that offsets still hold.

    >>> stored("a" + chr(0xD800) + "b")
    'a?b'
    """
    return text.encode(errors="replace").decode()
