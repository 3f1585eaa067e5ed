"""What an export of another site became: a ledger, what each row turned into, what was not used."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sayso.records.ledger import ForecastStatement, Ledger, Outcome, Question, Result

MOST_TOLD = 20
"""So many rows that could not be used are told one by one; the others are counted."""

_SETTLED: Mapping[Result, str] = {
    "yes": "settled yes",
    "no": "settled no",
    "option": "settled",
    "value": "settled",
    "before": "settled",
    "after": "settled",
    "partly": "settled partly",
    "void": "void",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A ledger, and what became of the ``rows`` of its file: the ``fates`` count every row once."""

    site: str
    ledger: Ledger
    rows: int
    fates: tuple[tuple[str, int], ...]
    unused: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """What was imported as lines: what rows became, how questions stand, what is left out."""
        fates = ", ".join(f"{what} {count:,}" for what, count in self.fates) or "nothing"
        settled = self.ledger.settled
        states = Counter(
            _SETTLED[settled[one.id].result] if one.id in settled else "open"
            for one in self.ledger.questions
        )
        stand = ", ".join(f"{what} {count:,}" for what, count in states.most_common())
        lines = [f"{self.rows:,} rows of {self.site}: {fates}"]
        if self.ledger.questions:
            lines.append(f"{len(self.ledger.questions):,} questions: {stand}")
        if self.unused:
            lines.append(f"{len(self.unused):,} could not be used:")
            lines += [f"  {one}" for one in self.unused[:MOST_TOLD]]
            if len(self.unused) > MOST_TOLD:
                lines.append(f"  … and {len(self.unused) - MOST_TOLD:,} more")
        return tuple(lines)


class Collector:
    """Gathers questions, forecasts and outcomes, and counts what each row became."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.questions: dict[str, Question] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.forecasts: list[ForecastStatement] = []
        self.unused: list[str] = []
        self._fates: Counter[str] = Counter()

    def became(self, what: str) -> None:
        """Count a row under what it became."""
        self._fates[what] += 1

    def refuse(self, where: str, why: str) -> None:
        """Note a row that could not be used, where it is and why."""
        self.unused.append(f"{where}: {why}")
        self.became("not used")

    def settle(self, outcome: Outcome | None) -> None:
        """Keep the outcome, if there is one.

        Raises:
            ValueError: it does not say when it was known.
        """
        if outcome is None:
            return
        if outcome.known is None and outcome.result != "void":
            raise ValueError("it is settled, and does not say when")
        self.outcomes[outcome.question] = outcome

    def imported(self, title: str = "") -> Imported:
        """All that was gathered."""
        ledger = Ledger(
            title=title,
            questions=tuple(self.questions.values()),
            forecasts=tuple(self.forecasts),
            outcomes=tuple(self.outcomes.values()),
        )
        return Imported(
            site=self.site,
            ledger=ledger,
            rows=self._fates.total(),
            fates=tuple(self._fates.most_common()),
            unused=tuple(self.unused),
        )


def moment(cell: str) -> datetime | None:
    """The moment that a cell names, None of an empty one; of no time zone it is taken for UTC.

    Raises:
        ValueError: it is no moment.
    """
    cell = cell.strip()
    if not cell:
        return None
    try:
        found = datetime.fromisoformat(cell.replace("/", "-").removesuffix(" UTC"))
    except ValueError:
        raise ValueError(f"{cell!r} is no day or time") from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def day_of(when: datetime | None) -> date | None:
    """The day of a moment, by UTC."""
    return None if when is None else when.astimezone(UTC).date()


def opening(opens: datetime | date | None, last_day: date | None) -> date | None:
    """The day a question opened, None where its last day is said to be before that.

    Sites let people ask what is over already; the day of the first forecast stands in.
    """
    day = day_of(opens) if isinstance(opens, datetime) else opens
    return None if day is not None and last_day is not None and day > last_day else day


def share(cell: object) -> float:
    """The probability that a cell holds.

    Raises:
        ValueError: it is no number from 0 to 1.
    """
    try:
        found = float(str(cell).strip())
    except ValueError:
        raise ValueError(f"{cell!r} is no probability") from None
    if not 0 <= found <= 1:
        raise ValueError(f"{found:g} is no probability")
    return found


def need(row: Mapping[str, Any], *names: str) -> str:
    """The first cell of those names that is not empty.

    Raises:
        ValueError: all are empty.
    """
    for name in names:
        cell = str(row.get(name) or "").strip()
        if cell:
            return cell
    missing = next((name for name in names if name in row), names[0])
    raise ValueError(f"{missing} is empty")


def slug(words: str, taken: Container[str]) -> str:
    """An id made of the words, unlike those taken: "will-the-lock-reopen", then "…-2"."""
    kept = "".join(one if one.isalnum() else " " for one in words.lower()).split()
    name = ""
    for word in kept:
        if name and len(name) + len(word) > 47:
            break
        name = f"{name}-{word}" if name else word[:48]
    name = name or "question"
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
