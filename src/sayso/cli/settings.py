"""Settings: what ``sayso.toml`` or ``[tool.sayso]`` in ``pyproject.toml`` says of checking."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, get_args

from sayso.checks.catalogue import load_catalogue
from sayso.checks.selection import check_name, choose_rules, find_register_name
from sayso.cli.limits import LIMIT_KEYS, parse_seconds, parse_size
from sayso.cli.settings_file import SHARED_FILE, SHARED_TABLE
from sayso.errors import ConfigError, unreadable
from sayso.records.finding import Severity
from sayso.records.limits import USUAL, Limits
from sayso.records.register import RegisterName
from sayso.scales.scale import scale_names

_KEYS = ("select", "ignore", "register", "scale", *LIMIT_KEYS, "severities", "per-path-ignores")
_AT = re.compile(r" ?\((?:at line (?P<line>\d+), column (?P<column>\d+)|at end of document)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a file of settings says; None or empty where it says nothing.

    ``per_path`` holds patterns, as of a shell, for paths below ``folder``, and the names of the
    rules that are ignored there.
    """

    folder: Path = field(default_factory=Path)
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    register: RegisterName | None = None
    scale: str | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_path: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limits: Limits | None = None

    def ignored_at(self, location: str | None) -> frozenset[str]:
        """The codes of the rules that are ignored in a document read from there.

        ``*`` stands for anything, slashes too; a pattern without a slash is of a file's name.
        """
        if location is None:
            return frozenset()
        path = Path(location)
        absolute = (Path.cwd() / path).resolve()
        home = self.folder.resolve()
        below = absolute.relative_to(home) if absolute.is_relative_to(home) else absolute
        names = [
            name
            for pattern, ignored in self.per_path
            if fnmatchcase(below.as_posix() if "/" in pattern else path.name, pattern)
            for name in ignored
        ]
        return choose_rules(["all"]).codes - choose_rules(["all"], names).codes

    def severity_by_code(self) -> dict[str, Severity]:
        """The severity of every rule that the settings give one; the longest name decides."""
        chosen = {}
        for rule in load_catalogue():
            fitting = [name for name in self.severities if rule.code.startswith(name.upper())]
            if fitting:
                chosen[rule.code] = self.severities[max(fitting, key=len)]
        return chosen


