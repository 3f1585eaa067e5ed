"""Windows: every piece is kept once, with context on both sides wherever there is any."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.engines.standard.windows import CONTEXT, SIZE, cut_windows

breaks = st.lists(st.integers(0, 1500), max_size=30)


@given(size=st.integers(0, 1500), opening=breaks)
def test_every_piece_is_kept_once_and_no_window_is_too_long(size: int, opening: list[int]) -> None:
    opens = np.zeros(size, dtype=np.bool_)
    opens[[each for each in opening if each < size]] = True
    windows = list(cut_windows(opens))
    kept = [each for window in windows for each in range(window.begin, window.end)]
    assert kept == list(range(size))
    assert all(window.last - window.first <= SIZE for window in windows)


@given(size=st.integers(SIZE + 1, 1500))
def test_every_cut_has_context_on_both_sides(size: int) -> None:
    windows = list(cut_windows(np.zeros(size, dtype=np.bool_)))
    assert len(windows) > 1
    for window in windows:
        assert window.begin - window.first == min(CONTEXT, window.begin)
        assert window.last - window.end == min(CONTEXT, size - window.end)


def test_a_window_ends_where_a_block_begins_if_that_leaves_it_half_full() -> None:
    opens = np.zeros(600, dtype=np.bool_)
    opens[[20, 200, 590]] = True
    assert next(cut_windows(opens)).end == 200
