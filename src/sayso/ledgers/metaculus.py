"""Metaculus's data as CSV: questions, what people forecast, and the community as a market."""

import ast
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any

from sayso.ledgers.imported import Collector, Imported, day_of, moment, need, opening, share
from sayso.ledgers.metaculus_outcomes import settle
from sayso.records.ledger import (
    Distribution,
    ForecastStatement,
    MarketPrice,
    OptionShare,
    Quantile,
    Quantity,
    Question,
    QuestionKind,
    Stated,
)

SITE = "Metaculus's data"
QUESTIONS, FORECASTS = "question_data.csv", "forecast_data.csv"
COMMUNITY = "recency_weighted"
"""The aggregate that Metaculus shows; it becomes the market of its yes-no questions."""
_KINDS: Mapping[str, QuestionKind] = {
    "binary": "yes-no",
    "multiple_choice": "one-of",
    "numeric": "number",
    "discrete": "number",
    "date": "day",
}
_LEVELS = (0.01, *(step / 20 for step in range(1, 20)), 0.99)
_ROUNDED = 1e-3


def import_metaculus(
    questions: Iterable[Mapping[str, str]], forecasts: Iterable[Mapping[str, str]]
) -> Imported:
    """The ledger of both tables.

    Annulled and ambiguous are void. A continuous forecast becomes 21 quantiles of its CDF, read
    at ``Continuous Range``. The community's yes-no forecasts become the market, the last of a
    day; other aggregates are counted and left out. A forecast that ends before the next of the
    same person was withdrawn on that day.
    """
    found = Collector(SITE)
    places: dict[str, tuple[Quantity, ...]] = {}
    for number, row in enumerate(questions, 2):
        try:
            question = _question(row)
            places[question.id] = _places(row, question)
            found.settle(settle(row, question))
        except ValueError as error:
            found.refuse(f"{QUESTIONS} row {number}", str(error))
            continue
        found.questions[question.id] = question
        found.became("questions")
    prices: dict[str, dict[date, float]] = {}
    for number, row in enumerate(forecasts, 2):
        try:
            _forecast(row, found, places, prices)
        except ValueError as error:
            found.refuse(f"{FORECASTS} row {number}", str(error))
    _end(found)
    _price(found, prices)
    return found.imported("From Metaculus")


def _question(row: Mapping[str, str]) -> Question:
    kind = _KINDS.get(need(row, "Question Type").lower())
    if kind is None:
        raise ValueError(f"{row['Question Type']!r} is no type of question")
    title, label = need(row, "Question Title"), (row.get("Label") or "").strip()
    options = tuple(map(str, _listed(row, "MC Options (All)", "MC Options")))
    bounds = None
    if kind in ("number", "day"):
        bounds = (
            _quantity(need(row, "Lower Bound"), kind),
            _quantity(need(row, "Upper Bound"), kind),
        )
    closes = moment(row.get("Scheduled Close Time") or row.get("Actual Close Time") or "")
    return Question(
        id=f"metaculus-{need(row, 'Question ID')}",
        asks=f"{title} ({label})" if label and label not in title else title,
        kind=kind,
        options=options if kind == "one-of" else (),
        bounds=bounds,
        last_day=day_of(closes),
        opens=opening(moment(row.get("Open Time") or ""), day_of(closes)),
        settled_by=row.get("Question URL") or "its resolution on Metaculus",
        topics=tuple(map(str, _listed(row, "Categories"))),
    )


def _forecast(
    row: Mapping[str, str],
    found: Collector,
    places: Mapping[str, tuple[Quantity, ...]],
    prices: dict[str, dict[date, float]],
) -> None:
    name = f"metaculus-{need(row, 'Question ID')}"
    question = found.questions.get(name)
    if question is None:
        raise ValueError(f"question {row['Question ID']} is not in {QUESTIONS}")
    made = moment(need(row, "Start Time"))
    who = need(row, "Forecaster Username", "Forecaster (Anonymized)", "Forecaster ID")
    if (row.get("Forecaster Count") or "").strip():
        day = day_of(made)
        if who == COMMUNITY and question.kind == "yes-no" and day is not None:
            prices.setdefault(name, {})[day] = share(need(row, "Probability Yes"))
            found.became("prices of the community")
        else:
            found.became("other aggregates, left out")
        return
    found.forecasts.append(
        ForecastStatement(
            question=name,
            source=who,
            made=day_of(made),
            made_at=made,
            entered=day_of(made),
            entered_at=made,
            withdrawn=day_of(moment(row.get("End Time") or "")),
            **_said(row, question, places[name]),
        )
    )


