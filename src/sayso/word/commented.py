"""A commented draft: the user's own Word file, or a plain one made of what another file says."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import ConfigError
from sayso.records import Block, Document
from sayso.word.comments import Comment
from sayso.word.file import with_comments

_STANDARD_INPUT = "-"
_STYLES = {"item": "List Bullet", "quote": "Quote", "caption": "Caption"}
_DEEPEST_HEADING, _DEEPEST_LIST = 9, 3


def commented(document: Document, comments: Sequence[Comment]) -> bytes:
    """A Word file of the document with the comments at their words.

    Where the document was read from a Word file it is that file, otherwise as it was. Of another
    file it is one made of its text: headings, paragraphs, lists and quotations.

    Raises:
        ConfigError: the document came from no file that can be opened again.
        ReadError: it is a Word file that no comments can be put into.
    """
    data = _original(document)
    location = document.location or ""
    if data is not None:
        return with_comments(data, document.text, comments, location=location)
    made, spans = _made(document)
    return with_comments(made, document.text, comments, location=location, spans=spans)


def _original(document: Document) -> bytes | None:
    """The Word file that a document was read from; None if it was read from another kind."""
    location = document.location or _STANDARD_INPUT
    path = Path(location)
    if location == _STANDARD_INPUT or not path.is_file():
        raise ConfigError(
            "comments go into the file that a draft was read from, and there is none",
            where="standard input" if location == _STANDARD_INPUT else location,
            remedy="save it as a file, and give its name",
        )
    if not zipfile.is_zipfile(path):
        return None
    return path.read_bytes()


def _made(document: Document) -> tuple[bytes, list[tuple[int, int]]]:
    """A plain Word file of the document's text, and the stretch of it that each line is."""
    import docx

    word = docx.Document()
    word.core_properties.title = document.title or ""
    word.core_properties.author = "; ".join(document.authors)
    spans = []
    for block, start, end in _pieces(document):
        spans.append((start, end))
        text = " ".join(_writable(document.text[start:end]).split())
        if block is not None and block.kind == "heading":
            word.add_heading(text, min(max(block.level, 1), _DEEPEST_HEADING))
        else:
            word.add_paragraph(text, style=_style(block))
    buffer = io.BytesIO()
    word.save(buffer)
    return _undated(buffer.getvalue()), spans


def _pieces(document: Document) -> Iterator[tuple[Block | None, int, int]]:
    """The blocks, and the lines that stand in none, such as rows of tables, in their order."""
    reached = 0
    for block in (*document.blocks, None):
        before = block.start if block else len(document.text)
        for line in document.text[reached:before].splitlines(keepends=True):
            if line.strip():
                yield None, reached, reached + len(line)
            reached += len(line)
        if block:
            yield block, block.start, block.end
            reached = block.end


def _style(block: Block | None) -> str | None:
    if block is None or block.kind not in _STYLES:
        return None
    depth = min(block.level, _DEEPEST_LIST)
    return (
        f"{_STYLES['item']} {depth}" if block.kind == "item" and depth > 1 else _STYLES[block.kind]
    )


def _writable(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(c if c.isprintable() or c.isspace() else " " for c in text)


def _undated(data: bytes) -> bytes:
    """The archive without the time it was made: the same text makes the same file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            entry: Any = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
