"""The conclusions of a text, and what each is offered as resting on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.pages.draw_notes import Note
from sayso.pages.draw_words import quoted
from sayso.records import Inference, Reading

_RULES: dict[str, str] = {
    "sentences-before": "what is said just before",
    "paragraph-before": "the end of the paragraph before",
    "clause-before": "the clause before it",
    "reason": "the reason given with it",
    "support-after": "what the next sentence offers for it",
    "elimination": "what is said just before, by ruling out the rest",
    "sign": "what is called a sign of it",
    "consequence": "what is named as its cause",
}
_UNMARKED = "No word says so, but Sayso takes this to be offered for it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One step of reasoning: the words that mark it, if any, its premises, how they were chosen."""

    marker: str | None
    rule: str
    premises: tuple[Note, ...]

    @property
    def text(self) -> str:
        """The step in words: “Thus” ties it to what is said just before."""
        if self.marker is None:
            return _UNMARKED
        if not self.premises:
            return f"“{self.marker}” marks it as a conclusion; no premise was found nearby"
        known = _RULES.get(self.rule)
        return f"“{self.marker}” ties it to {known or f'other claims (by the rule {self.rule})'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A claim with every support offered for it."""

    note: Note
    supports: tuple[Support, ...]


def draw_conclusions(reading: Reading, notes: Sequence[Note]) -> tuple[Conclusion, ...]:
    """The conclusions in reading order."""
    by_id = {claim.id: note for claim, note in zip(reading.claims, notes, strict=True)}
    supports: dict[int, list[Support]] = {}
    for inference in reading.inferences:
        support = _support(inference, [by_id[premise] for premise in inference.premises])
        supports.setdefault(by_id[inference.conclusion].number, []).append(support)
    return tuple(
        Conclusion(note=notes[number - 1], supports=tuple(supports[number]))
        for number in sorted(supports)
    )


def draw_unsupported(reading: Reading, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Judgements and forecasts in the author's own voice that no reasoning leads to."""
    concluded = {inference.conclusion for inference in reading.inferences}
    return tuple(
        note
        for claim, note in zip(reading.claims, notes, strict=True)
        if claim.id not in concluded
        and claim.source.kind == "author"
        and claim.kind in {"judgement", "forecast"}
    )


def _support(inference: Inference, premises: Sequence[Note]) -> Support:
    return Support(
        marker=quoted(inference.marker.text) if inference.marker else None,
        rule=quoted(inference.rule),
        premises=tuple(sorted(premises, key=lambda note: note.number)),
    )
