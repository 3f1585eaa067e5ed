"""View: what is known of a sentence's words before its claims are chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Mark, Marks, Span
from sayso.analysis.statements.marked_spans import A_THING, NO_PROPOSITION, UNKNOWN
from sayso.analysis.statements.statement import Loss
from sayso.analysis.syntax.parse import Parsed
from sayso.language.tokens import Token

HEAD = "claims"
"""What of an engine's chances tells where a claim begins."""

_ANOTHERS = -3.0
"""The most that the mean logarithm of the author's chance may be of an object of another's."""

MARKS = frozenset(",;:—-()\"“”.!?'")
OPENING, CLOSING = frozenset('"“('), frozenset('"”)')
LAYERS = ("attribution", "inner")
LABELS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a sentence that spans of one label hold, and where the spans begin and end."""

    holds: Sequence[bool]
    begins: Sequence[bool]
    ends: Sequence[bool]


@dataclass(frozen=True, slots=True)
class View:
    """What is known of a sentence's words: what an engine tells of them, and the rules' claims.

    ``chances`` is that of a claim to begin at each word, ``author`` a running sum of the logarithm
    of the author's chance over them. ``ruled`` are the claims by rule, each with how its clause
    hangs in the sentence; ``unsaid`` are words that nobody has said yet, or ever,
    ``closed`` those and what is the author's to tell ("imagery shows"), ``weak`` those of an
    object that may be the author's ("condemned [the raid]").
    """

    parsed: Parsed
    kinds: Sequence[str]
    chances: Sequence[float]
    author: Sequence[float]
    units: Sequence[bool]
    marked: Mapping[tuple[str, str], Labelled]
    ruled: Mapping[Span, str]
    unsaid: Sequence[bool]
    closed: Sequence[bool]
    weak: Sequence[bool]

    @property
    def tokens(self) -> Sequence[Token]:
        """The sentence's words."""
        return self.parsed.tokens


class Words:
    """What an engine tells of the words of a text, laid out once for all its sentences."""

    def __init__(self, analysis: Analysis, tokens: Sequence[Token]) -> None:
        marks = analysis.marks
        self._starts = np.array([token.start for token in tokens], dtype=np.int64)
        self._ends = np.array([token.end for token in tokens], dtype=np.int64)
        pieces = marks.piece_starts
        told = marks.chances[HEAD]
        places = np.minimum(np.searchsorted(pieces, self._starts), max(len(pieces) - 1, 0))
        chances = told.values[places, told.labels.index("claim")]
        self._chances = np.where(pieces[places] == self._starts, chances, 0.0)
        self._units = np.isin(self._starts, np.array(marks.units, dtype=np.int64))
        self._author = _author(marks, self._starts, self._ends)
        self._marked = {
            (layer, label): self._lay(getattr(marks, layer), label)
            for layer in LAYERS
            for label in LABELS
        }

        self._unsaid = self._hold(each for each in analysis.losses if each.unsaid)
        self._closed = self._unsaid | self._hold(
            each for each in analysis.losses if each.why in (UNKNOWN, A_THING)
        )
        self._weak = self._hold(
            each
            for each in analysis.losses
            if each.why == NO_PROPOSITION
            and marks.mean("voices", each.contents).get("author", 0.0) > _ANOTHERS
        )

    def _hold(self, losses: Iterable[Loss]) -> NDArray[np.bool_]:
        """The words of what is marked as attributed and lost."""
        spans = (span for each in losses for span in each.contents)
        return self._lay([Mark("content", *span) for span in spans], "content")[0]

    def _lay(self, marks: Sequence[Mark], label: str) -> tuple[NDArray[np.bool_], ...]:
        places = [(mark.start, mark.end) for mark in marks if mark.label == label]
        holds, begins, ends = (np.zeros(len(self._starts), dtype=bool) for _ in range(3))
        edges = np.array(places, dtype=np.int64).reshape(-1, 2)
        firsts = np.searchsorted(self._ends, edges[:, 0], side="right").tolist()
        lasts = np.searchsorted(self._starts, edges[:, 1]).tolist()
        for first, last in zip(firsts, lasts, strict=True):
            if first < last:
                holds[first:last] = True
                begins[first] = True
                ends[last - 1] = True
        return holds, begins, ends

    def view(self, parsed: Parsed, at: int, ruled: Mapping[Span, str]) -> View:
        """The words of a sentence whose first one is the text's ``at``-th."""
        here = slice(at, at + len(parsed.tokens))
        kinds = [_kind(token, tag) for token, tag in zip(parsed.tokens, parsed.tags, strict=True)]
        chances = self._chances[here].tolist()
        for number, kind in enumerate(kinds[:-1]):
            if kind in OPENING:  # what begins at a quotation mark begins at the word behind it
                chances[number + 1] = max(chances[number : number + 2])
        return View(
            parsed,
            kinds,
            chances,
            self._author[at : at + len(parsed.tokens) + 1].tolist(),
            self._units[here].tolist(),
            {
                key: Labelled(*(each[here].tolist() for each in laid))
                for key, laid in self._marked.items()
            },
            ruled,
            self._unsaid[here].tolist(),
            self._closed[here].tolist(),
            self._weak[here].tolist(),
        )


def _author(
    marks: Marks, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The running sum, over words, of the mean logarithm of the author's chance at each."""
    spans = [((start, end),) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    told = marks.means("voices", spans)
    values = [each.get("author", 0.0) for each in told]
    return np.concatenate(([0.0], np.cumsum(values)))


def _kind(token: Token, tag: str) -> str:
    """A mark as it is written, of a word its class."""
    mark = "—" if token.lower == "–" else token.lower
    return mark if mark in MARKS else tag
