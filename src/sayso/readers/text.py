"""The reader of plain text: the file's own characters, blocks by their layout."""

from dataclasses import replace
from typing import ClassVar

from sayso.readers.chat import find_chat
from sayso.readers.decoding import decode
from sayso.readers.divided import put_together
from sayso.readers.doubts import find_scan
from sayso.readers.layout import blocks_of, headed
from sayso.readers.limits import check_characters
from sayso.readers.masthead import Facts, is_masthead_line, is_title
from sayso.readers.stated import facts_of
from sayso.records import Block, Document, document_id

_MOST_BLOCKS = 20


class TextReader:
    """Reads .txt files. ``Document.text`` is the decoded file, without a byte order mark.

    Words that a hyphen divides at a line's end are whole in it.
    """

    extensions: ClassVar[tuple[str, ...]] = (".txt", ".text")
    media_types: ClassVar[tuple[str, ...]] = ("text/plain",)

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a text file holds.

        Raises:
            ReadError: the file holds binary data or is in an encoding that cannot be told.
        """
        decoded, problems = decode(data, location=location)
        text, cuts = put_together(decoded)
        check_characters(len(text), location=location)
        chat = find_chat(text)
        if chat is not None:
            blocks, facts, problems = chat.blocks, chat.facts, (*problems, *chat.problems)
        else:
            blocks = blocks_of(text)
            stated = facts_of([text[block.start : block.end] for block in blocks[:_MOST_BLOCKS]])
            blocks = (*headed(text, blocks[: stated.stretches]), *blocks[stated.stretches :])
            facts = _titled(stated.facts, text, blocks)
        return Document(
            id=document_id(text, title=facts.title, publisher=facts.publisher),
            text=text,
            blocks=blocks,
            title=facts.title,
            published=facts.published,
            publisher=facts.publisher,
            authors=facts.authors,
            location=location,
            problems=(*problems, *find_scan(text, blocks, divided=bool(cuts))),
            cuts=cuts,
        )


def _titled(facts: Facts, text: str, blocks: tuple[Block, ...]) -> Facts:
    """With the first heading as the title, where nothing else is one and it names nobody."""
    if facts.title is None and blocks and blocks[0].kind == "heading":
        title = " ".join(text[blocks[0].start : blocks[0].end].split())
        if is_title(title) and title != facts.publisher and not is_masthead_line(title):
            return replace(facts, title=title)
    return facts
