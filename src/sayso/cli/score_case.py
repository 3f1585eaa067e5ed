"""``sayso score`` of a weighed case whose truth is known: what misled it, what helped."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import UNUSABLE
from sayso.cli.case import open_case
from sayso.cli.ledger_files import open_to_append
from sayso.cli.messages import say
from sayso.errors import ConfigError, LedgerError

if TYPE_CHECKING:
    from sayso.records.case import Case
    from sayso.records.postmortem import PostMortem, Truth

_BY = "this case"
_FORMS = ("text", "html", "json")


def is_case(path: str) -> bool:
    """Whether a file is a case rather than a ledger: it has hypotheses."""
    file = Path(path)
    if file.suffix.lower() != ".toml" or not file.is_file():
        return False
    try:
        return "hypothesis" in tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A post-mortem written in a format, and its charts as drawings of their own by name."""

    written: str
    charts: Mapping[str, str]


def look_back_on(path: str, form: str, *, ledger: str | None, everything: bool) -> LookedBack:
    """The post-mortem of a case file, written in a format; with ``ledger`` appended there.

    Raises:
        CaseError: the case does not say what was true, or its evidence is impossible.
        ConfigError: a post-mortem has no such format.
    """
    from sayso.cases.truth_table import load_truth
    from sayso.forecasts.postmortem import look_back
    from sayso.hypotheses.weigh import weigh
    from sayso.pages.postmortem_page import charts_of

    if form not in _FORMS:
        raise ConfigError(
            f"a post-mortem has no format {form!r}", remedy=f"use one of {', '.join(_FORMS)}"
        )
    case = open_case(path)
    if case is None:
        raise click.exceptions.Exit(UNUSABLE)
    truth = load_truth(Path(path))
    found = look_back(case, truth, weigh(case))
    if ledger is not None:
        _append(ledger, case, truth, found)
    return LookedBack(_written(found, form, everything=everything), charts_of(found))


def _written(found: "PostMortem", form: str, *, everything: bool) -> str:
    if form == "json":
        from sayso.records.codec import encode_post_mortem

        return encode_post_mortem(found).decode() + "\n"
    if form == "html":
        from sayso.pages.postmortem_page import post_mortem_page

        return post_mortem_page(found)
    from sayso.pages.postmortem_text import post_mortem_text

    return post_mortem_text(found, everything=everything)


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
