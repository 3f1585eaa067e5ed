"""The marker: what the trained heads say of a document, as spans and classes."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.marks import Mark, Marks, Tree
from sayso.analysis.text.quotations import Quotation
from sayso.engines.standard.encoder import Encoder, TakeStates, Words
from sayso.engines.standard.faults import load_faults
from sayso.engines.standard.heads import find_spans, load_heads, tag_pieces
from sayso.engines.standard.links import load_links
from sayso.engines.standard.pieces import Pieces, cut_pieces
from sayso.engines.standard.processor import DOUBT, ROUNDED_TWICE, rounds_once
from sayso.engines.standard.qualifiers import load_qualifiers
from sayso.engines.standard.shipped import (
    CALLINGS,
    FAULTS,
    HEDGES,
    LINKS,
    MODEL,
    QUALIFIERS,
    SPANS,
    SPEAKING,
    SURENESS,
)
from sayso.engines.standard.trees import Grower, load_biaffine
from sayso.engines.standard.word_pieces import WordPieces
from sayso.errors import EngineError
from sayso.language.tokens import Token
from sayso.records import Document

_JUDGED = ("voices", "speakers", "kinds", "grounds", "offers", "claims", "within")
_OWNER = ("' ", "’ ")  # "the Pilots' Guild" is one name


class Marker:
    """The trained graph with its vocabulary and heads: loads within half a second, once."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._encoder = Encoder(folder / "encoder.onnx")
        self._heads = load_heads(folder / "heads.json")
        syntax, faults, qualifiers = (folder / name for name in ("syntax.npz", FAULTS, QUALIFIERS))
        learned = (SURENESS, SPEAKING, CALLINGS, SPANS, HEDGES)
        self._weights, self._speaking, self._callings, self._spans, self._hedges = (
            _weights(folder / name) for name in learned
        )
        self._biaffine = load_biaffine(syntax) if syntax.exists() else None
        self._faults = load_faults(faults) if faults.exists() else None
        self._qualifiers = load_qualifiers(qualifiers) if qualifiers.exists() else None
        links = folder / LINKS
        self._links = load_links(links) if links.exists() else None
        self._vocabulary = WordPieces(folder / "tokenizer.json")

    def mark(
        self,
        document: Document,
        quotations: Sequence[Quotation],
        sentences: Sequence[Sequence[Token]] = (),
    ) -> Marks:
        """The document's marks.

        sentences: those whose trees are wanted, as the words of each, in the order of the text.

        Raises:
            EngineError: trees are wanted of a model that was trained without them.
        """
        blocks = [(block.start, block.end) for block in document.blocks]
        pieces = cut_pieces(document.text, blocks, quotations, self._vocabulary)
        suspected = self._faults.begin(len(pieces)) if self._faults else None
        qualified = self._qualifiers.begin(len(pieces)) if self._qualifiers else None
        linked = self._links.begin(len(pieces)) if self._links else None
        watching = [each.add for each in (suspected, qualified, linked) if each]

        def take(some: slice, states: NDArray[np.float32]) -> None:
            for add in watching:
                add(some, states)

        scores, trees = self._look(pieces, sentences, take if watching else None)
        tags = tag_pieces(self._heads, scores, pieces.opens_block())
        spans = {
            name: tuple(_whole(document.text, find_spans(tags[name], head.labels, pieces), name))
            for name, head in self._heads.items()
            if head.form == "spans"
        }
        begins = (tags["sentences"] == 1) | pieces.opens_block()
        qualifiers, chances = qualified.finish(pieces, begins) if qualified else ((), None)
        return Marks(
            **spans,
            qualifiers=qualifiers,
            sentences=_starts(tags["sentences"], pieces),
            units=_starts(tags["units"], pieces),
            piece_starts=pieces.starts,
            classes=self._heads["words"].chances(scores),
            class_names=self._heads["words"].labels,
            trees=trees,
            chances={
                **{
                    name: self._heads[name].judge(scores) for name in _JUDGED if name in self._heads
                },
                **({"qualifiers": chances} if chances else {}),
            },
            weights=self._weights,
            spans=self._spans,
            suspected=suspected.finish() if suspected else None,
            speaking=self._speaking,
            hedges=self._hedges,
            callings=self._callings,
            links=linked.finish() if linked else {},
            doubts=self._doubts(),
        )

    def _doubts(self) -> tuple[str, ...]:
        """What of this processor may make a reading another than elsewhere."""
        exact, once = self._encoder.is_exact, rounds_once()
        return (*(() if exact else (DOUBT,)), *(() if once else (ROUNDED_TWICE,)))

    def _look(
        self, pieces: Pieces, sentences: Sequence[Sequence[Token]], take: TakeStates | None
    ) -> tuple[NDArray[np.float32], tuple[Tree, ...]]:
        """The scores of the pieces, and the sentences' trees."""
        words = [word for each in sentences for word in each]
        if not words:
            return self._encoder.score(pieces, take=take), ()
        if self._biaffine is None:
            raise EngineError(
                "the encoder was trained without trees: read without them, or train a head of "
                "syntax (training/README.md)"
            )
        first = pieces.first_of(
            np.array([word.start for word in words]), np.array([word.end for word in words])
        )
        grower = Grower(self._biaffine, [len(each) for each in sentences])
        scores = self._encoder.score(pieces, Words(first, grower.add), take)
        return scores, grower.finish()


@cache
def load_marker() -> Marker:
    """The shipped marker, loaded when it is first asked for."""
    return Marker()


def _weights(path: Path) -> dict[str, float]:
    """What each feature counts for; {} where nothing was learned of it."""
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    weights: dict[str, float] = told.get("weights", {})
    return weights


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
        one = bool(whole) and mark.label == whole[-1].label and _is_one(text, whole[-1], start)
        if whole and (start < whole[-1].end or one):
            whole[-1] = whole[-1]._replace(end=max(end, whole[-1].end))
        else:
            whole.append(Mark(mark.label, start, end))
    return whole


def _is_one(text: str, before: Mark, start: int) -> bool:
    """Whether a name goes on with what is marked as another: "Ilse" and "Vann"."""
    between = text[before.end : start]
    if between == " ":
        return text[before.start].isupper() and text[start].isupper()
    return between in _OWNER
