"""Weights of a score: learned of what was right, tried on texts that had no part in them."""

import numpy as np
import pytest
from lxml import etree
from training.sureness import chances_of, error, learn, left_out
from training.sureness_picture import draw

FEATURES = np.array([[1.0, 0.0]] * 400 + [[1.0, 1.0]] * 400)
RIGHT = np.array([1.0] * 100 + [0.0] * 300 + [1.0] * 300 + [0.0] * 100)


def test_weights_give_the_share_that_is_right() -> None:
    chances = chances_of(FEATURES, learn(FEATURES, RIGHT))
    assert np.allclose(chances[:400], 0.25, atol=0.03)
    assert np.allclose(chances[400:], 0.75, atol=0.03)


def test_a_text_is_told_by_the_others_alone() -> None:
    texts = np.repeat([0, 1], 400)
    chances = left_out(FEATURES, RIGHT, texts)
    assert np.allclose(
        chances[:400], chances_of(FEATURES[:400], learn(FEATURES[400:], RIGHT[400:]))
    )


def test_chances_that_hold_have_no_error_and_others_have() -> None:
    assert error(np.full(800, 0.5), RIGHT) == 0
    assert error(np.full(800, 0.9), RIGHT) == pytest.approx(0.4)


def test_the_picture_has_a_dot_for_each_tenth_with_its_count() -> None:
    picture = etree.fromstring(draw(np.array([0.25, 0.28, 0.95]), np.array([0.0, 1.0, 1.0])))
    name = "{http://www.w3.org/2000/svg}"
    dots = picture.findall(f"{name}circle")
    assert len(dots) == 2
    assert {"2", "1"} <= {each.text for each in picture.findall(f"{name}text")}
