"""``sayso quote``: what it says of words and a document, and how it leaves."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

Sayso = Callable[..., Ran]
NOTE = """---
title: Lights over Veldra
publisher: The Veldra Courier
date: 2031-05-04
---

The harbour master may have seen a light on the mole, she said. The ferry did not sail on Sunday.
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_words_that_are_there_leave_with_0(sayso: Sayso, note: Path) -> None:
    ran = sayso("quote", "The ferry did not sail", note)
    assert ran.status == 0
    assert "Word for word in “Lights over Veldra”, The Veldra Courier" in ran.out


@pytest.mark.parametrize("words", ["The ferry did sail on Sunday", "Nobody saw a light that night"])
def test_words_that_are_not_leave_with_1(sayso: Sayso, note: Path, words: str) -> None:
    assert sayso("quote", words, note).status == 1


def test_json_is_the_public_format(sayso: Sayso, note: Path, tmp_path: Path) -> None:
    target = tmp_path / "found.json"
    assert sayso("quote", "the ferry did sail on Sunday", note, "-o", target).status == 1
    found = json.loads(target.read_text(encoding="utf-8"))
    assert (found["format"], found["match"]) == ("sayso.quote/1", "near")
    assert {"there": "not", "here": ""} in found["places"][0]["differences"]


def test_what_cannot_be_read_beside_it_is_told_and_the_rest_is_done(
    sayso: Sayso, note: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    ran = sayso("quote", "the ferry did not sail", note, "--among", tmp_path)
    assert ran.status == 0
    told = " ".join(ran.out.split())
    assert "Not looked into: " in told
    assert "empty.txt: is empty" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("quote", "…", "NOTE"), "there are no words to look for"),
        (("quote", "the ferry", "missing.md"), "missing.md: does not exist"),
        (("quote", "the ferry", "FOLDER"), "is a folder; name one document"),
        (("quote", "the ferry", "NOTE", "--scale", "tea"), "no scale is named 'tea'"),
        (("quote", "the ferry"), "Missing argument 'PATH'"),
    ],
)
def test_a_bad_call_is_one_line_and_leaves_with_2(
    sayso: Sayso, note: Path, arguments: tuple[str, ...], told: str
) -> None:
    (note.parent / "other.md").write_text(NOTE, encoding="utf-8")
    named = {"NOTE": note, "FOLDER": note.parent}
    ran = sayso(*(named.get(each, each) for each in arguments))
    assert ran.status == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1
