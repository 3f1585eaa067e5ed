"""Findings: tradecraft faults at their place, and the key judgements that some of them hang on."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Words, check_span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A change that a person can choose: other words for those from start to end.

    ``title`` says in a line what is done. Nothing in ``text`` is a fact that the document lacks.
    """

    title: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no fix goes from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule's code, what is wrong, the words it is wrong in, and how to mend them.

    start, end: half-open, in code points of ``Document.text``. ``related`` holds other words of
    the document that the message speaks of ("the other date"), ``fixes`` what a person may choose
    from, ``also`` the codes of other rules that see the same fault and for which this one speaks.
    """

    code: str
    message: str
    start: int
    end: int
    severity: Severity
    remedy: str
    related: tuple[Words, ...] = ()
    fixes: tuple[Fix, ...] = ()
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

    @property
    def codes(self) -> tuple[str, ...]:
        """Its own code, then those of the rules for which it speaks."""
        return (self.code, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgement:
    """A claim that the document is read for: its id, why it was chosen, and its rank from 1."""

    claim: str
    reason: str
    rank: int

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise ValueError(f"ranks begin at 1, not {self.rank}")
