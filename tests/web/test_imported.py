"""A case that came from a case file can be weighed in the workbench as any other."""

from pathlib import Path

import pytest
from tests.web.client import Client
from tests.web.filled import CASE

from sayso.cases.case_file import load_case
from sayso.ports import Store
from sayso.workbench import import_case

EXAMPLES = Path(__file__).parents[2] / "examples"


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
