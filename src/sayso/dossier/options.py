"""Options: how documents are linked."""

from dataclasses import dataclass
from datetime import date

from sayso.dossier.disagreements import WEAK_KINDS
from sayso.dossier.matching import Encode
from sayso.records import Document
from sayso.records.dossier import MadeBy
from sayso.records.linked import DisagreementKind
from sayso.records.made_by import own_version
from sayso.records.settled import NOTHING_SETTLED, Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How documents are linked.

    ``days``: how far apart two of one story may be published. ``since`` and ``until``: documents
    published before or after, and those without a day, are left out. ``encode``: without it claims
    are compared by their words alone. ``weak_kinds``: kinds of disagreement that are only shown
    where all is. ``settled``: what people decided, which goes before what is found.
    """

    days: int = 4
    since: date | None = None
    until: date | None = None
    encode: Encode | None = None
    weak_kinds: frozenset[DisagreementKind] = WEAK_KINDS
    settled: Settled = NOTHING_SETTLED

    @property
    def made_by(self) -> MadeBy:
        """What the dossier says of how it was made."""
        return MadeBy(sayso=own_version(), likeness=self.encode is not None, days=self.days)

    def excludes(self, document: Document) -> str | None:
        """Why a document is left out; None where it is not."""
        if not document.text.strip():
            return "it has no text"
        day = document.published
        if self.since is None and self.until is None:
            return None
        if day is None:
            return "it has no day, and days were asked for"
        if self.since is not None and day < self.since:
            return f"it was published on {day}, before {self.since}"
        if self.until is not None and day > self.until:
            return f"it was published on {day}, after {self.until}"
        return None
