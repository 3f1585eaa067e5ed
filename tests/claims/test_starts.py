"""Clauses cut where the engine judges that a claim begins."""

import numpy as np
import pytest
from tests.engines.reading import read, said_by

from sayso.analysis.marks import Chances, Marks
from sayso.analysis.statements.statement import Loss
from sayso.analysis.syntax.assertion import Assertion
from sayso.claims.starts import Starts


def cut(text: str, *begins: str, verb: str, losses: tuple[Loss, ...] = ()) -> list[str]:
    """The pieces of a clause whose verb is given, where claims are judged to begin at words."""
    places = np.array([at for at in range(len(text)) if text[at - 1 : at] in ("", " ")])
    chances = np.array(
        [[0.0, 0.9 if any(text[at:].startswith(each) for each in begins) else 0.1] for at in places]
    )
    marks = Marks(piece_starts=places, chances={"claims": Chances(("inside", "claim"), chances)})
    clause = Assertion((0, len(text)), text.index(verb), 0, "main")
    starts = Starts(text, marks, [clause], (), losses)
    return [text[slice(*span)] for _, span in starts.cut(clause, clause.span)]


def test_a_claim_behind_a_word_that_joins_stands_beside_the_first() -> None:
    text = "The lock leaks and nobody has said why"
    assert cut(text, "The", "nobody", verb="leaks") == ["The lock leaks", "nobody has said why"]


def test_what_only_leads_a_claim_in_is_left_out() -> None:
    text = "It follows from the log that the gate was opened"
    assert cut(text, "the gate", verb="follows") == ["the gate was opened"]


@pytest.mark.parametrize(
    "text",
    [
        "It does not follow that the gate was opened",
        "No log shows that the gate was opened",
        "She refused to say that the gate was opened",
    ],
)
def test_what_is_denied_or_not_said_is_no_claim(text: str) -> None:
    assert cut(text, "the gate", verb=text.split()[1]) == [text]


def test_what_is_marked_as_not_said_is_no_claim() -> None:
    text = "It may turn out that the gate was opened"
    lost = Loss(None, (3, 15), ((21, len(text)),), "it is not said")
    assert cut(text, "the gate", verb="may", losses=(lost,)) == [text]


@pytest.mark.parametrize(
    ("text", "begins", "verb"),
    [
        ("The board rejected the offer", ("The", "the offer"), "rejected"),
        ("The board promised reform but has done little", ("The", "has done"), "promised"),
        ("The gates were raised so ships would pass", ("The", "ships"), "were"),
        ("The men were told to leave the port", ("The", "leave"), "were"),
        ("Of the ten who sit on it six are from Tarn", ("six",), "are"),
    ],
)
def test_an_object_a_second_verb_and_an_aim_are_part_of_their_clause(
    text: str, begins: tuple[str, ...], verb: str
) -> None:
    assert cut(text, *begins, verb=verb) == [text]


def test_a_relative_clause_that_is_set_off_stays_with_its_clause_too() -> None:
    text = "The lock leaks at the east gate, which nobody has mended"
    relative = "which nobody has mended"
    assert cut(text, "The", relative, verb="leaks") == [relative, text]


def test_what_is_judged_to_be_anothers_is_theirs_whatever_the_verb() -> None:
    claims = read("The delegations noted a fall in incidents since May.").claims
    assert [said_by(claim) for claim in claims] == ["organisation delegations"]


def test_a_verb_that_only_likens_puts_nothing_in_a_mouth() -> None:
    text = "The minister's speech of Friday echoes the speech that his predecessor gave in 1982."
    assert [said_by(claim) for claim in read(text).claims] == ["author"]
