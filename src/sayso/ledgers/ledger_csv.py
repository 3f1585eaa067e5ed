"""A ledger as CSV: one row a forecast, its question and outcome beside it, the same names."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from sayso.forms.cells import as_written
from sayso.forms.form import Form
from sayso.forms.places import Path, Places
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
_DAYS = ("last_day", "opens", "made", "entered", "withdrawn", "known", "happened")
_NUMBERS = ("base_rate", "share", "level")
_QUANTITIES = ("value", "low", "high")
_KINDS = ("question", "forecast", "outcome")
_COLUMN_OF: dict[tuple[str | int, str | int], str] = {
    ("question", "id"): "question",
    ("forecast", "options"): "probability",
}
Cells = dict[str, str]
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


class _CsvPlaces(Places):
    """Rows and columns of what the tables hold: found by the row of an entry and its column."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[int]] = {kind: [] for kind in _KINDS}
        self.columns: dict[str, int] = {}

    def value(self, path: Path) -> tuple[int, int]:
        """Row and column of a cell; of an entry its row, of anything else the header."""
        found = self.values.get(path[:3])
        if found is not None:
            return found
        rows = self.rows.get(str(path[0]), []) if path else []
        at = path[1] if len(path) > 1 else None
        if not isinstance(at, int) or at >= len(rows):
            return 1, 1
        key = path[2] if len(path) > 2 else ""
        return rows[at], self.columns.get(_COLUMN_OF.get((path[0], key)) or str(key), 1)

    def key(self, path: Path) -> tuple[int, int]:
        """The same: a cell has no key beside it."""
        return self.value(path)


class _Table:
    """Rows turned into the tables of a ledger file, each cell with its place."""

    def __init__(self, text: str) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _KINDS}
        self.places = _CsvPlaces()
        self.form = Form.of(self.tables, self.places)
        self.known: dict[str, dict[str, int]] = {"question": {}, "outcome": {}}
        self.cells: dict[tuple[str, int], Cells] = {}
        self.agreed: set[tuple[str, ...]] = set()
        first, _, _ = text.partition("\n")
        rows = csv.reader(io.StringIO(text), delimiter=max(_SEPARATORS, key=first.count))
        try:
            self.columns = [cell.strip().lower() for cell in next(rows, [])]
            if self._has_header():
                for number, row in enumerate(rows, 2):
                    if any(row):
                        self._row(number, list(map(as_written, row)))
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
            self.places.columns.setdefault(column, place)
        places = list(enumerate(self.columns))
        self.of_kind = {
            kind: [(place, key) for place, key in places if key in keys]
            for kind, keys in (("question", _ASKED), ("outcome", _SETTLED))
        }
        self.said = [(place, key, _READERS.get(key)) for place, key in places if key in _SAID]
        self.beside = [place for place, key in places if key not in _SAID]
        self.names = self.columns.index("question")
        return not self.form.mistakes

    def _row(self, number: int, row: list[str]) -> None:
        count = len(self.columns)
        if len(row) > count:
            self._wrong(number, count + 1, f"the row has {len(row)} cells, the header {count}")
            return
        row += [""] * (count - len(row))
        name = row[self.names].strip()
        beside = tuple(map(row.__getitem__, self.beside))
        if beside not in self.agreed:
            self._beside(number, name, row)
            if not self.form.mistakes:
                self.agreed.add(beside)
        self._forecast(number, name, row)

    def _beside(self, number: int, name: str, row: list[str]) -> None:
        """The row's question and outcome, which most rows have in common with one before."""
        self._entry("question", number, name, {"id": name} | self._given("question", row))
        settled = self._given("outcome", row)
        if settled:
            self._entry("outcome", number, name, {"question": name} | settled)

    def _given(self, kind: str, row: list[str]) -> Cells:
        return {key: row[place] for place, key in self.of_kind[kind] if row[place]}

    def _entry(self, kind: str, number: int, name: str, given: Cells) -> None:
        """Add the row's question or outcome, or see that it is the one that is there."""
        at = self.known[kind].get(name)
        if at is None:
            self.known[kind][name] = at = self._add(kind, number, given)
            self.cells[kind, at] = given
            return
        there = self.cells[kind, at]
        if given == there:
            return
        for key, cell in given.items():
            if key not in there:
                there[key] = cell
                self.tables[kind][at][key] = self._typed(kind, key, cell, name)
                self.places.values[kind, at, key] = number, self.places.columns[key]
            elif there[key] != cell:
                row, _ = self.places.value((kind, at, key))
                told = f"{key} of {name!r} is {cell!r} here and {there[key]!r} in row {row}"
                remedy = "give all rows of a question the same"
                self._wrong(number, self.places.columns[key], told, remedy)

    def _forecast(self, number: int, name: str, row: list[str]) -> None:
        given: dict[str, Any] = {
            key: cell if reader is None else _read(reader, cell)
            for place, key, reader in self.said
            if (cell := row[place])
        }
        if not given:
            return
        if "=" in given.get("probability", ""):
            given["options"] = dict(_shares(given.pop("probability")))
        given["question"] = name
        self.tables["forecast"].append(given)
        self.places.rows["forecast"].append(number)

    def _add(self, kind: str, number: int, given: Cells) -> int:
        name = given.get("question", "")
        self.tables[kind].append(
            {key: self._typed(kind, key, cell, name) for key, cell in given.items()}
        )
        self.places.rows[kind].append(number)
        return len(self.tables[kind]) - 1

    def _typed(self, kind: str, key: str, cell: str, name: str) -> Any:
        """What a cell holds; the cell itself where that is nothing of its column's kind."""
        reader = _READERS.get(key)
        if key == "is" and kind == "outcome" and self._asks_how_much(name):
            reader = _quantity
        return cell if reader is None else _read(reader, cell)

    def _asks_how_much(self, name: str) -> bool:
        at = self.known["question"].get(name)
        return at is not None and self.tables["question"][at].get("kind") in ("number", "day")

    def _wrong(self, row: int, column: int, message: str, remedy: str = "") -> None:
        mistake = Mistake(line=row, column=column, message=message, remedy=remedy)
        self.form.mistakes.append(mistake)


def _read(reader: Callable[[str], Any], cell: str) -> Any:
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
