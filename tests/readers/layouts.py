"""What tests of readers share: blocks written down shortly, and documents made on the spot."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from sayso.records import Document

Shape = tuple[str, str]


def shapes(document: Document) -> list[Shape]:
    """The document's blocks as kind and text; the level stands behind an item's or heading's."""
    return [
        (
            f"{block.kind} {block.level}" if block.level else block.kind,
            " ".join(document.text[block.start : block.end].split()),
        )
        for block in document.blocks
    ]


def check_document(document: Document) -> None:
    """What holds for every document, whatever it was read from."""
    document.text.encode("utf-8")
    for block in document.blocks:
        quote = document.text[block.start : block.end]
        assert quote
        assert quote == quote.strip()


def make_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], **options: str) -> bytes:
    """A PDF of lines at (x, y, type size, text); bold where the text begins with "**"."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True, encrypt=options.get("password"))
    canvas.setTitle(options.get("title", ""))
    canvas.setAuthor(options.get("author", ""))
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("Helvetica-Bold" if text.startswith("**") else "Helvetica", size)
            canvas.drawString(x, y, text.removeprefix("**"))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
