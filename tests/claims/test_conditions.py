"""Conditions: the words on which a claim is made to hang."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.reading import only, read

from sayso.analysis.syntax.conditions import find_condition, opens_condition


def condition(text: str) -> str | None:
    found = find_condition(text, 0, len(text))
    if found is None:
        return None
    assert text[found.start : found.end] == found.text
    return found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If the rain goes on, the town floods.", "If the rain goes on"),
        ("The town floods if the rain goes on.", "if the rain goes on"),
        ("The town floods unless the pump is mended.", "unless the pump is mended"),
        ("It is likely to ensue once Tarn forms a government.", "once Tarn forms a government"),
        ("It holds as long as both are paid, he said.", "as long as both are paid"),
        ("It holds provided that both are paid.", "provided that both are paid"),
        ("It holds provided both are paid.", "provided both are paid"),
        ("In the event that it fails, the town burns.", "In the event that it fails"),
        ("In case of fire, the town burns.", "In case of fire"),
        ("Assuming the truce holds, the port opens.", "Assuming the truce holds"),
        ("Even if it holds, the port stays shut.", "Even if it holds"),
        ("It holds only if both are paid; not else.", "only if both are paid"),
        ("It stays shut until the mines are cleared.", "until the mines are cleared"),
        ("On condition that the crew is freed: a ransom.", "On condition that the crew is freed"),
        ("It holds (if both are paid).", "if both are paid"),
        ("It holds – if both are paid – for a year.", "if both are paid"),
        ("UNLESS THE RAIN STOPS, IT FLOODS.", "UNLESS THE RAIN STOPS"),
    ],
)
def test_a_condition_runs_to_the_next_mark(text: str, expected: str) -> None:
    assert condition(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town floods.",
        "The tariff is high.",
        "A what-if scenario.",
        "They should leave and were paid.",
        "At once, they left.",
        "",
    ],
)
def test_other_words_are_no_condition(text: str) -> None:
    assert condition(text) is None


def test_only_the_words_asked_for_are_searched() -> None:
    text = "If it rains, it floods."
    assert find_condition(text, 3, len(text)) is None
    found = find_condition(text, 0, 9)
    assert found is not None
    assert found.text == "If it rai"


@pytest.mark.parametrize("word", ["if", "If", "UNLESS", "once", "provided that", "as long as"])
def test_a_word_that_opens_a_condition(word: str) -> None:
    assert opens_condition(word)


@pytest.mark.parametrize("word", ["because", "when", "while", "as", "that", ""])
def test_a_word_that_opens_none(word: str) -> None:
    assert not opens_condition(word)


PIECES = ("if", "If ", "unless ", "once ", "as long as ", "the dam", "\n", ", ", ".", "— ", "’s ")


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=10), st.data())
def test_a_condition_is_a_quote_within_the_words_asked_for(
    pieces: list[str], data: st.DataObject
) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_condition(text, start, end)
    if found is not None:
        assert start <= found.start < found.end <= end
        assert text[found.start : found.end] == found.text
        assert not found.text.endswith((" ", "\n"))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody asked for repairs until the floods came.",
        "He waited until the boat left.",
        "The port was shut until the mines were cleared.",
        "Mothers are entitled to nine crowns a week until the child is six months old.",
    ],
)
def test_how_long_something_lasted_is_no_condition(text: str) -> None:
    assert only(text).condition is None


@pytest.mark.parametrize(
    "text",
    [
        "The port will stay shut until the mines are cleared.",
        "The port is not open until the mines are cleared.",
        "The port would stay shut until the mines were cleared.",
    ],
)
def test_until_something_comes_about_is_a_condition(text: str) -> None:
    found = only(text).condition
    assert found is not None
    assert found.text.startswith("until the mines")


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        (
            "Citizens must stay away unless they receive orders to do so",
            "unless they receive orders to do so",
        ),
        ("The port closes if the guild declines to do so", "if the guild declines to do so"),
        ("The port will close unless the guild pays", "unless the guild pays"),
    ],
)
def test_a_condition_ends_before_the_words_that_say_whose_it_is(words: str, condition: str) -> None:
    claim = only(f"“{words},” the statement from the mission read.")
    assert claim.text == words
    assert claim.condition is not None
    assert claim.condition.text == condition


@pytest.mark.parametrize("time", ["until then", "until now", "till then", "since then"])
def test_a_time_of_two_words_is_no_condition(time: str) -> None:
    claims = read(f"{time.capitalize()} the quay may be used, and trucks must unload.").claims
    assert [claim.condition for claim in claims] == [None, None]


@pytest.mark.parametrize(
    "lead",
    [
        "We cannot say",
        "“I do not know",
        "The clerk met them to ask",
        "The clerk met them to check",
        "The clerk met them to see",
        "The clerk met them to tell",
        "It was unclear",
        "It was unknown",
        "“I wonder",
    ],
)
def test_an_if_that_asks_is_no_condition(lead: str) -> None:
    end = ",” Tamm said" if lead.startswith("“") else ""
    (claim,) = read(f"{lead} if the board has met{end}.").claims
    assert claim.condition is None


def test_an_if_behind_another_verb_is_a_condition() -> None:
    (claim,) = read("The lock will close if the board meets.").claims
    assert claim.condition is not None
