"""``sayso read -o FILE.jsonl``: each reading is kept as it is made, and ``--resume`` goes on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.exporters.reading.json import ReadingJson
from sayso.records import Reading
from sayso.records.manner import Manner

Run = Callable[..., Any]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "x.jsonl"


@pytest.fixture
def read(sayso: Run, folder: Path, target: Path) -> Run:
    """Reads the folder into the target, with what more is asked for."""
    return lambda *more: sayso("read", folder, "-o", target, "--engine", "awkward", *more)


def locations(target: Path) -> list[str]:
    lines = target.read_text(encoding="utf-8").splitlines()
    return [Path(json.loads(line)["document"]["location"]).name for line in lines]


def test_what_was_read_stays_when_a_run_breaks_off(
    read: Run, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ReadingJson.export

    def broken(self: ReadingJson, readings: Iterator[Reading], manner: Manner) -> Iterator[str]:
        for number, line in enumerate(whole(self, readings, manner)):
            if number == 2:
                raise KeyboardInterrupt
            yield line

    with monkeypatch.context() as breaking:
        breaking.setattr(ReadingJson, "export", broken)
        ran = read()
    assert ran.status == 130
    assert f"{target}: holds what was read so far; --resume goes on with the rest" in ran.err
    assert locations(target) == ["a.txt", "b.txt"]
    ran = read("--resume")
    assert (ran.status, ran.err) == (0, f"sayso: {target}: written, 2 claims in 1 document more\n")
    assert locations(target) == ["a.txt", "b.txt", "c.txt"]
    assert read("--resume").err == f"sayso: {target}: holds all of these already\n"


def test_a_resumed_file_is_that_of_one_run(read: Run, target: Path) -> None:
    read()
    once = target.read_bytes()
    first, torn = once.splitlines(keepends=True)[0], b'{"format": "sayso.rea'
    target.write_bytes(first + torn)
    read("--resume")
    assert target.read_bytes() == once


def test_without_resume_a_file_is_begun_anew(read: Run, target: Path) -> None:
    read()
    once = target.read_bytes()
    assert read().status == 0
    assert target.read_bytes() == once


def test_a_file_that_is_not_there_is_begun(read: Run, target: Path) -> None:
    assert read("--resume").status == 0
    assert locations(target) == ["a.txt", "b.txt", "c.txt"]


def test_readings_made_otherwise_are_not_mixed(read: Run, target: Path) -> None:
    read()
    once = target.read_bytes()
    ran = read("--resume", "--scale", "phia")
    assert ran.status == 2
    assert ran.err == (
        f"sayso: {target}:1: was read with the scale icd203, and this run has phia;"
        " give -o another name, or leave out --resume\n"
    )
    assert target.read_bytes() == once
    target.write_text('{"a": 1}\n')
    assert f"{target}:1: holds no reading; give -o another name" in read("--resume").err


def test_only_a_file_in_json_is_resumed(sayso: Run, folder: Path, tmp_path: Path) -> None:
    told = "--resume goes on with a file of readings in JSON; name one, such as -o readings.jsonl"
    for more in ((), ("-o", tmp_path / "x.html"), ("--format", "json")):
        ran = sayso("read", folder, "--resume", "--engine", "awkward", *more)
        assert (ran.status, ran.err) == (2, f"sayso: {told}\n")
