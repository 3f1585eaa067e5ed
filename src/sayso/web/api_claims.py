"""What the API may be asked about claims."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Query

from sayso.records import SourceKind
from sayso.records.claim import ClaimKind
from sayso.records.shelf import ClaimQuery

Text = Annotated[str | None, Query(max_length=500)]
Share = Annotated[float | None, Query(ge=0, le=1)]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Every field that is given narrows the list."""

    words: Annotated[str, Query(max_length=500)] = ""
    document: Text = None
    source: Text = None
    source_part: Text = None
    tag: Text = None
    cited: bool | None = None
    source_kind: SourceKind | None = None
    kind: ClaimKind | None = None
    certain: bool | None = None
    low: Share = None
    high: Share = None
    actor: Text = None
    published_from: date | None = None
    published_until: date | None = None
    about_from: date | None = None
    about_until: date | None = None
    corrected: bool | None = None
    rejected: bool = False
    order: Literal["document", "published", "source", "certainty", "text"] = "document"
    descending: bool = False


def query_of(case: str, asking: Asking, offset: int, limit: int) -> ClaimQuery:
    """The query of a store."""
    return ClaimQuery(
        case=case,
        offset=offset,
        limit=limit,
        **{name: getattr(asking, name) for name in Asking.__dataclass_fields__},
    )
