"""Records of every type that exporters write: usual ones, and ones whose words would act."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.dossier.notes import link, notes
from tests.exporters.dossier.test_dossier import spoilt
from tests.pages.scorecards import build_ledger, build_scorecard
from tests.sample import hostile, reading

from sayso.cases.case_file import load_case
from sayso.checks.checked import check_draft
from sayso.checks.selection import choose_rules
from sayso.forecasts.postmortem import look_back
from sayso.hypotheses.budget import Effort
from sayso.hypotheses.weigh import weigh
from sayso.records import Reading
from sayso.records.manner import Manner
from sayso.records.postmortem import Truth

TYPES = ("reading", "findings", "dossier", "judgement", "postmortem", "scorecard", "ledger")
HARBOUR = Path(__file__).parents[2] / "examples" / "harbour.toml"


@cache
def records_of(record: str, *, acting: bool = False) -> tuple[tuple[Any, ...], Manner]:
    """Records of a type, and the manner to write them in; with ``acting`` of hostile documents."""
    match record:
        case "reading":
            return ((hostile(),) if acting else (reading(),)), Manner()
        case "findings":
            every = choose_rules(["all"])  # whichever rules are on where nobody chose
            return (check_draft(hostile() if acting else reading(), codes=every),), Manner()
        case "dossier":
            linked = spoilt() if acting else list(notes())
            return (link(linked),), Manner(readings=_by_id(linked))
        case "judgement":
            weighed = load_case(HARBOUR)
            return (weigh(weighed, Effort(draws=100)),), Manner(case=weighed)
        case "postmortem":
            weighed = load_case(HARBOUR)
            truth = Truth(hypothesis="H2", items=(("E1", False),))
            return (look_back(weighed, truth, weigh(weighed, Effort(draws=100))),), Manner()
        case "scorecard":
            return (build_scorecard(12),), Manner()
    ledger = build_ledger(12)
    settled = tuple(replace(one, who="Ida Torvald") for one in ledger.outcomes)
    return (replace(ledger, outcomes=settled),), Manner(source="Ana")


def _by_id(readings: Sequence[Reading]) -> dict[str, Reading]:
    return {one.document.id: one for one in readings}
