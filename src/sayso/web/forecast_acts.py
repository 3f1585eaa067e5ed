"""What makes, confirms, takes back and settles forecasts, as acts: for forms and programs alike."""

from dataclasses import replace

from sayso.errors import ConfigError
from sayso.ledgers.said_line import read_said
from sayso.records.anchor import Anchor
from sayso.records.decision import (
    Act,
    ConfirmForecast,
    LeaveOut,
    MakeForecast,
    OpenQuestion,
    SettleQuestion,
)
from sayso.records.ledger import ForecastStatement, Ledger, Question
from sayso.web.adding import posted_forecast, posted_question
from sayso.web.forms import Posted
from sayso.web.outcomes import posted_outcome
from sayso.web.tracked import ToConfirm, case_ledger, drafted_in
from sayso.web.visitors import Desk, NotThereError, laid_reading

_MOST_WORDS = 1_000


def confirming_acts(desk: Desk, sent: Posted) -> list[Act]:
    """The question, the forecast drafted at ``at``, and that its words were confirmed.

    ``asks`` and ``last_day`` supply what the words do not say.

    Raises:
        ConfigError: no forecast is drafted there.
    """
    one = _drafted(desk, sent)
    question, forecast = one.drafted.question, one.drafted.forecast
    supplied = []
    last_day, asks = sent.day("last_day"), sent.text("asks")[:_MOST_WORDS]
    if last_day is not None and last_day != question.last_day:
        question = replace(question, last_day=last_day)
        supplied.append("last_day")
    if asks and asks != forecast.words:
        question = replace(question, asks=asks)
        supplied.append("asks")
    if supplied:
        who = desk.visitor.name
        question = replace(question, interpreted=tuple(supplied), interpreted_by=who)
    return [
        OpenQuestion(question=replace(question, asks=question.asks or forecast.words or "")),
        MakeForecast(forecast=forecast),
        ConfirmForecast(at=one.at),
    ]


def leaving_acts(desk: Desk, sent: Posted) -> list[Act]:
    """That the forecast drafted at ``at`` is not tracked.

    Raises:
        ConfigError: no forecast is drafted there, or no reason is given.
    """
    one = _drafted(desk, sent)
    if not sent.text("why"):
        raise ConfigError("a forecast is left out with a reason", remedy="write it beside")
    return [LeaveOut(at=one.at)]


def opening_acts(desk: Desk, sent: Posted) -> list[OpenQuestion | MakeForecast]:
    """That a new question is opened, and forecast.

    Raises:
        ConfigError, LedgerError: it is no question, or no forecast of it.
    """
    ledger = case_ledger(desk)
    question, line = posted_question(sent, {one.id for one in ledger.questions})
    forecast = posted_forecast(ledger, question, line, sent)
    return [OpenQuestion(question=question), MakeForecast(forecast=forecast)]


def forecasting_acts(desk: Desk, sent: Posted, question: str) -> list[Act]:
    """Another forecast of a question; of the same source and day, instead of the one there is.

    Raises:
        NotThereError: there is no such question.
        ConfigError, LedgerError: it is no forecast of its kind.
    """
    ledger = case_ledger(desk)
    asked = _asked(ledger, question)
    said = read_said(asked.kind, sent.text("said"))
    return [MakeForecast(forecast=posted_forecast(ledger, asked, said, sent))]


def withdrawing_acts(desk: Desk, sent: Posted, question: str) -> list[Act]:
    """That the source of a forecast stands by it no longer, from the day ``withdrawn``.

    ``source`` and ``made`` name the forecast; without ``made`` it is the newest of that source.

    Raises:
        NotThereError: there is no such question.
        ConfigError: there is no such forecast, or no such day.
    """
    ledger = case_ledger(desk)
    _asked(ledger, question)
    one = _said_by(ledger, question, sent)
    day = sent.day("withdrawn")
    if day is None:
        raise ConfigError("the day is missing on which it was withdrawn")
    if one.made is not None and day < one.made:
        raise ConfigError(f"{day} is before the forecast, which was made on {one.made}")
    # When it was entered, and who confirmed it, are what the ledger makes of decisions.
    own = replace(one, entered=None, entered_at=None, confirmed_by=None)
    return [MakeForecast(forecast=replace(own, withdrawn=day))]


def settling_acts(desk: Desk, sent: Posted, question: str) -> list[Act]:
    """What came of a question, and the claim that shows it.

    Raises:
        NotThereError: there is no such question.
        ConfigError: it is no outcome of its kind, or nothing shows it.
    """
    asked = _asked(case_ledger(desk), question)
    cites = _cited(desk, sent)
    return [SettleQuestion(outcome=posted_outcome(asked, sent, cites), cites=cites)]


def _asked(ledger: Ledger, question: str) -> Question:
    asked = next((one for one in ledger.questions if one.id == question), None)
    if asked is None:
        raise NotThereError
    return asked


def _said_by(ledger: Ledger, question: str, sent: Posted) -> ForecastStatement:
    source, made = sent.needed("source", "who forecast it"), sent.day("made")
    found = [
        one
        for one in ledger.forecasts
        if (one.question, one.source) == (question, source) and made in (None, one.made)
    ]
    if not found:
        raise ConfigError(
            f"{source[:40]!r} has no such forecast of it", remedy="name the source as it stands"
        )
    return found[-1]


def _drafted(desk: Desk, sent: Posted) -> ToConfirm:
    """The drafted forecast whose place the form names."""
    document, start, end = _place(sent.text("at"))
    for one in drafted_in(desk, document, case_ledger(desk)):
        if (one.at.start, one.at.end) == (start, end):
            return one
    raise ConfigError("this forecast is no longer drafted", remedy="load the page again")


def _cited(desk: Desk, sent: Posted) -> tuple[Anchor, ...]:
    """The claim that the form cites, by the address of its page or its place."""
    written = sent.text("cite")
    if not written:
        return ()
    document, start, end = _place(written)
    for claim in laid_reading(desk, document).reading.claims:
        if (claim.start, claim.end) == (start, end):
            return (Anchor(document=document, start=start, end=end, quote=claim.text),)
    raise ConfigError("no claim of this case stands there", remedy="choose one from the list")


def _place(written: str) -> tuple[str, int, int]:
    document, _, span = written.partition(":")
    start, _, end = span.partition(":")
    if not (start.isdecimal() and end.isdecimal() and len(span) < 24):
        raise ConfigError("a claim's place cannot be read", remedy="load the page again")
    return document, int(start), int(end)
