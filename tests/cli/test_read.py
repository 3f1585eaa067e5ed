"""``sayso read``: what it writes, where, and with which exit status."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.exporters.reading.html import ReadingHtml
from sayso.records.codec import decode

Run = Callable[..., Any]


def test_a_reading_in_the_terminal(sayso: Run, folder: Path) -> None:
    ran = sayso("read", folder / "a.txt", "--engine", "awkward")
    assert (ran.status, ran.err) == (0, "")
    assert "The bridge is shut" in ran.out
    assert "\x1b" not in ran.out


def test_a_line_of_json_for_each_document(sayso: Run, folder: Path) -> None:
    ran = sayso("read", folder, "--format", "json", "--engine", "awkward", "--scale", "phia")
    assert (ran.status, ran.err) == (0, "")
    readings = [decode(line) for line in ran.out.splitlines()]
    assert [reading.claims[0].text[14:] for reading in readings] == ["shut", "open", "gone"]
    assert {reading.scale for reading in readings} == {"phia"}


def test_claims_that_are_not_sure_enough_are_left_out(sayso: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The key is lost, Ilse Vann said. Some doubt it.\n", encoding="utf-8")
    readings = [
        decode(sayso("read", path, "--format", "json", *more).out)
        for more in ((), ("--at-least", "0"), ("--at-least", "1"))
    ]
    assert readings[0] == readings[1]
    assert all(claim.score is not None for claim in readings[0].claims)
    assert readings[2].claims == ()
    assert "score below 1 left out" in readings[2].problems[-1].message


def test_an_engine_without_scores_has_none_to_ask_for(sayso: Run, folder: Path) -> None:
    ran = sayso("read", folder / "a.txt", "--engine", "awkward", "--at-least", "0.8")
    assert (ran.status, ran.out) == (2, "")
    assert "the engine 'awkward' gives no scores" in ran.err


def test_published_sets_the_day(sayso: Run, folder: Path) -> None:
    ran = sayso(
        *("read", folder / "a.txt", "--format", "json"),
        *("--published", "2021-08-29", "--engine", "awkward"),
    )
    assert json.loads(ran.out)["document"]["published"] == "2021-08-29"


@pytest.mark.parametrize(
    ("name", "begins"), [("x.html", "<!"), ("x.HTM", "<!"), ("x.jsonl", "{"), ("x.txt", "")]
)
def test_the_ending_sets_the_format(
    sayso: Run, folder: Path, tmp_path: Path, name: str, begins: str
) -> None:
    target = tmp_path / name
    ran = sayso("read", folder, "-o", target, "--engine", "awkward")
    told = f"sayso: {target}: written, 6 claims in 3 documents\n"
    assert (ran.status, ran.out, ran.err) == (0, "", told)
    written = target.read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert "The bridge is gone" in written
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["notes", name])


def test_the_format_goes_before_the_ending(sayso: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    sayso("read", folder, "-o", target, "--format", "json", "--engine", "awkward")
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


def test_what_cannot_be_read_is_told_and_the_rest_is_read(sayso: Run, folder: Path) -> None:
    (folder / "b.txt").write_text("PLEASE FAIL, whatever else this says.\n")
    missing = folder / "d.txt"
    ran = sayso("read", folder, missing, "--format", "json", "--engine", "awkward")
    assert ran.status == 3
    assert len(ran.out.splitlines()) == 2
    assert ran.err.splitlines() == [
        f"sayso: {folder / 'b.txt'}: the engine 'awkward' failed with LookupError: asked to fail;"
        " report it, with the traceback that --debug gives",
        f"sayso: {missing}: does not exist; check the path",
        "sayso: 2 of 4 documents could not be read",
    ]


def test_jobs_change_nothing(sayso: Run, folder: Path) -> None:
    (folder / "b.txt").write_text("PLEASE FAIL, whatever else this says.\n")
    call = ("read", folder, "--format", "json", "--engine", "awkward")
    one, two = sayso(*call), sayso(*call, "--jobs", "2")
    assert (one.status, one.out, one.err) == (two.status, two.out, two.err)


def test_nothing_read_writes_nothing(sayso: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    target.write_text("from an earlier run")
    ran = sayso("read", folder / "missing.txt", "-o", target)
    assert ran.status == 2
    assert ran.err == f"sayso: {folder / 'missing.txt'}: does not exist; check the path\n"
    assert target.read_text() == "from an earlier run"
    assert sayso("read", folder / "missing.txt", "--format", "html").out == ""


def test_debug_gives_the_traceback(sayso: Run, folder: Path) -> None:
    (folder / "b.txt").write_text("PLEASE FAIL, whatever else this says.\n")
    logger = logging.getLogger("sayso")
    try:
        ran = sayso("read", folder, "--format", "json", "--engine", "awkward", "--debug")
    finally:
        logger.handlers.clear()
        logger.setLevel(logging.NOTSET)
    assert ran.status == 3
    assert "Traceback (most recent call last)" in ran.err
    assert len(ran.out.splitlines()) == 2


def test_an_existing_file_keeps_its_permissions(sayso: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    target.touch(mode=0o600)
    sayso("read", folder, "-o", target, "--engine", "awkward")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_to_the_file_stays_a_link(sayso: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "latest.json").symlink_to("x.json")
    sayso("read", folder, "-o", tmp_path / "latest.json", "--engine", "awkward")
    assert (tmp_path / "latest.json").is_symlink()
    assert (tmp_path / "x.json").stat().st_size > 0


def test_the_output_of_an_earlier_run_is_not_read(sayso: Run, folder: Path) -> None:
    target = folder / "all.html"
    call = ("read", folder, "-o", target, "--engine", "awkward")
    assert sayso(*call).status == 0
    page = target.read_bytes()
    assert sayso(*call).status == 0
    assert target.read_bytes() == page


def test_a_document_is_never_overwritten(sayso: Run, folder: Path) -> None:
    ran = sayso("read", folder / "a.txt", "-o", folder / "a.txt", "--engine", "awkward")
    assert ran.status == 2
    assert "would be overwritten; give -o another name" in ran.err
    assert (folder / "a.txt").read_text().startswith("The bridge is shut.")


def test_a_failing_exporter_leaves_nothing_half_written(
    sayso: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def export(self: ReadingHtml, readings: object, manner: object) -> Iterator[str]:
        yield "<!doctype html>"
        raise ZeroDivisionError("no room")

    monkeypatch.setattr(ReadingHtml, "export", export)
    ran = sayso("read", folder, "-o", tmp_path / "x.html", "--engine", "awkward")
    assert ran.status == 2
    assert ran.err == (
        "sayso: failed with ZeroDivisionError: no room;"
        " report it, with the traceback that --debug gives\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_explaining_tells_where_each_sentence_went(sayso: Run, folder: Path) -> None:
    ran = sayso("read", folder / "a.txt", "--explain")
    assert (ran.status, ran.err) == (0, "")
    assert "claim 1 “The bridge is shut”" in ran.out
    line = sayso("read", f"{folder / 'a.txt'}:3", "--explain")
    assert "The bridge is shut" not in line.out


def test_explaining_a_line_that_is_not_there_is_a_bad_call(sayso: Run, folder: Path) -> None:
    ran = sayso("read", f"{folder / 'a.txt'}:99", "--explain")
    assert ran.status == 2
    assert ran.out == ""
    assert "name one of them" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_explanations_are_text(sayso: Run, folder: Path, tmp_path: Path) -> None:
    ran = sayso("read", folder / "a.txt", "--explain", "-o", tmp_path / "x.html")
    assert ran.status == 2
    assert "--explain writes text" in ran.err
