"""Word pieces: a document as the encoder takes it, each piece with its kind and its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.text.quotations import Quotation
from sayso.engines.standard.word_pieces import WordPieces

_STRAIGHT = str.maketrans("“”„«»‘’‚`´–—‐‑−…\u00a0\u2009\u202f", "\"\"\"\"\"'''''-----.   ")
_LINK = re.compile(r"\[(?=[^][\n]{1,300}\]\()|(?<=\S)\]\([^()\s]{1,500}\)")
_LONGEST = 20_000
"""Characters cut at once: what is kept of them grows with a word that has no end."""

SHAPES = 6
GAPS = 3
KINDS = SHAPES * GAPS * 2
_LINE = 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text in order, as arrays of one length.

    ``ids`` are the vocabulary's numbers, ``starts`` and ``ends`` half-open offsets. ``kinds``
    tells what the lower-cased piece does not: ((shape × 3) + gap) × 2 + quoted, where the shape
    is lower, Capital, UPPER, miXed, digits or mark; the gap before it is none, white space, or
    the start of a block; and quoted is 1 inside quotation marks.
    """

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def opens_block(self) -> NDArray[np.bool_]:
        """Which pieces are the first of a block."""
        return np.asarray((self.kinds // 2) % GAPS == _LINE)

    def first_of(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the first piece of each word, by the words' half-open offsets.

        A word in which no piece begins ("not" in "cannot") has the piece that it is part of.
        """
        first = np.searchsorted(self.starts, starts)
        begins = np.append(self.starts, np.iinfo(np.int64).max)[first] < ends
        return np.where(begins, first, np.maximum(first - 1, 0))


def cut_pieces(
    text: str,
    blocks: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    vocabulary: WordPieces,
) -> Pieces:
    """The pieces of the blocks of a text.

    White space, the address and brackets of a link, and what no block holds, are none.
    """
    plain = text.translate(_STRAIGHT)
    rows: list[tuple[int, int, int, int]] = []
    opened = [quotation.start for quotation in quotations]
    links = [match.span() for match in _LINK.finditer(plain)] if "](" in plain else []
    linked = [start for start, _ in links]
    for start, end in blocks:
        line, last = True, start
        for first, until in _portions(plain, start, end):
            for number, from_, to in vocabulary.cut(plain[first:until]):
                begin, finish = first + from_, first + to
                link = bisect_right(linked, begin) - 1
                if link >= 0 and begin < links[link][1]:
                    continue
                gap = _LINE if line else int(begin > last)
                at = bisect_right(opened, begin) - 1
                quoted = at >= 0 and begin < quotations[at].end
                kind = (_shape(text, begin, finish) * GAPS + gap) * 2 + quoted
                rows.append((number, kind, begin, finish))
                line, last = False, finish
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Pieces(*(np.ascontiguousarray(column) for column in columns))


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in portions of bounded length, cut at white space where there is any."""
    while end - start > _LONGEST:
        white = text.rfind(" ", start, start + _LONGEST)
        until = white if white > start else start + _LONGEST
        yield start, until
        start = until
    yield start, end


def _shape(text: str, start: int, end: int) -> int:
    """The shape of the whole word that holds a piece, as far as its neighbours show it."""
    piece = text[start:end]
    first = piece[:1]
    if first.isdigit():
        return 4
    if not first.isalnum():
        return 5
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
        if end - start > 40:
            break
    return _shape_of_word(text[start:end])


@lru_cache(maxsize=10_000)
def _shape_of_word(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[:1].isupper() and word[1:].islower() else 3
