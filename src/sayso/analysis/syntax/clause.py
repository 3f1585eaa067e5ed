"""A clause: its extent in a sentence, and how it hangs there."""

from dataclasses import dataclass
from typing import Literal

Tie = Literal["main", "coordinate", "adverbial", "relative", "that", "bare", "inserted", "item"]


@dataclass(slots=True)
class Clause:
    """A finite clause: half-open token indexes without its opener.

    ``tie`` says how it hangs in the sentence; ``word`` is the word that opens it ("because"),
    ``opened`` the index of that word; ``within`` the clause that holds it, None for the main
    clauses. ``verb`` is the index of its finite verb. ``fronted`` says that it stands before
    the clause that holds it.
    """

    first: int
    last: int
    tie: Tie
    word: str
    opened: int
    verb: int | None
    within: "Clause | None"
    fronted: bool = False
    start_of_verb_chunk: int = 0
