"""Who puts a claim forward, by which words, and with what stance."""

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Words, check_span

SourceKind = Literal[
    "author", "person", "organisation", "document", "unnamed", "vague", "impersonal"
]
Stance = Literal["says", "believes", "doubts", "denies", "asks", "intends"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Someone or something that puts a claim forward.

    ``name`` is resolved ("he" gives the name it stands for); it is None for the author and for
    an impersonal source. start and end are the words that name the source in this place, or
    None where no words do (the author).
    """

    kind: SourceKind
    name: str | None = None
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a source has both a start and an end, or neither")
        if self.start is not None and self.end is not None:
            check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a chain: a source, the words that attribute, and the source's stance."""

    source: Source
    cue: Words | None = None
    stance: Stance = "says"


AUTHOR = Attribution(source=Source(kind="author"))
