"""Exports of other sites as ledgers: which site a file is of, and its rows."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args
from zipfile import BadZipFile, ZipFile

from sayso.errors import LedgerError
from sayso.forms.written import decode_written, read_bytes
from sayso.ledgers import fatebook, predictionbook
from sayso.ledgers.fatebook import import_fatebook
from sayso.ledgers.forecastbench import import_forecastbench
from sayso.ledgers.imported import Imported
from sayso.ledgers.manifold import import_manifold
from sayso.ledgers.metaculus import FORECASTS, QUESTIONS, import_metaculus
from sayso.ledgers.predictionbook import import_predictionbook, rows_of_json

Site = Literal["fatebook", "metaculus", "predictionbook", "manifold", "forecastbench"]
SITES: tuple[Site, ...] = get_args(Site)
_MOST_BYTES = 1 << 30
"""A member of a zip file that unpacks to more is refused before it is unpacked."""
_SEPARATORS = ",;\t"


def import_ledger(path: Path, site: Site | None = None) -> Imported:
    """The ledger that a site's export holds; without ``site`` its columns or keys tell which.

    ``path``: a CSV or JSON file, a zip file, or a folder with the files of one export.

    Raises:
        ReadError: a file cannot be read.
        LedgerError: it is no export of a site that is known, or not of the one that was named.
    """
    if path.is_dir() or path.suffix.lower() == ".zip":
        files = _of_folder(path) if path.is_dir() else _of_zip(path)
    else:
        files = {path.name: decode_written(read_bytes(path), str(path))}
    if QUESTIONS in files and FORECASTS in files:
        _agree(site, "metaculus", path)
        return import_metaculus(*(_rows(files[name], path) for name in (QUESTIONS, FORECASTS)))
    if len(files) == 1 and not next(iter(files)).lower().endswith((".json", ".jsonl")):
        return _from_csv(next(iter(files.values())), site, path)
    jsons = {name: text for name, text in files.items() if name.lower().endswith(".json")}
    if not jsons and len(files) == 1:
        jsons = files
    if not jsons:
        raise LedgerError(
            f"holds neither {QUESTIONS} and {FORECASTS} nor JSON",
            where=str(path),
            remedy="give one file of the export",
        )
    return _from_json(jsons, site, path)


def _from_csv(text: str, site: Site | None, path: Path) -> Imported:
    rows = _rows(text, path)
    first = next(rows, {})
    if all(column in first for column in fatebook.COLUMNS):
        _agree(site, "fatebook", path)
        return import_fatebook(_again(first, rows))
    known = (predictionbook.COLUMNS, predictionbook.OWN_COLUMNS)
    if any(all(column in first for column in columns) for columns in known):
        _agree(site, "predictionbook", path)
        return import_predictionbook(_again(first, rows))
    if "Question ID" in first:
        raise LedgerError(
            f"is one of two files of Metaculus's; {QUESTIONS} and {FORECASTS} belong together",
            where=str(path),
            remedy="give the zip file, or the folder with both",
        )
    columns = ", ".join(list(first)[:4]) or "none"
    raise LedgerError(
        f"no site's columns: {columns}{' …' if len(first) > 4 else ''}",
        where=str(path),
        remedy="Sayso's own CSV needs no import: sayso score reads it",
    )


def _from_json(files: dict[str, str], site: Site | None, path: Path) -> Imported:
    wholes: list[Any] = []
    for name, text in files.items():
        try:
            wholes.append(json.loads(text))
        except (ValueError, RecursionError):
            wholes += _lines_of_json(text, path if len(files) == 1 else path / name)
    objects = [one for one in wholes if isinstance(one, dict)]
    if objects and all("forecast_due_date" in one for one in objects):
        _agree(site, "forecastbench", path)
        return import_forecastbench(objects)
    if any("predictions" in one for one in objects):
        _agree(site, "predictionbook", path)
        return import_predictionbook(row for one in objects for row in rows_of_json(one))
    markets = [one for whole in wholes for one in (whole if isinstance(whole, list) else [whole])]
    markets = [one for one in markets if isinstance(one, dict)]
    if markets and all("question" in one and "outcomeType" in one for one in markets):
        _agree(site, "manifold", path)
        return import_manifold(markets)
    raise LedgerError(
        "no site's JSON: neither markets of Manifold nor sets of ForecastBench",
        where=str(path),
        remedy=f"known: {', '.join(SITES)}",
    )


def _lines_of_json(text: str, path: Path) -> list[Any]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                told = str(error) if isinstance(error, ValueError) else "nested too deep"
                raise LedgerError(f"not JSON: {told}", where=f"{path}:{number}") from None
    return found


def _agree(named: Site | None, seen: Site, path: Path) -> None:
    if named is not None and named != seen:
        raise LedgerError(
            f"looks like an export of {seen}, not of {named}",
            where=str(path),
            remedy=f"leave --from out, or write --from {seen}",
        )


def _rows(text: str, path: Path) -> Iterator[dict[str, str]]:
    """The rows by their columns; what stands beyond the last column is dropped."""
    first, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            row.pop(None, None)
            yield row
    except csv.Error as error:
        raise LedgerError(f"not CSV: {error}", where=f"{path}:{reader.line_num}") from error


def _again(first: dict[str, str], rest: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    yield first
    yield from rest


def _of_folder(path: Path) -> dict[str, str]:
    kept = (".json", ".csv")
    inside = sorted(one for one in path.iterdir() if one.suffix.lower() in kept)
    return {one.name: decode_written(read_bytes(one), str(one)) for one in inside}


def _of_zip(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        with ZipFile(io.BytesIO(read_bytes(path))) as packed:
            for member in packed.infolist():
                name = member.filename.rsplit("/", 1)[-1]
                if not name.lower().endswith((".json", ".csv")):
                    continue
                if member.file_size > _MOST_BYTES:
                    raise LedgerError(
                        f"{name} unpacks to {member.file_size:,} bytes", where=str(path)
                    )
                found[name] = decode_written(packed.read(member), f"{path}/{name}")
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise LedgerError(f"not a zip file: {error}", where=str(path)) from error
    return found
