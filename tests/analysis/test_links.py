"""Links: two stretches of text are tied by what their pieces are to each other, and how far."""

import numpy as np
import pytest

from sayso.analysis.links import Link, odds_of, stretch

ALIKE, APART = (2.0, 0.0), (0.0, 2.0)
STARTS = np.array([0, 4, 8, 12, 16])


def link(ones: list[tuple[float, float]], others: list[tuple[float, float]]) -> Link:
    """Steps that count a place before 10, the same place 0, and one behind -10."""
    apart = np.array([10.0, 10.0, 0.0, -10.0, -10.0], dtype=np.float32)
    return Link(np.array(ones, dtype=np.float16), np.array(others, dtype=np.float16), apart)


def odds(one: tuple[int, int], other: tuple[int, int], link: Link) -> float:
    ones, others = stretch(link.ones, STARTS, [one]), stretch(link.others, STARTS, [other])
    return float(odds_of(link, ones, others)[0])


def test_what_points_the_same_way_is_tied_the_more() -> None:
    told = link([ALIKE] * 5, [ALIKE, APART, ALIKE, APART, ALIKE])
    assert odds((0, 4), (0, 4), told) > odds((4, 8), (4, 8), told)


def test_a_stretch_is_the_mean_of_its_pieces() -> None:
    told = link([ALIKE, APART, ALIKE, ALIKE, ALIKE], [ALIKE] * 5)
    assert stretch(told.ones, STARTS, [(0, 8)]).vectors.tolist() == [[1.0, 1.0]]


def test_what_stands_before_and_behind_counts_by_its_distance() -> None:
    told = link([ALIKE] * 5, [ALIKE] * 5)
    here = odds((8, 12), (8, 12), told)
    assert odds((8, 12), (0, 4), told) == pytest.approx(here + 10)
    assert odds((8, 12), (16, 20), told) == pytest.approx(here - 10)


def test_what_has_no_piece_is_tied_by_its_distance_alone() -> None:
    told = link([ALIKE] * 5, [ALIKE] * 5)
    assert odds((99, 99), (0, 4), told) == pytest.approx(10.0)


def test_one_stretch_may_be_asked_of_many() -> None:
    told = link([ALIKE] * 5, [ALIKE, APART, ALIKE, APART, ALIKE])
    ones = stretch(told.ones, STARTS, [(0, 4)])
    others = stretch(told.others, STARTS, [(0, 4), (4, 8)])
    assert odds_of(told, ones, others).shape == (2,)
