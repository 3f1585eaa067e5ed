"""Arborescence: the tree with the highest sum of scores that spans the words of a sentence.

Source: Chu & Liu (1965), Edmonds (1967), Optimum branchings. That one word alone hangs on the root
follows from scores of the root so low that one more would cost more than any other change gains
(Zmigrod, Vieira & Cotterell 2020, Please mind the root).
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Numbers = NDArray[np.int64]
_TRIED = 4


def find_best_tree(scores: NDArray[np.floating]) -> Numbers:
    """The governor of each word: the number of another, or the count of words at the one root.

    scores: (words, words + 1), of each governor for each word, the last of the root; finite but on
    the diagonal, which is not looked at. Time grows at most with the cube of the words; it is
    that of one look at the scores where the best governors make a tree already, as most do.
    """
    size = len(scores)
    if not size:
        return np.zeros(0, dtype=np.int64)
    words = np.arange(size)
    own = np.array(scores, dtype=np.float64)
    own[words, words] = -np.inf
    # No tree scores more than every word's best governor with a word at the root that gains most.
    found = np.asarray(own[:, :size].argmax(axis=1), dtype=np.int64)
    gains = own[:, size] - own[words, found]
    likely = np.argsort(-gains, kind="stable")
    found[likely[0]] = size
    return _open_cycles(own, gains, likely) if _on_cycle(found).any() else found


def _open_cycles(scores: Scores, gains: Scores, likely: Numbers) -> Numbers:
    """The best tree where the best governors make none.

    likely: the words by what they gain at the root. Few are tried: as soon as a tree is better than
    any with another word at the root could be, it is the best; else all are left to compete.
    """
    size = len(scores)
    words = np.arange(size)
    most = scores[:, :size].max(axis=1).sum()
    best, total = likely, -np.inf
    for root in likely[:_TRIED]:
        if total >= most + gains[root]:
            return best
        rooted = scores.copy()
        rooted[:, size] = rooted[root, :] = -np.inf
        rooted[root, size] = scores[root, size]
        found = _contract(rooted)
        reached = scores[words, found].sum()
        if reached > total:
            best, total = found, reached
    if size <= _TRIED or total >= most + gains[likely[_TRIED]]:
        return best
    known = scores[np.isfinite(scores)]
    lowered = scores.copy()
    lowered[:, size] -= (known.max() - known.min() + 1) * size
    return _contract(lowered)


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
