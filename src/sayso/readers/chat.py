"""Chats: the messages of an exported chat as paragraphs under their heads, and its last day."""

from dataclasses import dataclass

from sayso.analysis.text.messages import Head, days_of, find_heads
from sayso.readers.layout import blocks_of
from sayso.readers.masthead import Facts
from sayso.records import Block, Problem

_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it is laid out: its blocks, what it says of itself, and what it leaves unsure."""

    blocks: tuple[Block, ...]
    facts: Facts
    problems: tuple[Problem, ...]


def find_chat(text: str) -> Chat | None:
    """The chat that a text is; None where it is none.

    Each head that names somebody is a heading, what is written under it paragraphs; what a
    program says under its own stamp is shown and not read. Whoever writes all of it is its author.
    """
    heads = find_heads(text)
    if not heads:
        return None
    ends = [*(head.start for head in heads[1:]), len(text)]
    blocks = [*_laid(text, 0, heads[0].start)]
    for head, end in zip(heads, ends, strict=True):
        if head.name:
            blocks += (_heading(text, head), *_laid(text, head.end, end))
    ways = days_of(heads)
    names = dict.fromkeys(head.name for head in heads if head.name)
    return Chat(
        tuple(blocks),
        Facts(
            published=ways[0][-1] if len(ways) == 1 else None,
            authors=tuple(names) if len(names) == 1 else (),
        ),
        (_unsure(heads[-1], len(ways)),) if len(ways) != 1 else (),
    )


def _heading(text: str, head: Head) -> Block:
    end = head.start + len(text[head.start : head.end].rstrip())
    return Block(kind="heading", start=head.start, end=end, level=_LEVEL)


def _laid(text: str, start: int, end: int) -> tuple[Block, ...]:
    """The blocks of what is written under a head: nothing in a message heads anything."""
    return tuple(
        Block(
            kind="paragraph" if block.kind == "heading" else block.kind,
            start=start + block.start,
            end=start + block.end,
            level=0 if block.kind == "heading" else block.level,
        )
        for block in blocks_of(text[start:end])
    )


def _unsure(last: Head, ways: int) -> Problem:
    more = "in more than one way" if ways else "in no way that all of them allow"
    return Problem(
        message=f"the days of the messages can be read {more}",
        start=last.start,
        end=last.end,
        remedy="give the last day with --published",
    )
