"""A page's bytes → text, by evidence: mark, valid UTF-8, HTTP header, meta element, bytes.

Headers and meta elements lie often enough that valid UTF-8 goes before both.
"""

import codecs
import re

from crossread.clean.decode import Decoded, decode

HEAD_BYTES = 4_096  # browsers look for the meta element in the first 1,024
MAX_LOST_SHARE = 0.01  # more characters that do not decode than these refute what a page says

_META = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
# Labels of the web → Python's codecs. Browsers read Latin-1 as Windows-1252, and so do we.
_CODECS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
    "cp1252": (
        "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii windows-1252 cp1252"
    ),
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "iso8859-2": "iso-8859-2 iso8859-2 latin2",
    "iso8859-5": "iso-8859-5 iso8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 arabic",
    "iso8859-7": "iso-8859-7 greek",
    "iso8859-8": "iso-8859-8 iso-8859-8-i hebrew",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9 latin-9",
    "koi8-r": "koi8-r koi8",
    "koi8-u": "koi8-u",
    "gb18030": "gb2312 gbk gb18030 x-gbk gb_2312-80",
    "big5hkscs": "big5 big5-hkscs",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
    "euc-jp": "euc-jp x-euc-jp",
    "cp949": "euc-kr ks_c_5601-1987 windows-949 korean",
}
_BY_LABEL = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}


def decode_page(content: bytes, header: str | None = None) -> Decoded | None:
    """Return the text of a page; ``header`` is the charset of its HTTP or MIME header.

    >>> decode_page("<p>Порт закрыт".encode("cp1251"), "windows-1251").encoding
    'cp1251'
    """
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(content)
    if is_utf8(content):
        return decode(content)
    for label in (header, _said(content, _META), _said(content, _XML)):
        decoded = _as_said(content, label) if label else None
        if decoded:
            return decoded
    return decode(content)


def is_utf8(content: bytes) -> bool:
    """Whether every byte fits UTF-8, as chance does not let another encoding's letters do."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _said(content: bytes, form: re.Pattern[bytes]) -> str | None:
    found = form.search(content[:HEAD_BYTES])
    return found[1].decode("ascii", "replace") if found else None


def _as_said(content: bytes, label: str) -> Decoded | None:
    codec = _BY_LABEL.get(label.strip().strip("\"'").lower())
    if not codec or codec == "utf-8":
        return None
    text = content.decode(codec, "replace")
    if text.count("\ufffd") > MAX_LOST_SHARE * len(text):
        return None
    return Decoded(text, codec)
