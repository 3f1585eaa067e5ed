"""A ledger as CSV: one row a forecast, its question and outcome beside it, the same names."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from sayso.forms.form import Form
from sayso.forms.places import Places
from sayso.ledgers import forecast_tables, outcome_tables, question_tables
from sayso.ledgers.ledger_file import make_ledger
from sayso.records.ledger import Ledger
from sayso.records.mistake import Mistake

_NOT_SAID = ("question", "condition", "options")  # columns of the question's own
_ASKED = tuple(key for key in question_tables.KEYS if key != "id")
_SAID = tuple(key for key in forecast_tables.KEYS if key not in _NOT_SAID)
_SETTLED = tuple(key for key in outcome_tables.KEYS if key != "question")
COLUMNS = tuple(dict.fromkeys(("question", *_ASKED, *_SAID, *_SETTLED)))
_LISTS = ("topic", "interpreted", "told_by", "evidence", "options")
_DAYS = ("last_day", "opens", "made", "entered", "known", "happened")
_NUMBERS = ("base_rate", "share", "level")
_QUANTITIES = ("value", "low", "high")
_SEMICOLON = re.compile(r"(?<!\\);")
_SEPARATORS = ",;\t|"


def read_ledger_csv(text: str) -> tuple[Ledger | None, tuple[Mistake, ...]]:
    """The ledger that CSV text holds, and every mistake, at its row and column.

    A row without a source is a question of which nothing is forecast. Lists are parted by ";"
    (one in a part of them is written "\\;"), pairs by "=": a forecast of options has them in
    ``probability`` ("A=0.6; B=0.4").
    """
    form = read_form(text)
    ledger = make_ledger(form) if not form.mistakes else None
    mistakes = tuple(sorted(set(form.mistakes)))
    return (None if mistakes else ledger), mistakes


def read_form(text: str) -> Form:
    """The rows as the form of a ledger, where a mistake's line and column are row and column."""
    return _Table(text).form


