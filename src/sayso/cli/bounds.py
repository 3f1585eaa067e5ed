"""Bounds: what one document may take in this folder, if no option says otherwise."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.limits import LIMIT_KEYS
from sayso.cli.settings_file import find_settings, table_in
from sayso.records.limits import USUAL, Limits

if TYPE_CHECKING:
    from sayso.cli.settings import Settings


def limits_by(settings: "Settings") -> Limits:
    """What one document may take by these settings."""
    return settings.limits or USUAL


def usual_limits() -> Limits:
    """What one document may take here, if no option says otherwise.

    Settings that say nothing of that are not looked at: what is wrong in them concerns
    ``sayso check`` alone.

    Raises:
        ConfigError: they say something of it, and are wrong.
    """
    path = find_settings(Path.cwd())
    if path is None or not any(key in table_in(path) for key in LIMIT_KEYS):
        return USUAL
    from sayso.cli.settings import load_settings

    settings, mistakes = load_settings(path)
    if mistakes:
        raise mistakes[0]
    return limits_by(settings)
