"""Each word by which captions, furniture, heads and broken lines are told does so, in its place.

The words stand in words.json too, so that one which leaves its list is missed.
"""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.readers.captions import is_caption
from sayso.readers.furniture import is_furniture
from sayso.readers.heads import days_of
from sayso.readers.imprint import find_publisher
from sayso.readers.wrapping import cannot_end

CAPTIONS = {
    "labels": "{} 3: the weir",
    "credits": "{} | Jo Park",
    "credits_by": "{} Jo Park",
    "libraries": "The weir at noon ({})",
    "agencies": "The weir at noon. {}",
}
FURNITURE = {
    "opens": "{}: the weir",
    "holds": "{}",
    "begins": "{} Jo Park",
    "whole": "{}!",
    "ends": "Several {}—",
}


WORDS: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("words.json").read_text("utf-8")
)


@pytest.mark.parametrize("name", WORDS)
def test_the_words_are_those_of_the_lists(name: str) -> None:
    given = files("sayso.readers").joinpath(f"{name}.toml").read_text("utf-8")
    assert tomllib.loads(given) == WORDS[name]


@pytest.mark.parametrize("key", CAPTIONS)
def test_a_caption_is_told_by_each_word(key: str) -> None:
    frame = CAPTIONS[key]
    assert not is_caption(frame.format("Zvorb"))
    missed = [word for word in WORDS["captions"][key] if not is_caption(frame.format(word))]
    assert missed == []


@pytest.mark.parametrize("key", FURNITURE)
def test_furniture_is_told_by_each_word(key: str) -> None:
    frame = FURNITURE[key]
    assert not is_furniture(frame.format("Zvorb"))
    words = (each.upper() if key == "markings" else each for each in WORDS["furniture"][key])
    missed = [word for word in words if not is_furniture(frame.format(word))]
    assert missed == []


def test_a_line_that_ends_in_each_word_was_broken_off() -> None:
    assert not cannot_end("The weir zvorb")
    missed = [word for word in WORDS["wrapping"]["asking"] if not cannot_end(f"The weir {word}")]
    assert missed == []


def test_each_word_makes_a_name_that_of_whoever_puts_a_text_out() -> None:
    def found(word: str) -> bool:
        return find_publisher(["Ice shuts the harbour", f"Dorran {word.title()}"], 0) is not None

    assert not found("zvorb")
    assert [word for word in WORDS["heads"]["publishers"] if not found(word)] == []


def test_each_word_of_a_kind_of_text_is_no_name() -> None:
    def found(word: str) -> bool:
        return find_publisher([f"Dorran {word.title()}", "Ice shuts the harbour"], 1) is not None

    both = set(WORDS["heads"]["publishers"])
    assert found("zvorb")
    assert [word for word in WORDS["heads"]["kinds"] if found(word) and word not in both] == []


@pytest.mark.parametrize("key", ["put_out", "told_to"])
def test_a_day_may_stand_behind_each_word(key: str) -> None:
    assert not days_of(["Zvorb 3 May 2031"])
    assert [word for word in WORDS["heads"][key] if not days_of([f"{word} 3 May 2031"])] == []
