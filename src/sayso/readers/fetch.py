"""Fetching: the bytes at an http(s) address, within limits of time, size and redirects."""

from dataclasses import dataclass

from sayso.errors import ReadError


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent, and what it calls the format (empty where it does not say)."""

    data: bytes
    media_type: str


def fetch(address: str, *, time_limit: float) -> Fetched:
    """What stands at an address."""
    raise ReadError("cannot be read yet", where=address, remedy="save the page and give the file")
