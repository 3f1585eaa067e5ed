"""A mistake in a file that a person wrote: what is wrong, at which line, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mistake:
    """One mistake. ``line`` and ``column`` count from 1, columns in characters."""

    line: int
    column: int
    message: str
    remedy: str = ""
