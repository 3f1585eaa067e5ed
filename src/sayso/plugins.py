"""Plug-ins: from a name to the class that an installed package registers under it."""

from functools import cache
from importlib.metadata import entry_points
from typing import Any, Literal

from sayso.errors import ConfigError

Group = Literal["readers", "engines", "exporters", "runners"]


@cache
def names(group: Group) -> tuple[str, ...]:
    """The names registered in a group, sorted."""
    return tuple(sorted({entry.name for entry in entry_points(group=f"sayso.{group}")}))


@cache
def find(group: Group, name: str) -> Any:
    """The class registered as ``name``.

    Raises:
        ConfigError: no such name, or its package does not load; the message lists the names.
    """
    found = [entry for entry in entry_points(group=f"sayso.{group}") if entry.name == name]
    if not found:
        known = ", ".join(names(group)) or "none"
        raise ConfigError(
            f"no {group.removesuffix('s')} is called {name!r}", remedy=f"known: {known}"
        )
    try:
        return found[0].load()
    except Exception as error:  # a plug-in may fail in any way
        raise ConfigError(
            f"the {group.removesuffix('s')} {name!r} does not load: {error}",
            remedy="reinstall the package that brings it",
        ) from error