def load_settings(path: Path) -> tuple[Settings, tuple[ConfigError, ...]]:
    """The settings in a file, and every mistake in it, each with its line and column."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        told = unreadable(error, where=str(path))
        return Settings(), (ConfigError(told.message, where=told.where, remedy=told.remedy),)
    except UnicodeDecodeError:
        refusal = ConfigError("is not UTF-8", where=str(path), remedy="save it as UTF-8")
        return Settings(), (refusal,)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (_no_toml(path, str(error)),)
    prefix = SHARED_TABLE if path.name == SHARED_FILE else ()
    for name in prefix:
        tables = tables.get(name, {})
    checker = _Checker(path, text, prefix)
    return checker.settings(tables), tuple(checker.mistakes)


def _no_toml(path: Path, message: str) -> ConfigError:
    found = _AT.search(message)
    told = message[: found.start()] if found else message
    where = f"{path}:{found['line']}:{found['column']}" if found and found["line"] else str(path)
    return ConfigError(f"is not TOML: {told}", where=where, remedy="mend it there")


class _Checker:
    """Reads the tables of a file, and collects every mistake."""

    def __init__(self, path: Path, text: str, prefix: tuple[str, ...]) -> None:
        self.mistakes: list[ConfigError] = []
        self._path = path
        self._text = text
        self._prefix = prefix

    def settings(self, table: Any) -> Settings:
        """The settings, less what is wrong in them."""
        if not isinstance(table, Mapping):
            self._tell("sayso is no table", (), remedy="write [tool.sayso] and the settings below")
            return Settings()
        for key in table:
            if key not in _KEYS:
                near = get_close_matches(str(key), _KEYS, n=1)
                known = near or _KEYS
                self._tell(
                    f"no setting is called {key!r}", (key,), remedy=f"use {' or '.join(known)}"
                )
        return Settings(
            folder=self._path.parent,
            select=self._names(table["select"], ("select",)) if "select" in table else None,
            ignore=self._names(table.get("ignore", []), ("ignore",)),
            register=self._register(table.get("register")),
            scale=self._scale(table.get("scale")),
            severities=dict(self._severities(table.get("severities", {}))),
            per_path=tuple(self._per_path(table.get("per-path-ignores", {}))),
            limits=self._limits(table),
        )

    def _names(self, value: object, path: tuple[str, ...]) -> tuple[str, ...]:
        """The names of rules in a list."""
        if not isinstance(value, list):
            example = f'{_key(path[-1])} = ["S", "C201"]'
            self._tell(f"{path[-1]!r} is no list", path, remedy=f"write {example}")
            return ()
        return tuple(name for name in value if self._is_name(name, path))

    def _is_name(self, name: object, path: tuple[str, ...]) -> bool:
        if not isinstance(name, str):
            self._tell(
                f"{name!r} is no name of a rule", path, remedy='write a code in quotes, as "S102"'
            )
            return False
        try:
            check_name(name)
        except ConfigError as error:
            self._tell(error.message, path, item=name, remedy=error.remedy)
            return False
        return True

    def _scale(self, value: object) -> str | None:
        if value is None or (isinstance(value, str) and value in scale_names()):
            return value
        known = ", ".join(scale_names())
        self._tell(f"no scale is named {value!r}", ("scale",), remedy=f"use one of {known}")
        return None

    def _register(self, value: object) -> RegisterName | None:
        if value is None:
            return None
        try:
            return find_register_name(str(value))
        except ConfigError as error:
            self._tell(error.message, ("register",), remedy=error.remedy)
            return None

    def _limits(self, table: Mapping[str, Any]) -> Limits | None:
        """What one document may take; "none" stands for as much as it wants."""
        most: dict[str, Any] = {}
        for key, name, parse in (
            ("time-limit", "seconds", parse_seconds),
            ("memory-limit", "memory_bytes", parse_size),
        ):
            if key in table:
                try:
                    most[name] = parse(str(table[key]), key)
                except ConfigError as error:
                    self._tell(error.message, (key,), remedy=error.remedy)
        return replace(USUAL, **most) if most else None

    def _severities(self, value: object) -> Iterator[tuple[str, Severity]]:
        for name, severity in self._table(value, "severities", 'S102 = "error"'):
            path = ("severities", name)
            known: Iterable[Severity] = get_args(Severity)
            if severity not in known:
                remedy = f"use one of {', '.join(known)}"
                self._tell(f"{severity!r} is no severity", path, remedy=remedy)
            elif self._is_name(name, path):
                yield name, severity

    def _per_path(self, value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
        for pattern, names in self._table(value, "per-path-ignores", '"drafts/*" = ["S104"]'):
            yield pattern, self._names(names, ("per-path-ignores", pattern))

    def _table(self, value: object, name: str, example: str) -> Iterator[tuple[str, Any]]:
        if isinstance(value, Mapping):
            yield from value.items()
        else:
            table = ".".join((*self._prefix, name))
            remedy = f"write [{table}], and below it {example}"
            self._tell(f"{name!r} is no table", (name,), remedy=remedy)

    def _tell(
        self, message: str, path: tuple[str, ...], *, remedy: str, item: str | None = None
    ) -> None:
        from sayso.cli.toml_places import TomlPlaces

        place = TomlPlaces(self._text).find((*self._prefix, *path), item)
        where = f"{self._path}:{place[0]}:{place[1]}" if place else str(self._path)
        self.mistakes.append(ConfigError(message, where=where, remedy=remedy))


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name) else f'"{name}"'
