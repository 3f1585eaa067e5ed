"""`sayso.export`: any record, in any format that it has a form in, to a file, a folder or back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exporters.records_of import TYPES, records_of
from tests.sample import hostile, reading

import sayso
from sayso.errors import ConfigError
from sayso.exporters.tables.tables import tables_of
from sayso.records import Reading


def test_without_a_path_the_whole_is_given_back() -> None:
    assert str(sayso.export(reading(), "json")).count("\n") == 1
    assert str(sayso.export([reading(), hostile()], "json")).count("\n") == 2
    assert isinstance(sayso.export(reading(), "parquet"), bytes)


def test_the_ending_says_which_format_and_the_longest_counts(tmp_path: Path) -> None:
    sayso.export(reading(), path=tmp_path / "claims.csv")
    sayso.export(reading(), path=tmp_path / "sources.csl.json")
    assert (tmp_path / "claims.csv").read_text("utf-8").startswith("claim,document,title")
    assert (tmp_path / "sources.csl.json").read_text("utf-8").startswith("[")


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_folder_takes_every_table(tmp_path: Path, name: str) -> None:
    sayso.export([reading()], name, f"{tmp_path}/out/")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{table.name}.{name}" for table in tables_of("reading")}
    sayso.export([reading()], name, tmp_path / "out")  # a folder that is there


def test_every_row_of_a_folder_is_the_row_of_its_table(tmp_path: Path) -> None:
    sayso.export([reading(), hostile()], "csv", f"{tmp_path}/")
    for table in tables_of("reading"):
        alone = sayso.export([reading(), hostile()], "csv", table=table.name)
        assert (tmp_path / f"{table.name}.csv").read_bytes() == str(alone).encode()


@pytest.mark.parametrize(
    ("format_", "more", "line"),
    [
        ("pdf", {}, "no format of readings is called 'pdf'; known: annotation, bibtex, csl, csv, "),
        ("csv", {"table": "x"}, "no table of readings is called 'x'; known: claims, sources, "),
        ("json", {"table": "claims"}, "the format json has no tables; leave out the table"),
        ("json", {"statistics": True}, "--statistics goes with the text format alone"),
        ("json", {"colours": True}, "unexpected keyword argument 'colours'"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_told_in_one_line(
    format_: str, more: dict[str, object], line: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        sayso.export(reading(), format_, **more)  # type: ignore[arg-type]
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_path_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        sayso.export(reading(), "csv", tmp_path / "none" / "x.csv")
    with pytest.raises(ConfigError, match="name a file in it for json"):
        sayso.export(reading(), "json", tmp_path)
    with pytest.raises(ConfigError, match=r"has the ending '\.xyz'; end it in one of"):
        sayso.export(reading(), path=tmp_path / "x.xyz")


def test_what_is_no_record_is_told() -> None:
    for nothing in (3, "text", [3]):
        with pytest.raises(ConfigError, match="is no record"):
            sayso.export(nothing, "csv")
    with pytest.raises(ConfigError, match="there is nothing to write out"):
        sayso.export([], "csv")


def test_every_record_is_known_by_its_type() -> None:
    for record in TYPES:
        records, _ = records_of(record)
        written = sayso.export(records, "json")
        assert written == sayso.export(records[0], "json")


def test_a_folder_keeps_no_half_of_what_fails(tmp_path: Path) -> None:
    def failing() -> Iterator[Reading]:
        yield reading()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sayso.export(failing(), "csv", f"{tmp_path}/out/")
    assert list((tmp_path / "out").iterdir()) == []
