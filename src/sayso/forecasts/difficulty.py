"""Sources that share few questions: their mean losses with the questions' difficulty taken out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sayso.forecasts.arrays import Array, Places, numbers

_NEAR = 1e-13


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The least squares of loss = source + question.

    ``source`` and ``question`` are effects by number; in each ``island`` of sources that questions
    connect, the sources' effects sum to 0, and effects of different islands cannot be compared.
    ``adjusted`` is a source's effect beside the mean difficulty of its island's questions, so that
    its mean over all forecasts is the mean loss.
    """

    source: Array
    question: Array
    island: Places
    adjusted: Array


def difficulty(source: ArrayLike, question: ArrayLike, loss: ArrayLike) -> Difficulty:
    """How much each source loses beside the others on the same questions.

    One row a forecast: ``source`` and ``question`` are whole numbers from 0, each number used.
    Of a source alone on its questions the effect is 0. It is a description, never a claim that
    one beats another.

    Raises:
        ValueError: a loss is NaN, shapes differ, or there are no rows.
    Source: Searle, Casella & McCulloch, Variance components (1992), section 4.6,
        doi:10.1002/9780470316856: the two-way layout without interaction.

    >>> found = difficulty([0, 0, 1, 1], [0, 1, 0, 1], [0.1, 0.3, 0.2, 0.4])
    >>> found.source.round(3).tolist(), found.adjusted.round(3).tolist()
    ([-0.05, 0.05], [0.2, 0.3])
    """
    losses = numbers("loss", loss)
    by, on = (np.asarray(given).astype(np.intp) for given in (source, question))
    if losses.ndim != 1 or not losses.size or by.shape != losses.shape or on.shape != losses.shape:
        raise ValueError("source, question and loss have one axis, of one length above 0")
    sources, questions = int(by.max()) + 1, int(on.max()) + 1
    island = _islands(by, on, sources, questions)
    asked = np.maximum(np.bincount(on, minlength=questions), 1)
    made = np.bincount(by, minlength=sources)
    mean = np.bincount(on, losses, questions) / asked
    # The questions' effects are eliminated: a Laplacian in the sources is left to solve.
    rest: Array = np.bincount(by, losses - mean[on], sources).astype(np.float64)
    skill = np.zeros(sources)
    scaled = _centred(rest / np.maximum(made, 1), island)
    turn, length = scaled, float(rest @ scaled)
    goal = length * _NEAR**2
    for _ in range(4 * sources + 20):
        if length <= goal or length < 1e-300:
            break
        pulled = made * turn - np.bincount(
            by, (np.bincount(on, turn[by], questions) / asked)[on], sources
        )
        step = length / float(turn @ pulled)
        skill, rest = skill + step * turn, rest - step * pulled
        scaled = _centred(rest / np.maximum(made, 1), island)
        before, length = length, float(rest @ scaled)
        turn = scaled + length / before * turn
    skill = _centred(skill, island)
    level = np.bincount(on, losses - skill[by], questions) / asked
    whole = np.bincount(island[by], level[on], minlength=sources)
    average = whole / np.maximum(np.bincount(island[by], minlength=sources), 1)
    return Difficulty(skill, level, island, skill + average[island])


def _centred(effects: Array, island: Places) -> Array:
    count = np.maximum(np.bincount(island, minlength=effects.size), 1)
    return np.asarray(effects - (np.bincount(island, effects, effects.size) / count)[island])


def _islands(by: Places, on: Places, sources: int, questions: int) -> Places:
    """For each source the lowest number of a source that questions connect it with."""
    label = np.arange(sources)
    while True:
        lowest = np.full(questions, sources)
        np.minimum.at(lowest, on, label[by])
        found = label.copy()
        np.minimum.at(found, by, lowest[on])
        found = found[found]  # labels are sources: a step there is a leap
        if (found == label).all():
            return label
        label = found
