"""Formats: which exporter writes, told by name or by the ending of the file."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from sayso import plugins
from sayso.errors import ConfigError
from sayso.ports import Exporter


def choose_exporter(name: str | None, path: Path | None, *, on_terminal: bool) -> Exporter:
    """The exporter of that name, else the one for the path's ending, else the text one.

    Raises:
        ConfigError: no exporter has that name or that ending; the message lists those there are.
    """
    chosen = name or (by_ending(path, _endings()) if path is not None else "text")
    make = plugins.find("exporters", chosen)
    exporter: Exporter
    if chosen == "text" and on_terminal:
        colour, width = terminal_look()
        exporter = make(colour=colour, width=width)
    else:
        exporter = make()
    return exporter


def terminal_look() -> tuple[bool, int]:
    """Whether the terminal wants colour, and how many columns it has."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return not plain, shutil.get_terminal_size().columns


def by_ending(path: Path, endings: Mapping[str, str]) -> str:
    """The format of the path's ending.

    Raises:
        ConfigError: no format has it; the message lists the endings there are.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise ConfigError(
            f"no format has the ending {ending!r}" if ending else "has no ending",
            where=path.name,
            remedy=f"end it in one of {' '.join(endings)}, or say which with --format",
        )
    return endings[ending]


def _endings() -> dict[str, str]:
    return {
        ending: name
        for name in plugins.names("exporters")
        for ending in plugins.find("exporters", name).extensions
    }
