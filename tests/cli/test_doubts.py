"""Whoever reads, checks or links what is no English prose is told so in one line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

GERMAN = "Der Fährmann sagte am Montag, die Schleuse werde nicht geöffnet."


@pytest.mark.parametrize("verb", ["read", "check", "link"])
def test_another_language_is_told_of_on_standard_error(
    sayso: Run, tmp_path: Path, verb: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"The lock is shut.\n\n{GERMAN}\n\nThe gate is shut.\n\n{GERMAN}\n", "utf-8")
    told = sayso(verb, path).err.splitlines()
    assert told == [
        f"sayso: {path}: line 3: this looks like German, and Sayso reads English;"
        " do not trust claims found in it"
    ]
