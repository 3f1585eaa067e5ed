"""Clauses: which stretches of a sentence assert something of their own."""

import pytest
from tests.engines.reading import only, propositions, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell, and the ferry stopped.", ["The bridge fell", "the ferry stopped"]),
        ("The bridge fell; the ferry stopped.", ["The bridge fell", "the ferry stopped"]),
        ("The bridge fell, but the ferry runs.", ["The bridge fell", "the ferry runs"]),
        ("The bridge fell and the ferry stopped.", ["The bridge fell", "the ferry stopped"]),
        (
            "Tarn has no port, while Orla has three.",
            ["Tarn has no port", "Orla has three"],
        ),
        (
            "The pact holds, although nobody likes it.",
            ["The pact holds", "nobody likes it"],
        ),
        (
            "One thing is clear: the dam is old.",
            ["One thing is clear", "the dam is old"],
        ),
    ],
)
def test_clauses_with_subjects_of_their_own_are_two_claims(text: str, expected: list[str]) -> None:
    assert propositions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell and killed two men.",
        "The army crossed the river, took the yard and burned it.",
        "Two men, both from Tarn, were held.",
        "The men who attacked were arrested.",
        "The ships that sank were old.",
        "The order that the minister signed was leaked.",
        "Having crossed the river, the army rested.",
        "The army rested after it had crossed the river.",
        "The army stops when it rains.",
        "The army waited until the rain stopped.",
        "The dam, built in 1912, leaks.",
        "The dam leaks, forcing farmers to leave.",
        "To mend the dam, the town sold its yard.",
    ],
)
def test_what_is_part_of_a_clause_stays_with_it(text: str) -> None:
    assert propositions(text) == [text[:-1]]


def test_what_somebody_calls_it_is_beside_what_it_was() -> None:
    text = "What the ministry calls an accident was probably an attack."
    assert propositions(text) == [text[:-1], "an accident"]


def test_what_is_said_of_a_claim_is_not_the_claims() -> None:
    text = "Vesk's claim that the dam was mined is false."
    claims = read(text).claims
    assert [(each.text, each.kind) for each in claims] == [
        (text[:-1], "assertion"),
        ("the dam was mined", "report"),
    ]


def test_nor_stays_with_what_it_denies() -> None:
    text = "Nor is there any sign that the army will move."
    assert propositions(text) == [text[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "After the vote the mayor resigned.",
        "Until June the crews will stay ashore.",
        "As a result the ministry closed the port.",
        "Before the raid there was a warning from the harbour office.",
        "When the general arrived the guards fled the palace.",
        "Once the guns fall silent the port will open.",
        "If the ministry pays in June the crews will return to work.",
        "How the town uses water is changing.",
        "Whether the mayor resigns remains unclear.",
        "What the council wants is a new bridge.",
        "Pressed on the matter, she refused to answer.",
        "The longer the strike lasts, the more the town will lose.",
        "So far there has been no response.",
        "Because of the ice the ferry is late.",
        "With the harbour closed, trade has stopped.",
        "If the reports are true, the ministry lied.",
        pytest.param(
            "The minister has promised reform but has done little.",
            marks=pytest.mark.xfail(
                strict=True, reason="what is promised is its promiser's; what was done is lost"
            ),
        ),
        pytest.param(
            "In a town where most men fish, the ban is hated.",
            marks=pytest.mark.xfail(
                strict=True, reason="the clause alone weighs more than with what leads it in"
            ),
        ),
        "Either the dam was mined or it failed.",
        pytest.param(
            "The army must leave, or it will be forced out.",
            marks=pytest.mark.xfail(
                strict=True, reason="hands part what a comma and “or” join, as two clauses"
            ),
        ),
        "Of the ten judges who will sit, six are from Tarn.",
        "Without proof that the ship was sold, the court does nothing.",
    ],
)
def test_what_leads_a_clause_in_is_part_of_it(text: str) -> None:
    assert propositions(text) == [text[:-1]]


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("The storm, which killed over 100 people, reached Tarn.", "which killed over 100 people"),
        ("The bridge, where two men drowned, was closed.", "where two men drowned"),
        ("The army took the yard, which had stood empty.", "which had stood empty"),
    ],
)
def test_a_relative_clause_that_brings_a_fact_is_a_claim_of_its_own(
    text: str, relative: str
) -> None:
    assert propositions(text) == [text[:-1], relative] or relative in propositions(text)
    assert len(propositions(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, the dam is old.", "the dam is old"),
        ("Meanwhile, the dam is old.", "the dam is old"),
        ("At the same time, the dam is old.", "the dam is old"),
        ("But the dam is old.", "the dam is old"),
        ("In short, the dam is old.", "the dam is old"),
        ("Still, and above all, the dam is old.", "the dam is old"),
        ("The dam, however, is old.", "The dam, however, is old"),
        ("In May the dam was old.", "In May the dam was old"),
        ("In Tarn, the dam is old.", "In Tarn, the dam is old"),
    ],
)
def test_words_that_only_join_are_left_out(text: str, expected: str) -> None:
    assert propositions(text) == [expected]


