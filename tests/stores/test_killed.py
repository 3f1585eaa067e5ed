"""A store whose writers are killed with kill -9 loses nothing that was finished."""

from pathlib import Path

from tests.stores.killing import kill_again_and_again, write_documents


def test_killed_writers_lose_nothing_and_go_on_where_they_stopped(
    address: str, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    write_documents(folder, 40)
    found = kill_again_and_again(address, folder, kills=3)
    assert (found.lost_documents, found.lost_decisions) == (0, 0)
    assert found.documents == 40
    assert found.decisions_told > 0
    assert found.verification.faults == ()
