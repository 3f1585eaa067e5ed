"""What a folder holds beside documents is told once, at the end; a file without room is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXT = "The ferry is late.\n\nThe harbour master said that it was the fog.\n"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with a document, files of other kinds, and hidden ones."""
    folder = tmp_path / "notes"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.txt", "b.xyz", "deep/c.XYZ", "deep/d.bin", "Minutes, 3. of the fourth", ".e"):
        (folder / name).write_text(TEXT)
    return folder


TOLD = (
    "sayso: passed over 4 files whose kind is not known (.xyz 2, .bin 1, no ending 1);"
    " name them to have them read\n"
)


def test_every_verb_tells_it_last_and_leaves_as_before(
    sayso: Run, mixed: Path, tmp_path: Path
) -> None:
    for call in (
        ("read", mixed, "--engine", "awkward"),
        ("add", tmp_path / "a.db", mixed, "--engine", "awkward"),
        ("link", mixed),
    ):
        ran = sayso(*call)
        assert ran.status == 0
        assert ran.err.endswith(TOLD)
    ran = sayso("read", mixed, mixed, "--engine", "awkward", "--quiet")
    assert (ran.status, ran.err) == (0, TOLD)


def test_a_folder_without_documents_fails_and_tells_what_it_holds(sayso: Run, mixed: Path) -> None:
    (mixed / "deep" / "c.XYZ").unlink()
    ran = sayso("read", mixed / "deep")
    assert ran.status == 2
    first, second = ran.err.splitlines()
    assert "holds nothing that Sayso reads" in first
    assert second == (
        "sayso: passed over 1 file whose kind is not known (.bin 1); name it to have it read"
    )


def test_what_a_command_wrote_before_is_its_own(sayso: Run, mixed: Path) -> None:
    output = mixed / "out.json"
    for _ in range(2):
        assert sayso("read", mixed, "--engine", "awkward", "-q", "-o", output).err == TOLD


def test_many_endings_are_counted_together(sayso: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for number in range(8):
        (tmp_path / f"b.x{number}").write_text(TEXT)
    ran = sayso("read", tmp_path, "--engine", "awkward", "--quiet")
    assert "passed over 8 files" in ran.err
    assert "(.x0 1, .x1 1, .x2 1, .x3 1, .x4 1, .x5 1, 2 more)" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["html", "json", "docx"])
def test_a_file_that_has_no_room_is_named(sayso: Run, mixed: Path, form: str) -> None:
    ran = sayso("read", mixed / "a.txt", "--engine", "awkward", "--format", form, "-o", "/dev/full")
    assert ran.status == 2
    assert ran.err.splitlines()[-1] == (
        "sayso: /dev/full: cannot be written: No space left on device; "
        "make room, or choose another file for -o"
    )
