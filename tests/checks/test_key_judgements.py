"""Key judgements: defined, not guessed, and each with the reason why it was chosen."""

import pytest
from tests.checks.readings import read

from sayso.checks.key_judgements import find_key_judgements

MIDDLE = "\n\n".join(
    f"The {name} gate was shut on {day} March 2026. It has two locks and one guard."
    for day, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), start=1)
)


def chosen(text: str) -> list[tuple[str, str]]:
    """The text and the reason of each key judgement, by rank."""
    reading = read(text)
    claims = {claim.id: claim.text for claim in reading.claims}
    return [(claims[each.claim], each.reason) for each in find_key_judgements(reading)]


@pytest.mark.parametrize(
    "heading", ["Key judgements", "KEY JUDGMENTS", "Assessment", "Our assessment:", "Outlook"]
)
def test_a_sentence_under_a_heading(heading: str) -> None:
    text = f"# {heading}\n\nThe dam is in danger.\n\n# Background\n\n{MIDDLE}"

    ((words, reason),) = chosen(text)
    assert words == "The dam is in danger"
    assert reason.startswith("it stands under the heading")


def test_the_section_ends_at_the_next_heading_of_its_level() -> None:
    text = "# Assessment\n\nThe dam leaks.\n\n## Gates\n\nThey are old.\n\n# Sources\n\nNone speak."

    assert [words for words, _ in chosen(text)] == ["The dam leaks", "They are old"]


def test_a_conclusion_that_nothing_rests_on() -> None:
    text = f"{MIDDLE}\n\nThe locks are old. Therefore a guard is needed.\n\n{MIDDLE}"

    ((words, reason),) = chosen(text)
    assert words == "a guard is needed"
    assert reason == "it is a conclusion (“Therefore”) that no other claim rests on"


def test_a_hedged_claim_counts_at_either_end_only() -> None:
    hedged = "The dam is likely to leak."

    assert chosen(f"{hedged}\n\n{MIDDLE}")[0][1].endswith("in the first fifth of the text")
    assert chosen(f"{MIDDLE}\n\n{hedged}")[0][1].endswith("in the last fifth of the text")
    assert chosen(f"{MIDDLE}\n\n{hedged}\n\n{MIDDLE}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said that the dam is likely to leak.",
        "Parliament will vote on the dam on Tuesday.",
        "This report will describe the dam.",
        "I will probably see you at the dam.",
        "“The dam will leak.”",
    ],
)
def test_what_is_nobodys_judgement_here(sentence: str) -> None:
    assert chosen(f"{MIDDLE}\n\n{sentence}") == []


def test_stronger_reasons_rank_higher() -> None:
    text = (
        f"# Key judgements\n\nA flood is likely.\n\n# Background\n\n{MIDDLE}\n\n"
        "The locks are old. Therefore a guard is needed. The north gate may leak."
    )

    assert [words for words, _ in chosen(text)] == [
        "A flood is likely",
        "a guard is needed",
        "The north gate may leak",
    ]
