"""The note on each claim: who, how sure, in which words, of what kind, on which condition."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from sayso.pages.draw_probability import Sureness, sureness
from sayso.pages.draw_source import Speaker, speaker
from sayso.pages.draw_words import day, quoted
from sayso.records import Claim, Reading

DOUBTFUL = 0.6
"""The score below which a reading is shown as doubtful: two in five of these are wrong, or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Everything a margin says about one claim.

    ``number`` counts claims from 1 in reading order. ``line`` is the line of the document's text,
    from 1. ``lead`` holds the words that introduce a list item. ``rests_on`` and ``holds_up`` are
    numbers of claims. ``doubt`` is the score of a reading that is doubtful, else None.
    """

    number: int
    quote: str
    lead: str | None
    speaker: Speaker
    kind: str
    sureness: Sureness | None
    condition: str | None
    horizon: str | None
    by: str | None
    line: int
    rests_on: tuple[int, ...]
    holds_up: tuple[int, ...]
    doubt: str | None = None

    @property
    def plain(self) -> bool:
        """Whether the author asserts this, and there is nothing more to say."""
        more = (
            self.sureness,
            self.condition,
            self.when,
            self.rests_on,
            self.holds_up,
            self.doubt,
        )
        by_another = self.speaker.via or self.speaker.stance
        return self.kind == "assertion" and not (by_another or any(more))

    @property
    def facets(self) -> tuple[str, ...]:
        """What a page can be asked to show alone: of these the claim is."""
        kind = self.speaker.kind
        found = (
            ("bare", self.plain),
            ("of-others", kind != "author"),
            (f"of-{kind}", kind != "author"),
            ("doubtful", kind in ("unnamed", "vague", "impersonal")),
            ("hedged", self.sureness is not None),
            ("forecast", self.kind == "forecast"),
            ("concluded", bool(self.rests_on)),
        )
        return tuple(name for name, holds in found if holds)

    @property
    def when(self) -> str | None:
        """The horizon: “in the autumn” (by 30 November 2031)."""
        if self.horizon and self.by:
            return f"“{self.horizon}” (by {self.by})"
        return f"“{self.horizon}”" if self.horizon else self.by and f"by {self.by}"


def draw_notes(reading: Reading) -> tuple[Note, ...]:
    """A note for each claim, in the order of the claims."""
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    rests_on: defaultdict[str, set[int]] = defaultdict(set)
    holds_up: defaultdict[str, set[int]] = defaultdict(set)
    for inference in reading.inferences:
        for premise in inference.premises:
            rests_on[inference.conclusion].add(numbers[premise])
            holds_up[premise].add(numbers[inference.conclusion])
    breaks = [at for at, character in enumerate(reading.document.text) if character == "\n"]
    return tuple(
        _note(
            claim,
            number=numbers[claim.id],
            line=bisect_right(breaks, claim.start) + 1,
            rests_on=tuple(sorted(rests_on[claim.id])),
            holds_up=tuple(sorted(holds_up[claim.id])),
        )
        for claim in reading.claims
    )


def _note(
    claim: Claim, *, number: int, line: int, rests_on: tuple[int, ...], holds_up: tuple[int, ...]
) -> Note:
    horizon = claim.horizon
    return Note(
        number=number,
        quote=quoted(claim.text),
        lead=quoted(claim.introduction.text) if claim.introduction else None,
        speaker=speaker(claim),
        kind=claim.kind,
        sureness=sureness(claim.certainty),
        condition=quoted(claim.condition.text) if claim.condition else None,
        horizon=quoted(horizon.text) or None if horizon else None,
        by=day(horizon.by) if horizon and horizon.by else None,
        line=line,
        rests_on=rests_on,
        holds_up=holds_up,
        doubt=_doubt(claim.score),
    )


def _doubt(score: float | None) -> str | None:
    return f"{score:.2f}" if score is not None and score < DOUBTFUL else None
