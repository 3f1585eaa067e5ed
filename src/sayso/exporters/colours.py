"""The terminal's colours: each reads on black and on white, whatever the terminal's theme."""

from sayso.records import SourceKind
from sayso.records.finding import Severity

DIM = 243
BY_KIND: dict[SourceKind, int | None] = {
    "author": None,
    "person": 63,
    "organisation": 29,
    "document": 130,
    "unnamed": 161,
    "vague": 164,
    "impersonal": 98,
}
"""Of the terminal's 256: themes change the first sixteen, and may make one of them unreadable."""
BY_SEVERITY: dict[Severity, int] = {"error": 161, "warning": 130, "note": 63}
