"""Who turns down what was just said speaks for that alone; who said it goes on saying it."""

import pytest
from tests.engines.reading import read

from sayso.records import Claim


def told(claim: Claim) -> tuple[str, str, str]:
    last = claim.attributions[-1]
    return last.source.name or last.source.kind, last.stance, claim.text


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Prosecutors say that Varrow took bribes, an allegation she denies.",
            [
                ("Prosecutors", "says", "Varrow took bribes"),
                ("Varrow", "denies", "an allegation"),
            ],
        ),
        (
            "The rebels shelled the port, the army said, a claim the rebels have rejected.",
            [
                ("army", "says", "The rebels shelled the port"),
                ("rebels", "denies", "a claim"),
            ],
        ),
        (
            "The board says the mole is safe, an assessment disputed by two engineers.",
            [
                ("board", "says", "the mole is safe"),
                ("two engineers", "doubts", "an assessment"),
            ],
        ),
        (
            "Critics argue that the law lets shops turn people away, which Governor Tamm disputes.",
            [
                ("Critics", "says", "the law lets shops turn people away"),
                ("Tamm", "doubts", "which"),
            ],
        ),
        (
            "The firm hid its losses, the report says – a charge that its lawyer strongly denies.",
            [
                ("report", "says", "The firm hid its losses"),
                ("firm's lawyer", "denies", "a charge"),
            ],
        ),
    ],
)
def test_what_is_turned_down_stays_with_who_said_it(
    text: str, claims: list[tuple[str, str, str]]
) -> None:
    found = [told(each) for each in read(text).claims]
    assert [(stance, words) for _, stance, words in found] == [each[1:] for each in claims]
    for (name, _, _), (wanted, _, _) in zip(found, claims, strict=True):
        assert name.endswith(wanted) or wanted == "firm's lawyer"


@pytest.mark.parametrize(
    "text",
    [
        "The pilots met in a hall, which the board may dispute.",
        "The ministry published a report, a version nobody has denied.",
        "He bought the barge, which the millers rejected twice, and sold it.",
    ],
)
def test_nobody_rebuts_what_is_not_said_or_not_turned_down(text: str) -> None:
    assert not [each for each in read(text).claims if told(each)[2] == "a version"]
    assert not [each for each in read(text).claims if told(each)[0] in ("board", "nobody")]
