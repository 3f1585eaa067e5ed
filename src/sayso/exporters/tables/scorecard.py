"""The tables of a scorecard and of a ledger: every forecast, whose it is, and what came of it."""

from collections.abc import Iterator

from sayso.exporters.tables.columns import Row, Table, attributes, columns
from sayso.records.ledger import ForecastStatement, Ledger, Quantity
from sayso.records.manner import Manner
from sayso.records.scorecard import Scorecard

_ROW = columns(
    "question source group kind made:day last_day:day lead_days:integer topics:list event state",
    "reason line stated phrase probability:number low:number high:number outcome:number came",
    "loss:number log_bits:number cut:yes-no spherical:number gain:number words told_by:list",
    "document start:integer end:integer",
)
_WORD = columns(
    "phrase low:number high:number probability:number n:integer yes:integer against_scale",
    "declared:yes-no",
)
_DUE = columns("question asks last_day:day days:integer forecasts:integer settled_by condition")
_MISS = columns(
    "question asks source stated probability:number outcome loss:number log_bits:number made:day",
    "known:day words document start:integer end:integer evidence:list",
)


def _forecasts(card: Scorecard, manner: Manner) -> Iterator[Row]:
    for one in card.rows:
        yield attributes(one, _ROW)


def _sources(card: Scorecard, manner: Manner) -> Iterator[Row]:
    for one in card.sources:
        score = one.score
        told = (
            (score.n, score.brier, score.log_bits, score.spherical) if score else (0, *3 * [None])
        )
        yield (
            one.source, one.group, one.forecasts, *told, one.peer_score, one.adjusted,
            one.pooled, one.pool_with, one.pool_without,
        )  # fmt: skip


def _words(card: Scorecard, manner: Manner) -> Iterator[Row]:
    for one in card.words:
        yield attributes(one, _WORD)


def _due(card: Scorecard, manner: Manner) -> Iterator[Row]:
    for one in card.due:
        yield attributes(one, _DUE)


def _misses(card: Scorecard, manner: Manner) -> Iterator[Row]:
    for one in card.misses:
        yield attributes(one, _MISS)


def _questions(ledger: Ledger, manner: Manner) -> Iterator[Row]:
    for one in ledger.questions:
        settled = ledger.settled.get(one.id)
        came: Row = (None,) * 7
        if settled is not None:
            value = settled.option or _written(settled.value)
            came = (
                settled.result, value, settled.share, settled.known, settled.who,
                settled.evidence, settled.why,
            )  # fmt: skip
        yield (
            one.id, one.asks, one.kind, one.options, one.unit, one.last_day, one.opens,
            one.condition, one.condition_id, one.settled_by, one.topics, one.event, one.base_rate,
            *came,
        )  # fmt: skip


def _statements(ledger: Ledger, manner: Manner) -> Iterator[Row]:
    asks = {one.id: one.asks for one in ledger.questions}
    for one in ledger.forecasts:
        stated = one.probability
        yield (
            one.question, asks[one.question], one.source, one.told_by, one.stance, one.words,
            _stated(one), stated.low if stated else None, stated.high if stated else None,
            ledger.scale, one.condition, one.made, one.made_at, one.withdrawn, one.entered,
            one.confirmed_by, one.is_unconfirmed, one.document, one.start, one.end,
        )  # fmt: skip


def _stated(one: ForecastStatement) -> str | None:
    """What was said, in words: a likelihood, shares of options, or a distribution."""
    if one.probability is not None:
        return one.probability.text
    if one.options:
        return ", ".join(f"{each.option} {each.probability!r}" for each in one.options)
    found = one.distribution
    if found is None:
        return None
    if found.value is not None:
        return _written(found.value)
    if found.low is not None:
        level = f" ({found.level!r})" if found.level is not None else ""
        return f"{_written(found.low)} to {_written(found.high)}{level}"
    return ", ".join(f"{each.level!r}: {_written(each.value)}" for each in found.quantiles)


def _written(value: Quantity | None) -> str | None:
    if value is None:
        return None
    return repr(value) if isinstance(value, (int, float)) else value.isoformat()


SCORECARD_TABLES = (
    Table(name="forecasts", columns=_ROW, rows=_forecasts),
    Table(
        name="sources",
        columns=columns(
            "source group forecasts:integer scored:integer brier:number log_bits:number",
            "spherical:number peer_score:number adjusted:number pooled:integer pool_with:number",
            "pool_without:number",
        ),
        rows=_sources,
    ),
    Table(name="words", columns=_WORD, rows=_words),
    Table(name="due", columns=_DUE, rows=_due),
    Table(name="misses", columns=_MISS, rows=_misses),
)
LEDGER_TABLES = (
    Table(
        name="forecasts",
        columns=columns(
            "question asks source told_by:list stance words stated low:number high:number scale",
            "condition made:day made_at:moment withdrawn:day entered:day confirmed_by",
            "unconfirmed:yes-no document start:integer end:integer",
        ),
        rows=_statements,
    ),
    Table(
        name="questions",
        columns=columns(
            "question asks kind options:list unit last_day:day opens:day condition condition_id",
            "settled_by topics:list event base_rate:number result value share:number known:day",
            "who evidence:list why",
        ),
        rows=_questions,
    ),
)
