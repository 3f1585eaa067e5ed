"""``sayso add`` makes a case anew of its archive, and refuses what is none."""

import zipfile
from pathlib import Path

import pytest
from tests.stores.made import anchor, make_reading

from sayso.archives.writing import write_archive
from sayso.cli.main import main
from sayso.records.claim_act import RejectClaim
from sayso.records.decision import Undo
from sayso.workbench import open_store

READING = make_reading()


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(str(ended.value.code))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A case with one document, a decision, its undo, and the undo of that."""
    store = open_store(tmp_path / "first.db", create=True)
    store.add_case("harbour")
    store.documents.add(READING, case="harbour")
    for act in (RejectClaim(claim=anchor(READING, 0)), Undo(number=1), Undo(number=2)):
        store.decisions.append([act], case="harbour", who="ana")
    path = tmp_path / "harbour.zip"
    with path.open("wb") as file:
        write_archive(store, "harbour", file)
    store.close()
    return path


def rewritten(archive: Path, **parts: bytes) -> Path:
    """The archive with parts in the place of others."""
    names = {name.replace("_", "."): data for name, data in parts.items()}
    broken = archive.with_name("broken.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, names.get(name, old.read(name)))
    return broken


def test_the_case_has_its_own_name_and_its_decisions_in_their_order(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new.db"
    assert run("add", str(target), str(archive)) == 0
    assert "1 document and 3 decisions added to the case 'harbour'" in capsys.readouterr().err
    store = open_store(target)
    laid = store.documents.reading(READING.document.id, case="harbour")
    assert [one.id for one in laid.rejected] == [READING.claims[0].id]
    store.close()
    assert run("add", str(target), str(archive)) == 0
    assert "0 documents and 0 decisions" in capsys.readouterr().err


def test_a_case_with_decisions_of_its_own_takes_none(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "first.db"
    store = open_store(target)
    act = RejectClaim(claim=anchor(READING, 1))
    store.decisions.append([act], case="harbour", who="bo")
    store.close()
    assert run("add", str(target), str(archive)) == 2
    assert "has decisions of its own; name a new one with --case" in capsys.readouterr().err
    assert run("add", str(target), str(archive), "--case", "again") == 0


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"case_json": b"{"}, "case.json cannot be read"),
        ({"case_json": b'{"format":"x/9","case":"a","sayso":"1","documents":0,"decisions":0}'},
         "is of the format 'x/9'"),
        ({"readings_jsonl": b"{}\n"}, "readings.jsonl, line 1 cannot be read"),
        ({"decisions_jsonl": b'{"number":1}\n'}, "decisions.jsonl, line 1 cannot be read"),
        ({"decisions_jsonl": b'{"number":1,"who":"a","when":"2026-01-01T00:00:00Z","why":"",'
          b'"act":{"act":"sing"}}\n'}, "no act is called 'sing'"),
    ],
)  # fmt: skip
def test_a_broken_archive_is_told_of_in_one_line(
    archive: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    parts: dict[str, bytes],
    told: str,
) -> None:
    assert run("add", str(tmp_path / "new.db"), str(rewritten(archive, **parts))) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
