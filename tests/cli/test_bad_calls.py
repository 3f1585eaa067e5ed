"""Bad calls: each gets one line that says what is wrong and what to do, and status 2."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def check_told(ran: Any, *parts: str) -> None:
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("sayso: ")
    for part in parts:
        assert part in ran.err


def test_no_document(sayso: Run) -> None:
    check_told(sayso("read"), "no document is named; name files")


def test_misspelled_verb(sayso: Run) -> None:
    check_told(sayso("raed", "a.txt"), "No such command 'raed'", "'read'", "sayso --help")


def test_unknown_option(sayso: Run) -> None:
    check_told(sayso("read", "--fromat", "json", "x"), "--fromat", "--format", "sayso read --help")


@pytest.mark.parametrize("day", ["29.8.2021", "2021-02-30", "yesterday"])
def test_bad_date(sayso: Run, folder: Path, day: str) -> None:
    ran = sayso("read", folder, "--published", day)
    check_told(ran, f"--published: {day!r} is no date; write it as 2021-08-29")


def test_unknown_scale(sayso: Run, folder: Path) -> None:
    ran = sayso("read", folder, "--scale", "icd204")
    check_told(ran, "icd204", "icd203", "phia", "nato", "ipcc", "kent", "survey")


def test_unknown_scale_among_jobs(sayso: Run, folder: Path) -> None:
    check_told(sayso("read", folder, "--scale", "icd204", "--jobs", "2"), "icd204", "icd203")


def test_unknown_engine(sayso: Run, folder: Path) -> None:
    check_told(sayso("read", folder, "--engine", "oracle"), "'oracle'", "standard")


def test_unknown_format(sayso: Run, folder: Path) -> None:
    check_told(
        sayso("read", folder, "--format", "yaml"),
        "no format of readings is called 'yaml'; known: ",
        "html",
    )


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_bad_jobs(sayso: Run, folder: Path, jobs: str) -> None:
    check_told(sayso("read", folder, "--jobs", jobs), "jobs")


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "soon"])
def test_bad_time_limit(sayso: Run, folder: Path, limit: str) -> None:
    check_told(sayso("read", folder, "--time-limit", limit), "--time-limit")


def test_unknown_ending(sayso: Run, folder: Path, tmp_path: Path) -> None:
    ran = sayso("read", folder, "-o", tmp_path / "x.docs")
    check_told(ran, "has the ending '.docs'", ".html", ".json", "--format")
    check_told(sayso("read", folder, "-o", tmp_path / "x"), "has no ending", ".html", "--format")


def test_an_unwritable_target_is_told_before_anything_is_read(sayso: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    check_told(sayso("read", missing, "-o", tmp_path), "is a folder", "readings.html")
    check_told(sayso("read", missing, "-o", tmp_path / "no" / "x.html"), "folder does not exist")
    check_told(sayso("read", missing, "-o", "/proc/x.html"), "/proc/x.html: cannot be written")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_target_that_may_not_be_written_to(sayso: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    target.touch(mode=0o400)
    check_told(sayso("read", tmp_path / "missing.txt", "-o", target), "may not be written to")


def test_an_engine_that_does_not_load(sayso: Run, folder: Path) -> None:
    check_told(sayso("read", folder, "--engine", "absent"), "'absent' does not load", "reinstall")


def test_a_name_cannot_break_the_line_or_reach_the_terminal(sayso: Run, tmp_path: Path) -> None:
    ran = sayso("read", tmp_path / "new\nline\x1b[31mred\u202e.txt")
    check_told(ran, "new\\nline\\x1b[31mred\\u202e.txt': does not exist")


def test_help_and_version(sayso: Run) -> None:
    for arguments in ((), ("--help",)):
        ran = sayso(*arguments)
        assert (ran.status, ran.err) == (0, "")
        assert "sayso read article.txt" in ran.out
    assert sayso("--version").out.startswith("sayso 0.")
    ran = sayso("read", "--help")
    assert ran.status == 0
    assert "cat draft.md | sayso read -" in ran.out


def test_the_help_names_every_scale(sayso: Run) -> None:
    from sayso.scales.scale import scale_names

    told = " ".join(sayso("read", "--help").out.split())
    assert all(f"{name}" in told for name in scale_names())
