"""Units: what a measure is a measure of, and how many of the first unit of its kind it is worth."""

import re
from functools import cache
from typing import NamedTuple

from sayso.dossier.lexicon import any_of, load_lexicon


class Unit(NamedTuple):
    """A unit in a text: of what ("area"), its size in the unit of size 1, and where it ends."""

    of: str
    size: float
    end: int


def unit_at(text: str, at: int) -> Unit | None:
    """The unit of measure that begins at a place; the longest: "miles per hour" before "miles"."""
    if _any_unit().match(text, at) is None:
        return None
    found = [
        Unit(of, size, match.end())
        for of, size, pattern in _patterns()
        if (match := pattern.match(text, at)) is not None
    ]
    return max(found, key=lambda unit: unit.end, default=None)


@cache
def _any_unit() -> re.Pattern[str]:
    sizes = load_lexicon("amounts")["units"].values()
    return any_of(frozenset(name for each in sizes for names in each.values() for name in names))


@cache
def _patterns() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple(
        (of, float(size), any_of(frozenset(names)))
        for of, sizes in load_lexicon("amounts")["units"].items()
        for size, names in sizes.items()
    )
