"""A case that came from a case file can be weighed in the workbench as any other."""

from pathlib import Path

import pytest
from tests.web.client import Client
from tests.web.filled import CASE

from sayso.cases.case_file import load_case
from sayso.ports import Store
from sayso.workbench import import_case

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_an_analyst_tells_what_was_true_and_takes_it_back(own: Client, store: Store) -> None:
    import_case(store, load_case(EXAMPLES / "harbour.toml"), name=CASE, who="olga")
    weigh = f"/cases/{CASE}/weigh"
    assert "Looked back on" not in own.get(f"{weigh}/judgement").text
    fields = {
        "hypothesis": "H2",
        "known": "2026-06-12",
        "evidence": "the inquiry's report",
        "held:E1": "no",
    }
    told = own.post(f"{weigh}/truth", fields)
    assert told.status_code == 200
    assert "Looked back on" in told.text
    assert "−0.14 bits" in told.text
    assert "0 of 1 report held" in told.text
    assert "Looked back on" not in own.get(f"{weigh}?without=E1").text  # a what-if has no truth
    state = store.decisions.state(CASE)
    assert state.truth is not None
    assert (state.truth.hypothesis, state.truth.items) == ("H2", (("E1", False),))
    assert "was true" in own.get(f"/cases/{CASE}/history").text
    own.post(f"/cases/{CASE}/history/undo", {"number": str(state.number), "back": weigh})
    assert store.decisions.state(CASE).truth is None
    assert "Looked back on" not in own.get(f"{weigh}/judgement").text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "the hypothesis that was true is missing"),
        ({"hypothesis": "H9"}, "no such hypothesis"),
        ({"hypothesis": "H2", "known": "soon"}, "is no day"),
        ({"hypothesis": "H2", "known": "2999-01-01"}, "is not here yet"),
    ],
)
def test_what_cannot_have_been_true_is_refused(
    own: Client, store: Store, fields: dict[str, str], told: str
) -> None:
    import_case(store, load_case(EXAMPLES / "harbour.toml"), name=CASE, who="olga")
    answer = own.post(f"/cases/{CASE}/weigh/truth", fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert store.decisions.state(CASE).truth is None


@pytest.mark.parametrize("name", ["harbour.toml", "outage.toml"])
def test_every_page_shows_an_imported_case(own: Client, store: Store, name: str) -> None:
    import_case(store, load_case(EXAMPLES / name), name=CASE, who="olga")
    page = own.get(f"/cases/{CASE}/weigh")
    assert page.status_code == 200
    for witness in store.decisions.state(CASE).witnesses:
        assert f"Name of source {witness.id}" in page.text
    for what in ("weigh?without=E1", "weigh/judgement", "history?until=2999-01-01"):
        assert own.get(f"/cases/{CASE}/{what}").status_code == 200
    fields = {"evidence": "E1", "hypothesis": "H1", "written": "II"}
    assert own.post(f"/cases/{CASE}/weigh/rate", fields).status_code == 200
