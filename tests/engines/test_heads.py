"""Heads: the best sequence of tags, and the spans that tags make."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.analysis.marks import Mark
from sayso.engines.standard.heads import Chain, find_best_paths, find_spans
from sayso.engines.standard.pieces import Pieces

OPENING = np.array([0.2, 0.1, 0.0, -0.3, 0.0], dtype=np.float32)
FOLLOWING = np.array(
    [
        [0.3, 0.1, 0.0, -0.2, 0.0],
        [0.0, -0.4, 0.9, 0.1, 0.0],
        [0.2, 0.0, 0.5, 0.3, 0.0],
        [0.1, 0.4, 0.0, -0.1, 0.7],
        [0.0, 0.2, 0.0, 0.1, 0.4],
    ],
    dtype=np.float32,
)
scores = arrays(np.float32, (4, 5), elements=st.integers(-40, 40).map(lambda each: each / 10))


def pieces(*words: str, opens: tuple[int, ...] = (0,)) -> Pieces:
    starts = np.cumsum([0, *(len(word) + 1 for word in words[:-1])])
    ends = starts + [len(word) for word in words]
    kinds = np.array([4 if number in opens else 2 for number in range(len(words))])
    return Pieces(np.zeros(len(words), dtype=np.int64), kinds, starts, ends)


def allowed(path: tuple[int, ...], opens: list[bool]) -> bool:
    for place, tag in enumerate(path):
        inside = tag and tag % 2 == 0
        if inside and (opens[place] or path[place - 1] not in (tag, tag - 1)):
            return False
    return True


@given(own=scores)
def test_no_other_allowed_sequence_scores_higher(own: np.ndarray) -> None:
    opens = [True, False, True, False]

    def total(path: tuple[int, ...]) -> float:
        value = 0.0
        for place, tag in enumerate(path):
            before = OPENING[tag] if opens[place] else FOLLOWING[path[place - 1], tag]
            value += float(own[place, tag]) + float(before)
        return value

    (tags,) = find_best_paths([Chain(own, OPENING, FOLLOWING)], np.array(opens))
    found = tuple(tags.tolist())
    best = max(total(path) for path in product(range(5), repeat=4) if allowed(path, opens))
    assert allowed(found, opens)
    assert abs(total(found) - best) < 1e-4


@given(one=scores, other=scores, edges=st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_chains_gone_through_at_once_have_each_its_own_path(
    one: np.ndarray, other: np.ndarray, edges: tuple[bool, ...]
) -> None:
    opens = np.array([True, *edges])
    chains = [Chain(one, OPENING, FOLLOWING), Chain(other, OPENING[::-1], FOLLOWING.T)]
    together = find_best_paths(chains, opens)
    alone = [find_best_paths([chain], opens)[0] for chain in chains]
    assert [path.tolist() for path in together] == [path.tolist() for path in alone]


def test_tags_make_spans_that_end_with_their_block() -> None:
    marked = find_spans(
        np.array([1, 2, 3, 4, 4]),
        ("source", "content"),
        pieces("Odran", "Vale", "it", "rained", "Today", opens=(0, 4)),
    )
    assert marked == [Mark("source", 0, 10), Mark("content", 11, 20), Mark("content", 21, 26)]


def test_two_spans_of_one_label_stay_apart_where_the_second_begins() -> None:
    marked = find_spans(np.array([1, 1, 0]), ("cue",), pieces("said", "added", "x"))
    assert marked == [Mark("cue", 0, 4), Mark("cue", 5, 10)]


def test_an_empty_text_has_no_tags_and_no_spans() -> None:
    nothing = np.zeros((0, 5), dtype=np.float32)
    (tags,) = find_best_paths([Chain(nothing, OPENING, FOLLOWING)], np.zeros(0, dtype=np.bool_))
    assert len(tags) == 0
