"""Encodings: every text file is read, and what is none is refused."""

import codecs

import pytest

from sayso.errors import ReadError
from sayso.readers.decoding import decode

TEXT = "The mayor of Tårsk – Olin Bräsk – said: “It will open.” " * 5


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
def test_text_comes_out_as_it_was_written(encoding: str, mark: bytes) -> None:
    assert decode(mark + TEXT.encode(encoding), location="a.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_english_in_utf16_needs_no_mark(encoding: str) -> None:
    assert (
        decode("The port is shut.".encode(encoding), location="a.txt").text == "The port is shut."
    )


def test_cyrillic_in_an_old_encoding_is_told_from_english() -> None:
    text = "Мэр города сообщил, что порт будет закрыт до весны. " * 20
    assert decode(text.encode("cp1251"), location="a.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00",
        b"GIF89a\x00\x01",
        bytes(range(1, 32)) * 30,
        b"text\0text",
        bytes(byte for number in range(2000) for byte in (0x80 + number % 0x20, 0)),
        bytes(0 if number % 3 else number % 256 for number in range(4000)),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.bin: holds binary data, not text; give a text"):
        decode(data, location="a.bin")


def test_a_false_mark_is_told() -> None:
    with pytest.raises(ReadError, match="begins as UTF-16-LE but is not valid UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x00", location="a.txt")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_english_is_read_whatever_mark_stands_before_it(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), location="a.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["Мэр города сообщил, что порт закрыт. ", "市长表示，港口将关闭。"]
)
def test_what_is_not_english_is_as_its_mark_says(encoding: str, text: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert decode(mark + (text * 20).encode(encoding), location="a.txt").text == text * 20


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_that_ends_within_a_character_is_told(encoding: str) -> None:
    with pytest.raises(ReadError, match=f"looks like {encoding.upper()} but is not valid"):
        decode(TEXT.encode(encoding)[:-1], location="a.txt")


MIXED = "“It will open,” said Olin Bräsk – and left. "


def test_lines_pasted_in_another_encoding_are_read_in_their_own_and_told() -> None:
    data = b"".join(MIXED.encode("utf-8" if number % 5 == 0 else "cp1252") for number in range(25))
    text, problems = decode(data, location="a.txt")
    assert text == MIXED * 25
    (problem,) = problems
    assert problem.message == (
        f"80 bytes are not UTF-8, from byte {len(MIXED.encode()) + 1} on: read as Western (cp1252)"
    )


def test_a_broken_byte_in_clean_utf8_is_told() -> None:
    data = (MIXED * 5).encode().replace(b"\xc3\xa4", b"\xc3", 1)
    text, problems = decode(data, location="a.txt")
    assert text == (MIXED * 5).replace("ä", "\ufffd", 1)
    assert [each.message for each in problems] == [
        "1 byte is not UTF-8, from byte 33 on: \ufffd stands there"
    ]


def test_another_encoding_is_named() -> None:
    data = ("Мэр города сообщил, что порт будет закрыт до весны. " * 20).encode("cp1251")
    (problem,) = decode(data, location="a.txt").problems
    assert problem.message.endswith(" on: all was read as cp1251, which it looks like")


def test_nothing_is_in_doubt_about_plain_western_text() -> None:
    assert decode((MIXED * 5).encode("cp1252"), location="a.txt").problems == ()
    # "CAFÉ”" in Western bytes ends with two that are a letter of UTF-8 by chance.
    text, problems = decode((MIXED + "“CAFÉ” ").encode("cp1252"), location="a.txt")
    assert text == MIXED + "“CAFÉ” "
    assert len(problems) == 1
