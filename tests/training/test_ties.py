"""What readings by hand tell of two places: what rests on what, and which words mean who speaks."""

from typing import Any

import numpy as np
from training.corpora.passage import Mark
from training.corpora.ties import tie_grounds, tie_speakers
from training.examples import Pairs

TEXT = "Vann warned of ice. She shut the pier. The pilots object. It will freeze."


def claim(name: str, words: str, link: dict[str, Any], rests_on: tuple[str, ...] = ()) -> Any:
    start = TEXT.index(words)
    chain = [{"kind": "author", "name": None, **link}]
    return {
        "id": name,
        "start": start,
        "end": start + len(words),
        "chain": chain,
        "rests_on": rests_on,
    }


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


VANN = {"kind": "person", "name": "Ada Vann"}
CLAIMS = [
    claim("c1", "ice", VANN),
    claim("c2", "shut the pier", VANN, ("c1",)),
    claim("c3", "It will freeze", {}, ("c1", "c9")),
]
NAMES = [Mark("person", *place("Vann")), Mark("group", *place("The pilots")), Mark("place", 0, 0)]
SAID = {"c2": place("She")}


def test_a_claim_is_tied_to_those_that_it_rests_on() -> None:
    assert tie_grounds(CLAIMS).tied == ((1, 0), (2, 0))


def test_a_claim_is_asked_of_all_near_it_and_not_of_itself() -> None:
    asked = {
        (one, other)
        for one, first, last in tie_grounds(CLAIMS).asked
        for other in range(first, last)
    }
    assert asked == {(one, other) for one in range(3) for other in range(3) if one != other}


def test_a_claim_is_tied_to_every_mention_of_whoever_puts_it_forward() -> None:
    ties = tie_speakers(TEXT, CLAIMS, NAMES, SAID)
    meant = {(one, TEXT[slice(*ties.others[other])]) for one, other in ties.tied}
    assert meant == {(0, "Vann"), (0, "She"), (1, "Vann"), (1, "She")}


def test_the_authors_claim_is_asked_of_and_tied_to_nobody() -> None:
    ties = tie_speakers(TEXT, CLAIMS, NAMES, SAID)
    assert (2, 0, len(ties.others)) in ties.asked
    assert all(one != 2 for one, _ in ties.tied)


def test_of_a_speaker_who_is_nowhere_named_nothing_is_asked() -> None:
    unnamed = claim("c1", "ice", {"kind": "unnamed", "name": "a clerk"})
    assert tie_speakers(TEXT, [unnamed], NAMES, {}).asked == ()


def test_a_window_that_has_lost_all_that_a_claim_is_tied_to_knows_nothing_of_it() -> None:
    spans = np.array([[0, 2], [4, 6], [8, 10]])
    tied = np.array([[False, False, True], [True, False, False], [False, False, False]])
    cut = Pairs(spans, spans, tied, np.ones((3, 3), dtype=np.bool_)).cut(3, 12)
    assert cut.ones.tolist() == [[1, 3], [5, 7]]
    assert cut.known.any(axis=1).tolist() == [False, True]
