"""The file of settings: which one holds in a folder, and what stands in it."""

import tomllib
from pathlib import Path
from typing import Any

OWN_FILE = "sayso.toml"
SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "sayso")


def find_settings(folder: Path) -> Path | None:
    """The nearest file of settings in a folder or above it: its own kind goes first."""
    for place in (folder, *folder.parents):
        if (place / OWN_FILE).is_file():
            return place / OWN_FILE
        shared = place / SHARED_FILE
        if shared.is_file() and _mentions_sayso(shared):
            return shared
    return None


def table_in(path: Path) -> dict[str, Any]:
    """The settings in a file as they stand there; none where it cannot be read."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    if path.name == SHARED_FILE:
        for name in SHARED_TABLE:
            table = table.get(name, {}) if isinstance(table, dict) else {}
    return table if isinstance(table, dict) else {}


def _mentions_sayso(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
        return "sayso" in tomllib.loads(text).get("tool", {})
    except (OSError, UnicodeDecodeError):
        return False
    except tomllib.TOMLDecodeError:  # a mistake of ours to tell only if it is about us
        return "[tool.sayso" in text
