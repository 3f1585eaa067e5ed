"""What the form of a forecast asks and says, of any kind that a ledger file has."""

from collections.abc import Collection, Mapping
from datetime import date

from sayso.errors import ConfigError
from sayso.ledgers.entry import Given, make_forecast, make_question
from sayso.ledgers.imported import slug
from sayso.ledgers.said_line import read_quantity_in, read_said
from sayso.records.ledger import QUESTION_KINDS, ForecastStatement, Ledger, Question, QuestionKind
from sayso.web.choices import chosen
from sayso.web.forms import Posted

KINDS: Mapping[QuestionKind, str] = {
    "yes-no": "yes or no",
    "one-of": "one of several",
    "number": "a number",
    "day": "a day",
}
"""How each kind of question is called in a form."""
_MOST_WORDS = 1_000
_MOST_NAME = 200


def posted_question(sent: Posted, taken: Collection[str]) -> tuple[Question, dict[str, Given]]:
    """The question that the form asks, and what it says of it as the keys of a ledger.

    The options of a one-of question are those that the forecast names.

    Raises:
        ConfigError, LedgerError: it is no question, or no forecast of its kind.
    """
    asks = sent.needed("asks", "what is asked")[:_MOST_WORDS]
    kind: QuestionKind = chosen(QuestionKind, sent.text("kind", QUESTION_KINDS[0]), "kind")
    said = read_said(kind, sent.text("said"))
    options = said.get("options")
    if kind == "one-of" and not isinstance(options, Mapping):
        raise ConfigError(
            "the options are missing", remedy='write how likely each is: "A 60%, B 40%"'
        )
    question = make_question(
        id=slug(asks, taken),
        asks=asks,
        kind=kind,
        options=list(options) if isinstance(options, Mapping) else None,
        unit=(sent.text("unit")[:_MOST_NAME] or None) if kind == "number" else None,
        bounds=_bounds(kind, sent),
        last_day=sent.day("last_day"),
    )
    return question, said


def posted_forecast(
    ledger: Ledger, question: Question, said: Mapping[str, Given], sent: Posted
) -> ForecastStatement:
    """The forecast of a question by the source that the form names.

    Raises:
        ConfigError, LedgerError: nobody is named, or it is no forecast of the question's kind.
    """
    source = sent.needed("source", "who forecasts it")[:_MOST_NAME]
    made = sent.day("made") or date.today()
    return make_forecast(ledger, question, source=source, made=made, **said)


def _bounds(kind: QuestionKind, sent: Posted) -> list[float | date] | None:
    ends = [sent.text(name) for name in ("low", "high")]
    if kind not in ("number", "day") or not any(ends):
        return None
    if not all(ends):
        raise ConfigError("bounds are two: the low and the high", remedy="give both, or neither")
    return [read_quantity_in(kind, one) for one in ends]