def _end(found: Collector) -> None:
    """Leave a day of withdrawal to what no other of the same person follows while it is open."""
    begun = {(one.question, one.source, one.made) for one in found.forecasts}
    for place, one in enumerate(found.forecasts):
        closes = found.questions[one.question].last_day or date.max
        is_followed = (one.question, one.source, one.withdrawn) in begun
        if one.withdrawn is None or is_followed or one.withdrawn > closes:
            found.forecasts[place] = replace(one, withdrawn=None)
            found.became("forecasts")
        else:
            found.became("forecasts that were withdrawn")


def _said(
    row: Mapping[str, str], question: Question, places: tuple[Quantity, ...]
) -> dict[str, Any]:
    if question.kind == "yes-no":
        probability = share(need(row, "Probability Yes"))
        return {"probability": Stated(text=f"{probability:g}", low=probability, high=probability)}
    if question.kind == "one-of":
        given = [share(one or 0) for one in _listed(row, "Probability Yes Per Category")]
        if len(given) != len(question.options) or not sum(given) > 1 - _ROUNDED:
            raise ValueError("the probabilities are not those of the options")
        shares = zip(question.options, given, strict=True)
        whole = sum(given)
        return {
            "options": tuple(
                OptionShare(option=option, probability=one / whole) for option, one in shares
            )
        }
    cdf = [share(one) for one in _listed(row, "Continuous CDF")]
    if len(cdf) != len(places) or any(b < a for a, b in pairwise(cdf)):
        raise ValueError("the CDF does not rise along the question's Continuous Range")
    return {"distribution": Distribution(quantiles=tuple(_quantiles(cdf, places)))}


def _quantiles(cdf: list[float], places: tuple[Quantity, ...]) -> Iterable[Quantile]:
    """The quantiles at fixed levels, by straight lines between the places."""
    for level in _LEVELS:
        at = min(bisect_left(cdf, level), len(cdf) - 1)
        if at == 0 or cdf[at] < level or cdf[at] == cdf[at - 1]:
            value = places[at]
        else:
            part = (level - cdf[at - 1]) / (cdf[at] - cdf[at - 1])
            value = _between(places[at - 1], places[at], part)
        yield Quantile(level=level, value=value)


def _between(low: Quantity, high: Quantity, part: float) -> Quantity:
    if isinstance(low, date) and isinstance(high, date):
        return low + (high - low) * part
    if isinstance(low, float) and isinstance(high, float):
        return float(f"{low + part * (high - low):.9g}")
    raise ValueError("the Continuous Range mixes numbers and days")


def _places(row: Mapping[str, str], question: Question) -> tuple[Quantity, ...]:
    if question.kind not in ("number", "day"):
        return ()
    return tuple(_quantity(str(one), question.kind) for one in _listed(row, "Continuous Range"))


def _quantity(written: str, kind: QuestionKind) -> Quantity:
    if kind == "day":
        try:
            return date.fromisoformat(written[:10])
        except ValueError:
            raise ValueError(f"{written!r} is no day") from None
    try:
        found = float(written)
    except ValueError:
        raise ValueError(f"{written!r} is no number") from None
    if not isfinite(found):
        raise ValueError(f"{written!r} is no number")
    return found


def _listed(row: Mapping[str, str], *names: str) -> list[Any]:
    """A list as Python writes it; empty where the cell is."""
    cell = next((row[name] for name in names if (row.get(name) or "").strip()), "")
    if not cell:
        return []
    try:
        found = ast.literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        raise ValueError(f"{names[0]} is no list") from None
    if not isinstance(found, list | tuple):
        raise ValueError(f"{names[0]} is no list")
    return list(found)


def _price(found: Collector, prices: Mapping[str, Mapping[date, float]]) -> None:
    for name, days in prices.items():
        asked = found.questions[name]
        market = tuple(
            MarketPrice(day=day, probability=one, market="Metaculus community")
            for day, one in sorted(days.items())
        )
        found.questions[name] = replace(asked, market=market)
