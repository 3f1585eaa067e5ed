"""Same claim: which claims of different documents of a story say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import NamedTuple

from sayso.dossier.claimed import Claimed
from sayso.dossier.fitting import counts_fit, days_fit, names_fit
from sayso.dossier.joining import join_alike

_SAME = 0.62
"""The likeness, on average over a group, at which claims are one. Chosen on pairs labelled by
hand: see docs/benchmarks-link.md."""
_NEAR = 0.3
"""The likeness from which two claims are of one matter, so that they may disagree."""
_BACKGROUND = 200
"""Claims on other things that a collection is taken to stand among: see stories."""
_STEP = 4
"""Numbers of claims are told apart by this factor: a document more seldom changes a weight, and
then only those of stems that it uses, so that stories which it does not touch stay as they are."""
_LEAST = 0.1
"""The cosine, over the stems that propose pairs, from which a pair is looked at."""
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

    def weigh(self, claimed: Claimed) -> "Weighed":
        """The weights of a claim's stems."""
        plain = {stem: self.of.get(stem, self.rarest) for stem in sorted(claimed.stems)}
        used = {stem: (1 + log(claimed.stems[stem])) * weight for stem, weight in plain.items()}
        length = sqrt(sum(weight * weight for weight in used.values()))
        unit = {stem: weight / length for stem, weight in used.items()}
        return Weighed(plain, sum(plain.values()), unit)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim as weights of its stems: as they are, their sum, and with squares summing to 1."""

    plain: Mapping[str, float]
    total: float
    unit: Mapping[str, float]

    def cosine(self, other: "Weighed") -> float:
        """The cosine of two claims, in [0, 1]."""
        few, many = sorted((self.unit, other.unit), key=len)
        return sum(weight * many[stem] for stem, weight in few.items() if stem in many)

    def within(self, other: "Weighed") -> float:
        """How much of what the shorter of two claims says the longer one says too, in [0, 1]."""
        few, many = sorted((self.plain, other.plain), key=len)
        shared = sum(weight for stem, weight in few.items() if stem in many)
        return shared / min(self.total, other.total)


def weigh_stems(claims: Iterable[Claimed]) -> Weights:
    """The weights of the stems of all claims."""
    used: Counter[str] = Counter()
    total = 0
    for claimed in claims:
        used.update(claimed.stems.keys())
        total += 1
    size = _steps(total + _BACKGROUND)
    return Weights(
        {stem: log(_STEP) * max(size - _steps(times), 0) for stem, times in sorted(used.items())},
        log(_STEP) * size,
    )


def _steps(number: int) -> int:
    """How many times over a number and one more hold the factor: the logarithm, cut to a whole."""
    steps, left = 0, (number + 1) // _STEP
    while left:
        steps, left = steps + 1, left // _STEP
    return steps


def match_claims(claims: Sequence[Claimed], weights: Weights) -> Matches:
    """Pairs of claims of different documents that are of one matter, by their numbers."""
    weighed = [weights.weigh(claimed) for claimed in claims]
    matches = {}
    for one, other in _candidates(claims, weighed):
        cosine = weighed[one].cosine(weighed[other])
        likeness = (cosine + weighed[one].within(weighed[other])) / 2
        if likeness >= _NEAR:
            pair = claims[one], claims[other]
            agree = all(fit(*pair) for fit in (names_fit, counts_fit, days_fit))
            matches[one, other] = Match(round(likeness, 6), agree)
    return matches


def alike(claims: Sequence[Claimed]) -> tuple[tuple[int, ...], ...]:
    """Numbers of claims told in the same words on one day, by whomever: the first for them all."""
    same: dict[tuple[str, object, bool], list[int]] = {}
    for number, claimed in enumerate(claims):
        key = (claimed.claim.text.casefold(), claimed.document.published, claimed.says)
        same.setdefault(key, []).append(number)
    return tuple(map(tuple, same.values()))


def group_claims(claims: Sequence[Claimed], matches: Matches) -> tuple[tuple[int, ...], ...]:
    """Numbers of the claims that are one, in order; a claim that is like no other is in none.

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
    return tuple(sorted(tuple(sorted(group)) for group in groups if group))


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


def _candidates(claims: Sequence[Claimed], weighed: Sequence[Weighed]) -> Iterator[tuple[int, int]]:
    """Pairs of claims of different documents that share stems which tell enough."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(weighed):
        for stem in one.unit:
            index[stem].append(number)
    most = max(_MOST, len(claims) // 5)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for stem, numbers in index.items():
        if len(numbers) > most:
            continue
        for place, first in enumerate(numbers):
            weight, document = weighed[first].unit[stem], claims[first].document.id
            for second in numbers[place + 1 :]:
                if claims[second].document.id != document:
                    shared[first, second] += weight * weighed[second].unit[stem]
    return (pair for pair, cosine in sorted(shared.items()) if cosine >= _LEAST)
