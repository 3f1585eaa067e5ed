"""Suspicions: which words of a text an engine suspects of a fault of tradecraft."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span, Suspected
from sayso.analysis.text.sentences import Sentence
from sayso.records import Claim
from sayso.records.suspicion import Suspicion

_ABOUT = " \t\n,;:"


def find_suspicions(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Suspicion, ...]:
    """What the engine suspects of each sentence, in order; nothing where it looks for no faults.

    The words are those of the claim in which the suspicion is highest, or where that is outside
    any ("Many in the trade believe"), of the sentence up to the claims beside.
    """
    suspected, starts = analysis.marks.suspected, analysis.marks.piece_starts
    if suspected is None:
        return ()
    begins = [claim.start for claim in claims]
    found = []
    for sentence, (first, last), scores in _scored(analysis.sentences, suspected, starts):
        for code in np.flatnonzero(scores >= suspected.least).tolist():
            at = int(starts[first + suspected.peaks[first:last, code].argmax()])
            before = max(bisect_right(begins, sentence.start) - 2, 0)
            until = bisect_left(begins, sentence.end)
            near = [(each.start, each.end) for each in claims[before:until]]
            place = _words_at(at, (sentence.start, sentence.end), near)
            start, end = _stripped(analysis.text, *place)
            score = round(float(scores[code]), 2)
            found.append(Suspicion(code=suspected.codes[code], start=start, end=end, score=score))
    return tuple(found)


def _scored(
    sentences: Sequence[Sentence], suspected: Suspected, starts: NDArray[np.int64]
) -> Iterator[tuple[Sentence, tuple[int, int], NDArray[np.float32]]]:
    """The sentences that are suspected of anything, with their pieces and a score for each code."""
    told = np.array([(each.start, each.end) for each in sentences], dtype=np.int64)
    places = starts.searchsorted(told.reshape(-1, 2))
    full = np.flatnonzero(places[:, 0] < places[:, 1])
    places = places[full]
    # Every other stretch is what lies between two sentences; a row more stands for the end.
    peaks, levels = (
        np.pad(each.astype(np.float32), ((0, 1), (0, 0)))
        for each in (suspected.peaks, suspected.levels)
    )
    highest = np.maximum.reduceat(peaks, places.ravel())[::2]
    counts = np.diff(places).astype(np.float32)
    scores = highest + np.add.reduceat(levels, places.ravel())[::2] / counts
    for row in np.flatnonzero((scores >= suspected.least).any(axis=1)).tolist():
        first, last = places[row].tolist()
        yield sentences[full[row]], (first, last), scores[row]


def _words_at(at: int, sentence: Span, claims: Sequence[Span]) -> Span:
    """The narrowest claim that holds a place, or what of its sentence lies between claims."""
    first, last = sentence
    holding = None
    for start, end in claims:
        if start <= at < end:
            holding = start, end  # a later one is within
        elif end <= at:
            first = max(first, end)
        else:
            last = min(last, start)
    return holding or (first, last)


def _stripped(text: str, start: int, end: int) -> Span:
    """A place without the white space and commas about its words."""
    words = text[start:end].strip(_ABOUT)
    begins = text.find(words, start, end)
    return begins, begins + len(words)
