"""Marks: all that an engine gives, spans of the text and classes of its words, and no claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.links import Link
from sayso.language.tokens import Token

_LEAST = 1e-6
"""The least that a chance counts as."""

Span = tuple[int, int]
"""Half-open offsets into the document's text."""


class Mark(NamedTuple):
    """A labelled span of the text: half-open offsets."""

    label: str
    start: int
    end: int


class Tree(NamedTuple):
    """The tree of a sentence: for each word the number of its governor in it, -1 at the one root.

    Relations are those of Universal Dependencies, "root" at the root, without subtypes but for
    "nsubj:pass".
    """

    governors: tuple[int, ...]
    relations: tuple[str, ...]


class Chances(NamedTuple):
    """The chance of each label at each piece of a text: (pieces, labels)."""

    labels: tuple[str, ...]
    values: NDArray[np.float32]


class Suspected(NamedTuple):
    """What each piece of a text adds to the suspicion of a fault, by the code of its rule.

    A stretch of text is suspected by its highest of ``peaks`` and the mean of ``levels`` (pieces,
    codes) together: as many standard deviations above an ordinary sentence. Of a code less than
    ``least`` (codes) is nothing.
    """

    codes: tuple[str, ...]
    peaks: NDArray[np.float16]
    levels: NDArray[np.float16]
    least: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Spans in order, by what is sought; what an engine does not look for is empty.

    ``attribution`` holds labels source, cue and content, ``inner`` the same for what is
    attributed within a content; ``uncertainty`` epistemic, doxastic, investigation and
    condition; ``actors`` person, organisation, place, facility, weapon, group and document.
    ``sentences`` and ``units`` (elementary discourse units) are where one begins. ``classes``
    (pieces, ``class_names``) holds the chances of the word at each of ``piece_starts`` to be of
    a class. ``trees`` are those of the sentences, where they were asked for. ``doubts`` are what
    an engine says against its own marks, a sentence each.

    ``chances``, where an engine tells them, are of the claim that a piece stands in: "voices" of
    each kind of source, "kinds" of "forecast", "judgement" and "plain", "grounds" of "rests" (on
    other claims) and "stands"; of a "claim" to begin at it, "claims", or to hold it, "within"; and
    of words that name a source, "speakers" of each kind of it. ``weights``, beside these, are
    what each feature of a claim counts for in its score (``claims.sureness``); without any, there
    are none. ``speaking`` are what each feature of one who may put a claim forward counts for
    (``claims.whose``); ``hedges``, what each of words that may say how sure a claim is
    (``claims.hedge_sights``); ``callings``, what each of words that may be a source's name
    (``analysis.people.called``); ``spans``, what each of a span that may be a claim
    (``claims.span_sights``).
    ``suspected`` is None where an engine looks for no faults. ``qualifiers`` are the words that
    say how likely a claim is ("certainty"), by when it is to come true ("horizon"), and on what
    it hangs ("condition"); where an engine marks such words, the chances "qualifiers" are of each
    piece to be among them. ``links`` tell what is tied to what: "rests", a claim to another that is
    offered for it; "whose", a claim to words that mean whoever puts it forward.
    """

    attribution: tuple[Mark, ...] = ()
    inner: tuple[Mark, ...] = ()
    uncertainty: tuple[Mark, ...] = ()
    actors: tuple[Mark, ...] = ()
    times: tuple[Mark, ...] = ()
    qualifiers: tuple[Mark, ...] = ()
    sentences: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    piece_starts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    classes: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 1), np.float32))
    class_names: tuple[str, ...] = ()
    trees: tuple[Tree, ...] = ()
    doubts: tuple[str, ...] = ()
    chances: Mapping[str, Chances] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    speaking: Mapping[str, float] = field(default_factory=dict)
    callings: Mapping[str, float] = field(default_factory=dict)
    spans: Mapping[str, float] = field(default_factory=dict)
    suspected: Suspected | None = None
    links: Mapping[str, Link] = field(default_factory=dict)
    hedges: Mapping[str, float] = field(default_factory=dict)

    def highest(self, name: str, label: str, span: Span) -> float:
        """The highest chance of a label over the pieces of a span; 0 where there are none."""
        chances = self.chances[name]
        first, last = self.piece_starts.searchsorted(span)
        own = chances.values[first:last, chances.labels.index(label)]
        return float(own.max(initial=0.0))

    def mean(self, name: str, spans: Sequence[Span]) -> dict[str, float]:
        """The mean logarithm of each label's chance over the pieces of spans; {} where unknown."""
        chances = self.chances.get(name)
        if chances is None or len(spans) != 1:
            return self.means(name, [spans])[0]
        first, last = self.piece_starts.searchsorted(spans[0]).tolist()
        if first == last:
            return {}
        logarithms = _logarithms(chances.values[first:last])
        means = (logarithms.cumsum(axis=0)[-1] / (last - first)).tolist()
        return dict(zip(chances.labels, means, strict=True))

    def means(self, name: str, groups: Sequence[Sequence[Span]]) -> list[dict[str, float]]:
        """The same of each of many groups of spans, at once."""
        chances = self.chances.get(name)
        edges = np.array([edge for group in groups for edge in group], dtype=np.int64)
        if chances is None or not len(edges):
            return [{} for _ in groups]
        places = self.piece_starts.searchsorted(edges)
        first, last = int(places.min()), int(places.max())
        logarithms = _logarithms(chances.values[first:last])
        sums = np.zeros((last - first + 1, len(chances.labels)))
        logarithms.cumsum(axis=0, out=sums[1:])
        owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        totals = np.zeros((len(groups), len(chances.labels)))
        np.add.at(totals, owners, sums[places[:, 1] - first] - sums[places[:, 0] - first])
        counts = np.bincount(owners, places[:, 1] - places[:, 0], len(groups))
        means = (totals / np.maximum(counts, 1)[:, None]).tolist()
        return [
            dict(zip(chances.labels, each, strict=True)) if count else {}
            for each, count in zip(means, counts.tolist(), strict=True)
        ]

    def each_mean(
        self, name: str, label: str, starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """The same of one label, for each of many spans in order; 0 where unknown."""
        chances = self.chances.get(name)
        if chances is None or label not in chances.labels or not len(starts):
            return np.zeros(len(starts))
        first, last = self.piece_starts.searchsorted(np.stack((starts, ends)))
        begin = first[0]
        own = chances.values[begin : last[-1], chances.labels.index(label)]
        sums = np.concatenate(([0.0], _logarithms(np.ascontiguousarray(own)).cumsum()))
        return np.asarray((sums[last - begin] - sums[first - begin]) / np.maximum(last - first, 1))

    def classes_of(self, sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
        """By sentence, the class of each word that its pieces agree on best, "" without any.

        The classes are those of ``analysis.syntax.word_classes``. The sentences are in order.
        """
        # The words of all at once, and behind each sentence a word that holds what is in none.
        edges = [
            edge
            for each in sentences
            if each
            for edge in (*[word.start for word in each], each[-1].end)
        ]
        first = self.piece_starts.searchsorted(np.array(edges, dtype=np.int64))
        full = np.flatnonzero(first[:-1] < first[1:])
        best = np.full(len(edges), len(self.class_names))
        if len(full):
            best[full] = np.add.reduceat(self.classes[: first[-1]], first[full]).argmax(axis=1)
        names = [*self.class_names, ""]
        told = iter([names[each] for each in best.tolist()])
        return [list(islice(told, len(each) + 1))[:-1] if each else [] for each in sentences]


def _logarithms(chances: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(np.log(np.maximum(chances, _LEAST), dtype=np.float64))
