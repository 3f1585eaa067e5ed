"""A marked text: what the trained heads say of a document, as spans and classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.claims.quotations import Quotation
from sayso.claims.tokens import Token
from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.heads import Mark, find_spans, load_heads, tag_pieces
from sayso.engines.standard.pieces import Pieces, cut_pieces
from sayso.records import Document

MODEL = Path(__file__).parent / "model"
_OWNER = ("' ", "’ ")  # "the Pilots' Guild" is one name


@dataclass(frozen=True, slots=True)
class Marked:
    """Spans in order, by the head that marks them; offsets into the document's text.

    ``attribution`` holds labels source, cue and content, ``inner`` the same for what is
    attributed within a content; ``uncertainty`` epistemic, doxastic, investigation and
    condition; ``actors`` person, organisation, place, facility, weapon, group and document.
    ``sentences`` and ``units`` (elementary discourse units) are where one begins. ``classes``
    (pieces, ``class_names``) holds the chances of each piece's word to be of a class.
    """

    attribution: tuple[Mark, ...]
    inner: tuple[Mark, ...]
    uncertainty: tuple[Mark, ...]
    actors: tuple[Mark, ...]
    times: tuple[Mark, ...]
    sentences: tuple[int, ...]
    units: tuple[int, ...]
    piece_starts: NDArray[np.int64]
    classes: NDArray[np.float32]
    class_names: tuple[str, ...]

    def classes_of(self, tokens: Sequence[Token]) -> list[str]:
        """The class of each word (see tags.py) that its pieces agree on best, "" without any."""
        if not tokens:
            return []
        starts = [token.start for token in tokens]
        first = np.searchsorted(self.piece_starts, [*starts, tokens[-1].end])
        chances = self.classes[first[0] : first[-1]]
        if not len(chances):
            return [""] * len(tokens)
        begin = np.minimum(first[:-1] - first[0], len(chances) - 1)
        best = np.add.reduceat(chances, begin).argmax(axis=1).tolist()
        empty = (first[:-1] == first[1:]).tolist()
        return [
            "" if none else self.class_names[each] for each, none in zip(best, empty, strict=True)
        ]


class Marker:
    """The trained graph with its tokenizer and heads: loads within half a second, once."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._encoder = Encoder(folder / "encoder.onnx")
        self._heads = load_heads(folder / "heads.json")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def mark(self, document: Document, quotations: Sequence[Quotation]) -> Marked:
        """The document's marks."""
        blocks = [(block.start, block.end) for block in document.blocks]
        pieces = cut_pieces(document.text, blocks, quotations, self._tokenizer)
        scores = self._encoder.score(pieces)
        tags = tag_pieces(self._heads, scores, pieces.opens_block())
        spans = {
            name: tuple(_whole(document.text, find_spans(tags[name], head.labels, pieces), name))
            for name, head in self._heads.items()
            if head.form == "spans"
        }
        return Marked(
            **spans,
            sentences=_starts(tags["sentences"], pieces),
            units=_starts(tags["units"], pieces),
            piece_starts=pieces.starts,
            classes=self._heads["words"].chances(scores),
            class_names=self._heads["words"].labels,
        )


@cache
def load_marker() -> Marker:
    """The shipped marker, loaded when it is first asked for."""
    return Marker()


def _starts(tags: NDArray[np.int64], pieces: Pieces) -> tuple[int, ...]:
    return tuple(pieces.starts[(tags == 1) | pieces.opens_block()].tolist())


def _whole(text: str, marks: Sequence[Mark], head: str) -> list[Mark]:
    """The spans of whole words: a name is not split where the pieces of a word disagree."""
    if head in ("attribution", "inner"):
        return list(marks)
    whole: list[Mark] = []
    for mark in marks:
        start, end = mark.start, mark.end
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end += 1
        owned = whole and mark.label == whole[-1].label and text[whole[-1].end : start] in _OWNER
        if whole and (start < whole[-1].end or owned):
            whole[-1] = whole[-1]._replace(end=max(end, whole[-1].end))
        else:
            whole.append(Mark(mark.label, start, end))
    return whole
