"""Who puts a claim forward and how surely, in the words that every format puts beside it."""

from urllib.parse import quote
from uuid import UUID, uuid5

from sayso.pages.draw_source import speaker
from sayso.pages.draw_words import percentages, quoted
from sayso.records import Certainty, Claim, Document

_SAYSO = UUID("6a2f0e0c-9d0f-5b07-8a34-6f2a41b3c9d1")
"""The namespace of every id that is made here."""


def voice_in_words(claim: Claim) -> str:
    """The chain of sources, the stance, the certainty and the condition that a claim hangs on.

    "Mara Velin; says; “likely” (55–80%, icd203); on condition “once the storms begin”".
    """
    stance, sure = claim.attributions[-1].stance, certainty_in_words(claim.certainty)
    told = f"{speaker(claim).chain}; {stance}; {sure}"
    if claim.condition is None:
        return told
    hangs = "whatever comes of" if claim.condition.sense == "even if" else "on condition"
    return f"{told}; {hangs} “{quoted(claim.condition.text)}”"


def certainty_in_words(sure: Certainty | None) -> str:
    """The words of certainty with what their scale makes of them, or that there are none."""
    if sure is None:
        return "no words of certainty"
    if sure.low is None or sure.high is None:
        return f"“{quoted(sure.text)}”"
    return f"“{quoted(sure.text)}” ({percentages(sure.low, sure.high)}, {sure.scale})"


def uuid_of(*identifying: str) -> str:
    """An id that is the same for the same things, whenever and wherever it is made (UUIDv5)."""
    return str(uuid5(_SAYSO, "\x1f".join(identifying)))


def address_of(document: Document) -> str:
    """The document's address on the web, or a name that it has everywhere (a URN)."""
    canonical = [one.name for one in document.credits if one.kind == "address"]
    for address in (document.location or "", *canonical):
        if address.lower().startswith(("http://", "https://")):
            return quote(address, safe="/:?#[]@!$&'()*+,;=%~-._")
    return f"urn:uuid:{uuid_of('document', document.id)}"
