"""Doubts: what of a text looks like another language, a table or a program, and is read so."""

import re
from collections.abc import Iterator, Sequence

from sayso.readers.language import other_language, unknown_words
from sayso.readers.lines import Line, split_lines
from sayso.readers.no_prose import find_programs, find_tables
from sayso.records import Block, Document, Problem
from sayso.records.problem import UNTRUSTED

_NEARLY_ALL = 0.8
_PROSE = ("paragraph", "item")
_FEWEST_OF_ONE, _SHARE = 12, 0.1
"""Words of one paragraph, or the part of a text in unknown words, for which a language is asked."""

_MISREAD = re.compile(r"\b[A-Za-z]*[a-z]{2}[01|][a-z]{2,}\b")
"""A figure within a word, where a letter was: "be1ieve"."""

Doubt = tuple[int, int, str]
"""Where a stretch begins and ends, and what it looks like."""


def find_doubts(document: Document) -> Iterator[Problem]:
    """A problem for each stretch that is no English prose: one, without a place, where all is."""
    no_prose = list(_no_prose(document))
    doubts = sorted((*_foreign(document, no_prose), *no_prose))
    whole = sum(block.end - block.start for block in document.blocks)
    for looks in dict.fromkeys(each[2] for each in doubts):
        parts = [each for each in doubts if each[2] == looks]
        if sum(end - start for start, end, _ in parts) >= _NEARLY_ALL * whole:
            yield Problem(message=f"the text {looks}", remedy=UNTRUSTED)
        else:
            for start, end, _ in parts:
                yield Problem(message=f"this {looks}", start=start, end=end, remedy=UNTRUSTED)


def find_scan(text: str, blocks: Sequence[Block], *, divided: bool) -> Iterator[Problem]:
    """A problem where a text looks like what a program read off a picture.

    It does with two misread words, or with one where lines divide words too (``divided``).
    """
    parts = (_MISREAD.finditer(text, each.start, each.end) for each in blocks)
    misread = [each for part in parts for each in part]
    if len({each[0].lower() for each in misread}) + divided > 1:
        yield Problem(
            message="the text looks like a scan, and some of its letters are misread",
            start=misread[0].start(),
            end=misread[0].end(),
            remedy="compare what you quote with the original",
        )


def _foreign(document: Document, no_prose: Sequence[Doubt]) -> Iterator[Doubt]:
    """Runs of paragraphs in one language that is not English, with what is too short to tell.

    A short line of names may have no word that is known. Which language it is is asked, at the cost
    of a second and 77 MiB, only of a text with a longer one, or with many for its length.
    """
    unknown = {
        block: unknown_words(document.text[block.start : block.end])
        for block in document.blocks
        if block.kind in _PROSE and not any(_meet(block, each) for each in no_prose)
    }
    length = sum(sum(map(len, words)) for words in unknown.values())
    longest = max(map(len, unknown.values()), default=0)
    if longest < _FEWEST_OF_ONE and length < _SHARE * len(document.text):
        return
    run: list[Doubt] = []
    for block in document.blocks:
        words = unknown.get(block)
        name = other_language(words) if words else None
        if name is None:
            yield from run
            run = []
            continue
        looks = f"looks like {name}" if name else "looks like another language than English"
        looks += ", and Sayso reads English"
        if run and run[0][2] == looks:
            run = [(run[0][0], block.end, looks)]
        else:
            yield from run
            run = [(block.start, block.end, looks)]
    yield from run


def _meet(block: Block, doubt: Doubt) -> bool:
    return doubt[0] < block.end and block.start < doubt[1]


def _no_prose(document: Document) -> Iterator[Doubt]:
    lines = list(_lines(document))
    tables = list(find_tables(lines))
    rows = {place for first, last in tables for place in range(first, last + 1)}
    for first, last in tables:
        yield lines[first].start, lines[last].end, "looks like a table"
    for first, last in find_programs(lines):
        if rows.isdisjoint(range(first, last + 1)):
            yield lines[first].start, lines[last].end, "looks like the text of a program"


def _lines(document: Document) -> Iterator[Line]:
    """The lines with words that stand in a block: others are not read."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for line in split_lines(document.text):
        while block is not None and block.end <= line.start:
            block = next(blocks, None)
        if block is not None and not line.blank and block.start < line.end:
            yield line
