"""What a ledger without mistakes still lacks to be scored, each at its line."""

from collections.abc import Iterator
from pathlib import Path

from sayso.forecasts.asked import Asked, ask_all, made_after
from sayso.forecasts.resolvability import lacks
from sayso.forms.form import Form
from sayso.forms.written import read_written, told
from sayso.ledgers.ledger_csv import read_form
from sayso.records.ledger import ForecastStatement, Ledger

_OF_THE_QUESTION = ("last_day", "asks", "condition")


def told_remarks(path: Path, ledger: Ledger) -> tuple[str, ...]:
    """What keeps forecasts of a ledger's file from being scored, a line each, in its order."""
    text = read_written(path)
    form = read_form(text) if path.suffix.lower() in (".csv", ".tsv") else Form(text)
    for message, remedy, at in _remarks(ledger):
        form.wrong(at, message, remedy)
    return tuple(told(str(path), mistake) for mistake in sorted(set(form.mistakes)))


def _remarks(ledger: Ledger) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    asked = ask_all(ledger)
    places = {question.id: place for place, question in enumerate(ledger.questions)}
    told_of: set[tuple[str, str]] = set()
    for number, forecast in enumerate(ledger.forecasts):
        question = asked[forecast.question]
        for lack in lacks(forecast, question):
            is_asked = lack.key in _OF_THE_QUESTION
            if is_asked and (forecast.question, lack.key) in told_of:
                continue
            told_of.add((forecast.question, lack.key))
            at = ("question", places[forecast.question]) if is_asked else ("forecast", number)
            code = f" ({lack.code})" if lack.code else ""
            yield f"{forecast.question}: {lack.what}{code}", lack.remedy, (*at, lack.key)
        yield from _of_the_forecast(forecast, question, ("forecast", number))


def _of_the_forecast(
    forecast: ForecastStatement, asked: Asked, at: tuple[str | int, ...]
) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    name = forecast.question
    if forecast.is_unconfirmed:
        remedy = 'write confirmed_by = "your name" once you have looked at it'
        yield f"{name}: drafted, and confirmed by nobody", remedy, (*at, "confirmed_by")
    if asked.outcome is not None and made_after(forecast, asked.outcome):
        message = f"{name}: made on or after the day its outcome was known, and so not scored"
        yield message, "", (*at, "made")
    if forecast.entered is None and not forecast.is_unconfirmed:
        message = f"{name}: entered on no told day, and so counted as entered after its outcome"
        yield message, "write entered = the day it was put in here", (*at, "entered")
