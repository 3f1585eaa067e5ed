"""What people settled about how claims and documents hang together, by ids of a dossier."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.linked import DisagreementKind, LossKind

Taken = Literal["taken", "shared", "none"]
"""Whether one document took its text from another, both share an origin, or neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Claims that say the same; or, ``apart``, a first one that none of the others says."""

    claims: tuple[str, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySet:
    """Whether the document ``by`` took its text from ``of``."""

    of: str
    by: str
    taken: Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementJudged:
    """Whether claims of these sides disagree. ``sides`` hold ids of claims."""

    kind: DisagreementKind
    sides: tuple[tuple[str, ...], ...]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LossJudged:
    """Whether the claim ``lacks`` lost that of the claim ``had``."""

    kind: LossKind
    had: str
    lacks: str
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """All of it, in the order in which it was decided: what comes later goes before."""

    groupings: tuple[Grouping, ...] = ()
    copies: tuple[CopySet, ...] = ()
    disagreements: tuple[DisagreementJudged, ...] = ()
    losses: tuple[LossJudged, ...] = ()


NOTHING_SETTLED = Settled()
