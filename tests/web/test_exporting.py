"""A case is taken along in every format that `sayso.export` has, with its decisions laid over."""

import sys
from datetime import date

import pytest
from tests.web.client import Client
from tests.web.filled import CASE

import sayso
from sayso.checks.checked import check_draft
from sayso.decisions.casework import to_case
from sayso.decisions.tracking import ledger_of
from sayso.ports import Store
from sayso.records.decision import Act, MakeForecast, OpenQuestion
from sayso.records.ledger import ForecastStatement, Question
from sayso.web.exporting import RECORDS, forms_of
from sayso.workbench import laid_readings

HOME = f"/cases/{CASE}"
FORMS = [(record, name) for record in RECORDS for name in forms_of(record)]


def foresee(store: Store) -> None:
    """Open a question in the case, and say something on it."""
    question = Question(id="sold", asks="Is Quay Nine sold?", last_day=date(2031, 3, 31))
    said = ForecastStatement(question="sold", source="Ida Torvald", made=date(2031, 1, 2))
    acts: list[Act] = [OpenQuestion(question=question), MakeForecast(forecast=said)]
    store.decisions.append(acts, case=CASE, who="ana")


@pytest.mark.parametrize(("record", "name"), FORMS)
def test_every_format_is_what_python_gives(
    own: Client, store: Store, record: str, name: str
) -> None:
    if record == "scorecard":
        foresee(store)
    answer = own.get(f"{HOME}/export/{record}/{name}")
    assert answer.status_code == 200
    readings = list(laid_readings(store, CASE))
    wanted: str | bytes | None
    if record == "reading":
        wanted = sayso.export(readings, name)
    elif record == "findings":
        wanted = sayso.export(list(map(check_draft, readings)), name)
    elif record in ("ledger", "scorecard"):
        ledger = ledger_of(store.decisions.list(case=CASE), title=CASE)
        wanted = sayso.export(ledger if record == "ledger" else sayso.score(ledger), name)
    elif record == "judgement":
        case = to_case(store.decisions.state(CASE))
        wanted = sayso.export(sayso.weigh(case), name, case=case)
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


def test_a_case_with_nothing_to_weigh_or_to_score_says_so(own: Client, store: Store) -> None:
    store.add_case("empty")
    for record, why in (("judgement", "two hypotheses"), ("scorecard", "no forecast")):
        answer = own.get(f"/cases/empty/export/{record}/json")
        assert (answer.status_code, why in answer.text) == (404, True)


def test_a_format_whose_library_is_not_there_says_how_to_install_it(
    own: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "stix2", None)
    monkeypatch.setitem(sys.modules, "stix2.v21", None)
    told = "pip install &#39;sayso[stix]&#39;"
    page = own.get(f"{HOME}/take").text
    assert f"stix (not installed: <code>{told}</code>)" in page
    assert f"{HOME}/export/dossier/stix" not in page
    assert f"{HOME}/export/dossier/xlsx" in page
    answer = own.get(f"{HOME}/export/dossier/stix")
    assert (answer.status_code, told in answer.text) == (400, True)


def test_every_export_is_on_the_page_of_what_there_is_to_take(own: Client, store: Store) -> None:
    assert f"{HOME}/export/scorecard" not in own.get(f"{HOME}/take").text
    foresee(store)
    text = own.get(f"{HOME}/take").text
    assert all(f"{HOME}/export/{record}/{name}" in text for record, name in FORMS)
