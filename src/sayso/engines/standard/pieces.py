"""Word pieces: a document as the encoder takes it, each piece with its kind and its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.text.quotations import Quotation
from sayso.engines.standard.word_pieces import CHUNK, KEPT, LONGEST_KEPT, WordPieces

_STRAIGHT = str.maketrans("“”„«»‘’‚`´–—‐‑−…\u00a0\u2009\u202f", "\"\"\"\"\"'''''-----.   ")
_LINK = re.compile(r"\[(?=[^][\n]{1,300}\]\()|(?<=\S)\]\([^()\s]{1,500}\)")
_LONGEST_WORD = 200
"""Characters of a word that its shape is told by; what is longer is no word, and is not gone
through for each of its pieces."""
_LONGEST = 20_000
"""Characters cut at once: what is kept of them grows with a word that has no end."""

SHAPES = 6
GAPS = 3
KINDS = SHAPES * GAPS * 2
_LINE = 2
_ALL = slice(None)


@dataclass(frozen=True)
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

    def opens_block(self, numbers: slice | NDArray[np.int64] = _ALL) -> NDArray[np.bool_]:
        """Which pieces, of those with some numbers, are the first of a block."""
        return self._opening[numbers]

    @cached_property
    def _opening(self) -> NDArray[np.bool_]:
        return np.asarray((self.kinds // 2) % GAPS == _LINE)

    def first_of(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of the first piece of each word, by the words' half-open offsets.

        A word in which no piece begins ("not" in "cannot") has the piece that it is part of.
        """
        first = np.searchsorted(self.starts, starts)
        begins = np.append(self.starts, np.iinfo(np.int64).max)[first] < ends
        return np.where(begins, first, np.maximum(first - 1, 0))


class _Piece(NamedTuple):
    """A piece of what stands between white space: places are counted from where that begins."""

    id: int
    start: int
    end: int
    shape: int


_Cut = tuple[_Piece, ...]


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
    cuts: list[_Cut] = []
    places: list[int] = []
    until = [0]
    for start, end in blocks:
        for portion in _portions(plain, start, end):
            chunks = [chunk.span() for chunk in CHUNK.finditer(plain, *portion)]
            cuts += _cut_chunks(text, chunks, vocabulary)
            places += map(itemgetter(0), chunks)
        until.append(len(cuts))
    rows = np.fromiter(chain.from_iterable(chain.from_iterable(cuts)), np.int64)
    ids, starts, ends, shapes = map(np.ascontiguousarray, rows.reshape(-1, len(_Piece._fields)).T)
    sizes = np.fromiter(map(len, cuts), np.int64, len(cuts))
    apart = np.repeat(np.array(places, np.int64), sizes)
    starts, ends = starts + apart, ends + apart
    block = np.repeat(np.repeat(np.arange(len(blocks)), np.diff(until)), sizes)
    if "](" in plain:
        read = ~_inside(starts, [match.span() for match in _LINK.finditer(plain)])
        ids, starts, ends, shapes, block = (
            column[read] for column in (ids, starts, ends, shapes, block)
        )
    gap = np.full(len(ids), _LINE)
    gap[1:] = np.where(np.diff(block) > 0, _LINE, starts[1:] > ends[:-1])
    quoted = _inside(starts, [(each.start, each.end) for each in quotations])
    return Pieces(ids, (shapes * GAPS + gap) * 2 + quoted, starts, ends)


def _inside(places: NDArray[np.int64], spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which places lie in one of some spans, which are in order: in the last that begins there."""
    edges = np.array([(-1, -1), *spans], dtype=np.int64)
    at = edges[:, 0].searchsorted(places, "right") - 1
    return np.asarray(places < edges[at, 1])


def _cut_chunks(text: str, chunks: Sequence[tuple[int, int]], vocabulary: WordPieces) -> list[_Cut]:
    """The pieces of what white space sets apart: remembered, as words come again."""
    words = [text[start:end] for start, end in chunks]
    if max(map(len, words), default=0) <= LONGEST_KEPT:
        cuts = [*map(_remembered, words, repeat(vocabulary))]
    else:
        cuts = [(_remembered if len(w) <= LONGEST_KEPT else _cut)(w, vocabulary) for w in words]
    for at in {0, len(chunks) - 1} if chunks else ():
        start, end = chunks[at]
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            # The word goes on beyond what is cut at once: its shape is not this chunk's alone.
            cuts[at] = tuple(
                each._replace(shape=_shape(text, start + each.start, start + each.end))
                for each in cuts[at]
            )
    return cuts


def _cut(chunk: str, vocabulary: WordPieces) -> _Cut:
    pieces = vocabulary.pieces_of(chunk.translate(_STRAIGHT))
    return tuple(_Piece(*each, _shape(chunk, each.start, each.end)) for each in pieces)


_remembered = lru_cache(maxsize=KEPT)(_cut)


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
    while start and end - start < _LONGEST_WORD and text[start - 1].isalnum():
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
