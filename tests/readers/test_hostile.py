"""Files made to stop a reader are read or told in one line, within bounded work."""

import pytest
from tests.readers import hostile

from sayso.errors import ReadError
from sayso.readers import load


def test_text_boxes_within_text_boxes_take_no_longer_than_their_number() -> None:
    """Every box was walked into once for each box around it: 60 of them had no end."""
    document = load("memo.docx", data=hostile.nested_boxes(60))
    assert document.text == load("memo.docx", data=hostile.nested_boxes(0)).text


@pytest.mark.parametrize("pages", [2, 4, 9])
def test_a_scan_that_is_stamped_on_every_page_holds_no_text(pages: int) -> None:
    with pytest.raises(ReadError, match="no text but what each page repeats at its edge; run OCR"):
        load("scan.pdf", data=hostile.stamped(pages))


def test_one_page_with_one_line_at_its_foot_is_read() -> None:
    assert load("note.pdf", data=hostile.stamped(1)).text == "Harbour archive, copy"
