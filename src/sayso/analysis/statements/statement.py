"""Statements: who puts what forward, in which spans of the text."""

from dataclasses import dataclass

from sayso.analysis.marks import Span
from sayso.records import Source, Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody puts something forward.

    ``source`` is None where no words name one (an impersonal passive), ``cue`` empty where none
    attribute (a quoted paragraph). ``contents`` are the
    spans that are put forward, in order. ``relayed`` says that another source puts the same
    forward and names this one for it ("said the Wire, citing two officials"). ``who`` is the
    source that the words at ``source`` name, once that is known.
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    stance: Stance = "says"
    relayed: bool = False
    who: Source | None = None
