"""How every forecast of a ledger stands on a day: its state, and the line that it is scored in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cmp_to_key

from sayso.forecasts.asked import Asked, compare_moments, entered_after, is_earlier
from sayso.forecasts.states import Standing, state_of
from sayso.forecasts.words import Meant, Wording
from sayso.records.ledger import ForecastStatement, Ledger, same_forecaster
from sayso.records.scorecard import Line, Options

_SUPPLIED = frozenset(("asks", "last_day", "condition", "options", "bounds", "made", "probability"))
_RESTATED = Standing("restated")
_SUPERSEDED = Standing("superseded")
_UPDATE = Standing("scored", "update")


@dataclass(slots=True)
class Entry:
    """One forecast with its question, who is behind its source's name, and how it stands.

    ``line``: where it is scored, or would be if it were settled; ``updates``: the source's later
    statements on the question, which ``--count time`` counts with it.
    """

    forecast: ForecastStatement
    asked: Asked
    source: str
    group: str | None
    meant: Meant | None
    standing: Standing
    line: Line
    updates: tuple["Entry", ...] = ()

    @property
    def is_scored(self) -> bool:
        """Whether it has a loss of its own."""
        return self.standing.state == "scored" and not self.standing.reason


def stand_all(
    ledger: Ledger, asked: Mapping[str, Asked], wording: Wording, options: Options
) -> list[Entry]:
    """The forecasts on questions that the options choose, in the ledger's order, with states.

    Which sources are told of is chosen later: others are what they are measured against.
    """
    known = same_forecaster(ledger.sources)
    chosen = {name for name, one in asked.items() if _is_chosen(one, options)}
    entries = []
    for forecast in ledger.forecasts:
        if forecast.question not in chosen:
            continue
        one = known.get(forecast.source)
        name = one.name if one is not None else forecast.source
        question = asked[forecast.question]
        meant = _meant(forecast, question, wording)
        standing = state_of(forecast, question, meant, options.on, unconfirmed=options.unconfirmed)
        group = one.group if one is not None else None
        line = _line(forecast, question, options)
        entries.append(Entry(forecast, question, name, group, meant, standing, line))
    _mark_later(entries, is_timed=options.count == "time")
    return entries


def first_of_each(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of each source and question the first statement, whatever the order they come in."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.source, entry.forecast.question)
        before = first.get(key)
        if before is None or is_earlier(entry.forecast, before.forecast):
            first[key] = entry
    yield from first.values()


def _is_chosen(asked: Asked, options: Options) -> bool:
    question = asked.question
    if options.topics and not set(question.topics) & set(options.topics):
        return False
    day = question.last_day
    if options.since is not None and (day is None or day < options.since):
        return False
    return options.until is None or (day is not None and day <= options.until)


def _meant(forecast: ForecastStatement, asked: Asked, wording: Wording) -> Meant | None:
    if forecast.probability is not None:
        return wording.read(forecast.probability)
    if forecast.options or forecast.distribution is not None:
        return None
    bare = wording.read_bare(forecast.words or asked.asks)
    # A denial in bare words has no number of its own, whatever the ledger gives the word.
    denied = forecast.stance in ("denies", "doubts", "asks")
    return Meant(bare.phrase) if denied or asked.question.kind != "yes-no" else bare


def _line(forecast: ForecastStatement, asked: Asked, options: Options) -> Line:
    """The line of a forecast; of one that is both, the one that is not counted, if either is."""
    is_late = asked.outcome is not None and entered_after(forecast, asked.outcome)
    is_supplied = not _SUPPLIED.isdisjoint(asked.question.interpreted)
    if is_late and not (is_supplied and options.retrospective):
        return "retrospective"
    return "interpreted" if is_supplied else "main"


def _mark_later(entries: list[Entry], *, is_timed: bool) -> None:
    """Leave the first statement of each source and question scored; name what the others are."""
    scored: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.is_scored:
            scored.setdefault((entry.source, entry.forecast.question), []).append(entry)
    for statements in scored.values():
        if len(statements) == 1:
            continue
        statements.sort(key=_in_order)
        first, updates = statements[0], []
        said, taken_back = _said(first), first.forecast.withdrawn is not None
        for entry in statements[1:]:
            if _said(entry) == said and not taken_back:
                entry.standing = _RESTATED
                continue
            said, taken_back = _said(entry), entry.forecast.withdrawn is not None
            entry.standing = _UPDATE if is_timed else _SUPERSEDED
            updates.append(entry)
        first.updates = tuple(updates)


def _compare(one: Entry, other: Entry) -> int:
    return compare_moments(one.forecast, other.forecast)


_in_order = cmp_to_key(_compare)


def _said(entry: Entry) -> object:
    """What a later statement must repeat to be the same forecast."""
    number = entry.meant.number if entry.meant is not None else None
    return number, entry.forecast.options, entry.forecast.distribution
