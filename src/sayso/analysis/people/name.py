"""A name: one mention of somebody or something, before it is known whose it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: half-open offsets, its words, and the word just before it.

    ``kind`` is person, organisation, place, facility, weapon, group or document where that is
    known, else empty.
    """

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    kind: str = ""

    @property
    def text(self) -> str:
        """The name's words with single spaces."""
        return " ".join(self.words)
