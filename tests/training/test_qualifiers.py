"""Learning the words that say how likely, by when and on what condition."""

import numpy as np
import pytest
from training.qualifiers import Seen, find_words, fit, look

from sayso.engines.standard.qualifiers import LABELS, TAGS


def test_words_are_found_in_their_claim_before_elsewhere() -> None:
    text = "It is likely. The strike is likely."
    row = {"start": 14, "end": 34, "certainty_words": "likely"}
    assert list(find_words(text, [row], [(0, 13), (14, 35)], "certainty_words")) == [(28, 34)]


def test_words_outside_their_claim_are_the_nearest_of_its_sentence() -> None:
    text = "Even odds, he says, that it falls by May, at even odds."
    start = text.index("it falls")
    row = {"start": start, "end": start + 15, "certainty_words": "even odds ; By\nMay"}
    found = list(find_words(text, [row], [(0, len(text))], "certainty_words"))
    assert [text[slice(*each)] for each in found] == ["even odds", "by May"]


def test_no_part_of_a_word_is_found() -> None:
    row = {"start": 0, "end": 20, "certainty_words": "may"}
    assert list(find_words("The mayor may resign", [row], [(0, 20)], "certainty_words")) == [
        (10, 13)
    ]


def test_the_loss_falls_as_it_is_told_to() -> None:
    """What lessens the loss is its slope, by each number: compared with a small step."""
    random = np.random.default_rng(3)
    sizes, weights = np.array([3, 1, 2]), np.array([1.0, 2.0, 0.5])
    tags = np.array([[0, 1, 0], [1, 2, 0], [2, 0, 0], [0, 0, 1], [0, 1, 1], [0, 2, 2]])
    scores = random.standard_normal((6, len(LABELS), TAGS))
    chain = random.standard_normal((3, 3)), random.standard_normal((3, 3, 3))
    _, moves = look(scores, tags, sizes, weights, chain)
    step = 1e-5
    parts = {"scores": scores, "opening": chain[0], "following": chain[1]}
    for name, part in parts.items():
        for at in [(0, 1, 0), (1, 0, 1), (2, 2, 2)] if part.ndim == 3 else [(0, 1), (2, 0)]:
            told = []
            for sign in (1, -1):
                part[at] += sign * step
                told.append(look(scores, tags, sizes, weights, chain)[0])
                part[at] -= sign * step
            slope = (told[0] - told[1]) / (2 * step)
            assert moves[name][at] == pytest.approx(slope, abs=1e-4), name


def test_a_head_learns_where_words_begin_and_go_on() -> None:
    random = np.random.default_rng(5)
    texts = []
    for _ in range(40):
        states = random.standard_normal((12, 6)).astype(np.float16)
        tags = np.zeros((12, len(LABELS)), dtype=np.int8)
        for begin in (2, 8):
            states[begin, 0] += 6
            states[begin + 1, 1] += 6
            tags[begin, 1], tags[begin + 1, 1] = 1, 2
        texts.append(Seen(states, [(0, 6), (6, 12)], tags))
    head = fit(texts, passes=60)
    seen = head.begin(12)
    seen.add(slice(0, 12), texts[0].states.astype(np.float32))
    best = seen.scores().reshape(12, len(LABELS), TAGS).argmax(axis=2)
    assert best[2, 1] == 1
    assert best[8, 1] == 1
    assert not best[:, 0].any()
