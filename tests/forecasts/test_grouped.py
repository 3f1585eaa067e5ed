"""Means of many groups at once are those of each by itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.forecasts.comparing import mean_by_event
from sayso.forecasts.grouped import mean_by_group

rows = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(0, 1000)), min_size=1, max_size=40
)


@settings(deadline=None, max_examples=60)
@given(rows)
def test_each_group_is_as_it_would_be_alone(told: list[tuple[int, int, int]]) -> None:
    group, event, values = (np.array(column) for column in zip(*told, strict=True))
    found = mean_by_group(values / 1000, group, event, 5)
    assert int(found.n.sum()) == len(told)
    for place in range(5):
        own = group == place
        if not own.any():
            assert found.n[place] == 0
            assert found.interval(place) is None
            continue
        alone = mean_by_event(values[own] / 1000, event[own])
        assert (int(found.n[place]), int(found.events[place])) == (alone.n, alone.events)
        assert found.mean[place] == pytest.approx(alone.mean)
        assert found.interval(place) == (
            None if alone.interval is None else pytest.approx(alone.interval)
        )
