"""A TOML file read as a form: what each table may hold, and every mistake with its place."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from sayso.forms.places import Path, Places, find_places
from sayso.records.mistake import Mistake

Read = TypeVar("Read")

_PARTS = re.compile(r"""(?<![\w"'.-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){100}""")
"""A key of more parts than anybody writes: tomllib takes time and memory by their square."""

_LIKE_TOML = re.compile(r"""^[ \t]*(?:[\w.'"-]+[ \t]*=|\[)""", re.MULTILINE)


def tables_of(text: str) -> Mapping[str, Any]:
    """What a TOML file holds.

    Raises:
        tomllib.TOMLDecodeError: it is not TOML.
        RecursionError: it nests too deep.
    """
    if _PARTS.search(text):
        raise RecursionError
    return tomllib.loads(text)


def _no_form() -> tuple[Mistake, ...]:
    """One mistake for a text that nobody meant as TOML, such as a document named by mistake."""
    remedy = "name one that `sayso case new` or `sayso ledger new` began"
    return (Mistake(line=1, column=1, message="this is no file to fill in", remedy=remedy),)


class Form:
    """The tables of a file, and the mistakes found so far, each at its place.

    Places are looked for once there is a mistake: a file without one is spared the search.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: Places | None = None
        self.mistakes: list[Mistake] = []
        self.tables: Mapping[str, Any] = {}
        try:
            self.tables = tables_of(text)
        except RecursionError:
            message = "the file nests too deep to be read"
            remedy = "close every bracket it opens, and give no key a hundred parts"
            self._places = Places()
            self.mistakes.append(Mistake(line=1, column=1, message=message, remedy=remedy))
        except tomllib.TOMLDecodeError as error:
            self._places, syntax = find_places(text)
            self.mistakes.extend(syntax if _LIKE_TOML.search(text) else _no_form())
            if not self.mistakes:
                self._not_toml(str(error), text)

    @classmethod
    def of(cls, tables: Mapping[str, Any], places: Places) -> "Form":
        """The form of tables that were no TOML, with the places of what they hold."""
        form = cls("")
        form.tables, form._places = tables, places
        return form

    @property
    def places(self) -> Places:
        """Where everything stands."""
        if self._places is None:
            self._places, _ = find_places(self._text)
        return self._places

    def _not_toml(self, message: str, text: str) -> None:
        told, _, where = message.partition(" (at ")
        line, column = text.count("\n") + 1, 1
        if where.startswith("line "):
            numbers = where.removesuffix(")").removeprefix("line ").split(", column ")
            line, column = int(numbers[0]), int(numbers[1])
        self.mistakes.append(Mistake(line=line, column=column, message=f"not TOML: {told}"))

    def wrong(self, path: Path, message: str, remedy: str = "", *, key: bool = False) -> None:
        """Note a mistake at a value, or with ``key`` at its key."""
        line, column = self.places.key(path) if key else self.places.value(path)
        self.mistakes.append(Mistake(line=line, column=column, message=message, remedy=remedy))

    def entries(
        self, table: Mapping[str, Any], name: str, path: Path = ()
    ) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """The tables of an array of them, each with its path."""
        given = table.get(name, [])
        if not isinstance(given, list):
            self.wrong((*path, name), f"{name} is a list of tables", f"write [[{name}]]")
            return
        for index, one in enumerate(given):
            if isinstance(one, Mapping):
                yield (*path, name, index), one
            else:
                self.wrong((*path, name, index), f"each of {name} is a table: {{ … }}")

    def only(self, table: Mapping[str, Any], path: Path, known: Collection[str]) -> None:
        """Note every key that the table may not have."""
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                remedy = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
                self.wrong((*path, key), f"{key!r} has no meaning here", remedy, key=True)

    def text(
        self, table: Mapping[str, Any], key: str, path: Path, default: str | None = None
    ) -> str:
        """The words under a key; missing words without a default are a mistake."""
        given = table.get(key, default)
        if given is None:
            self.wrong(path, f"{key} is missing", f'write {key} = "…"')
            return ""
        if not isinstance(given, str):
            self.wrong((*path, key), f"{key} is words in quotes, not {given!r}")
            return str(given)
        if not given.strip() and default is None:
            self.wrong((*path, key), f"{key} is empty")
        return given

    def truth(self, table: Mapping[str, Any], key: str, path: Path) -> bool | None:
        """True or false under a key, None where it is missing."""
        given = table.get(key)
        if given is not None and not isinstance(given, bool):
            self.wrong((*path, key), f"{key} is true or false, not {given!r}")
            return None
        return given

    def rate(self, table: Mapping[str, Any], key: str, path: Path, default: float) -> float:
        """A probability under a key as one number."""
        given = table.get(key, default)
        if isinstance(given, bool) or not isinstance(given, int | float):
            self.wrong((*path, key), f"{key} is one number in [0, 1], not {given!r}")
            return default
        if not 0 <= given <= 1:
            told = f"{key} is outside [0, 1]: {given:g}"
            self.wrong((*path, key), told, f"write {key} = 0.4, or what it is")
            return default
        return float(given)

    def one_of(
        self, table: Mapping[str, Any], key: str, path: Path, known: Collection[str]
    ) -> str | None:
        """One of a few words under a key, None where it is missing or none of them."""
        if key not in table:
            return None
        given = table[key]
        if given not in known:
            self.wrong((*path, key), f"{key} is one of {', '.join(known)}, not {given!r}")
            return None
        return str(given)

    def known(
        self, given: str, path: Path, ids: Collection[str], kind: str, *, key: bool = False
    ) -> bool:
        """Whether an id is one of those; else a mistake, with the nearest that is."""
        if given in ids:
            return True
        near = get_close_matches(given, ids, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(ids) or 'none'}"
        self.wrong(path, f"no {kind} has the id {given!r}", hint, key=key)
        return False

    def read(self, path: Path, reader: Callable[[], Read]) -> Read | None:
        """What a reader of one value makes of it; its ValueError is a mistake there."""
        try:
            return reader()
        except ValueError as error:
            message, _, remedy = str(error).partition("; ")
            self.wrong(path, message, remedy)
            return None

    def unique(self, ids: list[tuple[str, Path]], kind: str) -> list[str]:
        """The ids, each once; the second use of one is a mistake."""
        seen: dict[str, None] = {}
        for given, path in ids:
            if given in seen:
                self.wrong(
                    (*path, "id"),
                    f"two of kind {kind} have the id {given!r}",
                    "give one another id",
                )
            elif given:
                seen[given] = None
        return list(seen)
