"""Forecasts and outcomes in words, as a table or a sentence tells them."""

from datetime import date

from sayso.records.ledger import ForecastStatement, Outcome, Quantity


def stated_words(forecast: ForecastStatement) -> str:
    """What a forecast says, as it was written: "likely", "0.7", "A 50%, B 50%", "80 to 150"."""
    if forecast.probability is not None:
        return forecast.probability.text
    if forecast.options:
        return ", ".join(f"{one.option} {100 * one.probability:.4g}%" for one in forecast.options)
    said = forecast.distribution
    if said is None:
        return ""
    if said.quantiles:
        points = (f"{100 * one.level:.4g}% {quantity(one.value)}" for one in said.quantiles)
        return ", ".join(points)
    if said.value is not None:
        return quantity(said.value)
    level = "" if said.level is None else f" ({100 * said.level:.4g}%)"
    return f"{quantity(said.low or 0.0)} to {quantity(said.high or 0.0)}{level}"


def outcome_words(outcome: Outcome | None) -> str:
    """What came about: "yes", "partly (0.4)", "the North party", "void: overtaken"."""
    if outcome is None:
        return ""
    if outcome.result == "option":
        return outcome.option or ""
    if outcome.result == "value" and outcome.value is not None:
        return quantity(outcome.value)
    if outcome.result == "void":
        return f"void: {outcome.reason}"
    if outcome.result == "partly":
        return "partly" if outcome.share is None else f"partly ({outcome.share:g})"
    beyond = {"before": "before the bounds", "after": "after the bounds"}
    return beyond.get(outcome.result, outcome.result)


def quantity(value: Quantity) -> str:
    """A number, or a day."""
    return value.isoformat() if isinstance(value, date) else f"{value:,.6g}"
