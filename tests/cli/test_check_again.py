"""``sayso check`` of a draft that was checked before: baselines, and drafts that are watched."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from tests.cli.test_bad_calls import check_told

from sayso.cli.watching import Stamps, changes

Run = Callable[..., Any]

OLD = "Some analysts believe that the port will close.\n"
NEW = "Some experts believe that the lock will fail.\n"
ONLY = ("--select", "S102")


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a draft in its first and its second version."""
    (tmp_path / "v1.md").write_text(f"# The port\n\n{OLD}", encoding="utf-8")
    (tmp_path / "v2.md").write_text(f"# The port\n\n{NEW}\n{OLD}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_only_what_is_new_since_an_older_draft_is_told(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "v2.md", "--baseline", "v1.md", *ONLY)
    assert (ran.status, ran.err) == (1, "")
    assert "v2.md:3:1 S102 “Some experts”" in ran.out
    assert "Some analysts" not in ran.out
    assert ran.out.endswith("1 finding: 1 warning; 1 more known before.\n")


def test_a_draft_with_nothing_new_leaves_with_0(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "v1.md", "--baseline", "v2.md", *ONLY)
    assert (ran.status, ran.out) == (0, "No findings in 1 document; 1 more known before.\n")


def test_a_baseline_file_stands_in_for_older_drafts(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "v1.md", "--write-baseline", "known.json", *ONLY)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "sayso: known.json: 1 finding of 1 document known from now on\n"
    kept = json.loads((drafts / "known.json").read_text(encoding="utf-8"))
    assert kept["format"] == "sayso.baseline/1"
    assert [each["name"] for each in kept["documents"]] == ["v1.md"]
    from_file = sayso("check", "v2.md", "--baseline", "known.json", *ONLY)
    assert from_file.out == sayso("check", "v2.md", "--baseline", "v1.md", *ONLY).out


def test_no_baseline_is_written_where_nothing_could_be_read(sayso: Run, drafts: Path) -> None:
    ran = sayso("check", "gone.md", "--write-baseline", "known.json")
    check_told(ran, "gone.md", "does not exist")
    assert not (drafts / "known.json").exists()


def test_folders_are_matched_file_by_file(sayso: Run, drafts: Path) -> None:
    for folder, news in (("one", ""), ("two", NEW)):
        (drafts / folder).mkdir()
        for name in ("a.md", "b.md"):
            (drafts / folder / name).write_text(OLD + "\n" + news, encoding="utf-8")
    ran = sayso("check", "two", "--baseline", "one", "--format", "json", *ONLY)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [[each["text"] for each in line["findings"]] for line in lines] == [["Some experts"]] * 2
    assert [line["known"] for line in lines] == [1, 1]
    assert ran.err == "sayso: 2 findings known before, and left out\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("gone.md", None, "does not exist"),
        ("gone.json", None, "--baseline: does not exist; check the path"),
        ("a.json", "[1", "is no whole baseline"),
        ("a.json", "{}", "its format is not 'sayso.baseline/1'"),
        ("a.json", '{"format": "sayso.baseline/1"}', "is no whole baseline"),
        ("a.json", '{"format": "sayso.baseline/1", "documents": [{}]}', "is no whole baseline"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_told_in_a_line(
    sayso: Run, drafts: Path, name: str, text: str | None, told: str
) -> None:
    if text is not None:
        (drafts / name).write_text(text, encoding="utf-8")
    check_told(sayso("check", "v2.md", "--baseline", name), "--baseline", name, told)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--write-baseline", "a.json", "--format", "json"), "--format does not go with"),
        (("--write-baseline", "a.json", "--watch"), "--watch does not go with"),
        (("--write-baseline", "a.txt"), "end it in .json"),
    ],
)
def test_a_baseline_is_written_alone(
    sayso: Run, drafts: Path, options: tuple[str, ...], told: str
) -> None:
    check_told(sayso("check", "v1.md", *options), told)


def test_what_is_no_file_is_not_watched(sayso: Run, drafts: Path) -> None:
    for path in ("-", "https://example.org/a"):
        check_told(sayso("check", path, "--watch"), path, "--watch looks at files")


def test_a_change_is_told_once_the_file_stays_as_it_is() -> None:
    seen: Iterator[Stamps] = iter(
        [
            {"a": (1, 1), "b": (1, 1)},
            {"a": (1, 1), "b": (1, 1)},  # nothing
            {"a": (2, 0), "b": (1, 1)},  # half written
            {"a": (2, 5), "b": (1, 1)},
            {"a": (2, 5), "b": (1, 1)},  # as it stays
            {"a": (2, 5)},  # b is gone: nothing to check
            {"a": (2, 5)},
            {"a": (2, 5), "c": (3, 3)},  # c is new
            {"a": (2, 5), "c": (3, 3)},
        ]
    )
    found = changes(lambda: next(seen), lambda: None)
    assert [next(found) for _ in range(3)] == [["a", "b"], ["a"], ["c"]]


def test_a_watched_draft_is_checked_at_each_change_until_interrupted(
    start: Callable[..., Any], drafts: Path
) -> None:
    process = start("check", drafts / "v1.md", "--watch", *ONLY)
    assert "Some analysts" in _until(process.stdout, "1 finding")
    (drafts / "v1.md").write_text(NEW, encoding="utf-8")
    told = _until(process.stdout, "1 finding")
    assert "Some experts" in told
    assert "Some analysts" not in told
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert [line.split()[-1] for line in err.decode().splitlines()] == [str(drafts / "v1.md")] * 2


def _until(stream: IO[bytes], words: str) -> str:
    told = ""
    while words not in told.rpartition("\n\n")[2]:
        line = stream.readline().decode()
        assert line, told
        told += line
    return told
