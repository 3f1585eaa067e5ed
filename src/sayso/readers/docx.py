"""The reader of Word documents."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar

from sayso.errors import ReadError
from sayso.readers.archive import broken, repacked
from sayso.readers.compose import Composer
from sayso.readers.docx_styles import ParagraphStyles
from sayso.readers.masthead import Facts
from sayso.readers.properties import honest_authors, honest_title
from sayso.records import Document

_WHAT = "a Word document (.docx)"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    f"{_W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sdtPr", "tcPr")
} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}graphic",
}
_TEMPLATE_DAY = date(2013, 12, 23)
"""The day that python-docx's own template carries, which says nothing."""


class DocxReader:
    """Reads .docx files: the body's text in order, with tracked deletions left out.

    Footnotes, comments, headers and footers are left out too.
    """

    extensions: ClassVar[tuple[str, ...]] = (".docx",)
    media_types: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a Word file holds.

        Raises:
            ReadError: the file is broken, encrypted, no Word document, or holds no text.
        """
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError

        safe = repacked(data, location=location, what=_WHAT)
        composer = Composer(location=location)
        try:
            word = docx.Document(io.BytesIO(safe))
            styles = ParagraphStyles(word.styles.element)
            _compose(word.element.body, styles, composer)
            facts = _facts(word.core_properties)
        except (
            *(OpcError, LxmlError, zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError),
            *(ValueError, KeyError, AttributeError, TypeError, IndexError, AssertionError),
            *(RecursionError, NotImplementedError, OverflowError),
        ) as error:
            raise broken(_WHAT, location=location) from error
        document = composer.document(facts)
        if not document.text:
            raise ReadError(
                "is a Word document without text",
                where=location,
                remedy="if it holds pictures of pages, run OCR on them and give the text",
            )
        return document


def _compose(body: Any, styles: ParagraphStyles, composer: Composer) -> None:
    """Hand over the body's paragraphs and table rows in reading order."""
    stack = [body]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            _add_paragraph(element, styles, composer)
            stack.extend(reversed(_boxes(element)))
        elif element.tag == f"{_W}tr":
            composer.add_row(_cells(element))
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(list(element)))


def _add_paragraph(paragraph: Any, styles: ParagraphStyles, composer: Composer) -> None:
    kind, level = styles.kind_of(paragraph)
    lines = "".join(_text(paragraph)).split("\n")
    for line in lines:
        bold = kind == "paragraph" and len(lines) == 1 and styles.reads_as_heading(paragraph, line)
        composer.add("heading" if bold else kind, line, level=2 if bold else level)


def _text(paragraph: Any) -> Iterator[str]:
    """The characters of a paragraph, not those of text boxes in it or of deleted runs."""
    stack = [paragraph]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{_W}t":
            yield element.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag == f"{_W}ddList":
            yield _chosen(element)
        elif tag not in _SKIPPED and tag != f"{_W}txbxContent":
            stack.extend(reversed(list(element)))


def _chosen(choices: Any) -> str:
    """The value that a drop-down of a form shows: the chosen one, else the first."""
    chosen = choices.find(f"{_W}result")
    entries = choices.findall(f"{_W}listEntry")
    place = int(chosen.get(f"{_W}val", "0")) if chosen is not None else 0
    return str(entries[place].get(f"{_W}val", "")) if 0 <= place < len(entries) else ""


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; what a cell's paragraphs say is run together."""
    cells = []
    for cell in row.iterchildren(f"{_W}tc", f"{_W}sdt"):
        paragraphs = (" ".join(_text(paragraph)) for paragraph in cell.iter(f"{_W}p"))
        cells.append(" ".join(paragraphs))
    return cells


def _boxes(paragraph: Any) -> list[Any]:
    """The text boxes of a paragraph in their order, without those in the boxes themselves."""
    boxes, stack = [], [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}txbxContent":
            boxes.append(element)
        elif element.tag not in _SKIPPED:
            stack.extend(reversed(list(element)))
    return boxes


def _facts(properties: Any) -> Facts:
    """What the core properties say, but for what programs write there of themselves."""
    created: datetime | None = properties.created
    made = created.date() if created and 1990 <= created.year <= 2100 else None
    return Facts(
        title=honest_title(properties.title),
        authors=honest_authors(properties.author),
        made=None if made == _TEMPLATE_DAY else made,
        stamped=True,
    )
