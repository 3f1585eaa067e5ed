"""Whose a claim is: the likeliest of those spoken of near it, by weights that an engine tells."""

from dataclasses import replace

import pytest

from sayso.analysis.analyse import analyse
from sayso.claims.make_reading import make_reading
from sayso.claims.speaking import choose
from sayso.claims.whose import Asked
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Claim, Source
from sayso.scales.scale import load_scale

NOTE = (
    "Commissioner Odile Marr opened the lock on Monday. Ivo Brandt told the board that the pumps "
    "were old. The spare ones had been sold. According to the survey, the gate leaks."
)


def claims(text: str, **weights: float) -> list[Claim]:
    """The claims of a text, with such weights for what is seen of those who may speak."""
    document = TextReader().read(text.encode(), location="a.txt")
    marks = replace(StandardEngine().mark(document), speaking=weights)
    return list(make_reading(analyse(document, marks), load_scale("icd203")).claims)


def speakers(text: str, **weights: float) -> list[str | None]:
    return [claim.source.name for claim in claims(text, **weights)]


def test_without_weights_whoever_the_rules_find_speaks() -> None:
    assert speakers(NOTE) == [None, "Ivo Brandt", None, "survey"]


def test_who_spoke_last_goes_on_with_the_words_that_attribute_it_to_them() -> None:
    found = claims(NOTE, **{"spoke last": 9.0, "not ruled, definite": -20.0})
    assert [each.source.name for each in found][1:] == ["Ivo Brandt", "Ivo Brandt", "survey"]
    assert found[2].attributions == found[1].attributions


def test_who_goes_on_after_a_denial_denies_no_more() -> None:
    text = NOTE.replace("told the board that", "denied that")
    found = claims(text, **{"spoke last": 9.0, "ruled by marks": 1.0})
    assert [each.attributions[-1].stance for each in found[1:3]] == ["denies", "says"]


def test_who_is_only_spoken_of_puts_nothing_forward_without_a_word_for_it() -> None:
    assert speakers(NOTE, **{"is person": 9.0, "speaks there": -20.0})[2] is None


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("The minister warned against opening the gate.", None),
        ("Odile Marr railed against the levy.", None),
        ("He warned against opening the gate.", "Ivo Brandt"),
        ("“The minister warned against opening the gate.”", "Ivo Brandt"),
    ],
)
def test_what_tells_of_anothers_words_is_not_whose_the_words_before_are(
    told: str, speaker: str | None
) -> None:
    said = speakers(f"Ivo Brandt said that the pumps were old. {told}", **{"spoke last": 9.0})
    assert said[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Brandt said that the pumps were old.\n\nThe board met.\n\nThe spare ones are gone.",
        "Ivo Brandt said: “The pumps are old” – that is false.",
        "Ivo Brandt said that the pumps were old. We judge that the gate leaks.",
    ],
)
def test_what_is_far_behind_a_quotation_or_in_our_words_is_the_authors(text: str) -> None:
    assert speakers(text, **{"spoke last": 9.0, "is person": 9.0})[-1] is None


def test_a_pronoun_is_whoever_is_likeliest_and_never_the_author() -> None:
    text = "Odile Marr met Ivo Brandt. She said that the gate leaks."
    assert speakers(text, **{"is author": 20.0})[-1] == "Odile Marr"
    last = claims(text, **{"is author": 20.0, "ruled, she": -9.0})[-1]
    assert last.source.name == "Ivo Brandt"
    assert last.attributions[-1].cue is not None
    assert last.attributions[-1].cue.text == "said"
    assert last.source.start == text.index("She")


@pytest.mark.parametrize("apart", [0.0, 0.0004])
def test_of_equals_the_first_is_chosen_whatever_the_processor_adds(apart: float) -> None:
    first, second = Source(kind="author"), Source(kind="person", name="Ivo Brandt")
    asked = Asked(0, (first, second), ({"one": 1.0}, {"one": 1.0 + apart}))
    assert choose(asked, {"one": 1.0}) == first


def test_what_ships_knows_who_goes_on() -> None:
    text = (
        "Odile Marr resigned on Monday. “I could not sign it,” she said. “The numbers were made "
        "up. Nobody had counted the pumps.”"
    )
    document = TextReader().read(text.encode(), location="a.txt")
    marks = StandardEngine().mark(document)
    reading = make_reading(analyse(document, marks), load_scale("icd203"))
    assert {claim.source.name for claim in reading.claims[1:]} == {"Odile Marr"}


def test_it_is_the_report_that_has_just_spoken() -> None:
    text = (
        "The Water Inspectorate published a report. The report found that the gates leaked. "
        "It said that the pumps were old."
    )
    document = TextReader().read(text.encode(), location="a.txt")
    reading = make_reading(analyse(document, StandardEngine().mark(document)), load_scale("icd203"))
    assert [claim.source.name for claim in reading.claims] == [None, "report", "report"]


def test_nobody_is_asked_whom_a_claim_itself_names() -> None:
    text = "Odile Marr praised Ivo Brandt. He said that Ivo Brandt was late."
    assert speakers(text, **{"is person": 9.0, "rank": 9.0}) == [None, "Odile Marr"]


def test_where_somebody_speaks_nobody_of_another_sentence_does_beside_them() -> None:
    text = NOTE.replace("The spare", "The board fears a flood, and the spare")
    found = claims(
        text, **{"spoke last": 9.0, "not ruled, definite": -20.0, "ruled by marks": 20.0}
    )
    assert "Ivo Brandt" not in [each.source.name for each in found if "spare" in each.text]
