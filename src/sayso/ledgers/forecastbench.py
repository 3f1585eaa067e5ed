"""ForecastBench: question sets and resolution sets in, forecast sets out."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sayso.errors import LedgerError
from sayso.forecasts.words import wording_of
from sayso.ledgers.imported import Collector, Imported, day_of, moment, need, opening, share
from sayso.records.ledger import Ledger, MarketPrice, Outcome, Question

SITE = "ForecastBench sets"
MARKETS = ("manifold", "metaculus", "polymarket", "infer", "kalshi")
"""Sources whose frozen value is a probability, which stands as a market's price."""
_AT = "@"
_SET = "set of "


def import_forecastbench(sets: Iterable[Mapping[str, Any]]) -> Imported:
    """The ledger of question sets and resolution sets, in any order.

    A question of a market has its frozen value as the market's price; one of a data source is
    a question for each of its resolution dates. Combinations of questions are not used.
    """
    found = Collector(SITE)
    resolutions: list[Mapping[str, Any]] = []
    for one in sets:
        for number, question in enumerate(one.get("questions", ()), 1):
            _guarded(found, f"question {number}", lambda q=question, s=one: _ask(q, s, found))
        resolutions += one.get("resolutions", ())
    for number, resolution in enumerate(resolutions, 1):
        _guarded(found, f"resolution {number}", lambda r=resolution: _settle(r, found))
    return found.imported("From ForecastBench")


def write_forecast_set(ledger: Ledger, source: str) -> tuple[str, tuple[str, ...]]:
    """A forecast set of what one source says of ForecastBench's questions, and what it leaves out.

    Of several statements on a question the last counts. Words count as the number that the
    ledger's scale gives them.

    Raises:
        LedgerError: the source forecasts nothing of ForecastBench's.
    """
    wording = wording_of(ledger)
    said: dict[str, float] = {}
    left: list[str] = []
    for forecast in sorted(ledger.forecasts, key=lambda one: (one.made is not None, one.made)):
        if forecast.source != source:
            continue
        meant = wording.read(forecast.probability) if forecast.probability else None
        if ":" not in forecast.question:
            left.append(f"{forecast.question}: no question of ForecastBench")
        elif meant is None or meant.number is None:
            left.append(f"{forecast.question}: no number")
        else:
            said[forecast.question] = meant.number
    if not said:
        raise LedgerError(
            f"{source!r} forecasts nothing of ForecastBench's questions",
            remedy="import its question set into the ledger, and forecast those",
        )
    sets = [
        topic.removeprefix(_SET)
        for one in ledger.questions
        for topic in one.topics
        if one.id in said and topic.startswith(_SET)
    ]
    due = max(sets, default=None)
    whole = {
        "organization": source,
        "model": source,
        "question_set": f"{due}-llm.json" if due else None,
        "forecast_due_date": due,
        "forecasts": [_forecast(name, number) for name, number in said.items()],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n", tuple(left)


def _forecast(name: str, number: float) -> dict[str, Any]:
    site, _, rest = name.partition(":")
    id_, _, day = rest.partition(_AT)
    return {
        "id": id_,
        "source": site,
        "forecast": number,
        "resolution_date": day or None,
        "reasoning": None,
    }


def _guarded(found: Collector, where: str, take: Any) -> None:
    try:
        take()
    except ValueError as error:
        found.refuse(where, str(error))


def _ask(asked: Mapping[str, Any], whole: Mapping[str, Any], found: Collector) -> None:
    if not isinstance(asked, dict) or isinstance(asked.get("id"), list):
        raise ValueError("a combination of questions, which is settled by several outcomes")
    site, name = need(asked, "source"), need(asked, "id")
    due = need(whole, "forecast_due_date")
    if site in MARKETS:
        closes = day_of(moment(need(asked, "market_info_close_datetime")))
        prices = _frozen(asked, site)
        question = _question(f"{site}:{name}", {**asked, "set": due}, closes, prices)
        found.questions[question.id] = question
    else:
        days = asked.get("resolution_dates")
        if not isinstance(days, list) or not days:
            raise ValueError("no resolution dates")
        for day in map(str, days):
            text = str(asked.get("question", ""))
            text = text.replace("{resolution_date}", day).replace("{forecast_due_date}", due)
            given = {**asked, "question": text, "set": due}
            question = _question(f"{site}:{name}{_AT}{day}", given, _day(day), ())
            found.questions[question.id] = question
    found.became("questions asked")


def _question(
    id_: str, asked: Mapping[str, Any], last_day: date | None, prices: tuple[MarketPrice, ...]
) -> Question:
    criteria = str(asked.get("resolution_criteria") or "").strip()
    return Question(
        id=id_,
        asks=need(asked, "question"),
        last_day=last_day,
        opens=opening(moment(_present(asked.get("market_info_open_datetime"))), last_day),
        settled_by=criteria or str(asked.get("url") or "ForecastBench's resolution set"),
        event=id_.partition(_AT)[0] if _AT in id_ else None,
        topics=(need(asked, "source"), f"{_SET}{asked['set']}"),
        market=prices,
    )


def _frozen(asked: Mapping[str, Any], site: str) -> tuple[MarketPrice, ...]:
    value = _present(asked.get("freeze_datetime_value"))
    day = day_of(moment(_present(asked.get("freeze_datetime"))))
    if not value or day is None:
        return ()
    return (MarketPrice(day=day, probability=share(value), market=site),)


def _settle(settled: Mapping[str, Any], found: Collector) -> None:
    if isinstance(settled.get("id"), list):
        raise ValueError("of a combination of questions")
    name = f"{need(settled, 'source')}:{need(settled, 'id')}"
    day = _day(need(settled, "resolution_date"))
    dated = f"{name}{_AT}{day}"
    question = found.questions.get(dated) or found.questions.get(name)
    if question is None:
        raise ValueError(f"{name} is asked in none of the question sets")
    if not settled.get("resolved"):
        found.became("resolutions still open")
        return
    value = settled.get("resolved_to")
    if value is None:
        found.outcomes[question.id] = Outcome(
            question=question.id,
            result="void",
            reason="cannot be told",
            why="cannot be told: no value in ForecastBench's resolution set",
            known=day,
        )
    else:
        part = share(value)
        found.outcomes[question.id] = Outcome(
            question=question.id,
            result="yes" if part == 1 else "no" if part == 0 else "partly",
            share=part if 0 < part < 1 else None,
            known=day,
            evidence=("ForecastBench's resolution set",),
            why=f"resolved to {part:g}" if 0 < part < 1 else "",
        )
    found.became("resolutions")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written!r} is no day") from None


def _present(value: object) -> str:
    written = str(value if value is not None else "").strip()
    return "" if written == "N/A" else written
