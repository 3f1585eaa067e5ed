"""Framed: a record that gives its tables as data frames."""

from importlib import import_module
from typing import Any


class Framed:
    """What records with tables have in common."""

    __slots__ = ()

    def to_frame(self, table: str | None = None, **beside: Any) -> Any:
        """A table of the record as an Arrow table: ``sayso.to_frame``, which says what there is.

        Raises:
            ConfigError: there is no such table, or pyarrow is missing.
        """
        # Records stand below all that makes tables, so the package is asked as a user asks it.
        return import_module("sayso").to_frame(self, table, **beside)
