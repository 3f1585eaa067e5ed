"""Suspicions of an engine: which become findings, and where."""

from dataclasses import replace

import pytest
from tests.checks.readings import read

from sayso.checks.catalogue import load_catalogue
from sayso.checks.check import check_reading
from sayso.checks.suspected import load_needs
from sayso.records.suspicion import Suspicion

SAID = """
The mayor said that the dam will burst by May, and the town will be empty.

In 2019 another one did. The dam will burst by May 2026.
How could it not burst by then, and who is to blame?
Enough now.
"""


def found(code: str, words: str, text: str = SAID) -> list[str]:
    """What one rule finds where those words alone are suspected of it."""
    reading = read(text)
    start = reading.document.text.index(words)
    suspicion = Suspicion(code=code, start=start, end=start + len(words), score=9.0)
    suspected = replace(reading, suspicions=(suspicion,))
    return [
        reading.document.text[each.start : each.end]
        for each in check_reading(suspected, codes=frozenset({code}))
    ]


def test_a_suspicion_in_the_authors_voice_is_a_finding() -> None:
    assert found("R305", "The dam will burst by May 2026") == ["The dam will burst by May 2026"]


def test_a_question_is_suspected_of_nothing() -> None:
    assert found("R305", "How could it not burst by then, and who is to blame?") == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("it will do so", "It burst in the flood of 1988, so it will do so in May."),
        ("This one will", "The old dam burst. This one will be no safer."),
        ("the dam will", "The dam held last time, and so the dam will hold again."),
    ],
)
def test_a_likeness_is_suspected_where_there_is_something_to_be_like(words: str, text: str) -> None:
    assert found("R305", words, f"\n{text}\n") == [words]


def test_where_nothing_is_told_of_before_no_likeness_is_suspected() -> None:
    text = "\nThe levy rose and trade fell in the same week, so the levy drove the traders off.\n"
    assert found("R305", "the levy drove", text) == []


@pytest.mark.parametrize(
    "words",
    ["The market will settle this", "Trust in the council will suffer", "There will be words"],
)
def test_boilerplate_is_suspected_of_what_is_foretold_flatly(words: str) -> None:
    assert found("F405", words, f"\n{words}.\n") == [words]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("the council knew", "There is no doubt that the council knew."),
        ("The union will", "The union will call a strike on Monday."),
        ("It could be reversed", "It could be reversed by the court."),
        ("We could not", "We could not establish whether the gate was shut."),
        ("The chair will probably", "The chair will probably write to him."),
    ],
)
def test_what_is_told_dated_or_measured_is_no_boilerplate(words: str, text: str) -> None:
    assert found("F405", words, f"\n{text}\n") == []


def test_what_somebody_else_says_is_none() -> None:
    assert found("R305", "the dam will burst by May, and the town will be empty") == []


def test_where_somebody_with_a_name_speaks_nobody_is_left_out() -> None:
    said = "\nThose in the trade who write on it say that the dam is safe.{}\n"
    words = "Those in the trade who write on it"
    assert found("S102", words, said.format("")) == [words]
    named = "\nIlse Vann said that those in the trade who write on it say that the dam is safe.\n"
    assert found("S102", "those in the trade who write on it", named) == []
    assert found("S102", words, said.format(" One of them, Ilse Vann, sold her boat.")) == []


def test_where_nobody_vague_speaks_no_open_group_does() -> None:
    assert (
        found("S102", "most farmers", "\nThe levy is unknown to most farmers in the hills.\n") == []
    )


def test_one_hedge_is_no_stack_of_hedges() -> None:
    assert found("C207", "The dam", "\nThe dam may well have burst by then.\n") == []
    assert found("C207", "The dam", "\nThe dam may have burst, or maybe it has not.\n") == [
        "may have burst, or maybe"
    ]


def test_a_sentence_of_few_words_is_none() -> None:
    assert found("R305", "Enough now.") == []


def test_where_the_rule_itself_finds_something_the_suspicion_adds_nothing() -> None:
    text = "\nObservers say that the dam burst in May 2025 because of the rain.\n"
    assert found("S102", "Observers", text) == ["Observers"]
    assert found("S102", "the dam burst", text) == ["Observers"]


def test_a_heading_is_suspected_of_nothing() -> None:
    assert (
        found(
            "R305",
            "Nothing was found at the dam in May",
            "\n# Nothing was found at the dam in May\n\nIt is dry.\n",
        )
        == []
    )


def test_every_code_with_needs_is_a_rules_and_its_message_asks_for_nothing_else() -> None:
    rules = {rule.code: rule for rule in load_catalogue()}
    for code, needs in load_needs().items():
        assert rules[code].message.format(words="the words", **needs.get("says", {}))


def test_no_suspicion_goes_around_what_the_rule_itself_asks() -> None:
    assert found("S103", "The fog", "\nThe fog is expected to lift on Wednesday.\n") == []
    assert (
        found("S102", "officers", "\nMany officers told us that they had no shells left.\n") == []
    )


def test_a_suspected_source_is_pointed_at_by_its_own_words_alone() -> None:
    words = "Those in the trade who write on it"
    assert found("S102", f"{words} say", f"\n{words} say that the dam is safe.\n") == [words]
