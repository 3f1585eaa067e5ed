"""The reader of Markdown: the file's words without their marks, blocks as CommonMark has them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from sayso.errors import ReadError
from sayso.readers.captions import is_caption
from sayso.readers.compose import is_prose_cell
from sayso.readers.dates import find_date
from sayso.readers.decoding import decode
from sayso.readers.furniture import is_furniture
from sayso.readers.headings import is_heading
from sayso.readers.layout import divided, headed
from sayso.readers.limits import check_characters
from sayso.readers.lines import split_lines
from sayso.readers.markdown_marks import cut, cuts_of, is_link, marks_of, note_definition
from sayso.readers.masthead import (
    Facts,
    is_masthead_line,
    is_title,
    split_names,
)
from sayso.readers.stated import facts_of
from sayso.readers.wrapping import measure
from sayso.records import Block, BlockKind, Document, document_id

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<lines>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]{1,30})[ \t]*:[ \t]*(?P<value>.*)")
_PREFIX = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t]))*")
_CLOSING_HASHES = re.compile(r"(?<![ \t])[ \t]++#+$")
_LINE_END = re.compile(r"\r\n|\n|\r")
_ONLY_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?P<words>[^*_]+)(?P=mark)")
_LISTED = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
_CELL = re.compile(r"(?:[^|\s\\]|\\.)(?:[^|\n\\]|\\.)*(?<![ \t])")
_LONGEST_LABEL = 600
_DEEPEST = 100
"""Marks within marks; what lies deeper is in no block."""
_MASTHEAD_BLOCKS = 6
_MOST_BLOCKS = 20


class MarkdownReader:
    """Reads .md files. ``Document.text`` is the decoded file without the marks inside its blocks.

    What is left out (emphasis, brackets and addresses of links, marks of notes) stands in
    ``Document.cuts``; line ends stay, so that lines are the file's. Blocks leave out the marks at
    their edges ("#", "-", ">"), front matter, code, raw HTML, the cells of tables that hold no
    sentence and the texts of notes.
    """

    extensions: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    media_types: ClassVar[tuple[str, ...]] = ("text/markdown", "text/x-markdown")

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that a Markdown file holds.

        Raises:
            ReadError: the file holds binary data or is in an encoding that cannot be told.
        """
        text, problems = decode(data, location=location)
        check_characters(len(text), location=location)
        front = _FRONT_MATTER.match(text)
        begin = front.end() if front else 0
        try:
            blocks = _blocks(text, begin)
        except RecursionError as error:
            raise ReadError(
                "is Markdown nested too deep",
                where=location,
                remedy="save it as .txt to have it read as plain text",
            ) from error
        marks = marks_of(text, blocks)
        shown, blocks = cut(text, blocks, marks)
        facts, over = _facts(shown, blocks, _fields(front["lines"]) if front else {})
        blocks = (*headed(shown, blocks[:over]), *blocks[over:])
        return Document(
            id=document_id(shown, title=facts.title, publisher=facts.publisher),
            text=shown,
            blocks=blocks,
            cuts=cuts_of(marks),
            title=facts.title,
            published=facts.published,
            publisher=facts.publisher,
            authors=facts.authors,
            location=location,
            problems=problems,
        )


@dataclass(slots=True)
class _Lines:
    """Where the lines of a text begin and end, as markdown-it counts them."""

    starts: list[int]
    ends: list[int]


def _lines_of(text: str, begin: int) -> _Lines:
    starts, ends = [begin], []
    for found in _LINE_END.finditer(text, begin):
        ends.append(found.start())
        starts.append(found.end())
    return _Lines(starts, [*ends, len(text)])


def _blocks(text: str, begin: int) -> tuple[Block, ...]:
    """The blocks of the text from ``begin`` on, as spans into the whole."""
    from markdown_it import MarkdownIt

    lines = _lines_of(text, begin)
    wrapping = measure(list(split_lines(text[begin:])))
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("inline")
    blocks: list[Block] = []
    depth = {"list": 0, "blockquote": 0, "table": 0}
    fresh = False  # a list item has been opened and still waits for its first text
    for token in parser.parse(text[begin:]):
        container = token.type.rsplit("_", 1)[0].removeprefix("bullet_").removeprefix("ordered_")
        if container in depth:
            depth[container] += token.nesting
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "tr_open" and token.map:
            blocks += _cells(text, lines.starts[token.map[0]], lines.ends[token.map[0]])
        elif token.type in ("heading_open", "paragraph_open") and not depth["table"]:
            kind: BlockKind = "item" if depth["list"] and fresh else "paragraph"
            level = depth["list"] if kind == "item" else 0
            if depth["blockquote"]:
                kind, level = "quote", 0
            if token.type == "heading_open":
                kind, level = "heading", int(token.tag[1])
            fresh = False
            found = _block(text, lines, token, kind=kind, level=level)
            for part in divided(text, found, wrapping) if found else ():
                top = len(blocks) < _MASTHEAD_BLOCKS
                if labelled := _relabelled(text, part, top=top):
                    blocks.append(labelled)
    return tuple(blocks)


