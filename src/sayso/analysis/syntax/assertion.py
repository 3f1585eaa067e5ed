"""Assertions: finite clauses that assert something of their own."""

from dataclasses import dataclass

from sayso.analysis.marks import Span
from sayso.analysis.syntax.clause import Tie


@dataclass(frozen=True, slots=True)
class Assertion:
    """A finite clause that asserts something of its own.

    ``span`` takes in the clauses that are part of it (conditions, restrictive relatives) and
    leaves out its opener; ``anchor`` is where its finite verb begins. ``word`` and ``opener``
    are the word that opens it ("because") and its place. ``carrier`` is the span of a beginning
    that puts it forward without saying anything ("It is likely that"). ``conditions`` are the
    spans of the clauses it hangs on.
    """

    span: Span
    anchor: int
    sentence: int
    tie: Tie
    word: str = ""
    opener: Span | None = None
    carrier: Span | None = None
    conditions: tuple[Span, ...] = ()
