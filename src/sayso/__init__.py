"""Sayso: who says it, how sure they are, and what it rests on."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.pipeline import read, read_all
    from sayso.records import Claim, Document, Reading

__all__ = ["Claim", "Document", "Reading", "SaysoError", "read", "read_all"]

_HOMES = {
    "Claim": "sayso.records",
    "Document": "sayso.records",
    "Reading": "sayso.records",
    "SaysoError": "sayso.errors",
    "read": "sayso.pipeline",
    "read_all": "sayso.pipeline",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: ``import sayso`` stays light.
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
