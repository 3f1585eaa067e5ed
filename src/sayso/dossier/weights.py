"""Weights: how much a stem tells of what a claim says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from sayso.dossier.claimed import Claimed

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


def weigh_stems(claims: Iterable[Claimed]) -> Weights:
    """The weights of the stems of all claims."""
    used: Counter[str] = Counter()
    total = 0
    for claimed in claims:
        used.update(claimed.stems.keys())
        total += 1
    size = _steps(total + _BACKGROUND)
    return Weights(
        {
            stem: log(_STEP) * max(size - _cut(_steps(times)), _LEAST_STEPS)
            for stem, times in sorted(used.items())
        },
        log(_STEP) * size,
    )


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
