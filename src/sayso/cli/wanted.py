"""Wanted: which rules are applied, by the command line and by the settings that hold here."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.messages import say
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.cli.settings import Settings


def settings_for(config: str | None) -> "Settings | None":
    """The settings that hold here; None if they are wrong, which has then been said."""
    from sayso.cli.settings import Settings, load_settings
    from sayso.cli.settings_file import find_settings

    path = Path(config) if config is not None else find_settings(Path.cwd())
    if path is None:
        return Settings()
    settings, mistakes = load_settings(path)
    for mistake in mistakes:
        say(mistake)
    return None if mistakes else settings


def wanted_codes(select: str | None, ignore: str | None, settings: "Settings") -> frozenset[str]:
    """The rules to apply: what is said on the command line goes before the settings."""
    from sayso.checks.selection import ALL, check_name, choose_codes

    for option, given in (("--select", select), ("--ignore", ignore)):
        for name in _names(given):
            try:
                check_name(name)
            except ConfigError as error:
                told = f"{option}: {error.message}"
                raise ConfigError(told, remedy=error.remedy) from error
    if select is not None:
        return choose_codes(_names(select), _names(ignore))
    return choose_codes(settings.select, settings.ignore) & choose_codes([ALL], _names(ignore))


def _names(given: str | None) -> tuple[str, ...]:
    return tuple(given.replace(",", " ").split()) if given is not None else ()
