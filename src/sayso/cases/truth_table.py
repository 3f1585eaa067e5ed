"""The ``[truth]`` of a case file: what turned out, for `sayso score` to look back from."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path as FilePath
from typing import Any

from sayso.errors import CaseError
from sayso.forms.form import Form
from sayso.forms.places import Path
from sayso.forms.written import read_written
from sayso.records.postmortem import Truth

_KEYS = ("hypothesis", "known", "who", "evidence", "items")
_PATH: Path = ("truth",)


def load_truth(path: FilePath) -> Truth:
    """The truth that a case file without mistakes tells.

    Raises:
        ReadError: the file cannot be read.
        CaseError: it tells none.
    """
    truth = find_truth(path)
    if truth is None:
        raise CaseError(
            "the case does not say what was true",
            where=str(path),
            remedy='write [truth] and hypothesis = "H1", known = 2026-06-12',
        )
    return truth


def find_truth(path: FilePath) -> Truth | None:
    """The truth that a case file without mistakes tells; None where it tells none.

    Raises:
        ReadError: the file cannot be read.
    """
    return read_truth(Form(read_written(path)))


def read_truth(form: Form) -> Truth | None:
    """The truth of a form, None where it tells none; what is wrong with it is noted."""
    if "truth" not in form.tables:
        return None
    table = form.tables["truth"]
    if not isinstance(table, Mapping):
        form.wrong(_PATH, "truth is a table", "write [truth] and what it holds below")
        return None
    form.only(table, _PATH, _KEYS)
    hypothesis = form.text(table, "hypothesis", _PATH)
    ids = _ids(form, "hypothesis")
    if hypothesis:
        form.known(hypothesis, (*_PATH, "hypothesis"), ids, "hypothesis")
    evidence = table.get("evidence", [])
    listed = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        form.wrong((*_PATH, "evidence"), "evidence is a list of words")
        listed = []
    return Truth(
        hypothesis=hypothesis,
        known=_day(form, table),
        who=form.text(table, "who", _PATH, "") or None,
        evidence=tuple(listed),
        items=_items(form, table, _ids(form, "evidence")),
    )


def _day(form: Form, table: Mapping[str, Any]) -> date | None:
    given = table.get("known")
    if given is None:
        return None
    if isinstance(given, datetime):
        return given.date()
    if not isinstance(given, date):
        form.wrong((*_PATH, "known"), f"known is a day, not {given!r}", "write known = 2026-06-12")
        return None
    return given


def _items(
    form: Form, table: Mapping[str, Any], ids: Collection[str]
) -> tuple[tuple[str, bool], ...]:
    given = table.get("items", {})
    if not isinstance(given, Mapping):
        form.wrong((*_PATH, "items"), "items is a table", "write items = { E1 = false }")
        return ()
    found = []
    for name, holds in given.items():
        place = (*_PATH, "items", name)
        if not form.known(name, place, ids, "evidence", key=True):
            continue
        if isinstance(holds, bool):
            found.append((name, holds))
        else:
            form.wrong(place, f"an item held or did not: true or false, not {holds!r}")
    return tuple(found)


def _ids(form: Form, name: str) -> list[str]:
    given = form.tables.get(name, [])
    entries = given if isinstance(given, list) else []
    return [str(one["id"]) for one in entries if isinstance(one, Mapping) and "id" in one]
