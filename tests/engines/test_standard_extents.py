"""Where clauses end: lists, brackets, adverbs before an opener, sums of money."""

import pytest

from .reading import only, read


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The army took Pell; the bridges at Ossa, Dorran and Vesk; and, on 3 June, the field.",
            ["The army took Pell; the bridges at Ossa, Dorran and Vesk; and, on 3 June, the field"],
        ),
        (
            "Repairs are under way; nobody was hurt.",
            ["Repairs are under way", "nobody was hurt"],
        ),
        (
            "We condemn the raids even though we do not list them.",
            ["We condemn the raids", "we do not list them"],
        ),
        (
            "No headway was made, not only because the council is split (its envoys fell out), "
            "but also due to its fear.",
            ["No headway was made", "the council is split", "its envoys fell out"],
        ),
        (
            "Although the fleet lost ships, crews and harbours, the admiral kept his post.",
            ["the fleet lost ships, crews and harbours", "the admiral kept his post"],
        ),
        (
            "The islanders elected a new president and council dominated by guild men.",
            ["The islanders elected a new president and council dominated by guild men"],
        ),
        (
            "Because the unit was sold, the $4.8 billion was paid to Halm.",
            ["the unit was sold", "the $4.8 billion was paid to Halm"],
        ),
        (
            "Forty barges have waited at Pell since the lock was shut.",
            ["Forty barges have waited at Pell since the lock was shut"],
        ),
        ("Since the board is split, no vote was held.", ["the board is split", "no vote was held"]),
    ],
)
def test_a_clause_has_its_whole_extent_and_no_more(text: str, claims: list[str]) -> None:
    assert [each.text for each in read(text).claims] == claims


@pytest.mark.parametrize(
    "lead", ["PORT ORLA/PELL (Sural Wire) - ", "ORLA/PELL — ", "Orla, May 3 (Wire) — ", "Losses: "]
)
def test_what_leads_a_text_in_is_in_no_claim(lead: str) -> None:
    text = f"{lead}The lock has been shut by two ministries."
    assert [each.text for each in read(text).claims] == ["The lock has been shut by two ministries"]


def test_reportedly_belongs_to_the_part_that_it_stands_in() -> None:
    text = "The raid dwarfs any before it, with the first wave reportedly involving 200 boats."
    kinds = [(each.text, each.source.kind, each.certainty) for each in read(text).claims]
    assert kinds == [
        (text[:-1], "author", None),
        ("involving 200 boats", "impersonal", None),
    ]


def test_a_relative_clause_that_nobody_in_particular_tells_has_its_subject() -> None:
    text = "The levy hit the guild, which was suspected of paying for the raids."
    assert [each.text for each in read(text).claims][-1] == (
        "which was suspected of paying for the raids"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We assess with moderate confidence that {}.", "with moderate confidence"),
        ("We assess with moderate confidence {}.", "with moderate confidence"),
        ("With low confidence, we judge that {}.", "With low confidence"),
    ],
)
def test_confidence_before_what_is_assessed_is_in_no_claim_but_its_certainty(
    text: str, words: str
) -> None:
    claim = only(text.format("Orvan has not resumed it"))
    assert claim.text == "Orvan has not resumed it"
    assert claim.certainty is not None
    assert claim.certainty.text == words


def test_a_hedge_before_because_is_of_the_reason() -> None:
    claims = read("The gate failed, probably because the sill was cracked.").claims
    words = [each.certainty.text if each.certainty else None for each in claims]
    assert words == [None, "probably"]


def test_what_is_denied_as_a_reason_is_not_asserted() -> None:
    text = "The gate failed, not because it was old, but because it was struck by a barge."
    assert "it was old" not in [each.text for each in read(text).claims]
