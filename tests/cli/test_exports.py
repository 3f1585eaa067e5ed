"""`--format`, `-o` and `--table`: to a file, to a folder, to a terminal and to none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

from sayso.cli.formats import choose_writing
from sayso.cli.output import Output
from sayso.errors import ConfigError
from sayso.exporters.tables.tables import tables_of

LEDGER = Path(__file__).parents[2] / "examples" / "forecasts.toml"
HARBOUR = Path(__file__).parents[2] / "examples" / "harbour.toml"
READ = ("read", "--engine", "awkward")
Run = Callable[..., Ran]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output shows up on a terminal."""
    monkeypatch.setattr(Output, "on_terminal", property(lambda self: self.path is None))


def test_a_folder_takes_every_table(sayso: Run, folder: Path, tmp_path: Path) -> None:
    ran = sayso(*READ, folder, "--format", "csv", "-o", f"{tmp_path}/out/")
    assert (ran.status, ran.out) == (0, "")
    told = f"{len(tables_of('reading'))} tables written, 6 claims in 3 documents"
    assert ran.err == f"sayso: {tmp_path}/out: {told}\n"
    names = {path.stem for path in (tmp_path / "out").iterdir()}
    assert names == {table.name for table in tables_of("reading")}


def test_one_table_is_written_by_its_name(sayso: Run, folder: Path) -> None:
    ran = sayso(*READ, folder / "a.txt", "--format", "csv", "--table", "sources")
    assert ran.out.splitlines()[0] == "document,title,source,source_kind,claims,passes_on"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--format", "csv", "--table", "x"],
         "no table of readings is called 'x'; known: claims, sources, documents, "),
        (["--format", "json", "--table", "claims"], "the format json has no tables"),
        (["--format", "csv", "--table", "claims", "-o", "out/"],
         "out/: a folder takes every table; leave out --table"),
        (["--format", "json", "-o", "."], ".: is a folder; name a file in it"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_told_before_anything_is_read(
    sayso: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, arguments: list[str], line: str
) -> None:
    monkeypatch.chdir(folder)
    ran = sayso(*READ, "a.txt", *arguments)
    assert ran.status == 2
    assert ran.err.startswith(f"sayso: {line}")
    assert ran.err.count("\n") == 1


def test_what_is_no_text_goes_to_no_terminal(terminal: None) -> None:
    with pytest.raises(ConfigError, match="goes to no terminal; name a file with -o"):
        choose_writing("reading", "parquet", None)


def test_nothing_of_a_document_acts_on_a_terminal(sayso: Run, folder: Path, terminal: None) -> None:
    named = (folder / "a.txt").rename(folder / "b\x9b2J\u202e.txt")
    ran = sayso(*READ, named, "--format", "csv")
    assert ran.status == 0
    assert "b\\x9b2J\\u202e.txt" in ran.out
    assert not {"\x9b", "\u202e"} & set(ran.out)


@pytest.mark.parametrize("name", ["docx", "xlsx", "csv", "parquet"])
def test_a_case_and_a_ledger_are_written_too(sayso: Run, tmp_path: Path, name: str) -> None:
    for verb, path, more in (("weigh", HARBOUR, ["--draws", "100"]), ("score", LEDGER, [])):
        target = tmp_path / f"{verb}.{name}"
        ran = sayso(verb, path, "-o", target, *more)
        assert (ran.status, ran.err) == (0, f"sayso: {target}: written\n")
        assert target.stat().st_size > 100


def test_a_ledger_tells_what_a_calendar_leaves_out(sayso: Run, tmp_path: Path) -> None:
    ran = sayso("ledger", "export", LEDGER, tmp_path / "due.ics")
    assert ran.status == 0
    assert (tmp_path / "due.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert f"{tmp_path / 'due.ics'}: written" in ran.err
