"""Days: whatever a time comes to is filed under its own days, in both databases alike."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stores.made import make_claim, make_reading

from sayso.analysis.time.times import find_time_words
from sayso.records import Time
from sayso.records.shelf import ClaimQuery
from sayso.stores.days import days
from sayso.workbench import open_store

CASE = "main"
BEFORE = ("0000-01-01", "0000-01-01")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-10", "2014-10-01", "2014-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2014-10-03", "2014-10-03", "2014-10-03"),
        ("2014-10-03T11:30", "2014-10-03", "2014-10-03"),
        ("2021-W34", "2021-08-23", "2021-08-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W34-2", "2021-08-24", "2021-08-24"),
        ("199", "1990-01-01", "1999-12-31"),
        ("20", "2000-01-01", "2099-12-31"),
        ("00", "0001-01-01", "0099-12-31"),
        ("2007/2009", "2007-01-01", "2009-12-31"),
        ("2022-01/2022-03", "2022-01-01", "2022-03-31"),
        ("2021-08-28/2021-08-29", "2021-08-28", "2021-08-29"),
        ("2009/2007", "2007-01-01", "2009-12-31"),
        ("-0099/0014", "0000-01-01", "0014-12-31"),
        *((value, *BEFORE) for value in ("0000", "-0043", "-0043-03-15", "-0043-03", "-04")),
    ],
)
def test_a_value_has_a_first_and_a_last_day(value: str, first: str, last: str) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "P3D", "soon", "2021-13", "2021-06-31", "2021-W54", "2021-W00", "1", "12345"),
        *("/", "2007/", "/2007", "2007/2008/2009", "199-01", "20-W01", "٢٠١٤", "2014-1", "XXXX-10"),
    ],
)
def test_what_is_no_day_has_none(value: str | None) -> None:
    assert days(value) is None


@given(st.text(max_size=14) | st.from_regex(r"-?[0-9]{1,5}(-W?[0-9]{1,2}){0,2}(/[0-9-]{0,10})?"))
def test_any_value_is_two_days_in_order_or_nothing(value: str) -> None:
    found = days(value)
    if found is not None:
        assert found[0] <= found[1]
        for day in found:
            assert day == BEFORE[0] or date.fromisoformat(day).isoformat() == day


YEARS = st.integers(min_value=1, max_value=2105)
MONTHS = st.sampled_from(
    ["January", "February", "March", "May", "June", "August", "November", "December"]
)
SAID = st.one_of(
    st.builds("the {}-{:02} crisis".format, YEARS, st.integers(0, 99)),
    st.builds("in {}–{:02}".format, YEARS, st.integers(0, 99)),
    st.builds("in {}/{:02}".format, YEARS, st.integers(0, 99)),
    st.builds("from {} to {}".format, YEARS, YEARS),
    st.builds("the {}0s".format, st.integers(1, 210)),
    st.builds("the early {}0s".format, st.integers(150, 210)),
    st.builds("the {}th century".format, st.integers(1, 22)),
    st.builds("the {}th century BC".format, st.integers(1, 22)),
    st.builds("in {} BC".format, YEARS),
    st.builds("in {}".format, YEARS),
    st.builds("{} {}".format, MONTHS, YEARS),
    st.builds("on {} {} {}".format, st.integers(1, 31), MONTHS, YEARS),
    st.builds("on {} {} {} BC".format, st.integers(1, 31), MONTHS, YEARS),
    st.builds("the {} quarter of {}".format, st.sampled_from(["first", "last"]), YEARS),
    st.builds("the second half of {}".format, YEARS),
    st.builds("{} {}".format, st.sampled_from(["spring", "summer", "autumn", "winter"]), YEARS),
    st.builds(
        "{} {}".format,
        st.sampled_from(["last", "next", "this", "the past", "the coming"]),
        st.sampled_from(
            ["week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"]
        ),
    ),
    st.builds("{} {} ago".format, st.integers(1, 9000), st.sampled_from(["years", "weeks"])),
    st.builds("{}/{}/{}".format, st.integers(0, 32), st.integers(0, 32), st.integers(0, 2100)),
    st.builds("{:04}-{:02}-{:02}".format, YEARS, st.integers(0, 13), st.integers(0, 32)),
)


@given(SAID, st.dates(min_value=date(1, 1, 1)) | st.none())
def test_whatever_a_text_says_comes_to_the_days_that_it_says(
    said: str, published: date | None
) -> None:
    text = f"They met {said}, it is said."
    for found in find_time_words(text, 0, len(text), published=published):
        if found.stretch is None:
            continue
        filed = days(found.stretch.value)
        assert filed is not None, found.stretch
        assert all(len(day) == 10 for day in filed)
        if found.stretch.first is not None and found.stretch.last is not None:
            assert filed == (found.stretch.first.isoformat(), found.stretch.last.isoformat())
        else:
            assert filed == BEFORE


VALUES = (
    *("2014", "2014-10", "2014-02", "2014-10-03", "2021-W34", "199", "20", "000", "00"),
    *("2007/2009", "1911/1912", "2022-01/2022-03", "2021-08-28/2021-08-29", "9999"),
    *("0000", "-0043", "-0043-03-15", "-04", "-0099/0014", "P3D", "soon" * 60, "2021-13"),
)


def test_claims_are_found_by_their_days_on_both_databases(address: str) -> None:
    """A claim for each value that a time can have, and a claim without one."""
    text = " ".join(f"It was said {index}." for index in range(len(VALUES)))
    plain = make_reading(text, claims=())
    times, claims = [], []
    for index, value in enumerate(VALUES):
        claim = make_claim(text, plain.document.id, f"It was said {index}.", times=(f"t{index}",))
        claims.append(claim)
        times.append(Time(id=f"t{index}", text="then", start=0, end=2, value=value))
    reading = replace(plain, claims=tuple(claims), times=tuple(times))
    store = open_store(address, create=True)
    store.add_case(CASE)
    assert store.documents.add(reading, case=CASE)
    for first, last in (
        (date(1990, 1, 1), date(1990, 12, 31)),
        (date(2007, 6, 1), date(2008, 1, 1)),
        (date(1, 1, 1), date(50, 1, 1)),
        (date(2021, 8, 25), date(2021, 8, 28)),
        (date(2014, 2, 28), date(2014, 3, 1)),
        (date(2500, 1, 1), date(9999, 12, 31)),
    ):
        query = ClaimQuery(case=CASE, about_from=first, about_until=last, limit=100)
        shown = [VALUES[int(row.text.split()[-1][:-1])] for row in store.claims.list(query).rows]
        assert shown == [
            value
            for value in VALUES
            if (found := days(value)) is not None
            and found[0] <= last.isoformat()
            and found[1] >= first.isoformat()
        ]
    assert store.decisions.verify().faults == ()
    store.close()
