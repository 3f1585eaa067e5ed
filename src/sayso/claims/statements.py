"""Statements and clauses: what an engine marks, before the rules make claims of it.

This is the seam between an engine, which finds spans in its own way, and the lasting rules.
All spans are half-open offsets into the document's text.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.records import Stance

Span = tuple[int, int]
Tie = Literal["main", "coordinate", "adverbial", "relative", "that", "bare", "item"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody puts something forward.

    ``source`` is None where no words name one (an impersonal passive), ``cue`` empty where none
    attribute (a quoted paragraph). ``contents`` are the
    spans that are put forward, in order. ``relayed`` says that another source puts the same
    forward and names this one for it ("said the Wire, citing two officials").
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    stance: Stance = "says"
    relayed: bool = False


@dataclass(frozen=True, slots=True)
class ClauseMark:
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
