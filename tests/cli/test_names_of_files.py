"""A file may have any name that the system allows: it is read, and shown so that it can be found.

Names of bytes that are no UTF-8 were a crash of whatever wrote them.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.readers.locate import shown
from sayso.workbench import open_store

Run = Callable[..., Any]
TEXT = "The ferry is late.\n\nThe harbour master said that it was the fog.\n"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with a file whose name is no UTF-8, and one with a plain name."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / os.fsdecode(b"b\xff.txt")).write_text(TEXT)
    (folder / "c.txt").write_text("The bridge is shut.\n")
    return folder


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_reading(sayso: Run, odd: Path, form: str) -> None:
    ran = sayso("read", odd, "--format", form, "--engine", "awkward")
    assert (ran.status, ran.err) == (0, "")
    assert "b\\xff.txt" in ran.out or "b\\\\xff.txt" in ran.out
    assert "The bridge is shut" in ran.out


@pytest.mark.parametrize("form", ["text", "html", "json", "sarif", "github"])
def test_checking(sayso: Run, odd: Path, form: str) -> None:
    (odd / "c.txt").write_text("Some analysts believe that the port will close.\n")
    (odd / os.fsdecode(b"b\xff.txt")).write_text("Some analysts believe that the weir will go.\n")
    ran = sayso("check", odd, "--format", form, "--quiet")
    assert (ran.status, ran.err) == (1, "")
    assert "c.txt" in ran.out
    assert "xff.txt" in ran.out


def test_linking(sayso: Run, odd: Path) -> None:
    ran = sayso("link", odd, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert [json.loads(line) for line in ran.out.splitlines()]


def test_keeping(sayso: Run, odd: Path, tmp_path: Path) -> None:
    address = str(tmp_path / "a.db")
    assert sayso("add", address, odd, "--engine", "awkward").status == 0
    assert "2 held already" in sayso("add", address, odd, "--engine", "awkward").err
    store = open_store(address, read_only=True)
    assert store.decisions is not None
    store.close()


def test_what_cannot_be_read_is_told_by_its_name(sayso: Run, odd: Path) -> None:
    (odd / os.fsdecode(b"a\xfe.txt")).write_text("")
    ran = sayso("read", odd, "--format", "json", "--engine", "awkward", "--quiet")
    assert ran.err == f"sayso: {odd}/a\\xfe.txt: is empty; give a document with text in it\n"
    assert len(ran.out.splitlines()) == 2


def test_a_name_is_shown_as_text_of_one_line() -> None:
    assert shown(os.fsdecode(b"b\xff.txt")) == "b\\xff.txt"
    assert shown("a\nb") == "'a\\nb'"
    assert shown("día.txt") == "día.txt"
