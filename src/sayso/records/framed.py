"""Framed: a record that gives its tables as data frames, and its page in a notebook."""

from html import escape
from importlib import import_module
from typing import Any

from sayso.errors import ConfigError


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

    def _repr_html_(self) -> str | None:
        """The page, in a frame that nothing of it leaves; None of a record that has no page."""
        try:
            page = import_module("sayso").export(self, "html")
        except ConfigError:
            return None
        # Links within the page lead nowhere in such a frame unless the page says where it is.
        page = page.replace("<head>", '<head><base href="about:srcdoc">', 1)
        return (
            f'<iframe srcdoc="{escape(page)}" sandbox="" title="{escape(repr(self))}"'
            ' style="width:100%;height:40rem;border:1px solid"></iframe>'
        )
