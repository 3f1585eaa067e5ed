"""Sayso: who says it, how sure they are, and what it rests on."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from sayso.checks.checked import Checked
    from sayso.errors import SaysoError
    from sayso.pipeline import (
        check,
        check_all,
        draft,
        link,
        link_all,
        load_ledger,
        quote,
        read,
        read_all,
        score,
        weigh,
    )
    from sayso.pipeline.copying import copies_among
    from sayso.pipeline.exporting import export, to_frame
    from sayso.records import Claim, Document, Reading
    from sayso.records.case import Case
    from sayso.records.dossier import Dossier
    from sayso.records.finding import Finding
    from sayso.records.judgement import Judgement
    from sayso.records.ledger import Ledger
    from sayso.records.limits import Limits
    from sayso.records.quote import Quote
    from sayso.records.scorecard import Scorecard

__all__ = [
    "Case",
    "Checked",
    "Claim",
    "Document",
    "Dossier",
    "Finding",
    "Judgement",
    "Ledger",
    "Limits",
    "Quote",
    "Reading",
    "SaysoError",
    "Scorecard",
    "check",
    "check_all",
    "copies_among",
    "draft",
    "export",
    "link",
    "link_all",
    "load_ledger",
    "quote",
    "read",
    "read_all",
    "score",
    "to_frame",
    "weigh",
]

_HOMES = {
    "Case": "sayso.records.case",
    "Checked": "sayso.checks.checked",
    "Claim": "sayso.records",
    "Document": "sayso.records",
    "Dossier": "sayso.records.dossier",
    "Finding": "sayso.records.finding",
    "Judgement": "sayso.records.judgement",
    "Ledger": "sayso.records.ledger",
    "Limits": "sayso.records.limits",
    "Quote": "sayso.records.quote",
    "Reading": "sayso.records",
    "SaysoError": "sayso.errors",
    "Scorecard": "sayso.records.scorecard",
    "check": "sayso.pipeline",
    "check_all": "sayso.pipeline",
    "copies_among": "sayso.pipeline.copying",
    "draft": "sayso.pipeline",
    "export": "sayso.pipeline.exporting",
    "load_ledger": "sayso.pipeline",
    "link": "sayso.pipeline",
    "link_all": "sayso.pipeline",
    "quote": "sayso.pipeline",
    "read": "sayso.pipeline",
    "read_all": "sayso.pipeline",
    "score": "sayso.pipeline",
    "to_frame": "sayso.pipeline.exporting",
    "weigh": "sayso.pipeline",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: ``import sayso`` stays light.
    if name == "__version__":
        return import_module("sayso.records.made_by").own_version()
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The verbs, the records and the version, for whoever completes names."""
    return sorted([*__all__, "__version__", "__doc__", "__name__", "__file__", "__path__"])
