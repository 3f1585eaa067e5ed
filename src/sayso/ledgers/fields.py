"""The fields of one table of a ledger: each read, or noted as a mistake at its place."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sayso.forms.form import Form
from sayso.forms.places import Path
from sayso.ledgers.values import read_day

Read = TypeVar("Read")


class Fields:
    """One table with its path in the form."""

    def __init__(self, form: Form, path: Path, table: Mapping[str, Any]) -> None:
        self.form = form
        self.path = path
        self.table = table

    def has(self, key: str) -> bool:
        """Whether the key was written."""
        return key in self.table

    def only(self, known: Collection[str]) -> None:
        """Note every key that the table may not have."""
        self.form.only(self.table, self.path, known)

    def wrong(self, key: str, message: str, remedy: str = "") -> None:
        """Note a mistake at the key's value; at the table where the key is missing."""
        self.form.wrong((*self.path, key), message, remedy)

    def text(self, key: str) -> str:
        """Words that must be there."""
        given = self.table.get(key)
        if not isinstance(given, str) or not given.strip():
            given = self.form.text(self.table, key, self.path)
        return given.strip()

    def words(self, key: str) -> str | None:
        """Words that may be missing."""
        given = self.table.get(key)
        if given is None or isinstance(given, str):
            return given
        return self.form.text(self.table, key, self.path, "")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words, or words alone for a list of one."""
        if key not in self.table:
            return ()
        given = self.table[key]
        listed = [given] if isinstance(given, str) else given
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            self.wrong(key, f"{key} is a list of words", f'write {key} = ["…", "…"]')
            return ()
        return tuple(one for one in listed if one.strip())

    def one_of(self, key: str, known: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        return self.form.one_of(self.table, key, self.path, known) or default

    def truth(self, key: str) -> bool:
        """True or false; false where it is missing."""
        return bool(self.form.truth(self.table, key, self.path))

    def day(self, key: str) -> date | None:
        """A day, or the day of a moment."""
        return self.moment(key)[0]

    def moment(self, key: str) -> tuple[date | None, datetime | None]:
        """A day, and the moment where one was written."""
        if key not in self.table:
            return None, None
        given = self.table[key]
        if isinstance(given, date):
            return read_day(given, key)
        return self.read(key, lambda: read_day(given, key)) or (None, None)

    def share(self, key: str) -> float | None:
        """A number in [0, 1]."""
        if key not in self.table:
            return None
        return self.form.rate(self.table, key, self.path, 0.0)

    def count(self, key: str) -> int | None:
        """A whole number, not below 0."""
        given = self.table.get(key)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int) or given < 0:
            self.wrong(key, f"{key} is a whole number, not {given!r}")
            return None
        return given

    def read(self, key: str, reader: Callable[[], Read]) -> Read | None:
        """What a reader of one value makes of it; its ValueError is a mistake there."""
        return self.form.read((*self.path, key), reader)
