"""Suspicions: which words of a text an engine suspects of a fault of tradecraft."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
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
    for sentence in analysis.sentences:
        first, last = np.searchsorted(starts, (sentence.start, sentence.end))
        if first == last:
            continue
        peaks = suspected.peaks[first:last].astype(np.float32)
        scores = peaks.max(axis=0) + suspected.levels[first:last].mean(axis=0, dtype=np.float32)
        for code in np.flatnonzero(scores >= suspected.least).tolist():
            at = int(starts[first + peaks[:, code].argmax()])
            before = max(bisect_right(begins, sentence.start) - 2, 0)
            until = bisect_left(begins, sentence.end)
            near = [(each.start, each.end) for each in claims[before:until]]
            place = _words_at(at, (sentence.start, sentence.end), near)
            start, end = _stripped(analysis.text, *place)
            score = round(float(scores[code]), 2)
            found.append(Suspicion(code=suspected.codes[code], start=start, end=end, score=score))
    return tuple(found)


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
