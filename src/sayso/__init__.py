"""Sayso: who says it, how sure they are, and what it rests on."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.hypotheses.weigh import weigh
    from sayso.pipeline import read
    from sayso.records import Claim, Document, Reading

__all__ = ["Claim", "Document", "Reading", "read", "weigh"]


def __getattr__(name: str) -> Any:
    # Loaded on first use: ``import sayso`` stays light.
    if name not in __all__:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    if name == "weigh":
        from sayso.hypotheses.weigh import weigh

        return weigh
    from sayso import pipeline, records

    return getattr(pipeline if name == "read" else records, name)
