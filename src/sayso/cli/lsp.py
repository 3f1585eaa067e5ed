"""``sayso lsp``: a draft's faults as it is written, told to an editor."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.documents import parse_day
from sayso.cli.wanted import wanted_rules
from sayso.errors import ConfigError, not_installed
from sayso.records.made_by import own_version

if TYPE_CHECKING:
    from sayso.cli.settings import Settings
    from sayso.lsp.settings import Rules

_KEYS = ("select", "ignore", "register", "scale", "published", "language")


@click.command(short_help="A language server: the faults of a draft while you write it.")
@click.option(
    "--stdio", is_flag=True, help="Talk over standard input and output, as it always does."
)
@debug_option
def lsp(*, stdio: bool) -> None:
    """Serve an editor by the Language Server Protocol, over standard input and output.

    Markdown and plain text are checked as they are typed: findings with their rules' pages,
    choices that mend them, and notes that let one stand. Rules and scale are those of the nearest
    sayso.toml, and of the editor's settings under "sayso": select, ignore, register, scale,
    published. docs/how-to/editors.md has the settings for VS Code, Neovim, Emacs and Helix.
    """
    try:
        from sayso.lsp.server import make_server
    except ImportError as error:
        raise not_installed("the language server needs pygls", extra="lsp") from error
    make_server(rules_for, own_version()).start_io()


def rules_for(path: str, given: Mapping[str, object]) -> "Rules":
    """The rules for the draft at a path: what the editor says goes before the file of settings.

    Raises:
        ConfigError: one of them is wrong; the message says which and how.
    """
    from sayso.lsp.settings import Rules

    for key in given:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1) or _KEYS
            raise ConfigError(
                f"no setting of the editor is called {key!r}", remedy=f"use {' or '.join(near)}"
            )
    language = given.get("language") or "en"
    if language != "en":
        raise ConfigError(
            f"{language!r} is no language that Sayso reads", remedy='leave it out, or set "en"'
        )
    settings = _settings_at(Path(path))
    try:
        register = given.get("register")
        said = None if register is None else str(register)
        chosen = wanted_rules(_names("select", given), _names("ignore", given), said, settings)
    except ConfigError as error:  # told of options of a command line
        raise ConfigError(error.message.removeprefix("--"), remedy=error.remedy) from error
    return Rules(
        chosen=chosen.without(settings.ignored_at(path)),
        scale=_scale(given.get("scale")) or settings.scale or "icd203",
        published=_day(given.get("published")),
        severities=settings.severity_by_code(),
    )


def _settings_at(path: Path) -> "Settings":
    """The settings that hold for a file: the nearest above it."""
    from sayso.cli.settings import Settings, load_settings
    from sayso.cli.settings_file import find_settings

    found = find_settings((Path.cwd() / path).parent)
    if found is None:
        return Settings()
    settings, mistakes = load_settings(found)
    if mistakes:
        raise mistakes[0]
    return settings


def _names(key: str, given: Mapping[str, object]) -> str | None:
    """The names of rules in a setting: a list, or a line of them; None where it is not set."""
    value = given.get(key)
    if value is None or value == "":
        return None
    names = value.split() if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not all(isinstance(each, str) for each in names):
        raise ConfigError(f"{key!r} is no list of rules", remedy='write it as ["S", "C201"]')
    return ",".join(names) if names else None


def _scale(value: object) -> str | None:
    from sayso.scales.scale import scale_names

    if value is None or value in scale_names():
        return None if value is None else str(value)
    raise ConfigError(
        f"no scale is named {value!r}", remedy=f"use one of {', '.join(scale_names())}"
    )


def _day(value: object) -> date | None:
    return parse_day(str(value), "published") if value else None