def _cells(text: str, start: int, end: int) -> Iterator[Block]:
    """The cells of a row that hold text to be read; figures and catchwords are in no block."""
    for found in _CELL.finditer(text, start, end):
        if is_prose_cell(found[0]):
            yield Block(kind="paragraph", start=found.start(), end=found.end())


def _block(
    text: str, lines: _Lines, token: "Token", *, kind: BlockKind, level: int
) -> Block | None:
    """The span of a paragraph or heading without the marks before and after it."""
    first, after = token.map or (0, 0)
    last = after - 1
    if kind == "heading" and token.markup in ("=", "-") and last > first:
        last -= 1  # the line under the heading
    start, end = lines.starts[first], lines.ends[last]
    if found := _PREFIX.match(text, start, lines.ends[first]):
        start = found.end()
    if kind == "heading" and token.markup.startswith("#"):
        end = start + len(_CLOSING_HASHES.sub("", text[start:end].rstrip()))
    return _trimmed(text, Block(kind=kind, start=start, end=end, level=level))


def _trimmed(text: str, block: Block) -> Block | None:
    """The block without white space at its edges; None if nothing is left of it."""
    body = text[block.start : block.end]
    start = block.start + len(body) - len(body.lstrip())
    end = start + len(body.strip())
    return replace(block, start=start, end=end) if start < end else None


def _relabelled(text: str, block: Block, *, top: bool) -> Block | None:
    """The block, or what a paragraph is by what it says: a caption, a bold heading, a byline."""
    if note_definition(text[block.start : block.start + 70]):
        return None
    body = text[block.start : block.end]
    if is_furniture(body):
        return None
    if block.kind != "paragraph" or block.end - block.start > _LONGEST_LABEL:
        return block
    if is_link(body):
        return None
    if found := _ONLY_PICTURE.fullmatch(body):
        start = block.start + found.start("words")
        end = start + len(found["words"])
        return _trimmed(text, Block(kind="caption", start=start, end=end))
    if found := _EMPHASIS.fullmatch(body):
        words = found["words"]
        kind: BlockKind | None = None
        if is_caption(words):
            kind = "caption"
        elif len(found["mark"]) > 1 and is_heading(words, first=False, shouting=False):
            kind = "heading"
        if kind:
            start = block.start + len(found["mark"])
            level = 3 if kind == "heading" else 0
            end = start + len(words)
            return _trimmed(text, Block(kind=kind, start=start, end=end, level=level))
    if top and is_masthead_line(body):
        return replace(block, kind="heading", level=2)
    if is_caption(body):
        return replace(block, kind="caption")
    return block


def _fields(front: str) -> dict[str, str]:
    """The plain ``name: value`` lines of front matter, and the items of a list of authors."""
    fields: dict[str, str] = {}
    name = ""
    for line in _LINE_END.split(front):
        if found := _FIELD.fullmatch(line):
            name = found["name"].lower()
            fields.setdefault(name, _unquoted(found["value"]))
        elif name and (item := _LISTED.fullmatch(line)):
            fields[name] = ", ".join(filter(None, (fields[name], _unquoted(item["value"]))))
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item) for item in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _facts(text: str, blocks: tuple[Block, ...], fields: dict[str, str]) -> tuple[Facts, int]:
    """What front matter says, else what stands over the text; and how many blocks that is."""
    stated = facts_of([text[block.start : block.end] for block in blocks[:_MOST_BLOCKS]])
    said = stated.facts
    headings = (" ".join(text[b.start : b.end].split()) for b in blocks if b.kind == "heading")
    named = filter(is_title, (each for each in headings if each != said.publisher))
    first = blocks[0].level == 1 if blocks else False
    title = fields.get("title") or (next(named, None) if first else said.title or next(named, None))
    day = next((fields[name] for name in ("date", "published", "pubdate") if name in fields), "")
    authors = fields.get("author") or fields.get("authors") or fields.get("by") or ""
    publisher = fields.get("publisher") or fields.get("site") or fields.get("organisation")
    facts = Facts(
        title=title,
        published=find_date(day) or said.published,
        publisher=publisher or said.publisher,
        authors=split_names(authors) or said.authors,
    )
    return facts, stated.stretches
