"""A quote: whether a document holds some words, whose they are there, and who else has them."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.claim import Claim
from sayso.records.linked import Listed
from sayso.records.made_by import MadeBy
from sayso.records.source import SourceKind
from sayso.records.span import Words, check_span

QUOTE_FORMAT: Literal["sayso.quote/1"] = "sayso.quote/1"
Match = Literal["exact", "near", "not found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the two part: the words ``there``, in the document, and ``here``, in what is quoted.

    Either is empty where only the other has words.
    """

    there: str
    here: str

    def __post_init__(self) -> None:
        if self.there == self.here:
            raise ValueError("no difference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a document holds the words, or words much like them.

    start, end: half-open, in code points of the document's text. ``likeness``: the share of words
    that both have, in [0, 1]. ``claims`` are those that the words put forward, with who says each
    and how surely; ``unsaid`` are words of the document that bear on those claims, a hedge, a
    condition or a denial, and that what is quoted leaves out.
    """

    match: Literal["exact", "near"]
    start: int
    end: int
    text: str
    likeness: float
    differences: tuple[Difference, ...] = ()
    claims: tuple[Claim, ...] = ()
    unsaid: tuple[Words, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if (self.match == "exact") != (not self.differences):
            raise ValueError("what is exact has no differences, and what is near has some")


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another document that holds the words, or puts the same claim forward in others.

    ``match`` is "same claim" for the latter. ``voice``: whose say-so it is there. ``says``: False
    where it denies what the quoted document says. ``follows``: the document that it has it from,
    by its id, None where none is known.
    """

    document: Listed
    match: Literal["exact", "near", "same claim"]
    start: int
    end: int
    text: str
    voice: str
    voice_kind: SourceKind | None
    says: bool = True
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What came of looking for words in a document, and in others beside it.

    ``among``: how many others were looked into. ``origins``: to how many sources the documents that
    put the claim forward go back, so that copies count once; None where no other document has the
    claim. ``unread``: documents that could not be looked into, each with why.
    """

    format: Literal["sayso.quote/1"] = QUOTE_FORMAT
    words: str
    document: Listed
    match: Match
    places: tuple[Found, ...] = ()
    among: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()
    origins: int | None = None
    unread: tuple[str, ...] = ()
    made_by: MadeBy | None = None

    def __post_init__(self) -> None:
        if (self.match == "not found") != (not self.places):
            raise ValueError("words are found in a place, or not at all")
