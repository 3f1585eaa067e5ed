"""PDF blocks: which lines of a PDF make a paragraph, a heading, an item or a row."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from sayso.readers.captions import is_labelled
from sayso.readers.lines import list_mark
from sayso.readers.masthead import is_masthead_line
from sayso.readers.pdf_lines import PdfLine
from sayso.readers.wrapping import ends_sentence, goes_on

_PAGE_NUMBER = re.compile(
    r"[-–—\[(| ]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—\])| ]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡§])[. ]?\s?[A-Z“\"‘(]")
_MARGIN = 0.12
"""The share of a page's height, above and below, where running heads and feet stand."""
_LARGER = 1.12
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Typography:
    """What the body of a document is set in: type height and distance of lines, in points."""

    size: float
    leading: float

    def is_larger(self, line: PdfLine) -> bool:
        """Whether a line is set in type as large as a heading's."""
        return line.size > _LARGER * self.size


def without_margins(lines: Sequence[PdfLine], heights: Sequence[float]) -> list[PdfLine]:
    """The lines without page numbers and without heads and feet that pages repeat."""
    places: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    marginal: list[tuple[str, int] | None] = []
    for line in lines:
        height = heights[line.page]
        key = None
        if not _MARGIN * height <= line.bottom <= (1 - _MARGIN) * height:
            key = (re.sub(r"\d+", "#", line.text), round(line.bottom / 4))
            places[key].add(line.page)
        marginal.append(key)
    often = max(2, len(heights) // 4)
    return [
        line
        for line, key in zip(lines, marginal, strict=True)
        if key is None or not (_PAGE_NUMBER.fullmatch(line.text) or len(places[key]) >= often)
    ]


def without_footnotes(
    lines: Sequence[PdfLine], body: Typography
) -> tuple[list[PdfLine], list[PdfLine]]:
    """The lines, and apart from them the notes in small type that end a page."""
    kept: list[PdfLine] = []
    notes: list[PdfLine] = []
    tail: list[PdfLine] = []
    for line, following in zip_longest(lines, lines[1:]):
        if line.size < 0.92 * body.size and (tail or _NOTE.match(line.text)):
            tail.append(line)
        else:
            kept += [*tail, line]
            tail = []
        if following is None or following.page != line.page:
            notes += tail
            tail = []
    return kept, notes


def typography(lines: Sequence[PdfLine]) -> Typography:
    """The type height of most characters, and the usual distance between lines of that height."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=lambda known: (sizes[known], known)) if sizes else 12.0
    steps = [
        line.bottom - following.bottom
        for line, following in pairwise(lines)
        if line.page == following.page
        and abs(following.size - size) < 0.1 * size
        and 0.5 * size < line.bottom - following.bottom < 3 * size
    ]
    return Typography(size, median(steps) if steps else 1.2 * size)


def groups_of(lines: Sequence[PdfLine], body: Typography) -> Iterator[list[PdfLine]]:
    """The lines that make one block each."""
    rights = _right_edges(lines)
    group: list[PdfLine] = []
    for line, right in zip(lines, rights, strict=True):
        if group and not _continues(group, line, body, right):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _right_edges(lines: Sequence[PdfLine]) -> list[float]:
    """For each line the right edge of its column: where the lines above and below it reach."""
    edges: list[float] = []
    column: list[PdfLine] = []
    for line in (*lines, None):
        new = (
            line
            and column
            and (line.page != column[-1].page or line.bottom > column[-1].bottom + line.size)
        )
        if line is None or new:
            edges += [max((known.right for known in column), default=0.0)] * len(column)
            column = []
        if line:
            column.append(line)
    return edges


def _continues(group: list[PdfLine], line: PdfLine, body: Typography, right: float) -> bool:
    """Whether a line goes on with the block of the lines before it."""
    last = group[-1]
    if last.hyphen:
        return True
    step = last.bottom - line.bottom
    same_page = line.page == last.page
    if same_page and abs(step) < 0.4 * line.size and line.left >= last.right - line.size:
        return True  # the rest of the same line, such as the words after a bullet
    if _is_set_apart(group, line, body):
        return False
    if not same_page or step < -line.size:  # the next page or column
        return not ends_sentence(last.text) and goes_on(line.text) and not body.is_larger(line)
    larger = body.is_larger(line)
    if step > 1.28 * max(body.leading, 1.1 * line.size if larger else 0):
        return False
    return larger or _fills(group, line, right)


def _is_set_apart(group: list[PdfLine], line: PdfLine, body: Typography) -> bool:
    """Whether a line differs in type, or begins as an item, a caption or a byline does."""
    last = group[-1]
    if len(line.cells) > 1 or len(last.cells) > 1:
        return True
    if abs(line.size - last.size) > 0.12 * body.size:
        return True
    if line.bold != group[0].bold and _alone(group):
        return True
    text = line.text
    return bool(list_mark(text)) or is_labelled(text) or is_masthead_line(text)


def _fills(group: list[PdfLine], line: PdfLine, right: float) -> bool:
    """Whether the line before reaches as far as lines do that are wrapped."""
    last = group[-1]
    width = right - last.left
    if ends_sentence(last.text):
        indented = line.left > last.left + 0.8 * line.size and not list_mark(group[0].text)
        return not indented and last.right > right - 0.18 * width
    return last.right > right - 0.35 * width or goes_on(line.text)


def _alone(group: list[PdfLine]) -> bool:
    """Whether a bold line so far stands as a heading would."""
    return (
        all(line.bold for line in group) and len(group) <= 2 and not ends_sentence(group[-1].text)
    )


class Words:
    """The words of a document, asked whether a hyphen at a line's end belongs to the word."""

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        self._known: set[str] = set()
        divided = False
        for line in lines:
            words = [word.lower() for word in _WORD.findall(line.text)]
            ends_divided = line.hyphen or line.text.endswith("-")
            self._known.update(words[divided : -1 if ends_divided else None])
            divided = ends_divided

    def keeps_hyphen(self, head: str, tail: str) -> bool:
        """Whether the last word of ``head`` and the first of ``tail`` make a compound."""
        firsts, seconds = _WORD.findall(head[-60:]), _WORD.match(tail[:60])
        if not firsts or not seconds:
            return True
        first, second = firsts[-1].lower(), seconds[0].lower()
        if first + second in self._known:
            return False
        if f"{first}-{second}" in self._known:
            return True
        return first in self._known and second in self._known


def joined(group: Sequence[PdfLine], words: Words) -> str:
    """The text of a block, with words that a line's end divides put together again."""
    parts: list[str] = []
    for line, following in zip_longest(group, group[1:]):
        text = line.text
        if following is None:
            parts.append(text)
        elif line.hyphen or (
            text.endswith("-") and text[-2:-1].isalpha() and goes_on(following.text)
        ):
            head = text.removesuffix("-")
            parts.append(head + ("-" if words.keeps_hyphen(head, following.text) else ""))
        else:
            parts.append(text + " ")
    return "".join(parts)
