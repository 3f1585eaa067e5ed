"""What cannot be kept is told of its document alone: the others are kept, now and every time."""

from pathlib import Path

import pytest

from sayso.errors import ReadError, StoreError, UnfitError
from sayso.records.reading import Reading
from sayso.records.shelf import DocumentQuery, OriginalFile
from sayso.stores.keeping import Parcel
from sayso.stores.store import SqlStore
from sayso.workbench import Added, Order, add_documents, open_store

CASE = "main"


class Spoilt(Parcel):
    """A parcel in which the second document has what no database keeps."""

    def __init__(self, reading: Reading, file: OriginalFile | None, who: str) -> None:
        super().__init__(reading, file, who)
        if "second" in reading.document.text:
            self.who = "x" * 10 + "\ud800"


def write(folder: Path) -> list[str]:
    for name in ("first", "second", "third"):
        (folder / f"{name}.txt").write_text(f"The mayor said that the {name} pier was closed.\n")
    return [str(path) for path in sorted(folder.glob("*.txt"))]


def test_one_bad_document_does_not_stop_the_others(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.stores.documents.Parcel", Spoilt)
    store = open_store(address, create=True)
    store.add_case(CASE)
    located = write(tmp_path)
    for is_new in (True, False):
        first, second, third = add_documents(store, located, Order(case=CASE))
        assert isinstance(first, Added)
        assert isinstance(third, Added)
        assert first.is_new == third.is_new == is_new
        assert isinstance(second, ReadError)
        assert str(second).startswith(f"{located[1]}: it cannot be kept: ")
        assert "\n" not in str(second)
    assert store.documents.list(DocumentQuery(case=CASE)).total == 2
    assert store.decisions.verify().faults == ()
    store.close()


def test_a_value_that_is_too_long_for_a_column_is_told(postgresql_address: str) -> None:
    store = open_store(postgresql_address, create=True)
    assert isinstance(store, SqlStore)
    with (
        pytest.raises(UnfitError, match="it cannot be kept: value too long"),
        store._database.writing() as connection,
    ):
        connection.exec_driver_sql("INSERT INTO cases VALUES ('x', repeat('9', 40), '')")
    store.close()


@pytest.mark.parametrize("number", [2**63, 2**64, 10**30])
def test_a_number_that_is_too_large_is_told(address: str, number: int) -> None:
    store = open_store(address, create=True)
    with pytest.raises(StoreError) as caught:
        store.documents.list(DocumentQuery(case=CASE, offset=number))
    assert "\n" not in str(caught.value)
    store.close()
