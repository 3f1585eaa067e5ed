"""Weighing, strung together: the judgement of a case."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.records.case import Case
    from sayso.records.judgement import Judgement


def weigh(
    case: "Case | str | Path", *, draws: int = 10_000, seed: int = 0, seconds: float = 10.0
) -> "Judgement":
    """The judgement of a case, or of the file that holds one: the same for the same case.

    ``draws`` are for the bands; where they would take longer than ``seconds``, fewer are drawn
    and the judgement says so.

    Raises:
        ReadError: the file cannot be read.
        CaseError: it holds mistakes, told a line each, or its evidence is impossible.
    """
    from sayso.cases.case_file import load_case
    from sayso.hypotheses.budget import Effort
    from sayso.hypotheses.weigh import weigh as weigh_case
    from sayso.records.case import Case

    if not isinstance(case, Case):
        case = load_case(Path(case))
    return weigh_case(case, Effort(draws=draws, seed=seed, seconds=seconds))