@pytest.mark.parametrize(
    "carrier",
    [
        "It is likely that",
        "It is clear that",
        "It seems that",
        "It remains possible that",
        "There is no doubt that",
        "There is a risk that",
        "There are signs that",
        "Chances are that",
        "The most likely explanation is that",
        "The problem is that",
        "The odds are that",
    ],
)
def test_what_carries_a_clause_is_no_claim(carrier: str) -> None:
    assert propositions(f"{carrier} the dam is old.") == ["the dam is old"]


@pytest.mark.parametrize(
    "text",
    [
        "We have high confidence in this reading.",
        "I have little confidence in the log.",
        "Our confidence in this is low.",
    ],
)
def test_a_statement_of_confidence_is_a_claim_of_its_own(text: str) -> None:
    assert propositions(text) == [text[:-1]]


@pytest.mark.parametrize(
    "text",
    [
        "Who blew up the bridge?",
        "Did the ministry know that the dam was failing?",
        "The crew left, but when?",
        "“Is it over?” she asked.",
        "“Why did they leave?” asked Odile Marr.",
        "Would he say the dam is safe?",
    ],
)
def test_a_question_is_no_claim(text: str) -> None:
    assert propositions(text) == []


def test_a_statement_beside_a_question_is_one() -> None:
    text = "Whose boats were they? The crew sold them. Why?"
    assert propositions(text) == ["The crew sold them"]


@pytest.mark.parametrize(
    "text",
    [
        "What the crew knew\n\nThe dam is old.",
        "THE DAM\n\nThe dam is old.",
        "A Short History Of The Dam\n\nThe dam is old.",
    ],
)
def test_a_heading_is_no_claim(text: str) -> None:
    assert propositions(text) == ["The dam is old"]


@pytest.mark.parametrize(
    "text",
    [
        "A dam in Tarn, 1912.",
        "Old, cold and grey.",
        "Not so.",
        "12 May 2019.",
        "Its mayor.",
    ],
)
def test_words_without_a_finite_verb_say_nothing(text: str) -> None:
    assert propositions(text) == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The pact will ensue once Tarn forms a government.", "once Tarn forms a government"),
        ("If the rain goes on, the town will flood.", "If the rain goes on"),
        ("Unless the pump is mended, the field will flood.", "Unless the pump is mended"),
        ("The truce will hold as long as both sides are paid.", "as long as both sides are paid"),
        ("The truce will hold provided that both are paid.", "provided that both are paid"),
        ("In the event that it fails, the town will burn.", "In the event that it fails"),
        ("As soon as the mines are gone, the port will open.", "As soon as the mines are gone"),
        ("The army will march only if the roads are dry.", "only if the roads are dry"),
        ("Even if the truce holds, the port will stay shut.", "Even if the truce holds"),
        ("The port will stay shut until the mines are gone.", "until the mines are gone"),
        ("Assuming that it holds, the port will open.", "Assuming that it holds"),
        ("If he says that it holds, the port will open.", "If he says that it holds"),
    ],
)
def test_a_condition_is_part_of_its_claim(text: str, condition: str) -> None:
    claim = only(text)
    assert claim.text == text[:-1]
    assert claim.condition is not None
    assert (claim.condition.text, claim.kind) == (condition, "forecast")


@pytest.mark.parametrize(
    "text",
    [
        "Odile Marr said the dam would hold if the rain stopped.",
        "The ministry expects that the dam will hold if the rain stops.",
        "“The dam will hold if the rain stops,” said Odile Marr.",
    ],
)
def test_a_condition_inside_a_statement_is_the_speakers(text: str) -> None:
    claim = only(text)
    assert claim.condition is not None
    assert claim.condition.text.startswith("if the rain")
    assert claim.source.kind != "author"


def test_a_condition_parted_by_a_hedge_stands_outside_the_span() -> None:
    claim = only("If the rain goes on, it is likely that the town will flood.")
    assert claim.text == "the town will flood"
    assert claim.certainty is not None
    assert claim.certainty.text == "likely"


def test_a_sentence_too_long_to_be_one_is_read_in_pieces() -> None:
    reading = read("The dam is old, " * 200)
    assert len(reading.claims) > 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry says the road is safe but that the bridge is not.",
            ["the road is safe", "the bridge is not"],
        ),
        (
            "Odile Marr said that the lock had been cut and that the alarm had been off.",
            ["the lock had been cut", "the alarm had been off"],
        ),
        (
            "The port says that the gate leaks and the pump is old.",
            ["the gate leaks", "the pump is old"],
        ),
    ],
)
def test_joined_contents_are_two_claims_of_one_source(text: str, expected: list[str]) -> None:
    claims = read(text).claims
    assert [claim.text for claim in claims] == expected
    assert len({claim.source.name for claim in claims}) == 1


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Should the truce fail, the port will close.", "Should the truce fail"),
        ("Were the dam to burst, Estrin would flood.", "Were the dam to burst"),
        ("Had the guard looked, he would have seen it.", "Had the guard looked"),
        ("Should the truce fail the port will close.", "Should the truce fail"),
        ("Had the army moved the town would have fallen.", "Had the army moved"),
        (
            "Had Ana Bo said that it was sold, the crew would have left.",
            "Had Ana Bo said that it was sold",
        ),
    ],
)
def test_an_inverted_clause_in_front_is_a_condition(text: str, condition: str) -> None:
    claim = only(text)
    assert claim.condition is not None
    assert (claim.text, claim.condition.text) == (text[:-1], condition)
