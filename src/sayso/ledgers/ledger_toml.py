"""A ledger and each of its entries as TOML: what ``ledger_file`` reads back as the same."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sayso.forms.toml_words import toml_comment, toml_key, toml_string
from sayso.ledgers.values import reads_alike
from sayso.records.ledger import (
    Distribution,
    Forecaster,
    ForecastStatement,
    Ledger,
    LeftOut,
    Outcome,
    Question,
    Stated,
)

_Value = str | float | int | date | bool | tuple[str, ...] | None


def write_ledger(ledger: Ledger) -> str:
    """The whole ledger. What it leaves out is what the reader takes for granted."""
    lines = [*_pairs(title=ledger.title or None, scale=ledger.scale)]
    if ledger.readings:
        lines += ["", "[readings]"]
        lines += [f"{toml_key(one.word)} = {one.probability!r}" for one in ledger.readings]
    blocks = [
        *map(source_block, ledger.sources),
        *map(question_block, ledger.questions),
        *map(forecast_block, ledger.forecasts),
        *map(outcome_block, ledger.outcomes),
        *map(left_out_block, ledger.left_out),
    ]
    return "\n\n".join(["\n".join(lines), *blocks]) + "\n"


def source_block(one: Forecaster) -> str:
    """A ``[[source]]`` table."""
    name = one.name if one.name != one.id else None
    return _block("source", _pairs(id=one.id, name=name, also=one.also, group=one.group))


def question_block(one: Question, notes: Iterable[str] = ()) -> str:
    """A ``[[question]]`` table, with notes above it as comments."""
    lines = [
        *_pairs(id=one.id, asks=one.asks or None),
        *_pairs(kind=one.kind if one.kind != "yes-no" else None, options=one.options),
        *_pairs(ordered=one.ordered or None, unit=one.unit),
    ]
    if one.bounds is not None:
        lines.append(f"bounds = [{', '.join(map(_value, one.bounds))}]")
    lines += _pairs(
        last_day=one.last_day,
        opens=one.opens,
        condition=one.condition,
        condition_id=one.condition_id,
        settled_by=one.settled_by,
        topic=one.topics,
        event=one.event,
        base_rate=one.base_rate,
        base_rate_from=one.base_rate_from,
    )
    if one.market:
        lines.append("market = [")
        for price in one.market:
            named = f", from = {toml_string(price.market)}" if price.market is not None else ""
            lines.append(
                f"    {{ day = {price.day}, probability = {price.probability!r}{named} }},"
            )
        lines.append("]")
    lines += _pairs(interpreted=one.interpreted, interpreted_by=one.interpreted_by)
    return _block("question", lines, notes)


def forecast_block(one: ForecastStatement, notes: Iterable[str] = ()) -> str:
    """A ``[[forecast]]`` table, with notes above it as comments."""
    lines = list(_pairs(question=one.question, source=one.source, made=one.made_at or one.made))
    if one.probability is not None:
        lines.append(f"probability = {_stated(one.probability)}")
    if one.options:
        shares = ", ".join(
            f"{toml_key(each.option)} = {each.probability!r}" for each in one.options
        )
        lines.append(f"options = {{ {shares} }}")
    if one.distribution is not None:
        lines += _distribution(one.distribution)
    lines += _pairs(
        words=one.words,
        condition=one.condition,
        stance=one.stance if one.stance != "says" else None,
        told_by=one.told_by,
        document=one.document,
        start=one.start,
        end=one.end,
        entered=one.entered_at or one.entered,
        confirmed_by=one.confirmed_by,
        withdrawn=one.withdrawn,
    )
    return _block("forecast", lines, notes)


def outcome_block(one: Outcome) -> str:
    """An ``[[outcome]]`` table."""
    said: _Value = one.result
    if one.result == "option":
        said = one.option
    elif one.result == "value":
        said = one.value
    lines = [
        *_pairs(question=one.question),
        f"is = {_value(said)}",
        *_pairs(
            share=one.share,
            known=one.known_at or one.known,
            happened=one.happened,
            who=one.who,
            evidence=one.evidence,
            why=one.why or None,
        ),
    ]
    return _block("outcome", lines)


def left_out_block(one: LeftOut) -> str:
    """A ``[[left_out]]`` table."""
    pairs = _pairs(
        document=one.document,
        start=one.start,
        end=one.end,
        words=one.words or None,
        who=one.who,
        why=one.why,
    )
    return _block("left_out", pairs)


def _block(name: str, lines: Iterable[str], notes: Iterable[str] = ()) -> str:
    return "\n".join([*(f"# {toml_comment(note)}" for note in notes), f"[[{name}]]", *lines])


def _pairs(**values: _Value) -> Iterator[str]:
    for key, value in values.items():
        if value is not None and value != ():
            yield f"{key} = {_value(value)}"


def _value(value: _Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return toml_string(value)
        case tuple():
            return f"[{', '.join(map(toml_string, value))}]"
        case datetime() | date():
            return value.isoformat()
        case _:
            return repr(value)


def _stated(one: Stated) -> str:
    """The number, the range or the words, as the reader takes them for the same."""
    if one.low is None or one.high is None:
        return toml_string(one.text)
    if one.low == one.high and one.text == f"{one.low:g}":
        return repr(one.low)
    if one.text == f"{one.low:g} to {one.high:g}" or not reads_alike(one):
        return f"[{one.low!r}, {one.high!r}]"
    return toml_string(one.text)


def _distribution(one: Distribution) -> Iterator[str]:
    if one.quantiles:
        points = ", ".join(f"[{each.level!r}, {_value(each.value)}]" for each in one.quantiles)
        yield f"quantiles = [{points}]"
    yield from _pairs(value=one.value, low=one.low, high=one.high, level=one.level)
