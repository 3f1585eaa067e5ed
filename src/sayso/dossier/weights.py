"""Weights: how much a stem tells of what a claim says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from sayso.dossier.claimed import Claimed

_BACKGROUND = 200
"""Claims on other things that a collection is taken to stand among: see stories."""


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
    size = total + _BACKGROUND
    return Weights(
        {stem: log((1 + size) / (1 + times)) for stem, times in sorted(used.items())},
        log(1 + size),
    )
