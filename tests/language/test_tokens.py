"""Tokens: words whole, marks apart, offsets true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.tokens import tokenise


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam failed.", ["The", "dam", "failed", "."]),
        ("Yes, it did; no more.", ["Yes", ",", "it", "did", ";", "no", "more", "."]),
        ("“We left,” he said.", ["“", "We", "left", ",", "”", "he", "said", "."]),
        ("(so they say)", ["(", "so", "they", "say", ")"]),
        ("the pact — a trap – held", ["the", "pact", "—", "a", "trap", "–", "held"]),
        ("''We left,'' he said", ["''", "We", "left", ",", "''", "he", "said"]),
        ("``We left''", ["``", "We", "left", "''"]),
        ("And then...", ["And", "then", "..."]),
        ("", []),
        ("   ", []),
    ],
)
def test_marks_stand_apart_from_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "IS-K",
        "well-known",
        "AT&T",
        "co-operation",
        "press@wire.example",
        "O’Hara",
        "8,000",
        "3.5",
        "3.5%",
        "40%",
        "10:30",
        "21st",
        "1990s",
        "3/4",
        "U.S.",
        "a.m.",
        "über",
        "Žižka",
    ],
)
def test_one_word_is_one_token(word: str) -> None:
    assert words(f"He saw {word} there") == ["He", "saw", word, "there"]


@pytest.mark.parametrize("title", ["Mr.", "Dr.", "Gen.", "Col.", "Sen.", "St.", "Jan.", "Inc."])
def test_an_abbreviation_keeps_its_stop(title: str) -> None:
    assert words(f"before {title} Marr") == ["before", title, "Marr"]


def test_a_stop_at_the_end_of_a_word_that_is_no_abbreviation_is_a_mark() -> None:
    assert words("He saw Odile.") == ["He", "saw", "Odile", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khan’s ship", ["Khan", "’s", "ship"]),
        ("Khan's ship", ["Khan", "'s", "ship"]),
        ("it wasn’t", ["it", "was", "n’t"]),
        ("they’d say", ["they", "’d", "say"]),
        ("we’ll see", ["we", "’ll", "see"]),
        ("I’m here", ["I", "’m", "here"]),
        ("they've left", ["they", "'ve", "left"]),
    ],
)
def test_possessives_and_contractions_are_tokens_of_their_own(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_lower_is_lower_case_with_straight_apostrophes() -> None:
    assert [token.lower for token in tokenise("He WASN’T", 0, 9)] == ["he", "was", "n't"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "No. The dam failed."
    assert [(token.start, token.text) for token in tokenise(text, 4, len(text) - 1)] == [
        (4, "The"),
        (8, "dam"),
        (12, "failed"),
    ]


UNMARKED = st.text(st.characters(exclude_characters="*`[]()"), max_size=200)


@given(UNMARKED, st.data())
def test_every_token_is_its_place_in_the_text_and_none_overlap(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    reached = start
    for token in tokenise(text, start, end):
        assert reached <= token.start < token.end <= end
        assert text[token.start : token.end] == token.text
        assert not text[reached : token.start].strip(), "only white space is left out"
        reached = token.end
    assert not text[reached:end].strip()
