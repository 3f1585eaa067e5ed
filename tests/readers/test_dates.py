"""Days as documents write them."""

from datetime import date

import pytest

from sayso.readers.dates import find_date


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
