"""A credit: whose text a document says that it carries, or where it first stood."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import check_span

CreditKind = Literal["dateline", "byline", "agency", "address"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A name that a document credits, how, and where in its text.

    "dateline": the agency in brackets behind the place; "byline": who wrote it; "agency": whom a
    sign-off names; "address": the page's canonical address, which stands in no text, so that
    start and end are None.
    """

    kind: CreditKind
    name: str
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None:
            check_span(self.start, self.end)
