"""What weighing may touch: cells are counted before any is, and shared out among its stages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from sayso.errors import CaseError
from sayso.hypotheses.parts import Part
from sayso.hypotheses.sources import min_fill_plan
from sayso.hypotheses.weigher import Weigher

NANOSECONDS_PER_CELL = 10
"""What one cell of one draw takes; ``bench/weigh.py`` measures it."""
_CELLS_A_NUMBER = 5  # to draw a number takes as long as so many cells
MOST_STATES = 2**24
"""States of shared sources that one hypothesis may touch: a quarter of a gigabyte at the most."""
FEWEST_DRAWS = 20

Stage = Literal["draws", "items", "linchpins", "shares", "breakevens", "steps", "analysts"]
_PARTS: dict[Stage, float] = {
    "draws": 0.5,
    "items": 0.05,
    "linchpins": 0.2,
    "shares": 0.1,
    "breakevens": 0.05,
    "steps": 0.05,
    "analysts": 0.05,
}
Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard to try: draws wanted, the seed, threads, and the seconds that weighing may take.

    Seconds are reckoned from the cells to be touched, not by a clock.
    """

    draws: int = 10_000
    seed: int = 0
    threads: int = 2
    seconds: float = 10.0

    def cells(self, stage: Stage) -> int:
        """The cells that one stage may touch."""
        return int(_PARTS[stage] * self.seconds * 1e9 / NANOSECONDS_PER_CELL)


def check_memory(parts: Sequence[Part]) -> None:
    """Refuse parts whose sources tie so much together that no posterior fits in memory.

    Raises:
        CaseError: more than 2**24 states for each hypothesis.
    """
    states = max((part.states for part in parts), default=0)
    if states > MOST_STATES:
        part = max(parts, key=lambda one: one.states)
        tied = max((len(tied) for _, tied in min_fill_plan(part.scopes)), default=0)
        raise CaseError(
            f"{len(part.shared)} sources tie {len(part.items)} items together too tightly: "
            f"up to {tied + 1} sources at once, {states:,} states or more",
            remedy="merge sources that report together, or leave out reports that add little",
        )


def choose_draws(weigher: Weigher, effort: Effort) -> tuple[int, tuple[str, ...]]:
    """How many draws fit in the seconds allowed, and a note where fewer than were asked for.

    Raises:
        CaseError: one posterior alone does not fit in memory, or so few draws fit that they
            tell nothing.
    """
    check_memory(weigher.compiled.tied)
    cells = count_all_cells(weigher)
    fits = effort.cells("draws") // cells
    if fits >= effort.draws:
        return effort.draws, ()
    if fits < min(FEWEST_DRAWS, effort.draws):
        needed = FEWEST_DRAWS * cells / effort.cells("draws") * effort.seconds
        raise CaseError(
            f"the sources tie the items together too tightly for {effort.seconds:g} seconds: "
            f"{cells:,} cells a posterior",
            remedy=f"`sayso weigh --seconds {_rounded_up(needed)}` has an answer; or merge sources "
            "that report together",
        )
    whole = cells * effort.draws / effort.cells("draws") * effort.seconds
    note = (
        f"{effort.draws:,} draws would take about {whole:,.0f} s ({cells:,} cells each); "
        f"{fits:,} were drawn. Allow more seconds for more draws."
    )
    return fits, (note,)


def _rounded_up(seconds: float) -> str:
    step = 10 if seconds < 1000 else 100
    return f"{(int(seconds) // step + 1) * step:,}".replace(",", "")


def count_all_cells(weigher: Weigher) -> int:
    """Cells that one draw of the posterior touches, items without shared sources included."""
    rows = weigher.compiled.rows
    plain = len(rows) * len(weigher.case.hypotheses) + sum(len(row.item.reports) for row in rows)
    tied = sum(map(weigher.effort_of_many, weigher.compiled.tied))
    return max(1, _CELLS_A_NUMBER * plain + tied)


def within(units: Sequence[Unit], costs: Sequence[int], most: int) -> Iterator[tuple[Unit, bool]]:
    """Each unit, and whether it fits: the cheapest first, until the cells are used up."""
    order = sorted(range(len(units)), key=lambda place: (costs[place], place))
    fits, left = set[int](), most
    for place in order:
        left -= costs[place]
        if left < 0:
            break
        fits.add(place)
    return ((unit, place in fits) for place, unit in enumerate(units))
