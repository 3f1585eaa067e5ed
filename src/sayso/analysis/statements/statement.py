"""Statements: who puts what forward, in which spans of the text, and how that was found."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sayso.analysis.marks import Span
from sayso.records import Source, Stance

Way = Literal[
    "marks",
    "according to",
    "as X put it",
    "impersonal",
    "cue verb",
    "document shows",
    "puts it at",
    "rebuttal",
    "weighed",
    "who says that somebody says",
    "citing",
    "heard",
    "was told",
    "quotation after a cue verb",
    "quotation that goes on",
    "quotation without a speaker",
    "signed quotation",
    "sentence that goes on",
    "quoted paragraph",
    "turn",
    "answer",
]
"""The ways of finding a statement: what an engine marks, and the rules, by what they look for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody puts something forward.

    ``source`` is None where no words name one (an impersonal passive), ``cue`` empty where none
    attribute (a quoted paragraph). ``contents`` are the spans that are put forward, in order.
    ``relayed`` says that another source puts the same forward and names this one for it ("said
    the Wire, citing two officials"). ``who`` is the source that the words at ``source`` name,
    once that is known. ``way`` is how the statement was found. ``frame`` is the clause that says
    how likely the contents are, None where none does.
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    stance: Stance = "says"
    relayed: bool = False
    who: Source | None = None
    way: Way = field(kw_only=True)
    frame: Span | None = None


class Loss(NamedTuple):
    """What an engine marks as attributed and no statement is made of, and why not.

    ``unsaid`` says that nobody has said it (yet).
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    why: str
    unsaid: bool = False


class Found(NamedTuple):
    """Statements in the order of their cues, and what was marked and is none."""

    statements: list[Statement]
    losses: list[Loss]
