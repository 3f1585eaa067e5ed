"""Queries: what the address of a list asks for, read leniently and without surprises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from fastapi import Request

Choice = TypeVar("Choice", bound=str)
_MOST_OFFSET = 10_000_000
_MOST_TEXT = 500
_MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """The query of an address. What cannot be read counts as left out."""

    request: Request

    @property
    def query(self) -> dict[str, str]:
        """Everything asked for except the place in the list, for links that change one thing."""
        left_out = ("offset", "told", "as", "tour")
        items = self.request.query_params.items()
        return {name: value for name, value in items if value and name not in left_out}

    def given(self, name: str) -> bool:
        """Whether there is something of that name."""
        return bool(self.text(name))

    def text(self, name: str) -> str:
        """Words, without outer spaces."""
        return self.request.query_params.get(name, "").strip()[:_MOST_TEXT]

    def long(self, name: str) -> str:
        """Words as long as a claim may be, without outer spaces."""
        return self.request.query_params.get(name, "").strip()[:_MOST_WORDS]

    def some(self, name: str) -> str | None:
        """Words, None where there are none."""
        return self.text(name) or None

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return tuple(one for one in self.request.query_params.getlist(name) if one)

    def flag(self, name: str) -> bool:
        """Whether a box was ticked."""
        return self.text(name) in ("1", "on", "yes", "true")

    def maybe(self, name: str) -> bool | None:
        """Yes, no, or neither."""
        return {"yes": True, "no": False}.get(self.text(name))

    def one_of(self, name: str, known: Sequence[Choice], default: Choice) -> Choice:
        """One of a few words."""
        found = self.text(name)
        return cast(Choice, found) if found in known else default

    def one_or_none(self, name: str, known: Sequence[Choice]) -> Choice | None:
        """One of a few words, or None."""
        found = self.text(name)
        return cast(Choice, found) if found in known else None

    def day(self, name: str) -> date | None:
        """A day as 2026-05-03."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            return None

    def share(self, name: str) -> float | None:
        """A probability, given in per cent."""
        try:
            percent = float(self.text(name))
        except ValueError:
            return None
        return percent / 100 if 0 <= percent <= 100 else None

    def offset(self) -> int:
        """How many rows of the list to pass over."""
        written = self.text("offset")
        number = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0
        return min(number, _MOST_OFFSET)


def asked(request: Request) -> Asked:
    """The query of a request's address."""
    return Asked(request)
