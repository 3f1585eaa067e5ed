"""Every list is taken along as it is shown and filtered; a case as a file, a page, an archive."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.web.client import Client
from tests.web.filled import CASE, add_text

from sayso.archives.reading import add_archive
from sayso.cases.case_file import read_case
from sayso.decisions.casework import to_case
from sayso.ports import Store
from sayso.records.document_act import RemoveDocument
from sayso.records.shelf import ClaimQuery
from sayso.web.taking import TABLES
from sayso.workbench import open_store

HOME = f"/cases/{CASE}"


def rows(own: Client, path: str, **query: str) -> list[dict[str, str]]:
    answer = own.get(f"{HOME}/{path}", params={**query, "as": "csv"})
    assert answer.headers["content-disposition"] == f'attachment; filename="{path}.csv"'
    return list(csv.DictReader(StringIO(answer.text, newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_every_list_is_a_table_of_the_same_rows_in_either_form(
    own: Client, store: Store, name: str
) -> None:
    add_text(store, "Norland attacked Corvania on Monday.", called="tie.txt")
    query = {"alone": "1"}  # stories of one document too
    answer = own.get(f"{HOME}/{name}", params={**query, "as": "json"})
    assert answer.headers["content-type"] == "application/json"
    assert len(json.loads(answer.text)) == len(rows(own, name, **query)) > 0


def test_a_table_has_what_the_filters_leave_beyond_the_first_page(
    own: Client, store: Store
) -> None:
    text = " ".join(f"Rosa Vint said that gate {number} was shut." for number in range(130))
    add_text(store, text, called="gates.txt")
    found = rows(own, "claims", source="vint", order="text", descending="1")
    assert len(found) == store.claims.list(ClaimQuery(case=CASE, source_part="vint")).total > 100
    assert {one["source"] for one in found} == {"Rosa Vint"}
    assert {one["stance"] for one in found} == {"says"}
    texts = [one["text"].casefold() for one in found]
    assert texts == sorted(texts, reverse=True)


def test_no_cell_is_a_formula(own: Client, store: Store) -> None:
    add_text(store, "Nothing.", called='=HYPERLINK("http://elsewhere")')
    assert "'=HYPERLINK" in own.get(f"{HOME}/documents", params={"as": "csv"}).text


def test_the_history_is_sorted_and_filtered(own: Client, store: Store) -> None:
    newest = store.decisions.list(case=CASE)[-1].number
    assert rows(own, "history")[0]["number"] == str(newest)
    assert rows(own, "history", order="oldest")[0]["number"] == "1"
    assert {one["kind"] for one in rows(own, "history", kind="rate")} == {"rate"}
    assert rows(own, "history", who="nobody") == []
    assert len(rows(own, "history", words="harbour register")) == 1
    own.post(f"{HOME}/history/undo", {"number": str(newest)})
    assert [one["number"] for one in rows(own, "history", holds="no")] == [str(newest)]


def test_the_matrix_has_an_item_a_row_and_a_hypothesis_a_column(own: Client) -> None:
    assert rows(own, "matrix")[0] | {"text": ""} == {
        "item": "E1",
        "text": "",
        "H1": "CC",
        "H2": "0.3",
        "H3": "",
    }


def test_the_case_comes_out_as_a_file_that_is_weighed(own: Client, store: Store) -> None:
    answer = own.get(f"{HOME}/case.toml")
    assert read_case(answer.text)[0] == to_case(store.decisions.state(CASE))
    assert 'filename="quay.toml"' in answer.headers["content-disposition"]


def test_the_judgement_comes_out_as_a_page_that_needs_nothing_else(own: Client) -> None:
    answer = own.get(f"{HOME}/judgement.html")
    assert "Why was Quay Nine sold?" in answer.text
    assert "<link" not in answer.text
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_case_that_is_none_yet_is_told_as_such(own: Client, store: Store) -> None:
    store.add_case("empty")
    for name in ("case.toml", "judgement.html"):
        answer = own.get(f"/cases/empty/{name}")
        assert (answer.status_code, "two hypotheses" in answer.text) == (404, True)


def test_an_archive_makes_the_case_anew(own: Client, store: Store, tmp_path: Path) -> None:
    gone = add_text(store, "Added by mistake.", called="mistake.txt").id
    store.decisions.append([RemoveDocument(document=gone)], case=CASE, who="ana", why="not ours")
    path = tmp_path / "quay.zip"
    path.write_bytes(own.get(f"{HOME}/case.zip").content)
    again = open_store(tmp_path / "again.db", create=True)
    again.add_case(CASE)
    found = add_archive(again, path, case=CASE, who="bo")
    assert (found.documents, found.left_out) == (3, ())
    assert to_case(again.decisions.state(CASE)) == to_case(store.decisions.state(CASE))
    query = ClaimQuery(case=CASE, limit=500)
    assert again.claims.list(query) == store.claims.list(query)
    last = again.decisions.list(case=CASE)[-1]
    assert last.who == "ana"
    assert last.why.startswith("not ours (from an archive; decided ")
    assert add_archive(again, path, case=CASE, who="bo").documents == 0
    assert again.decisions.verify().faults == ()
    again.close()


def test_the_same_case_is_the_same_archive(own: Client) -> None:
    first, second = (own.get(f"{HOME}/case.zip").content for _ in range(2))
    assert first == second
    assert ZipFile(BytesIO(first)).namelist()[0] == "README.txt"


def test_whoever_has_no_part_in_a_case_takes_nothing(own: Client) -> None:
    for name in ("take", "case.zip", "case.toml", "judgement.html", "matrix"):
        assert own.get(f"/cases/nowhere/{name}").status_code == 404
