"""Marks: what an engine tells of spans of a text."""

import numpy as np
import pytest

from sayso.analysis.marks import Chances, Marks

VALUES = np.random.default_rng(7).dirichlet((1.0, 1.0, 1.0), 40).astype(np.float32)
MARKS = Marks(
    piece_starts=np.arange(0, 200, 5), chances={"voices": Chances(("author", "a", "b"), VALUES)}
)
SPANS = [(0, 12), (15, 15), (15, 61), (150, 199)]


def test_the_mean_of_a_span_is_the_same_asked_alone_or_with_others() -> None:
    assert [MARKS.mean("voices", [each]) for each in SPANS] == [
        pytest.approx(each) for each in MARKS.means("voices", [[each] for each in SPANS])
    ]


def test_the_means_of_one_label_are_those_of_all_and_0_of_no_pieces() -> None:
    starts, ends = np.array(SPANS).T
    told = [each.get("author", 0.0) for each in MARKS.means("voices", [[each] for each in SPANS])]
    assert MARKS.each_mean("voices", "author", starts, ends) == pytest.approx(told)
    assert told[1] == 0.0


def test_of_what_an_engine_does_not_tell_nothing_is_known() -> None:
    starts, ends = np.array(SPANS).T
    assert MARKS.mean("kinds", SPANS[:1]) == {}
    assert not MARKS.each_mean("kinds", "author", starts, ends).any()
