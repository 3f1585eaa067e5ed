"""The HTML exporter: one page for all readings, the same each time, in pieces."""

from tests.sample import hostile, reading

from sayso.exporters.reading.html import ReadingHtml


def test_the_same_readings_give_the_same_page() -> None:
    pages = ["".join(ReadingHtml().export([reading(), hostile()])) for _ in range(2)]
    assert pages[0] == pages[1]


def test_several_documents_begin_with_their_contents() -> None:
    page = "".join(ReadingHtml().export([reading(), reading()]))
    assert page.index('id="documents"') < page.index('<article class="reading" id="d1"')
    assert page.index('<article class="reading" id="d1"') < page.index('id="d2"')
    assert 'id="documents"' not in "".join(ReadingHtml().export([reading()]))


def test_the_page_comes_in_pieces_that_utf8_can_hold() -> None:
    pieces = list(ReadingHtml().export([reading(), hostile()]))
    assert len(pieces) > 1
    assert "".join(pieces).encode("utf-8").startswith(b"<!doctype html>")
