"""Arborescence: the tree with the highest sum of scores that spans the words of a sentence.

Source: Chu & Liu (1965), Edmonds (1967), Optimum branchings. That one word alone hangs on the root
follows from scores of the root so low that one more would cost more than any other change gains
(Zmigrod, Vieira & Cotterell 2020, Please mind the root).
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Numbers = NDArray[np.int64]


def find_best_tree(scores: NDArray[np.floating]) -> Numbers:
    """The governor of each word: the number of another, or the count of words at the one root.

    scores: (words, words + 1), of each governor for each word, the last of the root; finite but on
    the diagonal, which is not looked at. Time grows at most with the cube of the words; it is
    that of one look at the scores where the best governors make a tree already, as most do.
    """
    size = len(scores)
    if not size:
        return np.zeros(0, dtype=np.int64)
    own = np.array(scores, dtype=np.float64)
    own[np.arange(size), np.arange(size)] = -np.inf
    found = np.asarray(own.argmax(axis=1), dtype=np.int64)
    if (found == size).sum() == 1 and not _on_cycle(found).any():
        return found
    others = own[np.isfinite(own)]
    own[:, size] -= (others.max() - others.min() + 1) * size
    return _contract(own)


def _on_cycle(governors: Numbers) -> NDArray[np.bool_]:
    """Which words no way leads from to the root."""
    size = len(governors)
    above = np.append(governors, size)
    for _ in range(size.bit_length()):
        above = above[above]
    return np.asarray(above[:size] != size)


def _contract(scores: Scores) -> Numbers:
    """The best tree: a cycle of best governors becomes one word, until there is none."""
    size = len(scores)
    found = np.asarray(scores.argmax(axis=1), dtype=np.int64)
    lost = _on_cycle(found)
    if not lost.any():
        return found
    cycle = _cycle_from(found, int(lost.argmax()))
    others = np.delete(np.arange(size + 1), cycle)  # the root is the last of them
    words = others[:-1]
    entering = scores[np.ix_(cycle, others)] - scores[cycle, found[cycle]][:, None]
    leaving = scores[np.ix_(words, cycle)]
    joined = len(words)
    less = np.full((joined + 1, joined + 2), -np.inf)
    kept = np.append(np.arange(joined), joined + 1)
    less[:joined, kept] = scores[np.ix_(words, others)]
    less[:joined, joined] = leaving.max(axis=1)
    less[joined, kept] = entering.max(axis=0)
    inner = _contract(less)
    back = np.append(words, [-1, size])
    governors = found.copy()
    governors[words] = back[inner[:joined]]
    by_cycle = inner[:joined] == joined
    governors[words[by_cycle]] = cycle[leaving[by_cycle].argmax(axis=1)]
    column = inner[joined] - (inner[joined] > joined)
    entered = int(entering[:, column].argmax())
    governors[cycle[entered]] = others[column]
    return governors


def _cycle_from(governors: Numbers, word: int) -> Numbers:
    """The words of the cycle that the way up from a word ends in."""
    seen: dict[int, None] = {}
    while word not in seen:
        seen[word] = None
        word = int(governors[word])
    way = list(seen)
    return np.array(sorted(way[way.index(word) :]), dtype=np.int64)
