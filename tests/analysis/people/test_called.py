"""Called: of all words that may name a source, those that are likeliest by what is seen of each."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sayso.analysis.analyse import analyse
from sayso.analysis.analysis import Analysis
from sayso.analysis.people.called import Callings
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Source

TEXT = (
    "The Tarn Relief Committee opened two shelters. Odile Marr, its head, thanked the town. "
    "A former tenant of the Skarn mill said the roof had gone. The committee said it would pay. "
    "She said the mill was next."
)


def analysed(text: str, **callings: float) -> Analysis:
    document = TextReader().read(text.encode(), location="a.txt")
    marks = StandardEngine().mark(document)
    return analyse(document, replace(marks, callings=callings))


def asked_for(words: str, ruled: str, *, text: str = TEXT) -> Mapping[str, Mapping[str, float]]:
    """What is seen of each name that words may have, by the name."""
    analysis = analysed(text)
    callings = Callings(text, analysis.parsed, analysis.names, analysis.marks)
    start = text.index(words)
    source = Source(kind="organisation", name=ruled, start=start, end=start + len(words))
    asked = callings.ask(source)
    assert asked is not None
    called = [each.called for each in asked.options]
    return dict(zip(called, asked.seen, strict=True))


def test_what_the_rules_say_is_the_first_that_may_be_the_name() -> None:
    found = asked_for("The committee", "committee")
    assert next(iter(found)) == "committee"
    assert "ruled" in found["committee"]


@pytest.mark.parametrize(
    ("words", "ruled", "name"),
    [
        ("The committee", "committee", "Tarn Relief Committee"),
        ("She", "She", "Odile Marr"),
        ("A former tenant of the Skarn mill", "tenant", "A former tenant of the Skarn mill"),
    ],
)
def test_fuller_names_of_the_text_and_longer_words_of_its_own_may_be_it(
    words: str, ruled: str, name: str
) -> None:
    assert name in asked_for(words, ruled)


def test_a_phrase_of_the_same_head_anywhere_in_the_text_may_be_it() -> None:
    text = "A transponder record was found. Nobody had asked. The record shows a turn to the north."
    assert "transponder record" in asked_for("The record", "record", text=text)


def test_who_spoke_before_may_be_meant_and_how_far_back_is_seen() -> None:
    callings = {"ruled": 1.0}
    analysis = analysed(TEXT, **callings)
    talks = Callings(TEXT, analysis.parsed, analysis.names, analysis.marks)
    for name in ("Piet Odran", "Ilse Vann"):
        talks.remember(Source(kind="person", name=name, start=0, end=3))
    start = TEXT.index("She said")
    asked = talks.ask(Source(kind="person", name="she", start=start, end=start + 3))
    assert asked is not None
    seen = {each.called: set(what) for each, what in zip(asked.options, asked.seen, strict=True)}
    assert "spoke, 0" in seen["Ilse Vann"]
    assert "spoke, 1" in seen["Piet Odran"]


def who_says(text: str, **callings: float) -> list[str | None]:
    return [each.who.name for each in analysed(text, **callings).statements if each.who]


def test_without_weights_the_rules_name_a_source() -> None:
    text = "A report was filed. The port authority said the quay was closed."
    assert who_says(text) == ["port authority"]


def test_with_weights_the_likeliest_words_name_it() -> None:
    text = "The Skarn port authority met on Monday. The port authority said the quay was closed."
    assert who_says(text) == ["Skarn port authority"]
    assert who_says(text, **{"own whole": 1.0}) == ["The port authority"]


def test_two_who_are_named_together_keep_both_names() -> None:
    text = "Ilse Vann and Piet Odran said that it was open."
    assert who_says(text, **{"own name": 1.0}) == ["Ilse Vann and Piet Odran"]


def test_nobody_is_called_by_the_name_of_whose_turn_it_is() -> None:
    analysis = analysed(TEXT, **{"spoke, 0": 1.0})
    callings = Callings(TEXT, analysis.parsed, analysis.names, analysis.marks)
    vann = Source(kind="person", name="Ilse Vann", start=0, end=3)
    callings.remember(vann)
    start = TEXT.index("She said")
    she = Source(kind="person", name="she", start=start, end=start + 3)
    assert callings.settle(she).name == "Ilse Vann"
    assert callings.settle(she, vann).name == "she"


def test_of_equals_what_the_rules_say_stands() -> None:
    text = "A report was filed. The port authority said the quay was closed."
    assert who_says(text, unheard_of=1.0) == ["port authority"]


def test_whoever_speaks_for_somebody_is_not_called_by_their_name() -> None:
    text = "Odile Marr left. A spokeswoman for Odile Marr said the roof had gone."
    start = text.index("A spokes")
    ruled = Source(kind="unnamed", name="A spokeswoman", start=start, end=text.index(" said"))
    analysis = analysed(text)
    asked = Callings(text, analysis.parsed, analysis.names, analysis.marks).ask(ruled)
    assert asked is not None
    assert "Odile Marr" not in [each.called for each in asked.options]


def test_it_is_no_person_and_they_are_not_one() -> None:
    text = "Odile Marr met the Tarn Relief Committee. It said the roof had gone. They said so."
    analysis = analysed(text)
    callings = Callings(text, analysis.parsed, analysis.names, analysis.marks)
    for pronoun in ("It", "They"):
        start = text.index(pronoun)
        ruled = Source(kind="vague", name=pronoun, start=start, end=start + len(pronoun))
        asked = callings.ask(ruled)
        called = [each.called for each in asked.options] if asked else []
        assert "Odile Marr" not in called
