"""Loading: one document from one location, or one line that says why not."""

import io
import os
import sys
from pathlib import Path

import pytest
from tests.readers.layouts import make_pdf, shapes

from sayso.errors import ReadError
from sayso.readers import limits, load

ENGLISH = "The harbour at Tarsk will probably stay closed until the ice has gone, he said. " * 10
RUSSIAN = "Мэр города сообщил, что порт, вероятно, останется закрытым до весны. " * 10
GERMAN = "Der Hafen bleibt wahrscheinlich geschlossen, bis das Eis geschmolzen ist, sagte er. " * 10
PAGE = "<!DOCTYPE html><title>Ice</title><h1>Ice</h1><p>The port is shut.</p>"


def saved(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.unknown", "a"])
def test_a_file_is_loaded_and_keeps_its_location(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, name, "The port is shut.\n")
    document = load(path)
    assert document.location == path
    assert shapes(document) == [("paragraph", "The port is shut.")]


@pytest.mark.parametrize(
    "data",
    [
        b"The port is shut.",
        PAGE.encode(),
        b"\xef\xbb\xbf  <?xml version='1.0'?>\n<!-- x -->" + PAGE.encode(),
        make_pdf([[(60, 700, 11, "The port is shut.")]]),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(data: bytes) -> None:
    document = load("-", data=data)
    assert document.location == "-"
    assert shapes(document)[-1] == ("paragraph", "The port is shut.")


def test_standard_input_is_read_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The port is shut.")))
    assert load("-").text == "The port is shut."


@pytest.mark.parametrize("data", [b" ", b"a\x00b", b"%PDF-1.7"])
def test_standard_input_is_named_in_words_where_it_cannot_be_read(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^standard input: "):
        load("-", data=data)


@pytest.mark.parametrize("name", ["half.jsonl", "broken.json", "a.NDJSON"])
@pytest.mark.parametrize("data", ['{"format": "sayso.reading/1"', ENGLISH])
def test_a_file_of_json_is_no_document(tmp_path: Path, name: str, data: str) -> None:
    path = saved(tmp_path, name, data)
    with pytest.raises(ReadError) as told:
        load(path)
    assert str(told.value) == (
        f"{path}: is a file of data by its name, no document; readings made before go to"
        " `sayso link`; a text goes by another ending, as .txt"
    )


def test_a_pdf_is_a_pdf_whatever_it_is_called(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", make_pdf([[(60, 700, 11, "The port is shut.")]]))
    assert load(path).text == "The port is shut."


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "is empty; give a document with text in it"),
        ("a.txt", b" \r\n\t ", "is empty"),
        ("a.md", b"\xef\xbb\xbf", "is empty"),
        ("a.txt", b"MZ\x90\0\x03\0\0\0", "holds binary data, not text"),
        ("a.bin", b"PK\x03\x04 other", "is a ZIP archive; unpack it and give what it holds"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "is an old Word, Excel or Outlook file"),
        ("a.rtf", b"{\\rtf1 words}", "is a Rich Text file; save it as .docx or .txt"),
        ("a.png", b"\x89PNG\r\n", "is a picture; run OCR on it and give the text"),
        ("a.pdf", b"words", "is not a PDF, or a broken one"),
        ("a.docx", b"words", "is not a Word document"),
        ("a.txt", RUSSIAN, "seems to be in Russian; Sayso reads English only"),
        ("a.txt", GERMAN, "seems to be in German; Sayso reads English only"),
        ("a.html", f"<p>{GERMAN}</p>", "seems to be in German; Sayso reads English only"),
        (
            "a.txt",
            "港口将一直关闭，直到冰雪融化为止。市长在周二的会议上说。" * 8,
            "seems to be in Chinese",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes | str, told: str
) -> None:
    path = saved(tmp_path, name, data)
    with pytest.raises(ReadError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: {told}")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "\n\n" + GERMAN[:500],
        RUSSIAN[:400] + "\n\n" + ENGLISH * 2,
        ENGLISH.upper(),
        "Das Tor ist zu.",
    ],
    ids=["German paragraph", "Russian opening", "capitals", "too short to tell"],
)
def test_mostly_english_and_very_short_texts_are_read(tmp_path: Path, text: str) -> None:
    assert load(saved(tmp_path, "a.txt", text)).language == "en"


def test_the_language_library_is_not_asked_about_plain_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)  # cannot be imported
    assert load(saved(tmp_path, "a.txt", ENGLISH * 3)).language == "en"


def test_paths_that_are_no_files_are_told(tmp_path: Path) -> None:
    for path, told in [
        (tmp_path, "is a folder; give the files in it"),
        (tmp_path / "none.txt", "does not exist; check the path"),
        ("/dev/null", "is a device, not a file; give a file"),
    ]:
        with pytest.raises(ReadError) as caught:
            load(str(path))
        assert str(caught.value) == f"{path}: {told}"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", ENGLISH)
    Path(path).chmod(0)
    with pytest.raises(ReadError, match="may not be read"):
        load(path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1000 * 1000)  # a hole: takes no room
    with pytest.raises(ReadError, match="is larger than 64 MiB, the most Sayso reads at once"):
        load(str(path))


def test_standard_input_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[load.__module__], "MAX_BYTES", 1_000)
    assert limits.MAX_BYTES == 64 * 1024 * 1024
    with pytest.raises(ReadError, match=r"^standard input: is larger than 1,000 bytes, "):
        load("-", data=b"a" * 1_001)


def test_a_pipe_can_be_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"The port is shut.")
    os.close(writing)
    try:
        assert load(f"/dev/fd/{reading}").text == "The port is shut."
    finally:
        os.close(reading)
