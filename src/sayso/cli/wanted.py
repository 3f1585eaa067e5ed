"""Wanted: which rules are applied, by the command line and by the settings that hold here."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.messages import say
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.checks.selection import Choice
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


def wanted_rules(
    select: str | None, ignore: str | None, register: str | None, settings: "Settings"
) -> "Choice":
    """The rules to apply: what is said on the command line goes before the settings."""
    from sayso.checks.selection import ALL, check_name, choose_rules

    for option, given in (("--select", select), ("--ignore", ignore)):
        for name in _names(given):
            try:
                check_name(name)
            except ConfigError as error:
                told = f"{option}: {error.message}"
                raise ConfigError(told, remedy=error.remedy) from error
    said = register or settings.register
    if select is not None:
        return choose_rules(_names(select), _names(ignore), said)
    every = choose_rules([ALL])
    left_out = every.codes - choose_rules([ALL], _names(ignore)).codes
    return choose_rules(settings.select, settings.ignore, said).without(left_out)


def _names(given: str | None) -> tuple[str, ...]:
    return tuple(given.replace(",", " ").split()) if given is not None else ()
