"""An upload that takes too much costs itself alone: those beside it are read, nothing stays."""

import threading
from contextlib import suppress
from pathlib import Path

import pytest
from tests.readers import hostile
from tests.web.client import Client, running
from tests.web.filled import CASE

from sayso.ports import Store
from sayso.web.app import create_app
from sayso.web.intake import Intake
from sayso.web.judging import Judges
from sayso.web.settings import Settings

NOTE = "The weir gate is open.\n\nThe mayor said that number {} was opened on purpose.\n"
TIGHT = Settings(seconds_to_read=None, memory_to_read=512 * 2**20)


def send(home: str, name: str, data: bytes, told: dict[str, tuple[int, str]]) -> None:
    with Client(home) as client:
        answer = client.post(
            f"/cases/{CASE}/documents",
            files=[("files", (name, data))],
            headers={"HX-Request": "true"},
        )
    told[name] = answer.status_code, " ".join(answer.text.split())


def children() -> set[str]:
    """The processes that this one has started and that are alive."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # threads end meanwhile
            found.update((task / "children").read_text().split())
    return found


def test_uploads_beside_one_without_end(store: Store) -> None:
    before = children()
    told: dict[str, tuple[int, str]] = {}
    files = [("evil.pdf", hostile.without_end())]
    files += [(f"good{number}.txt", NOTE.format(number).encode()) for number in range(4)]
    with running(store, TIGHT) as (home, _):
        threads = [threading.Thread(target=send, args=(home, *file, told)) for file in files]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        status, line = told.pop("evil.pdf")
        assert status == 200
        assert "512 MiB" in line
        assert "give it more with --memory-limit" in line
        assert [status for status, _ in told.values()] == [200] * 4
        assert all("claim" in line and "could not be read" not in line for _, line in told.values())
    assert children() <= before


def test_a_server_that_ends_kills_all_that_read_and_weigh_before_it_waits_for_any(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for kind in (Intake, Judges):
        for what in ("kill", "close"):
            monkeypatch.setattr(kind, what, lambda _, what=what: done.append(what))
    for end in create_app(store).at_exit:
        end()
    assert done == ["kill", "kill", "close", "close"]


def test_ending_gives_up_the_upload_that_is_being_read(store: Store) -> None:
    before = children()
    told: dict[str, tuple[int, str]] = {}
    settings = Settings(seconds_to_read=None, memory_to_read=None)
    with running(store, settings) as (home, app):
        data = hostile.without_end()
        thread = threading.Thread(target=send, args=(home, "evil.pdf", data, told))
        thread.start()
        while not children() - before:
            threading.Event().wait(0.01)
        for end in app.at_exit:
            end()
        thread.join()
    assert "was given up; try it again" in told["evil.pdf"][1]
    assert children() <= before
