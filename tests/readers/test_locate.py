"""Locating: what a person's paths come to."""

import os
from pathlib import Path

import pytest

from sayso.errors import ReadError
from sayso.readers import locate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with something of everything."""
    root = tmp_path / "notes"
    (root / "b" / "deep").mkdir(parents=True)
    (root / ".hidden").mkdir()
    for name in (
        "z.txt",
        "a.MD",
        "b/c.html",
        "b/deep/d.pdf",
        "photo.jpg",
        ".x.txt",
        ".hidden/y.txt",
    ):
        (root / name).write_text("words")
    (tmp_path / "outside.txt").write_text("secret")
    return root


def found(*paths: Path | str) -> list[str]:
    return [str(location) for location in locate(map(str, paths))]


def test_a_folder_gives_its_documents_in_order(folder: Path) -> None:
    names = ["a.MD", "z.txt", "b/c.html", "b/deep/d.pdf"]
    assert found(folder) == [str(folder / name) for name in names]


def test_paths_keep_their_order_and_come_once(folder: Path) -> None:
    page = str(folder / "b" / "c.html")
    assert found("-", "https://tarsk.example/a", page, folder / "b", "-") == [
        "-",
        "https://tarsk.example/a",
        page,
        str(folder / "b" / "deep" / "d.pdf"),
    ]


def test_a_file_given_by_name_may_be_called_anything(folder: Path) -> None:
    assert found(folder / "photo.jpg", folder / ".x.txt") == [
        str(folder / "photo.jpg"),
        str(folder / ".x.txt"),
    ]


def test_links_that_lead_out_or_nowhere_are_told_and_loops_add_nothing(folder: Path) -> None:
    before = found(folder)
    (folder / "out.txt").symlink_to(folder.parent / "outside.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "again.txt").symlink_to(folder / "z.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "out").symlink_to(folder.parent)
    after = locate([str(folder)])
    assert [one for one in after if isinstance(one, str)] == before
    assert {str(one) for one in after if isinstance(one, ReadError)} == {
        f"{folder / 'gone.txt'}: is a link to nothing; mend it or delete it",
        *(
            f"{folder / name}: is a link that leads out of the folder;"
            " name it beside the folder to have it read"
            for name in ("out", "out.txt")
        ),
    }


def test_a_link_that_is_named_is_read_wherever_it_leads(folder: Path) -> None:
    (folder / "out.txt").symlink_to(folder.parent / "outside.txt")
    assert found(folder / "out.txt") == [str(folder / "out.txt")]


def test_what_is_missing_is_told_and_the_rest_is_found(folder: Path) -> None:
    (folder / "empty").mkdir()
    missing, nothing, kept = locate(
        [str(folder / "nope.txt"), str(folder / "empty"), str(folder / "z.txt")]
    )
    assert isinstance(missing, ReadError)
    assert str(missing) == f"{folder / 'nope.txt'}: does not exist; check the path"
    assert isinstance(nothing, ReadError)
    assert str(nothing).startswith(
        f"{folder / 'empty'}: holds nothing that Sayso reads; it reads ."
    )
    assert kept == str(folder / "z.txt")


@pytest.mark.parametrize("path", ["", "a\0b", "x" * 5_000])
def test_impossible_paths_are_told(path: str) -> None:
    (error,) = locate([path])
    assert isinstance(error, ReadError)
    assert "\n" not in str(error)
    assert "\0" not in str(error)


def test_what_no_reader_knows_is_given_back_and_hidden_files_are_not(folder: Path) -> None:
    (folder / "b" / "notes").write_text("words")
    passed: list[str] = []
    assert len(locate([str(folder)], pass_over=passed.append)) == 4
    assert sorted(passed) == [str(folder / "b" / "notes"), str(folder / "photo.jpg")]
    passed.clear()
    locate([str(folder / "photo.jpg")], pass_over=passed.append)
    assert passed == []


def test_a_folder_that_may_not_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path == str(folder / "b"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    *read, told = locate([str(folder)])
    assert read == [str(folder / name) for name in ("a.MD", "z.txt")]
    assert str(told) == f"{folder / 'b'}: may not be read; ask for permission to read it"


def test_a_plug_in_can_add_extensions(folder: Path) -> None:
    (location,) = locate([str(folder)], extensions=(".jpg",))
    assert location == str(folder / "photo.jpg")
