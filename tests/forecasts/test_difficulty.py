"""Difficulty taken out: least squares as NumPy solves them, only where questions connect."""

import numpy as np
import pytest
from tests.forecasts.oracle import oracle

from sayso.forecasts.difficulty import difficulty


def test_three_sources_and_four_questions() -> None:
    """Source: numpy lstsq, sources sum to 0 (oracle difficulty)."""
    asked, expected, near = oracle("difficulty")
    who, what, loss = zip(*asked["rows"], strict=True)
    sources, questions = sorted(set(who)), sorted(set(what))
    found = difficulty([sources.index(w) for w in who], [questions.index(q) for q in what], loss)
    assert found.source == pytest.approx([expected["source"][s] for s in sources], abs=near)
    assert found.question == pytest.approx([expected["question"][q] for q in questions], abs=near)
    assert (found.adjusted[[sources.index(w) for w in who]]).mean() == pytest.approx(np.mean(loss))


def test_many_sources_are_solved_as_least_squares() -> None:
    random = np.random.default_rng(5)
    by, on = random.integers(0, 60, 900), random.integers(0, 200, 900)
    by[:60], on[:200] = np.arange(60), np.arange(200)
    loss = random.uniform(size=900)
    found = difficulty(by, on, loss)
    assert len(set(found.island.tolist())) == 1
    table = np.zeros((901, 260))
    table[np.arange(900), by] = 1
    table[np.arange(900), 60 + on] = 1
    table[900, :60] = 1
    expected = np.linalg.lstsq(table, np.append(loss, 0), rcond=None)[0]
    assert found.source == pytest.approx(expected[:60], abs=1e-9)
    assert found.question == pytest.approx(expected[60:], abs=1e-9)


def test_who_is_on_harder_questions_is_not_worse_for_it() -> None:
    """B is as good as A on what both took, and took hard ones beside."""
    found = difficulty(
        [0, 0, 1, 1, 1, 2, 2], [0, 1, 0, 1, 2, 2, 0], [0.1, 0.2, 0.1, 0.2, 0.6, 0.6, 0.1]
    )
    assert found.source == pytest.approx([0, 0, 0], abs=1e-12)


def test_sources_that_no_question_connects_are_islands() -> None:
    found = difficulty([0, 1, 2, 3, 4], [0, 0, 1, 1, 2], [0.1, 0.3, 0.5, 0.9, 0.4])
    assert found.island.tolist() == [0, 0, 2, 2, 4]
    assert found.source == pytest.approx([-0.1, 0.1, -0.2, 0.2, 0])
    assert found.adjusted == pytest.approx([0.1, 0.3, 0.5, 0.9, 0.4])


def test_a_long_chain_is_one_island() -> None:
    by = np.repeat(np.arange(300), 2)
    on = np.concatenate([[k, k + 1] for k in range(300)])
    found = difficulty(by, on, np.full(600, 0.25))
    assert set(found.island.tolist()) == {0}
    assert found.source == pytest.approx(np.zeros(300), abs=1e-9)


def test_what_has_no_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="of one length above 0"):
        difficulty([], [], [])
    with pytest.raises(ValueError, match=r"loss\[0\] is not a number"):
        difficulty([0], [0], [float("nan")])
