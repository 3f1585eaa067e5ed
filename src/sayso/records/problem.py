"""A problem: something of a document that was not read, and what may be done."""

from dataclasses import dataclass

UNTRUSTED = "do not trust claims found in it"
"""The remedy of a problem with text that is read and can hardly be: no English, no prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read or is no claim, where (None: the whole document), and what to do."""

    message: str
    start: int | None = None
    end: int | None = None
    remedy: str | None = None
