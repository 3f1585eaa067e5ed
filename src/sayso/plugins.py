"""Plug-ins: from a name to the class that an installed package registers under it."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from sayso.errors import ConfigError

Group = Literal["readers", "engines", "exporters", "runners", "stores"]


@cache
def names(group: Group) -> tuple[str, ...]:
    """The names registered in a group, sorted."""
    return tuple(sorted({entry.name for entry in _registered(group)}))


@cache
def formats(record: str) -> tuple[str, ...]:
    """The formats that a type of record can be written in ("reading": csv, html, …), sorted."""
    return tuple(
        name.removeprefix(f"{record}.")
        for name in names("exporters")
        if name.startswith(f"{record}.")
    )


@cache
def find(group: Group, name: str) -> Any:
    """The class registered as ``name``.

    Raises:
        ConfigError: no such name, two packages that claim it, or a package that does not load;
            the message says which names there are.
    """
    kind, entry = group.removesuffix("s"), look_up(group, name)
    try:
        return entry.load()
    except Exception as error:  # a plug-in may fail in any way
        raise ConfigError(
            f"the {kind} {name!r} does not load: {type(error).__name__}: {error}",
            remedy="reinstall the package that brings it",
        ) from error


def look_up(group: Group, name: str) -> EntryPoint:
    """Where the class registered as ``name`` is, without loading it.

    Raises:
        ConfigError: no such name, or two packages that claim it.
    """
    kind = group.removesuffix("s")
    found = {entry.value: entry for entry in _registered(group) if entry.name == name}
    if not found:
        known = ", ".join(names(group))
        remedy = f"known: {known}" if known else "install Sayso with pip, which registers its own"
        raise ConfigError(f"no {kind} is called {name!r}", remedy=remedy)
    if len(found) > 1:
        raise ConfigError(
            f"two packages bring the {kind} {name!r}: {' and '.join(sorted(found))}",
            remedy="uninstall one of them",
        )
    return found.popitem()[1]


def _registered(group: Group) -> tuple[EntryPoint, ...]:
    return tuple(_installed().select(group=f"sayso.{group}"))


@cache
def _installed() -> Any:
    """What all packages register, sought once: each search reads the notes of every package."""
    return entry_points()
