"""A name: one mention of somebody or something, before it is known whose it is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: half-open offsets, its words, and the word just before it.

    ``text`` are the words with single spaces.

    ``kind`` is person, organisation, place, facility, weapon, group or document where that is
    known, else empty.
    """

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    kind: str = ""
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(self.words))
