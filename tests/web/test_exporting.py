"""A case is taken along in every format that `sayso.export` has, with its decisions laid over."""

import pytest
from tests.web.client import Client
from tests.web.filled import CASE

import sayso
from sayso.decisions.tracking import ledger_of
from sayso.ports import Store
from sayso.web.exporting import RECORDS, forms_of
from sayso.workbench import laid_readings

HOME = f"/cases/{CASE}"
FORMS = [(record, name) for record in RECORDS for name in forms_of(record)]


@pytest.mark.parametrize(("record", "name"), FORMS)
def test_every_format_is_what_python_gives(
    own: Client, store: Store, record: str, name: str
) -> None:
    answer = own.get(f"{HOME}/export/{record}/{name}")
    assert answer.status_code == 200
    readings = list(laid_readings(store, CASE))
    wanted: str | bytes | None
    if record == "reading":
        wanted = sayso.export(readings, name)
    elif record == "ledger":
        wanted = sayso.export(ledger_of(store.decisions.list(case=CASE), title=CASE), name)
    else:
        wanted = sayso.export(store.dossiers.current(CASE).dossier, name, readings=readings)
    assert answer.content == (wanted.encode() if isinstance(wanted, str) else wanted)
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{record}.')


def test_one_table_is_taken_by_its_name(own: Client) -> None:
    text = own.get(f"{HOME}/export/reading/csv", params={"table": "sources"}).text
    assert text.startswith("document,title,source,source_kind,")
    refused = own.get(f"{HOME}/export/reading/csv", params={"table": "x"})
    assert refused.status_code == 400
    assert "no table of readings is called" in refused.text


def test_what_there_is_not_is_told(own: Client) -> None:
    for path in ("reading/docx", "reading/yaml", "judgements/csv"):
        assert own.get(f"{HOME}/export/{path}").status_code == 404


def test_every_export_is_on_the_page_of_what_there_is_to_take(own: Client) -> None:
    text = own.get(f"{HOME}/take").text
    assert all(f"{HOME}/export/{record}/{name}" in text for record, name in FORMS)
