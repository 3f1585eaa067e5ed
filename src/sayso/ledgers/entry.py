"""One entry given word by word, as on a command line: read like a table of the file, or refused."""

from collections.abc import Mapping
from datetime import date

from sayso.errors import LedgerError
from sayso.forms.form import Form
from sayso.forms.places import Places
from sayso.ledgers.forecast_tables import ForecastTables
from sayso.ledgers.outcome_tables import read_outcomes
from sayso.ledgers.question_tables import read_questions
from sayso.records.ledger import ForecastStatement, Ledger, Outcome, Quantity, Question

Given = str | float | date | bool | list[str] | list[Quantity] | Mapping[str, str] | None


def make_question(**given: Given) -> Question:
    """The question of these keys; those that are None or empty are left out.

    Raises:
        LedgerError: one is no value of its key; the message says what to write.
    """
    form = _form("question", given)
    found = read_questions(form)
    _refuse(form)
    return next(iter(found.values()))


def make_forecast(ledger: Ledger, asked: Question, **given: Given) -> ForecastStatement:
    """The forecast of a question, as ``make_question``."""
    form = _form("forecast", {"question": asked.id, **given})
    declared = {one.word for one in ledger.readings}
    (found,) = ForecastTables(form, {asked.id: asked}, declared).forecasts()
    _refuse(form)
    return found


def make_outcome(ledger: Ledger, question: str, **given: Given) -> Outcome:
    """The outcome of a question of the ledger, as ``make_question``; "is" is given as ``is_``."""
    questions = {one.id: one for one in ledger.questions}
    form = _form("outcome", {"question": question, "is": given.pop("is_", None), **given})
    found = read_outcomes(form, questions)
    _refuse(form)
    return found[0]


def _form(kind: str, given: Mapping[str, Given]) -> Form:
    table = {key: value for key, value in given.items() if value not in (None, "", [], {})}
    return Form.of({kind: [table]}, Places())


def _refuse(form: Form) -> None:
    if form.mistakes:
        first = form.mistakes[0]
        raise LedgerError(first.message, remedy=first.remedy)
