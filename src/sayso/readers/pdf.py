"""The reader of PDF files."""

import threading
from dataclasses import replace
from typing import Any, ClassVar

from sayso.errors import ReadError
from sayso.readers.compose import Composer
from sayso.readers.limits import check_characters
from sayso.readers.masthead import Facts
from sayso.readers.pdf_blocks import (
    Typography,
    Words,
    groups_of,
    joined,
    typography,
    without_footnotes,
    without_margins,
)
from sayso.readers.pdf_forms import has_no_end
from sayso.readers.pdf_lines import PdfLine, columns_apart, lines_of
from sayso.readers.pdf_streams import is_bomb
from sayso.readers.properties import honest_authors, honest_title, pdf_day
from sayso.readers.wrapping import ends_sentence
from sayso.records import Document, Problem

_MOST_PAGES = 5_000
_PASSWORD = 4
"""PDFium's number for a file that asks for a password (FPDF_ERR_PASSWORD)."""
_pdfium_lock = threading.Lock()
"""PDFium may be used by one thread at a time."""


class PdfReader:
    """Reads .pdf files.

    Lines are put together to paragraphs by their distance, indent and type; larger or bold
    type makes headings. Running heads and feet and page numbers are left out; footnotes stand
    at the end of the text, outside any block.
    """

    extensions: ClassVar[tuple[str, ...]] = (".pdf",)
    media_types: ClassVar[tuple[str, ...]] = ("application/pdf", "application/x-pdf")

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a PDF file holds.

        Raises:
            ReadError: the file is broken, encrypted, or holds no text that can be told.
        """
        if is_bomb(data):
            raise ReadError(
                "would unpack to far more than a document holds",
                where=location,
                remedy="open it in a PDF viewer and print it to a new PDF",
            )
        if has_no_end(data):
            raise ReadError(
                "draws one form in another so often that a page of it has no end",
                where=location,
                remedy="open it in a PDF viewer and print it to a new PDF",
            )
        with _pdfium_lock:
            facts, lines, heights, blank = _extract(data, location=location)
        _check_letters(lines, location=location)
        body = typography(lines)
        inner = without_margins(lines, heights)
        if not inner:
            raise ReadError(
                "holds no text but what each page repeats at its edge",
                where=location,
                remedy="run OCR on it (such as ocrmypdf) and give the result",
            )
        lines, notes = without_footnotes(columns_apart(inner), body)
        words = Words(lines)
        larger = sorted({round(line.size) for line in lines if body.is_larger(line)}, reverse=True)
        composer = Composer(location=location)
        for group in groups_of(lines, body):
            if len(group[0].cells) > 1 and not group[0].cells[0][:1].isdigit():
                composer.add_row(list(group[0].cells))
                continue
            text = joined(group, words)
            level = _heading_level(group, text, body, larger)
            composer.add("heading" if level else "paragraph", text, level=level)
        for group in groups_of(notes, body):
            composer.add_aside(joined(group, words))
        return replace(composer.document(facts), problems=_without_text(blank))


def _extract(data: bytes, *, location: str) -> tuple[Facts, list[PdfLine], list[float], list[int]]:
    """The properties, all lines, the pages' heights in points, the pages that are pictures."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ReadError(
                "is encrypted", where=location, remedy="remove the password and try again"
            ) from error
        raise _broken(location) from error
    try:
        if len(pdf) > _MOST_PAGES:
            raise ReadError(
                f"has more than {_MOST_PAGES:,} pages, the most Sayso reads at once",
                where=location,
                remedy="split it and give it in parts",
            )
        lines: list[PdfLine] = []
        heights: list[float] = []
        blank: list[int] = []
        length = 0
        for number in range(len(pdf)):
            page = pdf[number]
            textpage = page.get_textpage()
            length += textpage.count_chars()
            check_characters(length, location=location)
            lines += lines_of(textpage, number)
            heights.append(page.get_height())
            if not textpage.count_chars() and _has_picture(page):
                blank.append(number + 1)
            textpage.close()
            page.close()
        return _facts(pdf), lines, heights, blank
    except (pypdfium2.PdfiumError, ValueError, OSError, UnicodeError) as error:
        raise _broken(location) from error
    finally:
        pdf.close()


def _has_picture(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2), None) is not None


def _without_text(pages: list[int]) -> tuple[Problem, ...]:
    if not pages:
        return ()
    named = ", ".join(map(str, pages[:20])) + (" and more" if len(pages) > 20 else "")
    return (
        Problem(
            message=f"page{'s' if len(pages) > 1 else ''} {named}: a picture without text",
            remedy="run OCR on it (such as ocrmypdf) and give the result",
        ),
    )


def _facts(pdf: Any) -> Facts:
    """What the information dictionary says, but for what programs write there of themselves."""
    stated = pdf.get_metadata_dict(skip_empty=True)
    return Facts(
        title=honest_title(stated.get("Title")),
        authors=honest_authors(stated.get("Author")),
        made=pdf_day(stated.get("CreationDate")),
        stamped=True,
    )


def _check_letters(lines: list[PdfLine], *, location: str) -> None:
    letters = sum(character.isalpha() for line in lines for character in line.text)
    if not letters:
        raise ReadError(
            "holds pictures of pages and no text",
            where=location,
            remedy="run OCR on it (such as ocrmypdf) and give the result",
        )
    strange = sum(
        character == "\ufffd" or "\ue000" <= character <= "\uf8ff"
        for line in lines
        for character in line.text
    )
    if strange > letters:
        raise ReadError(
            "does not say which letters its signs stand for",
            where=location,
            remedy="run OCR on it (such as ocrmypdf) and give the result",
        )


def _heading_level(group: list[PdfLine], text: str, body: Typography, larger: list[int]) -> int:
    """The level of a heading: by type height, below those for bold type; 0 for body text."""
    if len(text) > 250 or len(group) > 4 or text.endswith((",", ";")):
        return 0
    if body.is_larger(group[0]) and not (ends_sentence(text) and len(text) > 120):
        return min(6, 1 + larger.index(round(group[0].size)))
    bold = all(line.bold for line in group) and len(group) <= 2
    if bold and len(text.split()) <= 14 and not ends_sentence(text):
        return min(6, len(larger) + 1)
    return 0


def _broken(location: str) -> ReadError:
    return ReadError(
        "is not a PDF, or a broken one",
        where=location,
        remedy="open it in a PDF viewer and print it to a new PDF",
    )
