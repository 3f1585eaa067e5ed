"""An index of spans finds what a walk over all of them would, and no slower for a long one."""

from hypothesis import given
from hypothesis import strategies as st
from tests.linear.test_linear_time import MOST, growth

from sayso.analysis.span_index import SpanIndex

Spans = list[tuple[int, int]]
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 60)).map(lambda one: (one[0], one[0] + one[1]))
)


@given(SPANS, st.integers(0, 100), st.integers(1, 9))
def test_what_touches_a_place_is_found_in_order_of_its_beginning(
    spans: Spans, start: int, length: int
) -> None:
    index = SpanIndex((*each, number) for number, each in enumerate(spans))
    end = start + length
    expected = sorted(
        (each, number) for number, each in enumerate(spans) if each[0] < end and each[1] > start
    )
    assert index.touching(start, end) == [number for _, number in expected]


def test_a_span_as_long_as_the_text_costs_the_others_nothing() -> None:
    def work(size: int) -> None:
        words = [(start, start + 5) for start in range(0, 5 * size, 5)]
        index = SpanIndex((*each, each) for each in [(0, 5 * size), *words])
        assert all(len(index.holding(start)) == 2 for start, _ in words)

    assert growth(work, short=2_000, long=16_000) < MOST
