"""An inference: a claim offered as resting on others."""

from dataclasses import dataclass

from sayso.records.span import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """A conclusion, its premises (ids of claims), and the words that tie them, where any do.

    ``rule`` names the rule that chose the premises (docs/how-a-reading-is-made.md lists them).
    """

    conclusion: str
    premises: tuple[str, ...]
    marker: Words | None
    rule: str

    def __post_init__(self) -> None:
        if self.conclusion in self.premises:
            raise ValueError("a claim cannot be its own premise")
