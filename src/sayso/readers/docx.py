"""The reader of Word documents."""

import io
import zipfile
from datetime import date, datetime
from typing import Any, ClassVar

from sayso.errors import ReadError
from sayso.readers.archive import broken, repacked
from sayso.readers.compose import Composer
from sayso.readers.docx_styles import ParagraphStyles
from sayso.readers.masthead import Facts
from sayso.readers.properties import honest_authors, honest_title
from sayso.records import Document
from sayso.word.body import Row, parts_of, text_of

_WHAT = "a Word document (.docx)"
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
    for part in parts_of(body):
        if isinstance(part, Row):
            composer.add_row([" ".join(map(text_of, cell)) for cell in part.cells])
        else:
            _add_paragraph(part, styles, composer)


def _add_paragraph(paragraph: Any, styles: ParagraphStyles, composer: Composer) -> None:
    kind, level = styles.kind_of(paragraph)
    lines = text_of(paragraph).split("\n")
    for line in lines:
        bold = kind == "paragraph" and len(lines) == 1 and styles.reads_as_heading(paragraph, line)
        composer.add("heading" if bold else kind, line, level=2 if bold else level)


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
