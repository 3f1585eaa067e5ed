"""A judgement at once, for whoever rates: posteriors, bands, and the linchpins quick to find."""

from sayso.hypotheses.budget import Effort, choose_draws
from sayso.hypotheses.compiled import Compiled, compile_case
from sayso.hypotheses.information import shares_of
from sayso.hypotheses.linchpins import SEARCHES, Sought, find_linchpins
from sayso.hypotheses.parts import Part
from sayso.hypotheses.units import members_of
from sayso.hypotheses.values import Draws, Means
from sayso.hypotheses.weigh import verdicts_of
from sayso.hypotheses.weigher import Weigher, Weights
from sayso.records.case import Case
from sayso.records.judgement import Judgement
from sayso.records.made_by import made_here

DRAWS = 2000
_SECONDS = 1.0
"""The longest that an answer at once may take, reckoned from cells."""
_CELLS_A_SEARCH = 2_000_000
_MOST_SETS = 512  # of reports that share sources, as linchpins looks at them
_MOST_CELLS = 8_000
"""Cells of all those sets together that can be worked out within a moment."""
_SLOW = ("report", "copy group")


class Sketches:
    """Sketches of one case as it is edited: parts that an edit leaves alone are kept.

    Not for several threads at once.
    """

    def __init__(self, *, draws: int = DRAWS, seed: int = 0, edits: int = 200) -> None:
        self._means, self._draws = Means(), Draws(draws, seed)
        self._edits, self._done = edits, 0
        self._kept = (Weights(), Weights())
        self._compiled: Compiled | None = None

    def sketch(self, case: Case) -> Judgement:
        """The judgement without breakevens, next steps and shares of draws.

        Where sources tie many items together, fewer draws are drawn, and sets of units are not
        looked for: the judgement of ``weigh`` has them.

        Raises:
            CaseError: as ``weigh``.
        """
        self._done += 1
        if self._done % self._edits == 0:  # what was kept of old edits is of no use any more
            self._kept, self._compiled = (Weights(), Weights()), None
        self._compiled = compile_case(case, self._compiled)
        means = Weigher(self._compiled, self._means, kept=self._kept[0])
        effort = Effort(draws=self._draws.count, seconds=_SECONDS)
        draws, notes = choose_draws(means, effort)
        weights = means.log_weights()
        drawn = self._drawn(self._compiled, draws)
        spread = shares_of(drawn.log_weights())
        sought = _quick_linchpins(means)
        return Judgement(
            question=case.question,
            scale=case.scale,
            hypotheses=verdicts_of(case, means, weights, spread),
            linchpins=tuple(pin for one in sought for pin in one.linchpins),
            searches=tuple(one.search for one in sought),
            draws=draws,
            seed=self._draws.seed,
            notes=notes,
            made_by=made_here(),
        )

    def _drawn(self, compiled: Compiled, draws: int) -> Weigher:
        if draws == self._draws.count:
            return Weigher(compiled, self._draws, kept=self._kept[1])
        return Weigher(compiled, Draws(draws, self._draws.seed))


def _quick_linchpins(means: Weigher) -> list[Sought]:
    slow = sum(_cells(means, part) for part in means.compiled.tied) > _MOST_CELLS
    each = sum(means.effort_of_many(part) for part in means.compiled.tied)
    found = []
    for unit, failure in SEARCHES:
        members = members_of(means.case, unit)
        if slow and (unit in _SLOW or each * len(members) > _CELLS_A_SEARCH):
            continue
        if members or unit == "assumption":
            found.append(find_linchpins(means, unit, failure, cells=_CELLS_A_SEARCH))
    return found


def _cells(weigher: Weigher, part: Part) -> int:
    reports = sum(len(strands) for strands in part.strands)
    sets: int = min(_MOST_SETS, 2**reports)
    return weigher.cells(part) * sets
