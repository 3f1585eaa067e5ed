"""What the value of a time rests on."""

from datetime import date

import pytest

from sayso.analysis.time.times import find_times


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("The yard was shut on 3 May 2026.", "2026-05-03", "stated"),
        ("The yard was shut in June 2019.", "2019-06", "stated"),
        ("The yard was shut yesterday.", "2031-05-08", "published"),
        ("The yard was shut in April.", "2031-04", "published"),
        ("It rained for two days.", None, None),
    ],
)
def test_a_value_says_what_it_rests_on(text: str, value: str | None, basis: str | None) -> None:
    (found,) = find_times(text, 0, len(text), published=date(2031, 5, 9))
    assert (found.value, found.basis) == (value, basis)


def test_a_month_of_a_year_named_before_rests_on_the_text() -> None:
    text = "The talks failed in 2007. The yard was shut in May that year."
    assert [each.basis for each in find_times(text, 0, len(text), published=None)] == [
        "stated",
        "text",
    ]
