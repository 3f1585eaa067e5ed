"""Every record says in its JSON what made it, and every page in its foot: version and model."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.exporters.records_of import records_of

from sayso.pipeline.exporting import choose_form
from sayso.records.made_by import MadeBy, own_version

READ = MadeBy(version="7.7", model="0f1e2d3c4b5a")


@pytest.mark.parametrize("record", ["judgement", "postmortem", "scorecard", "ledger"])
def test_what_no_model_takes_part_in_has_the_version_alone(record: str) -> None:
    (told,) = _lines(record, *records_of(record))
    assert told["made_by"] == {"version": own_version(), "model": "", "options": []}


def test_findings_have_the_version_and_the_model_that_read() -> None:
    (checked,), manner = records_of("findings")
    marked = replace(checked, reading=replace(checked.reading, made_by=READ))
    (told,) = _lines("findings", (marked,), manner)
    assert (told["made_by"]["version"], told["made_by"]["model"]) == (own_version(), READ.model)


def test_a_dossier_has_each_model_that_read_for_it_once() -> None:
    *_, summary = _lines("dossier", *records_of("dossier"))
    models = summary["made_by"]["models"]
    assert len(models) == 1
    assert models[0] in _foot("dossier", *records_of("dossier"))


@pytest.mark.parametrize("record", ["judgement", "postmortem", "scorecard", "dossier"])
def test_a_page_says_so_in_its_foot(record: str) -> None:
    assert f"Made by Sayso {own_version()}" in _foot(record, *records_of(record))


@pytest.mark.parametrize("record", ["reading", "findings"])
def test_a_page_of_readings_has_the_engine_with_its_model_too(record: str) -> None:
    (one,), manner = records_of(record)
    marked = (
        replace(one, made_by=READ)
        if record == "reading"
        else replace(one, reading=replace(one.reading, made_by=READ))
    )
    foot = _foot(record, (marked, marked), manner)
    assert f"Made by Sayso {own_version()}; read by" in foot
    assert foot.count("7.7 (model 0f1e2d3c4b5a)") == 1


def _foot(record: str, records: Any, manner: Any) -> str:
    page = "".join(map(str, choose_form(record, "html").pieces(records, manner)))
    return page.partition('<footer class="colophon"')[2]


def _lines(record: str, records: Any, manner: Any) -> Iterator[dict[str, Any]]:
    for piece in choose_form(record, "json").pieces(records, manner):
        yield from map(json.loads, str(piece).splitlines())
