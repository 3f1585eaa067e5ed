"""Times of the rules and spans of a trained model, joined."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.time.spans import join_times
from sayso.analysis.time.times import find_times


def joined(text: str, *marked: str) -> list[tuple[str, str | None]]:
    times = find_times(text, 0, len(text), published=None)
    spans = [(text.index(words), text.index(words) + len(words)) for words in marked]
    return [(time.text, time.value) for time in join_times(text, times, spans)]


def test_a_wider_span_makes_one_time_with_the_most_exact_value() -> None:
    text = "Early in the morning of 29 April 1975 they left."
    assert len(find_times(text, 0, len(text), published=None)) == 2
    assert joined(text, "Early in the morning of 29 April 1975") == [
        ("Early in the morning of 29 April 1975", "1975-04-29")
    ]


def test_a_span_that_only_crosses_a_time_changes_nothing() -> None:
    assert joined("On 4 May 2031 they left.", "May 2031 they") == [("4 May 2031", "2031-05-04")]
    assert joined("On 4 May 2031 they left.", "4", "2031") == [("4 May 2031", "2031-05-04")]


def test_a_date_needs_no_span_and_a_vague_word_does() -> None:
    text = "The gate is now shut; it failed in 2019."
    assert joined(text) == [("2019", "2019")]
    assert joined(text, "now") == [("now", None), ("2019", "2019")]


@pytest.mark.parametrize(
    ("text", "marked", "kept"),
    [
        ("It was shut during the same period.", "the same period", "the same period"),
        ("It was shut for a wet season of rain.", "a wet season of", "a wet season"),
        ("It rose over time.", "time", None),
        ("It rose, as told.", ",", None),
        ("It was the last of them.", "the last of", None),
    ],
)
def test_a_span_alone_must_name_a_time(text: str, marked: str, kept: str | None) -> None:
    assert joined(text, marked) == ([] if kept is None else [(kept, None)])


@given(
    st.lists(
        st.sampled_from(
            ["4 May 2031", "now", "the", "Friday", "two days", "period", "of", "river", "."]
        ),
        max_size=12,
    ),
    st.data(),
)
def test_what_is_joined_is_in_order_without_overlap(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    times = find_times(text, 0, len(text), published=None)
    found = join_times(text, times, list(zip(cuts[::2], cuts[1::2], strict=False)))
    assert all(time.text == text[time.start : time.end] for time in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {time.value for time in found} <= {time.value for time in times} | {None}
