"""What is kept: the kinds of rows that the journal has entries of, and what an entry says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from sqlalchemy import Table

from sayso.stores import tables as t

TAKEN_OUT = "null"
"""What is said of a row that was taken out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Rows of one table: the columns that tell one from another, and those that are kept.

    ``secret`` columns are said by their SHA-256: an old password's hash is nobody's business.
    """

    table: Table
    named_by: tuple[str, ...]
    kept: tuple[str, ...]
    secret: tuple[str, ...] = ()

    def about(self, row: Mapping[Any, Any]) -> str:
        """Which row it is, as a JSON array."""
        return _json([row[name] for name in self.named_by])

    def said(self, row: Mapping[Any, Any]) -> str:
        """What is kept of it, as a JSON array."""
        return _json(
            [
                sha256(str(row[name]).encode()).hexdigest() if name in self.secret else row[name]
                for name in self.kept
            ]
        )


# A record stands for itself by its digest, which is beside it.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "case": Kind(table=t.cases, named_by=("name",), kept=("created", "who")),
        "document": Kind(table=t.documents, named_by=("shelf",), kept=("id", "digest")),
        "reading": Kind(
            table=t.readings,
            named_by=("number",),
            kept=("shelf", "engine", "scale", "sayso", "added", "digest"),
        ),
        "holding": Kind(
            table=t.holdings,
            named_by=("case_name", "shelf"),
            kept=("reading", "added", "who", "superseded_by"),
        ),
        "file": Kind(
            table=t.files, named_by=("case_name", "sha256", "shelf"), kept=("name", "added")
        ),
        "decision": Kind(table=t.decisions, named_by=("number",), kept=("hash",)),
        "account": Kind(
            table=t.users,
            named_by=("name",),
            kept=("password", "added", "disabled"),
            secret=("password",),
        ),
        "role": Kind(table=t.roles, named_by=("user_name", "case_name"), kept=("role",)),
        "session": Kind(
            table=t.sessions,
            named_by=("token",),
            kept=("user_name", "begun"),
        ),
        "token": Kind(
            table=t.access_tokens,
            named_by=("token",),
            kept=("id", "user_name", "name", "scope", "made", "expires"),
        ),
    }
)


def _json(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))
