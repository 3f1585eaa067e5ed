"""The reader of plain text: the file's own characters, blocks by their layout."""

from dataclasses import replace
from typing import ClassVar

from sayso.readers.decoding import decode
from sayso.readers.layout import blocks_of
from sayso.readers.limits import check_characters
from sayso.readers.masthead import Facts, facts_of, is_title, over_the_text
from sayso.records import Block, Document, document_id


class TextReader:
    """Reads .txt files. ``Document.text`` is the decoded file, without a byte order mark."""

    extensions: ClassVar[tuple[str, ...]] = (".txt", ".text")
    media_types: ClassVar[tuple[str, ...]] = ("text/plain",)

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a text file holds.

        Raises:
            ReadError: the file holds binary data or is in an encoding that cannot be told.
        """
        text, problems = decode(data, location=location)
        check_characters(len(text), location=location)
        blocks = blocks_of(text)
        facts = _facts(text, blocks)
        return Document(
            id=document_id(text, title=facts.title, publisher=None),
            text=text,
            blocks=blocks,
            title=facts.title,
            published=facts.published,
            authors=facts.authors,
            location=location,
            problems=problems,
        )


def _facts(text: str, blocks: tuple[Block, ...]) -> Facts:
    """Title, day and authors from the blocks over the first body text."""
    lines = (text[block.start : min(block.end, block.start + 301)] for block in blocks)
    facts = facts_of(over_the_text(lines))
    if facts.title is None and blocks and blocks[0].kind == "heading":
        title = " ".join(text[blocks[0].start : blocks[0].end].split())
        return replace(facts, title=title if is_title(title) else None)
    return facts
