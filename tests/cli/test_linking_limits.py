"""Linking within limits: in a process of its own, ended at its limit and when it is given up."""

import time
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from tests.dossier.notes import read

from sayso.cli.limits import parse_size
from sayso.cli.main import main
from sayso.dossier import running
from sayso.errors import ConfigError, EngineError
from sayso.pipeline import link, link_all
from sayso.pipeline.confining import Confiner
from sayso.records.limits import Limits
from sayso.stores.store import open_sqlite
from sayso.workbench import open_store

NOTE = "The ferry is late. The harbour master said that it was the fog."
REFUSED = EngineError("needs more than 2 GiB", where="linking case 'main'", remedy="give it more")


def refuse(*_: Any, **__: Any) -> Any:
    raise REFUSED


@pytest.fixture
def nothing_is_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "LITTLE", -1)


def test_what_needs_more_memory_than_it_may_is_told_in_one_line() -> None:
    with pytest.raises(EngineError) as raised:
        Confiner(400 * 2**20)(bytearray, 10**10, what="linking")
    assert str(raised.value) == (
        "linking: needs more than 400 MiB of memory, the most it may; "
        "link fewer documents at once, or give it more with --memory-limit"
    )


def test_an_error_that_was_meant_keeps_its_own_line() -> None:
    with pytest.raises(ConfigError, match="--memory-limit"):
        Confiner(None)(parse_size, "much", "--memory-limit", what="linking")


def test_what_is_given_up_ends_at_once() -> None:
    confine = Confiner(None)
    clock = Timer(0.2, confine.end)
    clock.start()
    begun = time.monotonic()
    with pytest.raises(EngineError, match="given up"):
        confine(time.sleep, 300, what="linking")
    clock.join()
    assert time.monotonic() - begun < 60


@pytest.mark.usefixtures("nothing_is_little")
def test_linking_within_limits_gives_the_same_dossier() -> None:
    readings = [read(NOTE, "Selene Wire"), read(NOTE, "Evening Mail")]
    limits = Limits(memory_bytes=2**31)
    within = link(readings, likeness=False, limits=limits)
    assert within == link(readings, likeness=False)
    assert within.stories[0].groups


@pytest.mark.usefixtures("nothing_is_little")
def test_much_is_linked_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Confiner, "__call__", refuse)
    with pytest.raises(EngineError, match="needs more"):
        link([read(NOTE, "Selene Wire")], likeness=False, limits=Limits(memory_bytes=2**31))


@pytest.mark.usefixtures("nothing_is_little")
def test_what_is_read_and_linked_from_python_is_linked_within_the_limits_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Confiner, "__call__", refuse)
    (tmp_path / "none.jsonl").touch()
    with pytest.raises(EngineError, match="needs more"):
        link_all([tmp_path / "none.jsonl"], limits=Limits(memory_bytes=2**31))


def test_little_is_linked_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Confiner, "__call__", refuse)
    found = link([read(NOTE, "Selene Wire")], likeness=False, limits=Limits(memory_bytes=2**31))
    assert found.summary.documents == 1


@pytest.mark.usefixtures("nothing_is_little")
def test_what_was_added_stays_added_when_linking_meets_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(NOTE)
    monkeypatch.setattr(Confiner, "__call__", refuse)
    limits = ("--time-limit", "none", "--memory-limit", "none")
    with pytest.raises(SystemExit) as ended:
        main(["add", "case.db", "note.txt", *limits])
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines() == [
        "sayso: case.db: 1 added",
        f"sayso: {REFUSED}",
    ]
    monkeypatch.undo()
    store = open_sqlite(str(tmp_path / "case.db"))
    assert len(store.dossiers.current("main").dossier.stories) == 1
    store.close()


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with a dossier, linked anew by processes of their own from now on."""
    address = str(tmp_path / "case.db")
    store = open_store(address, create=True)
    store.add_case("main")
    store.documents.add(read(NOTE, "Selene Wire"), case="main")
    store.dossiers.current("main")
    store.close()
    monkeypatch.setattr(running, "LITTLE", -1)
    return address


def verified(address: str, *options: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["verify", address, *options])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_verifying_links_within_the_limit_that_it_is_given(
    stored: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Limits] = []

    def note(confiner: Confiner, function: Any, *call: Any, what: str) -> Any:
        given.append(confiner._limits)
        return function(*call)

    monkeypatch.setattr(Confiner, "__call__", note)
    assert verified(stored, "--memory-limit", "1GiB") == 0
    assert verified(stored) == 0
    assert [one.memory_bytes for one in given] == [2**30, 2**31]


def test_a_dossier_that_its_limit_keeps_from_being_compared_is_named_and_can_be_made_anew(
    stored: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as met:
        met.setattr(Confiner, "__call__", refuse)
        assert verified(stored) == 1
        told = capsys.readouterr().err
        assert f"dossier of case 'main': it was not compared with what makes it: {REFUSED}" in told
        assert verified(stored, "--repair") == 0
    store = open_store(stored)
    assert store.dossiers.current("main").dossier.summary.documents == 1
    store.close()
