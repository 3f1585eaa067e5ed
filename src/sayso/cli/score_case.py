"""``sayso score`` of a weighed case whose truth is known: what misled it, what helped."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import UNUSABLE
from sayso.cli.case import open_case
from sayso.cli.ledger_files import open_to_append
from sayso.cli.messages import say
from sayso.errors import LedgerError
from sayso.forms.form import tables_of

if TYPE_CHECKING:
    from sayso.records.case import Case
    from sayso.records.postmortem import PostMortem, Truth

_BY = "this case"


def is_case(path: str) -> bool:
    """Whether a file is a case rather than a ledger: it has hypotheses."""
    file = Path(path)
    if file.suffix.lower() != ".toml" or not file.is_file():
        return False
    try:
        return "hypothesis" in tables_of(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False


def look_back_on(path: str, *, ledger: str | None) -> "PostMortem":
    """The post-mortem of a case file; with ``ledger`` its judgement is appended there.

    Raises:
        CaseError: the case does not say what was true, or its evidence is impossible.
    """
    from sayso.cases.truth_table import load_truth
    from sayso.forecasts.postmortem import look_back
    from sayso.hypotheses.weigh import weigh

    case = open_case(path)
    if case is None:
        raise click.exceptions.Exit(UNUSABLE)
    truth = load_truth(Path(path))
    found = look_back(case, truth, weigh(case))
    if ledger is not None:
        _append(ledger, case, truth, found)
    return found


def _append(path: str, case: "Case", truth: "Truth", found: "PostMortem") -> None:
    """Append the judgement to a ledger: a one-of forecast by this case, and what came."""
    from sayso.forecasts.postmortem import judgement_entries
    from sayso.ledgers.imported import slug
    from sayso.ledgers.ledger_toml import forecast_block, outcome_block, question_block

    target = open_to_append(path)
    asked = {one.asks: one.id for one in target.ledger.questions}
    if case.question in asked:
        raise LedgerError(
            f"the ledger asks this already, as {asked[case.question]!r}",
            where=path,
            remedy="leave --to out",
        )
    id_ = slug(case.question, {one.id for one in target.ledger.questions})
    question, forecast, outcome = judgement_entries(
        case, truth, found, id_=id_, source=_BY, entered=date.today()
    )
    target.append([question_block(question), forecast_block(forecast), outcome_block(outcome)])
    say(f"{path}: {id_} added; write made = the day on which the case was weighed")
