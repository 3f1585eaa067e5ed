"""The analytic texts written for this project are sound, of many hands, and kept apart."""

from itertools import pairwise
from pathlib import Path

import pytest
from training.check_texts import TEXTS, Text, load_text, load_texts, mistakes
from training.corpora.analytic import UNLEARNED, read_analytic

from sayso.engines.standard.marker import load_marker

PARTS = {part: load_texts(TEXTS / part) for part in ("train", "dev", "test", "unseen")}
EVERY = [text for texts in PARTS.values() for text in texts]


@pytest.mark.parametrize("text", EVERY, ids=lambda text: text.path.stem)
def test_a_reading_by_hand_holds_what_its_text_says(text: Text) -> None:
    assert not list(mistakes(text))


def test_fifteen_hands_wrote_almost_four_hundred_texts_of_many_registers() -> None:
    assert len(EVERY) >= 399
    assert len({text.about["hand"] for text in EVERY}) >= 15
    assert sum(len(text.text.split()) for text in EVERY) >= 226_000
    assert sum(len(text.claims) for text in EVERY) >= 18_700


def test_eight_hands_are_in_every_part_and_no_text_in_two() -> None:
    hands = ({text.about["hand"] for text in texts} for texts in PARTS.values())
    train, dev, test, unseen = hands
    assert unseen.isdisjoint(train)
    assert len(dev) == 8
    assert dev == test
    assert dev < train
    assert len({text.path.stem for text in EVERY}) == len(EVERY)
    assert [len(PARTS[part]) for part in ("dev", "test")] == [24, 24]


@pytest.mark.parametrize("part", ["dev", "test"])
def test_what_is_kept_apart_was_read_twice(part: str) -> None:
    for text in PARTS[part]:
        second = load_text(text.path, text.path.parent / "second" / f"{text.path.stem}.jsonl")
        assert not list(mistakes(second))
        assert second.claims != text.claims


def test_layers_of_a_reading(tmp_path: Path) -> None:
    line = next(each for each in PARTS["train"] if each.about["hand"] not in UNLEARNED)
    for suffix in (".txt", ".jsonl", ".json"):
        source = line.path.with_suffix(suffix)
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (passage,) = read_analytic(tmp_path, load_marker())
    assert passage.text == line.text
    assert len(passage.layers["claims"]) == len(line.claims)
    for layer in ("voices", "kinds", "grounds"):
        marks = passage.layers[layer]
        assert all(one.end <= other.start for one, other in pairwise(marks))
    words = [passage.text[mark.start : mark.end] for mark in passage.layers["attribution"]]
    assert all(word.strip() for word in words)
