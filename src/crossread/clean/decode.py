"""Bytes → text, by evidence, with what the evidence was.

UTF-8 first. Single bytes that are no UTF-8 are read as Windows-1252, the way web pages came to
hold them, whether they are strays in a UTF-8 text or the whole of it; only a text that would be
mostly such bytes is given to charset-normalizer. Nothing is repaired: a page that was decoded
wrongly before it reached us stays as it came.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_BOMS = (  # UTF-32 before UTF-16: their little-endian marks begin alike
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Texts in Latin letters keep their accents and marks below a tenth of all bytes; Cyrillic, Greek
# or Japanese in an old encoding are mostly high bytes.
MAX_STRAY_SHARE = 0.15
MIN_ZERO_SHARE_UTF16 = 0.3

_ESCAPED = re.compile("[\udc80-\udcff]")
_NARROW_KATAKANA = re.compile("[\uff61-\uff9f]")
_SHIFT_JIS = ("shift_jis", "shift_jis_2004", "shift_jisx0213", "cp932")
_SURROGATES = re.compile("[\ud800-\udfff]")


def _as_cp1252(code: int) -> str:
    try:
        return bytes((code,)).decode("cp1252")
    except UnicodeDecodeError:  # five codes that Windows-1252 leaves open
        return "\ufffd"


_CP1252 = {0xDC00 + code: _as_cp1252(code) for code in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how its bytes were read: "utf-8", "cp1252", "utf-8+cp1252", "utf-16-le", ..."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded | None:
    """Return the text without its byte order mark; None when no known encoding fits.

    >>> decode("The café is shut.".encode("cp1252"))
    Decoded(text='The café is shut.', encoding='cp1252')
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark) and encoding != "utf-8":
            return _wide(content[len(mark) :], encoding)
    wide = _wide_by_zeros(content)
    if wide:
        return _wide(content, wide)
    return _narrow(content.removeprefix(codecs.BOM_UTF8))


def _wide(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(_SURROGATES.sub("\ufffd", text), encoding)


def _wide_by_zeros(content: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark: Latin letters leave their other byte zero."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) <= MIN_ZERO_SHARE_UTF16 * len(content) or min(even, odd) >= 0.1 * max(
        even, odd
    ):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _narrow(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", "surrogateescape")
    strays = len(_ESCAPED.findall(text))
    if not strays:
        return Decoded(text, "utf-8")
    if strays > MAX_STRAY_SHARE * len(text):
        return _by_statistics(content)
    encoding = "cp1252" if _only_strays(text) else "utf-8+cp1252"
    return Decoded(text.translate(_CP1252), encoding)


def _only_strays(text: str) -> bool:
    """Whether no character beyond ASCII was valid UTF-8."""
    return _ESCAPED.sub("", text).isascii()


def _is_narrow_katakana(text: str) -> bool:
    """Whether most letters are half-width katakana: nobody writes so, but Cyrillic looks so."""
    return 2 * len(_NARROW_KATAKANA.findall(text)) > sum(not each.isascii() for each in text)


def _by_statistics(content: bytes) -> Decoded | None:
    best = from_bytes(content).best()
    if best and _is_narrow_katakana(str(best)):
        best = from_bytes(content, cp_exclusion=list(_SHIFT_JIS)).best() or best
    return Decoded(_SURROGATES.sub("\ufffd", str(best)), best.encoding) if best else None
