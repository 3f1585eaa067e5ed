"""Ticked claims as one item: a report says what the first ticked claim says, or denies it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.dossier.notes import read

from sayso.ports import Store
from sayso.web.proposing import Proposal, propose
from sayso.web.settings import Settings
from sayso.web.visitors import Desk, Visitor
from sayso.workbench import open_store

CASE = "barge"
NEVER = "The grain barge Marigold did not sink near the old pier at Osk"
SANK = "The grain barge Marigold sank near the old pier at Osk"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two who say that it did not sink, and one who says that it did."""
    opened = open_store(tmp_path / "barge.db", create=True)
    opened.add_case(CASE, who="olga")
    for words, publisher, day in (
        (f"{NEVER}, the harbour board said.", "Osk News", "2026-03-03"),
        (f"{NEVER}, the pilots said.", "Varr Post", "2026-03-04"),
        (f"{SANK}, the millers said.", "Tolm Mail", "2026-03-05"),
    ):
        opened.documents.add(read(words, publisher, day), case=CASE, who="olga")
    yield opened
    opened.close()


def proposed(store: Store, first: str) -> Proposal:
    """The item of all who tell of the barge, the claim of a publisher ticked first."""
    laid = store.dossiers.current(CASE)
    (group,) = [one for story in laid.dossier.stories for one in story.groups]
    publishers = {
        one.id: one.publisher for story in laid.dossier.stories for one in story.documents
    }
    told = sorted(group.tellings, key=lambda one: publishers[one.document] != first)
    places = [f"{one.document}:{one.start}:{one.end}" for one in told]
    olga = Visitor(name="olga", user=None, csrf="")
    desk = Desk(store=store, settings=Settings(), visitor=olga, case=CASE, role="owner")
    return propose(desk, places, laid, store.decisions.state(CASE))


@pytest.mark.parametrize(
    ("first", "text", "sank"), [("Osk News", NEVER, False), ("Tolm Mail", SANK, True)]
)
def test_reports_are_held_against_the_words_that_were_ticked_first(
    store: Store, first: str, text: str, sank: bool
) -> None:
    item = proposed(store, first)
    assert item.text == text
    assert {one.witness: one.says for one in item.reports} == {
        "millers": sank,
        "harbour board": not sank,
        "pilots (Varr Post)": not sank,
    }
