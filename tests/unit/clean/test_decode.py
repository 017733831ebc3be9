import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.clean.decode import Decoded, decode

TEXT = "“The café is shut,” said Ana Rê of Porto Vell — for good.\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_the_text_is_what_was_written(content, encoding):
    """Each known encoding is told by the bytes, and the mark at the start is no character."""
    assert decode(content) == Decoded(TEXT, encoding)


def test_a_stray_byte_does_not_spoil_a_page():
    """One Windows dash in a UTF-8 page is read as a dash, the rest as it stands."""
    content = "The café ".encode() + b"\x97" + b" closed for good, its owner says."

    assert decode(content) == Decoded("The café — closed for good, its owner says.", "utf-8+cp1252")


def test_an_old_cyrillic_page_is_read():
    """A page whose letters are mostly high bytes is left to statistics."""
    text = "Порт закрыт до утра, сообщила в понедельник его администрация. " * 4

    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "iso8859-5"])
def test_short_cyrillic_is_not_taken_for_katakana(encoding):
    """The small letters of KOI8-R are the half-width katakana of Shift JIS."""
    text = "Паром затонул у пристани. Погибли двое, сообщила полиция. Капитан спасён."

    assert decode(text.encode(encoding)).text == text


def test_japanese_in_an_old_encoding_is_read():
    """Katakana of the usual width, among other letters, stay what they are."""
    text = "フェリーが沈没し、二人が死亡したと警察が発表した。" * 3

    assert decode(text.encode("cp932")).text == text


@pytest.mark.parametrize("letters", ["Le café rouvrira à Noël. ", "Паром затонул. ", "渡船沉没。"])
def test_a_bad_byte_costs_no_other_letter(letters):
    """The rest of a text in UTF-8 is read as UTF-8, whatever its letters are."""
    content = (letters * 9).encode() + b"\xff\xfe\x80" + (letters * 9).encode()
    decoded = decode(content)

    assert decoded.encoding == "utf-8+cp1252"
    assert decoded.text.startswith(letters * 9)
    assert decoded.text.endswith(letters * 9)


def test_mojibake_stays_as_it_came():
    """A page that was decoded wrongly before is not repaired: its words are its words."""
    assert decode("The cafÃ© closed.".encode()).text == "The cafÃ© closed."


@given(st.text(max_size=300))
def test_utf8_comes_back_unchanged(text):
    """Any text written as UTF-8 is read back character by character."""
    content = text.encode("utf-8")
    plain = not content.startswith((b"\xef\xbb\xbf", b"\xff", b"\xfe")) and b"\x00" not in content

    assert not plain or decode(content) == Decoded(text, "utf-8")


@given(st.binary(max_size=300))
def test_no_bytes_raise(content):
    """Whatever the bytes, the text that comes out can be written again."""
    decoded = decode(content)

    assert decoded is None or decoded.text.encode("utf-8") is not None
