"""Files made to stop a reader are read or told in one line, within bounded work."""

import zlib

import pytest
from tests.readers import hostile

from sayso.errors import ReadError
from sayso.readers import load, pdf, pdf_streams
from sayso.readers.pdf_forms import has_no_end
from sayso.readers.pdf_streams import is_bomb


def test_text_boxes_within_text_boxes_take_no_longer_than_their_number() -> None:
    """Every box was walked into once for each box around it: 60 of them had no end."""
    document = load("memo.docx", data=hostile.nested_boxes(60))
    assert document.text == load("memo.docx", data=hostile.nested_boxes(0)).text


@pytest.mark.parametrize("depth", [10, 16, 20, 400])
def test_forms_that_draw_each_other_again_and_again_are_counted_and_refused(depth: int) -> None:
    with pytest.raises(ReadError, match="so often that a page of it has no end") as raised:
        load("forms.pdf", data=hostile.nested_forms(depth))
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize(
    "resources",
    [b"/Resources<</XObject<</X %d 0 R>>>>", b"/R#65sources<</XO#62ject<</#58 %d 0 R>>>>"],
)
def test_forms_are_counted_however_they_are_named(resources: bytes) -> None:
    assert has_no_end(hostile.nested_forms(12, resources=resources))
    assert has_no_end(hostile.drawing_itself())


def test_forms_that_draw_what_is_written_are_read() -> None:
    for depth, times in ((9, 2), (30, 1), (2, 5_000)):
        assert not has_no_end(hostile.nested_forms(depth, times=times))
    assert load("forms.pdf", data=hostile.nested_forms(9)).text
    assert not has_no_end(hostile.stamped(3))
    assert not has_no_end(b"1 0 obj << /Subtype /Form << [ ( >> stream\n/X Do")


@pytest.mark.parametrize("pages", [2, 4, 9])
def test_a_scan_that_is_stamped_on_every_page_holds_no_text(pages: int) -> None:
    with pytest.raises(ReadError, match="no text but what each page repeats at its edge; run OCR"):
        load("scan.pdf", data=hostile.stamped(pages))


@pytest.mark.parametrize("count", [30_000, 1_500_000])
def test_a_page_of_a_few_kilobytes_with_more_than_anybody_writes_is_refused_unopened(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFium made an object of each line before the first was told: 631 MB of 88 kB."""
    monkeypatch.setattr(pdf, "_extract", None)
    with pytest.raises(ReadError, match="would unpack to far more than a document holds; open it"):
        load("many.pdf", data=hostile.many_operators(count))


def test_streams_that_pack_well_pictures_and_what_is_no_stream_are_left_alone() -> None:
    assert not is_bomb(hostile.many_operators(20_000))
    assert not is_bomb(hostile.many_operators(20_000, alike=False))
    blank = zlib.compress(bytes(30_000_000))
    for what, told in ((b"/Subtype/Image", False), (b"/Type/XRef", False), (b"", True)):
        for ending in (b"\n", b"\r\n"):
            packed = b"1 0 obj\n<</Filter/FlateDecode%s>>\nstream%s%s\nendstream"
            assert is_bomb(packed % (what, ending, blank)) is told
    assert not is_bomb(b"1 0 obj\n<</Filter/FlateDecode>>\nstream\nno such thing\nendstream\n")


def test_all_streams_together_have_a_bound_too(monkeypatch: pytest.MonkeyPatch) -> None:
    data = hostile.pdf([b"BT (%d) Tj ET" % number for number in range(9)])
    assert not is_bomb(data)
    monkeypatch.setattr(pdf_streams, "_MOST_BYTES", 100)
    assert is_bomb(data)


def test_one_page_with_one_line_at_its_foot_is_read() -> None:
    assert load("note.pdf", data=hostile.stamped(1)).text == "Harbour archive, copy"
