"""A claim: one proposition, put forward in one place, by a chain of sources."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.brief import clipped
from sayso.records.certainty import Certainty
from sayso.records.ids import make_id
from sayso.records.source import Attribution, Source
from sayso.records.span import Words, check_span

ClaimKind = Literal["forecast", "report", "judgement", "assertion"]
ConditionSense = Literal["if", "unless", "even if"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The words that say by when a forecast is to come true, and the last day, where computable."""

    text: str
    start: int
    end: int
    by: date | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Words):
    """The words that a claim hangs on, and how they are meant.

    "if": met when what they name comes about; "unless": met when it does not; "even if": no
    condition, as the claim is made either way.
    """

    sense: ConditionSense = "if"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition put forward in a document, anchored to the characters that do so.

    ``attributions`` runs from the outermost speaker to the innermost, whose proposition it is;
    it is never empty. ``introduction`` holds the words that lead a list item in ("Moscow
    receives"), without which the item says nothing. ``times``, ``places`` and ``actors`` hold
    ids of the Reading's records of those names. ``score`` is how likely it is, from 0 to 1, that
    the kind of the source and the claim's own kind are read right; None where the engine tells
    nothing of it, a person said which they are, or an earlier version kept the reading.
    """

    id: str
    start: int
    end: int
    text: str
    kind: ClaimKind
    attributions: tuple[Attribution, ...]
    certainty: Certainty | None = None
    condition: Condition | None = None
    horizon: Horizon | None = None
    introduction: Words | None = None
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    score: float | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if not self.attributions:
            raise ValueError("a claim has a source: the author, if nobody else")
        if self.score is not None and not 0 <= self.score <= 1:
            raise ValueError(f"a score lies between 0 and 1, not {self.score}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"the claim's text does not fill {self.start} to {self.end}")

    @property
    def source(self) -> Source:
        """The innermost speaker, whose proposition this is."""
        return self.attributions[-1].source

    def __repr__(self) -> str:
        """Never without who says it, with what stance, and how surely."""
        said = [f"{one.source.name or one.source.kind} ({one.stance})" for one in self.attributions]
        sure = self.certainty
        words = f"“{sure.text}”" if sure else ""
        if sure and sure.low is not None and sure.high is not None:
            words += f" {sure.low:.0%}–{sure.high:.0%}"
        told = ", ".join(filter(None, [self.kind, ": ".join(said), words]))
        return f"<Claim {told}: {clipped(self.text)!r}>"


def claim_id(document: str, start: int, end: int) -> str:
    """The id of the claim at one place of one document."""
    return make_id("claim", document, start, end)
