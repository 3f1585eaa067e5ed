"""What one claim is offered for another without a word that says so."""

import pytest
from tests.engines.reading import read, rests

from sayso.checks.key_judgements import marker_of, sound_inferences
from sayso.language.lexicon import load_lexicon
from sayso.pages.draw_conclusions import draw_conclusions
from sayso.pages.draw_notes import draw_notes


@pytest.mark.parametrize(
    ("text", "conclusion", "premise"),
    [
        pytest.param(
            "The harbour will need a second tug; the old one cannot turn the new ships.",
            "The harbour will need a second tug",
            "the old one cannot turn the new ships",
            marks=pytest.mark.xfail(strict=True, reason="a semicolon alone is little to go by"),
        ),
        (
            "The lock should stay shut this winter. Its gates leak, and the board has no money.",
            "The lock should stay shut this winter",
            "Its gates leak",
        ),
    ],
)
def test_grounds_are_found_without_a_word_for_them(
    text: str, conclusion: str, premise: str
) -> None:
    assert (conclusion, [premise], "", "unmarked") in rests(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned at four. The brigade came at five. Nine people were taken to the clinic.",
        "The ferry leaves at nine. It carries forty cars.",
    ],
)
def test_what_only_follows_in_time_rests_on_nothing(text: str) -> None:
    assert rests(text) == []


def test_what_a_word_ties_is_not_tied_again_without_one() -> None:
    text = "The lock should stay shut this winter, because its gates leak."
    assert [rule for *_, rule in rests(text)] == ["reason"]


def test_a_reason_argues_for_the_claim_that_it_hangs_on_and_no_other() -> None:
    text = (
        "Oskin will likely keep the force at Heddon until the vote. He will probably withdraw it "
        "within two weeks, because the troops have been promised their spring leave."
    )
    assert [(each[0], each[3]) for each in rests(text)] == [
        ("He will probably withdraw it within two weeks", "reason")
    ]


@pytest.mark.parametrize(
    "cause",
    [
        "The ferry is empty because the school is shut. The market is shut too.",
        "The board met on Monday. The ferry runs twice a day because the bridge is closed.",
        "The ledger has no number because the number is under the paint.",
        "The two clerks differ because they draw the line in different places.",
    ],
)
def test_because_argues_for_nothing_where_the_reader_takes_it_for_a_cause(cause: str) -> None:
    assert rests(cause) == []


def test_what_words_rest_on_one_reason_may_rest_on_another_too() -> None:
    text = (
        "The mine will probably close because its last buyer has gone; the pumps cost more than "
        "the ore is worth."
    )
    assert rests(text) == [
        (
            "The mine will probably close",
            ["the pumps cost more than the ore is worth"],
            "",
            "unmarked",
        ),
        ("The mine will probably close", ["its last buyer has gone"], "because", "reason"),
    ]


def test_a_therefore_does_not_rest_on_all_that_stands_before_it() -> None:
    text = (
        "Ilse Vann was born at Tarn. The gates leak and the pumps have failed. Therefore the "
        "lower town will probably flood."
    )
    assert rests(text) == [
        (
            "the lower town will probably flood",
            ["The gates leak", "the pumps have failed"],
            "Therefore",
            "sentences-before",
        )
    ]


def test_grounds_never_stand_in_another_paragraph() -> None:
    text = "The harbour will need a second tug.\n\nThe old one cannot turn the new ships."
    assert rests(text) == []


def test_what_has_no_marker_is_no_argument_of_a_finding() -> None:
    """A rule of checking asks for the author's own words."""
    reading = read(
        "The lock should stay shut this winter. Its gates leak, and the board has no money."
    )
    assert [marker_of(each) for each in reading.inferences] == [""]
    assert sound_inferences(reading) == ()


def test_every_mark_and_word_that_is_looked_at_has_a_name() -> None:
    lexicon = load_lexicon("grounds")
    names = {name.split(" ", 1)[1] for name in lexicon["weights"] if " " in name}
    known = {f"has {each}" for each in lexicon["classes"]} | {"has figures"}
    assert {each for each in names if each.startswith("has ")} <= known


def test_a_page_says_that_no_word_ties_them() -> None:
    reading = read(
        "The lock should stay shut this winter. Its gates leak, and the board has no money."
    )
    (conclusion,) = draw_conclusions(reading, draw_notes(reading))
    (support,) = conclusion.supports
    assert "No word says so" in support.text


def test_a_reason_for_what_may_be_argues_where_one_for_what_is_tells_of_a_cause() -> None:
    (inference,) = rests("The sluice could have failed without help because its hinges were worn.")
    assert inference[:2] == ("The sluice could have failed without help", ["its hinges were worn"])
