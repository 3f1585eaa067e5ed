"""Manifold's markets as JSON: questions with outcome and price, no forecasts of their own."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any

from sayso.ledgers.imported import Collector, Imported, need, opening, share
from sayso.records.ledger import MarketPrice, Outcome, Question

SITE = "Manifold markets"


def import_manifold(markets: Iterable[Mapping[str, Any]]) -> Imported:
    """The ledger of LiteMarkets or FullMarkets: a question each, with its outcome and last price.

    Yes-no markets; those of several answers that exclude each other; those of a number. YES, NO
    and an answer settle; MKT settles in part, by the ``resolutionProbability``; CANCEL is void.
    """
    found = Collector(SITE)
    for number, market in enumerate(markets, 1):
        try:
            question = _question(market)
            found.settle(_outcome(market, question))
        except ValueError as error:
            found.refuse(f"market {number} ({market.get('id', 'without an id')})", str(error))
            continue
        found.questions[question.id] = question
        found.became("questions")
    return found.imported("From Manifold")


def _question(market: Mapping[str, Any]) -> Question:
    name, asks = f"manifold-{need(market, 'id')}", need(market, "question")
    closes = _day(market, "closeTime") or _day(market, "resolutionTime")
    opens = opening(_day(market, "createdTime"), closes)
    kind = market.get("outcomeType")
    if kind == "BINARY":
        return Question(
            id=name,
            asks=asks,
            last_day=closes,
            opens=opens,
            settled_by=market.get("url"),
            topics=_topics(market),
            market=_prices(market),
        )
    if kind == "MULTIPLE_CHOICE":
        answers = tuple(str(one.get("text")) for one in _answers(market))
        if len(set(answers)) < max(2, len(answers)) or market.get("shouldAnswersSumToOne") is False:
            raise ValueError("its answers do not exclude each other")
        return Question(
            id=name,
            asks=asks,
            kind="one-of",
            options=answers,
            last_day=closes,
            opens=opens,
            settled_by=market.get("url"),
            topics=_topics(market),
        )
    if kind == "PSEUDO_NUMERIC":
        return Question(
            id=name,
            asks=asks,
            kind="number",
            bounds=(_number(market, "min"), _number(market, "max")),
            last_day=closes,
            opens=opens,
            settled_by=market.get("url"),
            topics=_topics(market),
        )
    raise ValueError(f"a market of the kind {kind} is no question that comes out one way")


def _outcome(market: Mapping[str, Any], question: Question) -> Outcome | None:
    said = market.get("resolution")
    if not market.get("isResolved") or not said:
        return None
    known_at = _time(market, "resolutionTime")
    settled: dict[str, Any] = {
        "question": question.id,
        "known": None if known_at is None else known_at.date(),
        "known_at": known_at,
        "who": market.get("creatorName") or None,
    }
    if said == "CANCEL":
        why = "question ill put: cancelled on Manifold"
        return Outcome(result="void", reason="question ill put", why=why, **settled)
    settled["evidence"] = ("resolved on Manifold",)
    if question.kind == "number":
        return Outcome(result="value", value=_value(market), **settled)
    if question.kind == "one-of":
        chosen = next((one for one in _answers(market) if str(one.get("id")) == str(said)), None)
        if chosen is None:
            raise ValueError(f"it came out as {said}, which is none of its answers")
        return Outcome(result="option", option=str(chosen.get("text")), **settled)
    if said in ("YES", "NO"):
        return Outcome(result="yes" if said == "YES" else "no", **settled)
    if said == "MKT":
        part = share(market.get("resolutionProbability", market.get("probability")))
        why = f"settled at {part:g} on Manifold"
        return Outcome(result="partly", share=part, why=why, **settled)
    raise ValueError(f"{said!r} is no resolution")


def _value(market: Mapping[str, Any]) -> float:
    """The number that a probability stands for on the market's own scale."""
    part = share(market.get("resolutionProbability", market.get("probability")))
    low, high = _number(market, "min"), _number(market, "max")
    if market.get("isLogScale"):
        return float((high - low + 1) ** part + low - 1)
    return low + (high - low) * part


def _prices(market: Mapping[str, Any]) -> tuple[MarketPrice, ...]:
    day = _day(market, "lastBetTime") or _day(market, "lastUpdatedTime")
    if market.get("probability") is None or day is None:
        return ()
    return (MarketPrice(day=day, probability=share(market["probability"]), market="Manifold"),)


def _answers(market: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    answers = market.get("answers")
    if not isinstance(answers, list):
        raise ValueError("its answers are not in the file; a LiteMarket has none")
    return [one for one in answers if isinstance(one, dict)]


def _topics(market: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in market.get("groupSlugs") or ())


def _time(market: Mapping[str, Any], key: str) -> datetime | None:
    """Milliseconds since 1970."""
    given = market.get(key)
    if given is None:
        return None
    try:
        return datetime.fromtimestamp(float(given) / 1000, UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        raise ValueError(f"{key} is no time: {given!r}") from None


def _day(market: Mapping[str, Any], key: str) -> date | None:
    found = _time(market, key)
    return None if found is None else found.date()


def _number(market: Mapping[str, Any], key: str) -> float:
    given = market.get(key)
    if isinstance(given, bool) or not isinstance(given, int | float) or not isfinite(given):
        raise ValueError(f"{key} is no number: {given!r}")
    return float(given)
