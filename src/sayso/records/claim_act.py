"""Acts on claims: one that was missed is added, one that was read wrongly is put right."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sayso.records.anchor import Anchor
from sayso.records.claim import ClaimKind
from sayso.records.source import SourceKind, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """One link of a claim's chain as somebody decides it: who, and with what stance."""

    source: SourceKind
    name: str | None = None
    stance: Stance = "says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How sure a source is: the words, and the interval that a scale gives them, if any does."""

    words: str
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        check_interval(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddClaim:
    """The words put a claim forward which the machine did not see.

    ``chain`` runs from the outermost speaker to the innermost, whose proposition it is.
    """

    act: ClassVar[str] = "add-claim"
    claim: Anchor
    kind: ClaimKind
    chain: tuple[SaidBy, ...]
    sure: Sure | None = None

    def __post_init__(self) -> None:
        check_chain(self.chain)
        if not self.claim.quote.strip():
            raise ValueError("a claim has words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CutClaim:
    """The claim is in these words of the same document: more, fewer or others than were read."""

    act: ClassVar[str] = "cut-claim"
    claim: Anchor
    to: Anchor

    def __post_init__(self) -> None:
        if self.claim.document != self.to.document:
            raise ValueError("a claim stays in its document")
        if not self.to.quote.strip():
            raise ValueError("a claim has words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectSource:
    """The claim's source, who is the innermost of its chain, is this one."""

    act: ClassVar[str] = "correct-source"
    claim: Anchor
    source: SourceKind
    name: str | None = None
    stance: Stance = "says"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectChain:
    """The claim is told by these, the outermost first; the last is its source."""

    act: ClassVar[str] = "correct-chain"
    claim: Anchor
    chain: tuple[SaidBy, ...]

    def __post_init__(self) -> None:
        check_chain(self.chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectCertainty:
    """The claim's words of certainty are these, worth that interval; no words: it has none."""

    act: ClassVar[str] = "correct-certainty"
    claim: Anchor
    words: str | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        check_interval(self.low, self.high)
        if self.words is None and self.low is not None:
            raise ValueError("an interval belongs to words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectKind:
    """The claim is of this kind."""

    act: ClassVar[str] = "correct-kind"
    claim: Anchor
    kind: ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectHorizon:
    """The forecast is to come true by these words, and that day; no words: it says no time."""

    act: ClassVar[str] = "correct-horizon"
    claim: Anchor
    words: str | None = None
    by: date | None = None

    def __post_init__(self) -> None:
        if self.words is None and self.by is not None:
            raise ValueError("a day belongs to words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectInference:
    """The claim is offered as resting on these and no others; without any it is no conclusion.

    ``marker`` holds the words that say so, if some do.
    """

    act: ClassVar[str] = "correct-inference"
    claim: Anchor
    premises: tuple[Anchor, ...] = ()
    marker: str | None = None

    def __post_init__(self) -> None:
        if self.claim in self.premises:
            raise ValueError("a claim cannot be its own premise")


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectClaim:
    """The words put no claim forward."""

    act: ClassVar[str] = "reject-claim"
    claim: Anchor


def check_chain(chain: tuple[SaidBy, ...]) -> None:
    """Raise ValueError unless somebody speaks."""
    if not chain:
        raise ValueError("a claim has a source: the author, if nobody else")


def check_interval(low: float | None, high: float | None) -> None:
    """Raise ValueError unless these are the ends of an interval of probability, or neither is."""
    if (low is None) != (high is None):
        raise ValueError("an interval has both ends or neither")
    if low is not None and high is not None and not 0 <= low <= high <= 1:
        raise ValueError(f"no interval of probability: {low} to {high}")
