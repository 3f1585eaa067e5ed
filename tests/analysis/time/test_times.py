"""Times: what is found, what it comes to in ISO 8601, and what only looks like it."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.time.times import find_times
from sayso.analysis.time.words import rules_by_start
from sayso.records import Time
from sayso.records.ids import make_id

PUBLISHED = date(2021, 8, 29)  # a Sunday


def find(text: str, published: date | None = PUBLISHED) -> tuple[Time, ...]:
    found = find_times(text, 0, len(text), published=published, document="d")
    for one in found:
        assert text[one.start : one.end] == one.text
    return found


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("In 2018, fighters met there.", "2018", "2018"),
        ("On 29 August 2021 they met.", "29 August 2021", "2021-08-29"),
        ("On August 29, 2021, they met.", "August 29, 2021", "2021-08-29"),
        ("On the 29th of August 2021 they met.", "the 29th of August 2021", "2021-08-29"),
        ("On Sunday, 29 August 2021, they met.", "Sunday, 29 August 2021", "2021-08-29"),
        ("On Aug. 28 they met.", "Aug. 28", "2021-08-28"),
        ("On 28 August they met.", "28 August", "2021-08-28"),
        ("On 2 December they met.", "2 December", "2020-12-02"),
        ("They will meet on 2 December.", "2 December", "2021-12-02"),
        ("On 2021-08-29 they met.", "2021-08-29", "2021-08-29"),
        ("On 11/02/89 they met.", "11/02/89", "1989-11-02"),
        ("On 25/12/2019 they met.", "25/12/2019", "2019-12-25"),
        ("In October 2014 they met.", "October 2014", "2014-10"),
        ("In October they met.", "October", "2020-10"),
        ("In May they met.", "May", "2021-05"),
        ("In June of last year they met.", "June of last year", "2020-06"),
        ("They met this June.", "this June", "2021-06"),
        ("They met last November.", "last November", "2020-11"),
        ("They meet next June.", "next June", "2022-06"),
        ("In 2018 they met.", "2018", "2018"),
        ("In 1848 they met.", "1848", "1848"),
        ("In mid-2023 they meet.", "mid-2023", "2023"),
        ("By the end of 2026 they meet.", "the end of 2026", "2026"),
        ("In early March 2020 they met.", "early March 2020", "2020-03"),
        ("In the 1990s they met.", "the 1990s", "199"),
        ("In the late 2010s they met.", "the late 2010s", "201"),
        ("In the 21st century they met.", "the 21st century", "20"),
        ("In 480 BC they met.", "480 BC", "-0479"),
        ("They met in 480 BC. It rained.", "480 BC", "-0479"),
        ("They met in 480 B.C. and left.", "480 B.C.", "-0479"),
        ("In the winter of 2014-15 they met.", "the winter of 2014-15", "2014-12/2015-02"),
        ("They met in 2014-16.", "2014-16", "2014/2016"),
        ("In the first quarter of 2022 they met.", "the first quarter of 2022", "2022-01/2022-03"),
        ("In Q3 2020 they met.", "Q3 2020", "2020-07/2020-09"),
        ("In the second half of 2019 they met.", "the second half of 2019", "2019-07/2019-12"),
        ("They met this summer.", "this summer", "2021-06/2021-08"),
        ("They meet next winter.", "next winter", "2021-12/2022-02"),
        ("They met last year.", "last year", "2020"),
        ("They meet next year.", "next year", "2022"),
        ("They met earlier this year.", "earlier this year", "2021"),
        ("They met this week.", "this week", "2021-W34"),
        ("They met last week.", "last week", "2021-W33"),
        ("They met last month.", "last month", "2021-07"),
        ("They met in the last decade, not the last century.", "the last decade", None),
        ("They met yesterday.", "yesterday", "2021-08-28"),
        ("They meet tomorrow.", "tomorrow", "2021-08-30"),
        ("They met last night.", "last night", "2021-08-28"),
        ("They met on Tuesday.", "Tuesday", "2021-08-24"),
        ("They meet next Tuesday.", "next Tuesday", "2021-08-31"),
        ("They met on Friday night.", "Friday night", "2021-08-27"),
        ("They met two years ago.", "two years ago", "2019"),
        ("They met three days ago.", "three days ago", "2021-08-26"),
        ("They met twenty-five years ago.", "twenty-five years ago", "1996"),
        ("They met at the end of the year.", "the end of the year", "2021"),
        ("They met on Christmas Day 2019.", "Christmas Day 2019", "2019-12-25"),
        ("They met in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("The 1999\nwinter was cold.", "1999", "1999"),
        ("They met in October\n  2014.", "October\n  2014", "2014-10"),
    ],
)
def test_dates_have_a_value(text: str, expected: str, value: str | None) -> None:
    first = find(text)[0]
    assert (first.text, first.value) == (expected, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They waited for two days.", "two days"),
        ("They waited more than three years.", "more than three years"),
        ("In the past two months they met.", "the past two months"),
        ("It runs daily.", "daily"),
        ("They meet every week.", "every week"),
        ("They met at 9 p.m. sharp.", "9 p.m."),
        ("They met at 14:30 GMT sharp.", "14:30 GMT"),
        ("It is currently closed.", "currently"),
        ("It is now closed.", "now"),
        ("It was recently closed.", "recently"),
        ("It will close in the coming months.", "the coming months"),
        ("It will close in the near future.", "the near future"),
        ("They met several years ago.", "several years ago"),
        ("On 31 June 2020 they met.", "31 June 2020"),
    ],
)
def test_lengths_clock_and_vague_words_have_none(text: str, expected: str) -> None:
    (one,) = find(text)
    assert (one.text, one.value) == (expected, None)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people fled.",
        "Some 2000 people fled.",
        "In Resolution 2231 it says so.",
        "Under article 1973 it is so.",
        "Call 555-2014-3321.",
        "It costs $2014.",
        "A rise of 2014% is large.",
        "Room 2018 is free.",
        "The freighter Maren Dusk sank.",
        "The Daily Herald said so.",
        "It may rain.",
        "May it last.",
        "They march on the city.",
        "The sun sat on the second hill.",
        "Give me a second.",
        "The fall of Saigon was quick.",
        "They spring a trap and fall in it.",
        "Three quarters of them left.",
        "An 8-year-old girl won.",
        "The might of 1500 men won.",
        "",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert [one.text for one in find(text)] == []


def test_a_range_is_two_times() -> None:
    text = "From 2014 to 2016, and since 2018, they met; in 1969-1972 too."
    assert [one.value for one in find(text)] == ["2014", "2016", "2018", "1969", "1972"]


def test_relative_words_have_no_value_without_a_day_of_publication() -> None:
    text = "Last year, on Tuesday, this June, in the winter, two weeks ago, on 3 March, they met."
    assert {one.value for one in find(text, published=None)} == {None}
    assert len(find(text, published=None)) == 6


def test_a_story_of_the_past_is_followed_by_its_own_dates() -> None:
    text = (
        "In December 1941 the war widened. In January the port fell. The next day the garrison "
        "left; two weeks later it was gone. That year ended badly."
    )
    found = {one.text: one.value for one in find(text)}
    assert found["January"] == "1942-01"
    assert found["The next day"] == "1942-01-02"
    assert found["two weeks later"] == "1942-W03"
    assert found["That year"] == "1942"


def test_words_that_look_ahead_turn_a_date_without_a_year_forward() -> None:
    assert find("The vote is due on 14 November.")[0].value == "2021-11-14"
    assert find("The vote was held on 14 November.")[0].value == "2020-11-14"
    assert find("They must leave by Friday.")[0].value == "2021-09-03"
    assert find("They left on Friday.")[0].value == "2021-08-27"
    assert find("The house is to vote on aid on Tuesday.")[0].value == "2021-08-31"
    assert find("He said on Tuesday that it will end.")[0].value == "2021-08-24"
    assert find("She warned in December that it will end.")[0].value == "2020-12"
    assert find("It will be held in December.")[0].value == "2021-12"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The guild met before the Jan. 3 vote.", "2031-01-03"),
        ("The guild met ahead of the Jan. 3 vote.", "2031-01-03"),
        ("The guild met in advance of a Jan. 3 vote.", "2031-01-03"),
        ("The guild met prior to the Jan. 3 vote.", "2031-01-03"),
        ("The guild met ahead of the Nov. 5 vote.", "2030-11-05"),
        ("The lock was shut before November.", "2030-11"),
        ("The lock was shut before March.", "2031-03"),
        ("The lock will be shut before November.", "2031-11"),
        ("The lock was shut after the Jan. 3 vote.", "2030-01-03"),
    ],
)
def test_a_date_that_something_came_before_is_the_nearest(text: str, value: str) -> None:
    """It may be on either side of publication, unless words beside it look ahead."""
    (found,) = find(text, published=date(2030, 12, 10))
    assert found.value == value


def test_the_29th_of_february_is_looked_for_in_leap_years() -> None:
    assert find("They met on 29 February.")[0].value == "2020-02-29"


def test_ids_depend_on_document_and_place() -> None:
    (one,) = find("In 2018 they met.")
    assert one.id == make_id("time", "d", 3, 7)


def test_only_the_stretch_is_read() -> None:
    text = "In 2018 they met. In 2019 they fought. In 2020 they left."
    start, end = text.index("In 2019"), text.index(" In 2020")
    (one,) = find_times(text, start, end, published=None)
    assert (one.text, one.start) == ("2019", start + 3)


PIECES = [
    *("5", "May", "2018", "the", "end", "of", "last", "next", "year", "quarter", "first", "BC"),
    *("two", "decades", "ago", "later", "week", "century", "21st", "0000", "9999", "31", "June"),
    *("1990s", "-", "/", ":", ".", ",", "\n", "’", "29 February", "Auguſt", "weeK", "ı", "٢٠١٤"),
    *("winter", "this", "Tuesday", "million", "thousand", "Christmas", "1 AD", "\ud800", "½"),
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.data(),
)
def test_any_text_gives_spans_in_order_within_the_stretch(
    text: str, published: date | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_times(text, start, end, published=published)
    for one in found:
        assert start <= one.start < one.end <= end
        assert text[one.start : one.end] == one.text
        assert one.value is None or re.fullmatch(
            r"-?\d{2,4}(-(\d\d|W\d\d)(-\d\d)?)?(/.+)?", one.value
        )
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["the last week of May", "the dam", "the 2030s", "12 May 2031", "12 dams", "9:30 a.m.", "the"],
)
def test_the_gate_of_a_common_word_lets_through_what_one_of_its_rules_matches(text: str) -> None:
    rules, gate = rules_by_start()["#" if text[0].isdigit() else "the"]
    assert gate is not None
    assert (gate.match(text) is None) == all(rule.pattern.match(text) is None for rule in rules)
