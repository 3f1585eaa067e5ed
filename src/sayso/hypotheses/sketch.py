"""A judgement at once, for whoever rates: posteriors, bands, and the linchpins quick to find."""

from sayso.hypotheses.compiled import Compiled, compile_case
from sayso.hypotheses.information import shares_of
from sayso.hypotheses.linchpins import SEARCHES, find_linchpins
from sayso.hypotheses.parts import Part
from sayso.hypotheses.units import members_of
from sayso.hypotheses.values import Draws, Means
from sayso.hypotheses.weigh import verdicts_of
from sayso.hypotheses.weigher import Weigher, Weights
from sayso.records.case import Case
from sayso.records.judgement import Judgement

DRAWS = 2000
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

        Where sources are shared by many items, sets of reports are left out as well: the
        judgement of ``weigh`` has them.

        Raises:
            CaseError: as ``weigh``.
        """
        self._done += 1
        if self._done % self._edits == 0:  # what was kept of old edits is of no use any more
            self._kept, self._compiled = (Weights(), Weights()), None
        self._compiled = compile_case(case, self._compiled)
        means = Weigher(self._compiled, self._means, kept=self._kept[0])
        weights = means.log_weights()
        drawn = Weigher(self._compiled, self._draws, kept=self._kept[1])
        slow = sum(_cells(means, part) for part in means.parts) > _MOST_CELLS
        sought = [
            find_linchpins(means, unit, failure)
            for unit, failure in SEARCHES
            if (members_of(case, unit) or unit == "assumption") and not (slow and unit in _SLOW)
        ]
        return Judgement(
            question=case.question,
            scale=case.scale,
            hypotheses=verdicts_of(case, means, weights, shares_of(drawn.log_weights())),
            linchpins=tuple(pin for one in sought for pin in one.linchpins),
            searches=tuple(one.search for one in sought),
            draws=self._draws.count,
            seed=self._draws.seed,
        )


def _cells(weigher: Weigher, part: Part) -> int:
    reports = sum(len(strands) for strands in part.strands)
    return weigher.largest_table(part) * min(_MOST_SETS, 2**reports) if part.shared else 0
