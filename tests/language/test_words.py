"""Every word on a list does in some sentence what a made-up word of its shape does not."""

import json

import pytest
from scripts.exercise_words import EXERCISED, FRAMES, does_something

SHOWN: dict[str, dict[str, list[str]]] = json.loads(EXERCISED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SHOWN)
def test_every_word_of_the_list_is_at_work(name: str) -> None:
    idle = [
        (word, FRAMES[int(frame)])
        for frame, words in SHOWN[name].items()
        for word in words
        if not does_something(word, FRAMES[int(frame)])
    ]
    assert idle == [], f"take the word from the list, or run scripts/exercise_words.py ({name})"
