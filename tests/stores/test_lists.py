"""Lists and names: the same rows by whichever way they are found, and names counted as they are."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.stores.made import anchor, make_claim, make_reading
from tests.stores.older import BACK_TO_0001

from sayso.ports import Store
from sayso.records import Source
from sayso.records.claim_act import CorrectSource, RejectClaim
from sayso.records.decision import Act, MergeActors, Undo
from sayso.records.shelf import ClaimQuery, OriginalFile
from sayso.stores import tables as t
from sayso.stores.store import SqlStore, planned_upgrade
from sayso.workbench import open_store

CASE = "main"
FILTERS: list[dict[str, Any]] = [
    {},
    {"words": "boat"},
    {"words": "the -boat"},
    {"words": "-boat"},
    {"words": '"an accident"'},
    {"source": "ana ruiz"},
    {"source_kind": "author"},
    {"actor": "officials"},
    {"kind": "report", "words": "b*"},
    {"certain": True},
    {"low": 0.1, "high": 0.9},
    {"published_from": date(2024, 3, 2)},
    {"about_from": date(2026, 1, 1)},
    {"corrected": True},
    {"corrected": True, "rejected": True},
]


@pytest.fixture
def filled(address: str) -> Any:
    """A store of four documents, two claims of the first of which were decided on."""
    store = open_store(address, create=True)
    store.add_case(CASE)
    readings = [
        make_reading(title=str(number), published=date(2024, 3, number)) for number in range(1, 5)
    ]
    for reading in readings:
        store.documents.add(reading, case=CASE)
    acts: list[Act] = [
        RejectClaim(claim=anchor(readings[0], 0)),
        CorrectSource(claim=anchor(readings[0], 1), source="person", name="Bo Lind"),
    ]
    store.decisions.append(acts, case=CASE, who="ana")
    yield store
    store.close()


@pytest.mark.parametrize("order", ["document", "published", "source", "certainty", "text"])
def test_a_list_too_long_to_be_counted_is_the_same_list(
    filled: Store, order: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked in FILTERS:
        for descending in (False, True):
            query = ClaimQuery(case=CASE, order=order, descending=descending, **asked)
            pages = [replace(query, offset=offset, limit=3) for offset in (0, 3, 9, 60)]
            with monkeypatch.context() as patched:
                patched.setattr("sayso.stores.claims._COUNTED", 2000)
                counted = [filled.claims.list(one) for one in (query, *pages)]
                patched.setattr("sayso.stores.claims._COUNTED", 1)
                ordered = [filled.claims.list(one) for one in (query, *pages)]
            rows = counted[0].rows
            assert [one.rows for one in counted[1:]] == [rows[:3], rows[3:6], rows[9:12], ()]
            assert {(one.total, one.more) for one in counted} == {(len(rows), False)}
            assert [one.rows for one in ordered] == [one.rows for one in counted], asked
            assert {(one.total, one.more) for one in ordered} == {
                (1, True) if len(rows) > 1 else (len(rows), False)
            }


def counted_anew(store: Store) -> dict[str, list[tuple[str, int]]]:
    """The names by what the claims themselves bear."""
    assert isinstance(store, SqlStore)
    c, a = t.claims.c, t.claim_actors.c
    found = {}
    with store._database.reading() as connection:
        for what, key, name in (
            ("source", c.source_key, c.source),
            ("actor", a.actor_key, a.actor),
        ):
            rows = connection.execute(
                select(func.min(name), func.count()).where(key != "").group_by(key)
            )
            found[what] = sorted((str(row[0]), int(row[1])) for row in rows)
    return found


def named(store: Store) -> dict[str, list[tuple[str, int]]]:
    """The names that the store tells."""
    return {
        "source": sorted(store.claims.names(CASE, of="source")),
        "actor": sorted(store.claims.names(CASE, of="actor")),
    }


def test_names_follow_every_change_of_the_claims(filled: Store) -> None:
    assert named(filled) == counted_anew(filled)
    assert named(filled)["source"] == [("Ana Ruiz", 4), ("Bo Lind", 1), ("Officials", 4)]
    merged = MergeActors(names=("Ana Ruiz", "Officials"), name="A. Ruiz")
    number = filled.decisions.append([merged], case=CASE, who="ana")[0].number
    assert named(filled) == counted_anew(filled)
    assert named(filled)["actor"] == [("A. Ruiz", 8)]
    filled.decisions.append([Undo(number=number)], case=CASE, who="ana")
    assert named(filled) == counted_anew(filled)


def test_a_name_is_told_in_a_spelling_that_stands_somewhere(address: str) -> None:
    """ANA RUIZ said that two boats lay off the pier."""
    store = open_store(address, create=True)
    store.add_case(CASE)
    text = "ANA RUIZ said that two boats lay off the pier."
    shouted = make_reading(text, title="loud", claims=())
    claim = make_claim(
        text,
        shouted.document.id,
        "two boats lay off the pier",
        source=Source(kind="person", name="ANA RUIZ"),
        kind="report",
    )
    store.documents.add(make_reading(), case=CASE)
    loud = OriginalFile(name="loud.txt", sha256="00" * 32)
    store.documents.add(replace(shouted, claims=(claim,)), case=CASE, file=loud)
    told = store.claims.names(CASE, of="source", beginning="ana")
    assert told == counted_names(store, "ana ruiz")
    assert told[0][1] == 2
    # The file is read anew, to another text: nobody is called so any more.
    store.documents.add(make_reading(title="quiet", claims=()), case=CASE, file=loud)
    assert store.claims.names(CASE, of="source", beginning="ana") == (("Ana Ruiz", 1),)
    assert named(store) == counted_anew(store)
    store.close()


def counted_names(store: Store, key: str) -> tuple[tuple[str, int], ...]:
    return tuple(one for one in counted_anew(store)["source"] if one[0].casefold() == key)


def test_names_of_an_older_store_are_counted_when_it_is_opened(address: str) -> None:
    store = open_store(address, create=True)
    store.add_case(CASE)
    store.documents.add(make_reading(), case=CASE)
    before = named(store)
    assert isinstance(store, SqlStore)
    with store._database.writing() as connection:
        for statement in BACK_TO_0001:
            connection.exec_driver_sql(statement)
    store.close()
    planned = planned_upgrade(address)
    assert "CREATE TABLE claim_names" in planned
    assert "CREATE TABLE claims" not in planned
    store = open_store(address)
    assert named(store) == before
    assert planned_upgrade(address) == ""
    store.close()
