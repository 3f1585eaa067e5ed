"""Every word on a list is at work: in some sentence it does what a made-up word does not.

A word that does so by another list as well is caught by name alone when it leaves this one.
"""

import json

import pytest
from scripts.exercise_words import EXERCISED, FRAMES, does_something, lists

SHOWN: dict[str, dict[str, list[str]]] = json.loads(EXERCISED.read_text(encoding="utf-8"))
LISTS = dict(lists())


@pytest.mark.parametrize("name", SHOWN)
def test_no_word_is_gone_from_the_list(name: str) -> None:
    words = {word for shown in SHOWN[name].values() for word in shown}
    assert words <= set(LISTS.get(name, ())), "if that is meant: scripts/exercise_words.py"


@pytest.mark.parametrize("name", SHOWN)
def test_every_word_of_the_list_is_at_work(name: str) -> None:
    idle = [
        (word, FRAMES[int(frame)])
        for frame, words in SHOWN[name].items()
        for word in words
        if not does_something(word, FRAMES[int(frame)])
    ]
    assert idle == [], "take the word from the list, or run scripts/exercise_words.py"
