"""Sayso: who says it, how sure they are, and what it rests on."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.checks.checked import Checked
    from sayso.errors import SaysoError
    from sayso.pipeline import check, check_all, read, read_all
    from sayso.records import Claim, Document, Reading
    from sayso.records.finding import Finding

__all__ = [
    "Checked",
    "Claim",
    "Document",
    "Finding",
    "Reading",
    "SaysoError",
    "check",
    "check_all",
    "read",
    "read_all",
]

_HOMES = {
    "Checked": "sayso.checks.checked",
    "Claim": "sayso.records",
    "Document": "sayso.records",
    "Finding": "sayso.records.finding",
    "Reading": "sayso.records",
    "SaysoError": "sayso.errors",
    "check": "sayso.pipeline",
    "check_all": "sayso.pipeline",
    "read": "sayso.pipeline",
    "read_all": "sayso.pipeline",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: ``import sayso`` stays light.
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
