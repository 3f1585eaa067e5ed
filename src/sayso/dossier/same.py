"""Same claim: which claims of different documents of a story say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import NamedTuple

from sayso.dossier.claimed import Claimed
from sayso.dossier.fitting import counts_fit, days_fit, names_fit
from sayso.dossier.joining import join_alike

Vector = Sequence[float]
_SAME = 0.62
"""The likeness, on average over a group, at which claims are one. Chosen on pairs labelled by hand,
as are the shares: see docs/benchmarks-link.md."""
_NEAR = 0.3
"""The likeness from which two claims are of one matter, so that they may disagree."""
_WORDS, _WITHIN, _MEANT = 0.3, 0.3, 0.4
"""What counts for likeness: the cosine of words, how far one is within the other, the cosine of
sentence vectors; without vectors the first two in their proportion."""
_BACKGROUND = 200
"""Claims on other things that a collection is taken to stand among: see stories."""
_MOST = 200
"""Claims of a story with one stem, beyond which it no longer proposes pairs."""


class Match(NamedTuple):
    """Two claims of one matter: how alike they are, and whether nothing holds them apart."""

    likeness: float
    agree: bool


Matches = Mapping[tuple[int, int], Match]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each stem tells: little where many claims of the collection use it."""

    of: Mapping[str, float]
    rarest: float

    def within(self, one: Claimed, other: Claimed) -> float:
        """How much of what the shorter of two claims says the longer one says too, in [0, 1]."""
        first, second = (
            {stem: self.of.get(stem, self.rarest) for stem in sorted(each.stems)}
            for each in (one, other)
        )
        shared = sum(weight for stem, weight in first.items() if stem in second)
        return shared / min(sum(first.values()), sum(second.values()))

    def vector(self, claimed: Claimed) -> dict[str, float]:
        """The weights of a claim's stems, their squares summing to 1."""
        weighed = {
            stem: (1 + log(times)) * self.of.get(stem, self.rarest)
            for stem, times in sorted(claimed.stems.items())
        }
        length = sqrt(sum(weight * weight for weight in weighed.values()))
        return {stem: weight / length for stem, weight in weighed.items()} if length else {}


def weigh_stems(claims: Iterable[Claimed]) -> Weights:
    """The weights of the stems of all claims."""
    used: Counter[str] = Counter()
    total = 0
    for claimed in claims:
        used.update(claimed.stems.keys())
        total += 1
    size = total + _BACKGROUND
    return Weights(
        {stem: log((1 + size) / (1 + times)) for stem, times in sorted(used.items())},
        log(1 + size),
    )


def match_claims(
    claims: Sequence[Claimed], weights: Weights, vectors: Mapping[str, Vector]
) -> Matches:
    """Pairs of claims of different documents that are of one matter, by their numbers.

    vectors: of sentence likeness, by the claim's id, each of length 1; where there are none, words
    alone decide.
    """
    worded = [weights.vector(claimed) for claimed in claims]
    matches = {}
    for one, other in _candidates(claims, worded):
        likeness = _WORDS * _cosine(worded[one], worded[other])
        likeness += _WITHIN * weights.within(claims[one], claims[other])
        first, second = vectors.get(claims[one].id), vectors.get(claims[other].id)
        if first is not None and second is not None:
            likeness += _MEANT * sum(a * b for a, b in zip(first, second, strict=True))
        else:
            likeness /= _WORDS + _WITHIN
        if likeness >= _NEAR:
            agree = all(
                fit(claims[one], claims[other]) for fit in (names_fit, counts_fit, days_fit)
            )
            matches[one, other] = Match(round(likeness, 6), agree)
    return matches


def group_claims(claims: Sequence[Claimed], matches: Matches) -> tuple[tuple[int, ...], ...]:
    """Numbers of the claims that are one, two documents at least to a group, in order.

    Claims that are put forward are joined first; each denial then goes to the group with the claim
    that it is most like: two who say a thing in other words are not parted by who denies it.
    """
    edges = {pair: match.likeness for pair, match in matches.items() if match.agree}
    groups = [*_joined(claims, edges, says=True), *_joined(claims, edges, says=False)]
    home = {number: place for place, group in enumerate(groups) for number in group}
    nearest: dict[int, tuple[float, int]] = {}
    for (one, other), likeness in edges.items():
        if claims[one].says != claims[other].says and likeness >= _SAME:
            saying, denying = (one, other) if claims[one].says else (other, one)
            rank = (-likeness, home[saying])
            nearest[home[denying]] = min(rank, nearest.get(home[denying], rank))
    for denying_group, (_, saying_group) in sorted(nearest.items()):
        groups[saying_group] = (*groups[saying_group], *groups[denying_group])
        groups[denying_group] = ()
    return tuple(
        sorted(
            tuple(sorted(group))
            for group in groups
            if len({claims[number].document.id for number in group}) > 1
        )
    )


def _joined(
    claims: Sequence[Claimed], edges: Mapping[tuple[int, int], float], *, says: bool
) -> tuple[tuple[int, ...], ...]:
    """Groups of the claims that are put forward, or of those that are denied."""
    involved = sorted({number for pair in edges for number in pair if claims[number].says == says})
    places = {number: place for place, number in enumerate(involved)}
    within = {
        (places[one], places[other]): likeness
        for (one, other), likeness in edges.items()
        if one in places and other in places
    }
    joined = join_alike(len(involved), within, least=_SAME)
    return tuple(tuple(involved[place] for place in group) for group in joined)


def _candidates(
    claims: Sequence[Claimed], worded: Sequence[Mapping[str, float]]
) -> Iterator[tuple[int, int]]:
    """Pairs of claims of different documents that share a stem that tells, or a name and a stem."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(worded):
        for stem in vector:
            index[stem].append(number)
    most = max(_MOST, len(claims) // 5)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in index.values():
        if len(numbers) > most:
            continue
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 :]:
                if claims[one].document.id != claims[other].document.id:
                    shared[one, other] += 1
    return (pair for pair, times in sorted(shared.items()) if times > 1)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(stem, 0.0) for stem, weight in one.items())
