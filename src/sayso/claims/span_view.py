"""View: what is known of a sentence's words before its claims are chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Marks, Span
from sayso.analysis.statements.marked_spans import A_THING, NO_PROPOSITION, UNKNOWN
from sayso.analysis.statements.statement import Loss
from sayso.analysis.syntax.parse import Parsed
from sayso.language.tokens import Token

HEAD = "claims"
"""What of an engine's chances tells where a claim begins."""

WITHIN = "within"
"""What of them tells which words are in one."""

_MOST = 6.0
"""Log-odds that count for no more than this."""

_ANOTHERS = -4.0
"""The most that the mean logarithm of the author's chance may be of an object of another's."""

_BEGINS = 0.3
"""The chance over which a claim begins: where rules begin claims there alone, theirs stay."""

MARKS = frozenset(",;:—-()\"“”.!?'")
_AS_WRITTEN = {"–": "—", **{mark: mark for mark in MARKS}}
OPENING, CLOSING = frozenset('"“('), frozenset('"”)')
LAYERS = ("attribution", "inner")
LABELS = ("source", "cue", "content")
_LAID = [(layer, label) for layer in LAYERS for label in LABELS]
_CUE = 3 * _LAID.index(("attribution", "cue"))
"""The row of words in cues, of three for each label."""


class Labelled(NamedTuple):
    """The words of a sentence that spans of one label hold, and where the spans begin and end."""

    holds: Sequence[bool]
    begins: Sequence[bool]
    ends: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of a sentence before its words are looked at: the ``at``-th is its first."""

    parsed: Parsed
    at: int
    kinds: Sequence[str]
    chances: Sequence[float]
    ruled: Mapping[Span, str]

    @property
    def is_settled(self) -> bool:
        """Whether claims begin where the rules have it, and nowhere else, as the engine tells."""
        starts = {span[0] for span in self.ruled}
        return all(
            (token.start in starts) == (chance > _BEGINS)
            for token, chance in zip(self.parsed.tokens, self.chances, strict=True)
        )


@dataclass(frozen=True, slots=True)
class View:
    """What is known of a sentence's words: what an engine tells of them, and the rules' claims.

    ``chances`` is that of a claim to begin at each word, ``author`` a running sum of the logarithm
    of the author's chance over them. ``ruled`` are the claims by rule, each with how its clause
    hangs in the sentence; ``unsaid`` are words that nobody has said yet, or ever,
    ``closed`` those and what is the author's to tell ("imagery shows"), ``weak`` those of an
    object that may be the author's ("condemned [the raid]"). ``cued`` are cues, and ``within`` the
    log-odds of each word to be in a claim, where an engine tells them: else there are none.
    """

    parsed: Parsed
    tokens: Sequence[Token]
    kinds: Sequence[str]
    chances: Sequence[float]
    author: Sequence[float]
    units: Sequence[bool]
    marked: Mapping[tuple[str, str], Labelled]
    ruled: Mapping[Span, str]
    unsaid: Sequence[bool]
    closed: Sequence[bool]
    weak: Sequence[bool]
    cued: Sequence[bool]
    within: Sequence[float]


class Words:
    """What an engine tells of the words of a text, laid out once for all its sentences."""

    def __init__(self, analysis: Analysis) -> None:
        marks = analysis.marks
        tokens = [token for each in analysis.parsed for token in each.tokens]
        self._starts = np.array([token.start for token in tokens], dtype=np.int64)
        self._ends = np.array([token.end for token in tokens], dtype=np.int64)
        pieces = marks.piece_starts
        told = marks.chances[HEAD]
        # A word may have no piece of its own: one of nothing but accents has none.
        places = np.searchsorted(pieces, self._starts)
        known = np.append(pieces, -1)[places] == self._starts
        chances = np.append(told.values[:, told.labels.index("claim")], 0.0)[places]
        self._chances = np.where(known, chances, 0.0)
        self._author = _author(marks, self._starts, self._ends)
        laid = [
            row
            for layer in LAYERS
            for label in LABELS
            for row in self._lay(
                [each[1:] for each in getattr(marks, layer) if each.label == label]
            )
        ]
        begun = frozenset(marks.units)
        units = np.array([token.start in begun for token in tokens], dtype=bool)
        unsaid = self._hold(each for each in analysis.losses if each.unsaid)
        closed = unsaid | self._hold(
            each for each in analysis.losses if each.why in (UNKNOWN, A_THING)
        )
        weak = self._hold(
            each
            for each in analysis.losses
            if each.why == NO_PROPOSITION
            and marks.mean("voices", each.contents).get("author", 0.0) > _ANOTHERS
        )
        cued = laid[_CUE] | self._lay([each.cue for each in analysis.statements])[0]
        self._rows = np.stack([*laid, units, unsaid, closed, weak, cued])
        self._within = _within(marks, self._starts, self._ends)

    def _hold(self, losses: Iterable[Loss]) -> NDArray[np.bool_]:
        """The words of what is marked as attributed and lost."""
        return self._lay([span for each in losses for span in each.contents])[0]

    def _lay(self, places: Sequence[Span]) -> tuple[NDArray[np.bool_], ...]:
        """The words that some spans hold, begin at and end with."""
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

    def glance(self, parsed: Parsed, at: int, ruled: Mapping[Span, str]) -> Glance:
        """What is known of a sentence whose first word is the text's ``at``-th."""
        kinds = [
            _AS_WRITTEN.get(token.lower, tag)
            for token, tag in zip(parsed.tokens, parsed.tags, strict=True)
        ]
        chances = self._chances[at : at + len(kinds)].tolist()
        for number, kind in enumerate(kinds[:-1]):
            if kind in OPENING:  # what begins at a quotation mark begins at the word behind it
                chances[number + 1] = max(chances[number : number + 2])
        return Glance(parsed, at, kinds, chances, ruled)

    def view(self, seen: Glance) -> View:
        """The words of a sentence."""
        end = seen.at + len(seen.kinds)
        rows = self._rows[:, seen.at : end].tolist()
        *marked, units, unsaid, closed, weak, cued = rows
        return View(
            seen.parsed,
            seen.parsed.tokens,
            seen.kinds,
            seen.chances,
            self._author[seen.at : end + 1].tolist(),
            units,
            dict(zip(_LAID, map(Labelled, marked[::3], marked[1::3], marked[2::3]), strict=True)),
            seen.ruled,
            unsaid,
            closed,
            weak,
            cued,
            self._within[seen.at : end].tolist(),
        )


def _author(
    marks: Marks, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The running sum, over words, of the mean logarithm of the author's chance at each."""
    return np.concatenate(([0.0], np.cumsum(marks.each_mean("voices", "author", starts, ends))))


def _within(
    marks: Marks, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The log-odds of each word to be in a claim; none where the engine does not tell them."""
    if WITHIN not in marks.chances:
        return np.zeros(0)
    inside, outside = (
        marks.each_mean(WITHIN, label, starts, ends) for label in marks.chances[WITHIN].labels[::-1]
    )
    return np.clip(inside - outside, -_MOST, _MOST)
