"""Days as documents write them."""

from datetime import date

import pytest

from sayso.readers.dates import dateline, find_date, is_date


@pytest.mark.parametrize(
    "text",
    [
        "2031-08-29",
        "2031/8/29",
        "29 August 2031",
        "29th of August, 2031",
        "August 29, 2031",
        "Aug. 29th 2031",
        "TARSK, 29 Aug 2031, 10:15 GMT",
        "29.8.2031",
        "20310829T1015",
    ],
)
def test_a_day_is_found(text: str) -> None:
    assert find_date(text) == date(2031, 8, 29)


@pytest.mark.parametrize(
    "text", ["August 2031", "3/4/2031", "29 August", "31 June 2031", "0031-08-29", "in 2031", ""]
)
def test_no_day_is_made_up(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "TARSK, 29 August 2031 (Strait Wire) - The lock at Tarsk was shut on Friday.",
        "Tarsk, Vorland, August 29, 2031 — The lock at Tarsk was shut on Friday.",
        "TARSK (Strait Wire) 29 August 2031 -- The lock at Tarsk was shut on Friday.",
    ],
)
def test_a_dateline_dates_what_it_opens(text: str) -> None:
    assert dateline(text) == date(2031, 8, 29)


@pytest.mark.parametrize(
    "text",
    [
        "The war, which began on 29 August 2031 - not before - was short.",
        "On 29 August 2031 - a Friday - the lock was shut.",
        "TARSK, 29 August (Strait Wire) - The lock was shut.",
    ],
)
def test_a_sentence_that_tells_of_a_day_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_a_body_and_a_day_are_a_date_line() -> None:
    assert is_date("Office of Regional Assessments, 29 August 2031")