class _Table:
    """Rows turned into the tables of a ledger file, each cell with its place."""

    def __init__(self, text: str) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {
            "question": [],
            "forecast": [],
            "outcome": [],
        }
        self.places = Places()
        self.form = Form.of(self.tables, self.places)
        self.questions: dict[str, int] = {}
        self.outcomes: dict[str, int] = {}
        first, _, _ = text.partition("\n")
        separator = max(_SEPARATORS, key=first.count)
        try:
            rows = iter(csv.reader(io.StringIO(text), delimiter=separator))
            self.columns = [cell.strip().lower() for cell in next(rows, [])]
            if self._has_header():
                for number, row in enumerate(rows, 2):
                    if any(row):
                        self._row(number, row)
        except csv.Error as error:
            self._wrong(1, 1, f"not CSV: {error}")

    def _has_header(self) -> bool:
        if "question" not in self.columns:
            told = "the first row names no column question"
            self._wrong(1, 1, told, f"name the columns: {', '.join(COLUMNS[:3])}, source, made, …")
            return False
        for place, column in enumerate(self.columns, 1):
            if column not in COLUMNS:
                known = ", ".join(COLUMNS)
                self._wrong(1, place, f"no column is called {column!r}", f"known: {known}")
        return not self.form.mistakes

    def _row(self, number: int, row: list[str]) -> None:
        if len(row) > len(self.columns):
            count = len(self.columns)
            self._wrong(number, count + 1, f"the row has {len(row)} cells, the header {count}")
            return
        cells = {
            column: (place, cell)
            for place, (column, cell) in enumerate(zip(self.columns, row, strict=False), 1)
            if cell
        }
        name = cells.get("question", (1, ""))[1].strip()
        self._entry("question", number, name, {"id": cells["question"]} if name else {}, cells)
        if any(key in cells for key in _SETTLED):
            self._entry("outcome", number, name, {}, cells)
        if any(key in cells for key in _SAID):
            self._forecast(number, cells)

    def _entry(
        self,
        kind: str,
        number: int,
        name: str,
        first: dict[str, tuple[int, str]],
        cells: dict[str, tuple[int, str]],
    ) -> None:
        """Add the row's question or outcome, or see that it is the one that is there."""
        known, keys = (
            (self.questions, _ASKED) if kind == "question" else (self.outcomes, outcome_tables.KEYS)
        )
        given = first | {key: cells[key] for key in keys if key in cells}
        at = known.get(name)
        if at is None:
            known[name] = len(self.tables[kind])
            self._add(kind, number, given)
            return
        there = self.tables[kind][at]
        for key, (place, cell) in given.items():
            if key not in there:
                there[key] = _typed(key, cell)
                self.places.values[(kind, at, key)] = (number, place)
            elif there[key] != _typed(key, cell):
                row, _ = self.places.values[(kind, at, key)]
                told = f"{key} of {name!r} is {cell!r} here and something else in row {row}"
                self._wrong(number, place, told, "give all rows of a question the same")

    def _forecast(self, number: int, cells: dict[str, tuple[int, str]]) -> None:
        given = {key: cells[key] for key in ("question", *_SAID) if key in cells}
        place, cell = given.get("probability", (0, ""))
        if "=" in cell:
            del given["probability"]
        self._add("forecast", number, given)
        if "=" in cell:
            at = len(self.tables["forecast"]) - 1
            self.tables["forecast"][at]["options"] = dict(_shares(cell))
            self.places.values[("forecast", at, "options")] = (number, place)

    def _add(self, kind: str, number: int, given: dict[str, tuple[int, str]]) -> None:
        at = len(self.tables[kind])
        self.tables[kind].append({key: _typed(key, cell) for key, (_, cell) in given.items()})
        if "is" in given:
            self._settle(self.tables[kind][at], given["is"][1])
        values, path = self.places.values, (kind, at)
        values[path] = (number, 1)
        for key, (place, _) in given.items():
            values[(*path, key)] = (number, place)

    def _settle(self, outcome: dict[str, Any], cell: str) -> None:
        """What came about is a number or a day only where the question asks for one."""
        asked = self.questions.get(outcome.get("question", ""))
        kind = None if asked is None else self.tables["question"][asked].get("kind")
        if kind in ("number", "day"):
            outcome["is"] = _typed("value", cell)

    def _wrong(self, row: int, column: int, message: str, remedy: str = "") -> None:
        mistake = Mistake(line=row, column=column, message=message, remedy=remedy)
        self.form.mistakes.append(mistake)


def _typed(key: str, cell: str) -> Any:
    """What a cell of that column holds; the cell itself where it does not hold that."""
    reader = _READERS.get(key)
    if reader is None:
        return cell
    try:
        return reader(cell.strip())
    except ValueError:
        return cell


def _quantity(cell: str) -> Any:
    try:
        return float(cell)
    except ValueError:
        return date.fromisoformat(cell)


def _day(cell: str) -> date | datetime:
    return date.fromisoformat(cell) if len(cell) == 10 else datetime.fromisoformat(cell)


def _truth(cell: str) -> bool:
    if cell.lower() not in ("true", "false"):
        raise ValueError(cell)
    return cell.lower() == "true"


def _parts(cell: str) -> list[str]:
    parts = (part.replace("\\;", ";").strip() for part in _SEMICOLON.split(cell))
    return [part for part in parts if part]


def _shares(cell: str) -> Iterator[tuple[str, Any]]:
    for part in _parts(cell):
        name, _, value = part.rpartition("=")
        yield name.strip(), value.strip()


def _quantiles(cell: str) -> list[list[Any]]:
    return [[float(level), _quantity(value)] for level, value in _shares(cell)]


def _market(cell: str) -> list[dict[str, Any]]:
    prices = []
    for part in _parts(cell):
        day, value, *name = part.split("=", 2)
        price = {"day": date.fromisoformat(day.strip()), "probability": float(value)}
        prices.append(price | ({"from": name[0]} if name else {}))
    return prices


def _bounds(cell: str) -> list[Any]:
    return [_quantity(part) for part in _parts(cell)]


_READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_LISTS, _parts),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_NUMBERS, float),
    **dict.fromkeys(_QUANTITIES, _quantity),
    "start": int,
    "end": int,
    "ordered": _truth,
    "quantiles": _quantiles,
    "market": _market,
    "bounds": _bounds,
}
