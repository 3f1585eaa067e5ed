"""Who tells behind a comma what another thinks, says or denies is the outer of the two."""

import pytest
from tests.engines.reading import read


@pytest.mark.parametrize(
    ("text", "chain", "words"),
    [
        (
            "The count believes that the truce is a ruse, two of his old grooms said.",
            [("two of his old grooms", "says"), ("count", "believes")],
            "the truce is a ruse",
        ),
        (
            "Mr Tamm denied that he had seen the ledger, his lawyer said.",
            [("Tamm's lawyer", "says"), ("Tamm", "denies")],
            "he had seen the ledger",
        ),
        (
            "Mr Tamm said the sluice had jammed, his deputy said.",
            [("Tamm's deputy", "says"), ("Tamm", "says")],
            "the sluice had jammed",
        ),
        (
            "The board ruled out that the tunnel would open before May, a spokesman said.",
            [("a spokesman", "says"), ("board", "denies")],
            "the tunnel would open before May",
        ),
        (
            "Ilse Vann expects the talks to fail within a month, according to a clerk who met her.",
            [("a clerk who met her", "says"), ("Ilse Vann", "believes")],
            "the talks to fail within a month",
        ),
        (
            "The Wire said that Mr Tamm expected the price of flour to fall by May.",
            [("Wire", "says"), ("Tamm", "believes")],
            "the price of flour to fall by May",
        ),
    ],
)
def test_who_tells_it_last_stands_outside(
    text: str, chain: list[tuple[str, str]], words: str
) -> None:
    (claim,) = read(text).claims
    assert [(each.source.name, each.stance) for each in claim.attributions] == chain
    assert claim.text == words


def test_who_adds_something_of_their_own_stands_alone() -> None:
    first, *_ = read("Mr Tamm said the clerk offered him the post, and he accepted.").claims
    assert [each.source.name for each in first.attributions] == ["Tamm"]


@pytest.mark.parametrize("word", ["but", "yet", "while", "although", "though", "whereas"])
def test_what_is_set_against_an_account_is_none_of_it(word: str) -> None:
    text = f"The dam has failed, according to the board, {word} the pilots say that it is sound."
    assert [[each.source.name for each in claim.attributions] for claim in read(text).claims] == [
        ["board"],
        ["pilots"],
    ]


def test_what_goes_on_with_an_account_belongs_to_it() -> None:
    claims = read("The bridge is shut, according to the mayor, and the ferry has sunk.").claims
    assert [claim.attributions[-1].source.name for claim in claims] == ["mayor", "mayor"]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        (
            "Ilse Vann told the court that she had warned the board and that nobody had listened.",
            "Ilse Vann",
            ["she had warned the board", "nobody had listened"],
        ),
        (
            "The tribunal finds that the dismissal was unfair and that the yard knew it.",
            "tribunal",
            ["the dismissal was unfair", "the yard knew it"],
        ),
    ],
)
def test_two_that_clauses_are_two_claims(text: str, who: str, words: list[str]) -> None:
    claims = read(text).claims
    assert [claim.text for claim in claims] == words
    assert {each.source.name for claim in claims for each in claim.attributions} == {who}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "None of the parties has said that it will leave the cabinet, but two have struck.",
            [
                "None of the parties has said that it will leave the cabinet",
                "two have struck",
            ],
        ),
        (
            "No official has suggested that the pilots were behind it, and the yard is silent.",
            ["No official has suggested that the pilots were behind it", "the yard is silent"],
        ),
    ],
)
def test_what_nobody_has_said_is_told_beside_what_goes_on(text: str, claims: list[str]) -> None:
    found = read(text).claims
    assert [claim.text for claim in found] == claims
    assert {claim.attributions[-1].source.kind for claim in found} == {"author"}


def test_whose_refusal_it_is_says_nothing_by_it() -> None:
    (claim,) = read("The yard's refusal to open the log suggests it has something to hide.").claims
    assert (claim.kind, claim.attributions[-1].source.kind) == ("judgement", "author")
    assert claim.certainty is not None
    assert claim.certainty.text == "suggests"


@pytest.mark.parametrize("thing", ["little", "nothing"])
@pytest.mark.parametrize("verb", ["suggest", "show", "indicate"])
def test_little_to_suggest_doubts(thing: str, verb: str) -> None:
    (claim,) = read(f"There is {thing} to {verb} that the fire was planned.").claims
    assert (claim.text, claim.attributions[-1].stance) == ("the fire was planned", "doubts")


@pytest.mark.parametrize("office", ["counterpart", "deputy"])
def test_two_who_speak_are_two_where_commas_set_off_the_second(office: str) -> None:
    (claim,) = read(f"Minister Piet Odran and his {office}, Ilse Vann, said it would go on.").claims
    assert [each.source.name for each in claim.attributions] == ["Piet Odran and Ilse Vann"]


@pytest.mark.parametrize("word", ["after", "before", "once", "when", "while"])
@pytest.mark.parametrize("break_", ["", ",", " shortly", " soon"])
def test_what_happened_when_somebody_spoke_is_told_too(word: str, break_: str) -> None:
    said, *told = read(f"Shares fell{break_} {word} the bank said that it had lost a ship.").claims
    assert said.text == "Shares fell"
    assert [claim.text for claim in told] == ["it had lost a ship"]


@pytest.mark.parametrize(
    "lead",
    [
        "The request comes",
        "The raid followed",
        "It happened",
        "The flood occurred",
        *(
            f"The raid took place {many}"
            for many in (
                "two days",
                "two hours",
                "ten minutes",
                "two months",
                "two weeks",
                "ten years",
            )
        ),
    ],
)
def test_where_all_hangs_on_who_spoke_nothing_else_is_told(lead: str) -> None:
    claims = read(f"{lead} after the bank said that it had lost a ship.").claims
    assert lead not in [claim.text for claim in claims]


def chain_of(text: str, claim: int = 0) -> list[str | None]:
    return [each.source.name for each in read(text).claims[claim].attributions]


@pytest.mark.parametrize(
    "text",
    [
        "The dam is shut, the mayor said, according to the Tarn Courier.",
        "“The dam is shut,” the mayor said, according to the Tarn Courier.",
        "“The dam is shut,” the mayor told in a letter, according to the Tarn Courier.",
        "The mayor, as quoted by the Tarn Courier, said the dam was shut.",
        "The mayor, quoted in the Tarn Courier, said the dam was shut.",
        "According to the mayor, quoted by the Tarn Courier, the dam is shut.",
        "According to the mayor cited by the Tarn Courier, the dam is shut.",
        "The dam is shut, according to the mayor, quoted by the Tarn Courier.",
    ],
)
def test_who_quotes_whoever_says_it_stands_outside(text: str) -> None:
    (claim,) = read(text).claims
    assert [each.source.name for each in claim.attributions] == ["Tarn Courier", "mayor"]
    assert claim.text.lower() in ("the dam is shut", "the dam was shut")


def test_a_quotation_goes_on_as_whose_words_they_are_not_of_who_quotes_them() -> None:
    text = "“The dam is shut,” the mayor said, according to the Tarn Courier. “It will stay shut.”"
    assert chain_of(text, 1) == ["mayor"]


@pytest.mark.parametrize("told", ["we spoke to thought", "I know say", "they trust say"])
def test_a_clause_about_a_source_is_no_part_of_its_name(told: str) -> None:
    assert chain_of(f"Two former keepers {told} the gate was weak.") == ["Two former keepers"]
