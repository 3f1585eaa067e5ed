"""A store whose documents tell of one happening: the seven notes of the example."""

from pathlib import Path

from tests.dossier.notes import notes
from tests.web.filled import CASE, PASSWORD

from sayso.ports import Store
from sayso.records.dossier import Story
from sayso.records.linked import ClaimGroup
from sayso.workbench import open_store

BOAT = "A militia boat may have lain"


def fill_linked(address: str | Path, *, accounts: bool = False) -> Store:
    """The store at that address, its notes linked. With accounts: ana decides, rita reads."""
    store = open_store(address, create=True)
    store.add_case(CASE, who="olga")
    store.add_case("secret", who="sam")
    for one in notes():
        store.documents.add(one, case=CASE, who="olga")
    store.dossiers.current(CASE)
    if accounts:
        for name, case, role in (
            ("ana", CASE, "analyst"),
            ("rita", CASE, "reader"),
            ("sam", "secret", "owner"),
        ):
            store.accounts.add(name, PASSWORD)
            store.accounts.grant(name, case=case, role=role)  # type: ignore[arg-type]
    return store


def the_story(store: Store) -> Story:
    """The story of the notes, as it is now."""
    stories = store.dossiers.current(CASE).dossier.stories
    return max(stories, key=lambda one: len(one.documents))


def the_boat(store: Store) -> ClaimGroup:
    """The group of those who tell of the boat."""
    return next(one for one in the_story(store).groups if BOAT in one.text)
