"""Choice: which spans of a sentence are its claims, as texts read by hand teach.

Of all sets of spans that do not overlap, the one that weighs most is chosen. What a span weighs is
a sum of weights for what is seen of it, which ``training/claim_spans.py`` learns over an engine's
judgement and the engine brings along.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from sayso.analysis.learned import weight_of
from sayso.analysis.marks import Span
from sayso.claims.span_places import Candidates

_DOUBT = 3.0
"""How much less than nothing a claim by rule may weigh, to stand where else there is none."""


def choose(candidates: Candidates, weights: Mapping[str, float]) -> list[Span]:
    """The claims of a sentence, in order, none of them within another.

    Of those by rule that meet none of these, the ones stay that weigh little less than nothing.
    """
    spans = candidates.spans
    weighed = weigh(candidates, weights)
    chosen = best(candidates, weighed)
    taken = _count_taken(candidates, chosen)
    doubted = [
        weight + _DOUBT
        if candidates.span(each) in candidates.view.ruled and taken[each.first] == taken[each.last]
        else 0.0
        for each, weight in zip(spans, weighed, strict=True)
    ]
    return sorted(candidates.span(spans[number]) for number in chosen + best(candidates, doubted))


def _count_taken(candidates: Candidates, chosen: Sequence[int]) -> list[int]:
    """By word, how many before it are in chosen spans."""
    words = [False] * len(candidates.view.tokens)
    for each in map(candidates.spans.__getitem__, chosen):
        words[each.first : each.last] = [True] * (each.last - each.first)
    return list(accumulate(words, initial=0))


def weigh(candidates: Candidates, weights: Mapping[str, float]) -> list[float]:
    """What each candidate weighs: above 0 it counts by itself."""
    begins = {at: weight_of(weights, seen) for at, seen in candidates.begins.items()}
    ends = {at: weight_of(weights, seen) for at, seen in candidates.ends.items()}
    return [
        begins[each.first] + ends[each.last] + weight_of(weights, each.seen)
        for each in candidates.spans
    ]


def best(candidates: Candidates, weighed: Sequence[float]) -> list[int]:
    """The numbers of the candidates, none overlapping another, that weigh most together."""
    words = len(candidates.view.tokens)
    ending: dict[int, list[int]] = {}
    for number, each in enumerate(candidates.spans):
        if weighed[number] > 0:
            ending.setdefault(each.last, []).append(number)
    sums, last = [0.0] * (words + 1), [-1] * (words + 1)
    for at in range(1, words + 1):
        sums[at] = sums[at - 1]
        for number in ending.get(at, ()):
            total = sums[candidates.spans[number].first] + weighed[number]
            if total > sums[at]:
                sums[at], last[at] = total, number
    chosen, at = [], words
    while at > 0:
        if last[at] < 0:
            at -= 1
        else:
            chosen.append(last[at])
            at = candidates.spans[last[at]].first
    return chosen[::-1]
