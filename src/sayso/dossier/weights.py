"""Weights: how much a stem tells of what a claim says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from sayso.dossier.claimed import Claimed
from sayso.dossier.fingerprints import hash_words
from sayso.dossier.tally import Counted, Tally

_BACKGROUND = 200
"""Claims on other things that a collection is taken to stand among: see stories."""
_STEP = 2
"""Numbers of claims are told apart by this factor: not every new document changes a weight, and so
stories that it is not of."""
_FINE_STEPS, _COARSE = 5, 3
"""Stems of more steps are told apart by so many at once: most stories use the common ones, and each
of them would be made anew. With rare stems so too, fewer claims are found to be one."""
_LEAST_STEPS = 0.25
"""What a stem tells at the least: where each claim is told by hundreds, all stems are common."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each stem tells: little where many claims of the collection use it."""

    of: Mapping[str, float]
    rarest: float


@dataclass(frozen=True, slots=True)
class StemWeights:
    """The weights of all stems of a collection, of which those that are asked for are told."""

    used: Counted
    size: int

    def among(self, stems: Iterable[str]) -> Weights:
        """The weights of these stems, in order."""
        ordered = sorted(stems)
        times = self.used.of(hash_words(ordered)).tolist()
        tells = {
            many: log(_STEP) * max(self.size - _cut(_steps(many)), _LEAST_STEPS)
            for many in set(times)
        }
        weights = dict(zip(ordered, map(tells.__getitem__, times), strict=True))
        return Weights(weights, log(_STEP) * self.size)


class Weigher:
    """Counts stems of claims as they come, for the weights of all of them."""

    def __init__(self) -> None:
        self._used = Tally()
        self._total = 0

    def add(self, claims: Sequence[Claimed]) -> None:
        """Count those of some claims."""
        self._total += len(claims)
        for claimed in claims:
            self._used.add(tuple(claimed.stems))

    def weights(self) -> StemWeights:
        """The weights of the stems of all that were counted."""
        return StemWeights(self._used.counted(), _steps(self._total + _BACKGROUND))


def _cut(steps: int) -> int:
    """Steps as a weight takes them: few as they are, more as the middle of those not told apart."""
    if steps < _FINE_STEPS:
        return steps
    return steps - (steps - _FINE_STEPS) % _COARSE + _COARSE // 2


def _steps(number: int) -> int:
    """How many times over a number and one more hold the factor: the logarithm, cut to a whole."""
    steps, left = 0, (number + 1) // _STEP
    while left:
        steps, left = steps + 1, left // _STEP
    return steps
