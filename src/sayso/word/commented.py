"""A commented draft: the user's own Word file, or a plain one made of what another file says."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import ConfigError
from sayso.records import Block, Document
from sayso.word.comments import Comment
from sayso.word.file import with_comments

_STYLES = {"item": "List Bullet", "quote": "Quote", "caption": "Caption"}
_DEEPEST_HEADING, _DEEPEST_LIST = 9, 3
_LONGEST_PROPERTY = 255
_FEWEST_LETTERS = 3
"""Of a line in no block that is put into the file."""


def commented(
    drafts: Iterable[tuple[Document, Sequence[Comment]]], tell: Callable[[str], None]
) -> Iterator[bytes]:
    """A Word file of the one draft there is, with the comments at their words.

    Where the draft was read from a Word file it is that file, otherwise as it was. Of anything
    else it is one made of its text: headings, paragraphs, lists and quotations, which ``tell`` is
    told.

    Raises:
        ConfigError: there is more than one draft.
        ReadError: it is a Word file that no comments can be put into.
    """
    for number, (document, comments) in enumerate(drafts):
        if number:
            raise ConfigError(
                "a Word file holds one draft, and there are more",
                remedy="give one, or choose another format",
            )
        made = _commented(document, comments, tell)
    yield made


def _commented(
    document: Document, comments: Sequence[Comment], tell: Callable[[str], None]
) -> bytes:
    location = document.location or "the draft"
    data = _original(document)
    if data is not None:
        return with_comments(data, document.text, comments, location=location)
    tell(f"{location}: is no Word file; its text is put into one, without its layout")
    made, spans = _made(document)
    return with_comments(made, document.text, comments, location=location, spans=spans)


def _original(document: Document) -> bytes | None:
    """The Word file that a document was read from; None if it was read from anything else."""
    path = Path(document.location or "")
    return path.read_bytes() if path.is_file() and zipfile.is_zipfile(path) else None


def _made(document: Document) -> tuple[bytes, list[tuple[int, int]]]:
    """A plain Word file of the document's text, and the stretch of it that each line is."""
    import docx

    word = docx.Document()
    word.core_properties.title = _writable(document.title or "")[:_LONGEST_PROPERTY]
    word.core_properties.author = _writable("; ".join(document.authors))[:_LONGEST_PROPERTY]
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
            if sum(map(str.isalpha, line)) >= _FEWEST_LETTERS:  # else marks of its layout
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
