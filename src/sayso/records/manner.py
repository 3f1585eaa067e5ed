"""The manner of writing a record out: how it is to look, and what it is written beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sayso.records.case import Case
from sayso.records.judgement import Judgement
from sayso.records.reading import Reading


def _unheard(line: str) -> None:
    """Nobody has asked to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a writer may be asked for; a format takes what it knows, and leaves the rest.

    colour: with the colours of a terminal. width: of a line, in columns; None: as wide as the
    format likes. everything: every line of every list. explain: of findings, with the key
    judgements. statistics: of findings, how many of each rule. transposed: of a judgement, with
    the evidence in rows. table: the one of a record's tables that is wanted. source: of a ledger,
    whose forecasts. readings: what a dossier was linked of, by the ids of the documents. case: what
    a judgement weighs; before and changes: its judgement as it was, and what was changed in it.
    tell: is given a line for each thing that the format cannot hold.
    """

    colour: bool = False
    width: int | None = None
    everything: bool = False
    explain: bool = False
    statistics: bool = False
    transposed: bool = False
    table: str | None = None
    source: str | None = None
    readings: Mapping[str, Reading] = field(default_factory=dict)
    case: Case | None = None
    before: Judgement | None = None
    changes: tuple[str, ...] = ()
    tell: Callable[[str], None] = _unheard


PLAIN = Manner()
