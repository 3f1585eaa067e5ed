"""Stretches of days: what calendar words come to, from a day to a century."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6}
_DAYS = {
    **dict.fromkeys(("day", "night", "morning", "afternoon", "evening"), 1),
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
}
_FIRST_YEAR, _LAST_YEAR = date.min.year, date.max.year


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days as coarse as the words that name it.

    ``value`` is ISO 8601: a day, a month, a year, a week ("2021-W34"), a decade of three digits
    ("199" for the 1990s), a century of two ("20" for 2000 to 2099), or first and last month
    ("2022-01/2022-03"). A year before Christ has a value and no days (Python has no such dates).
    """

    value: str
    first: date | None
    last: date | None


def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch(day.isoformat(), day, day)


def month_of(year: int, month: int) -> Stretch:
    """One month."""
    return Stretch(f"{year:04}-{month:02}", date(year, month, 1), last_of_month(year, month))


def months_of(year: int, month: int, count: int) -> Stretch:
    """A run of months that begins with a month."""
    end_year, end_month = _month_after(year, month, count - 1)
    return Stretch(
        f"{year:04}-{month:02}/{end_year:04}-{end_month:02}",
        date(year, month, 1),
        last_of_month(end_year, end_month),
    )


def year_of(year: int) -> Stretch:
    """One year; year 0 is 1 BC, as in ISO 8601."""
    if year < _FIRST_YEAR:
        return Stretch(f"-{-year:04}" if year else "0000", None, None)
    return Stretch(f"{year:04}", date(year, 1, 1), date(year, 12, 31))


def years_of(first: int, last: int, value: str) -> Stretch:
    """A run of years under a value of its own."""
    return Stretch(value, date(max(first, _FIRST_YEAR), 1, 1), date(last, 12, 31))


def decade_of(year: int) -> Stretch:
    """The decade that a year lies in, under the three digits its years share."""
    first = year - year % 10
    return years_of(first, first + 9, f"{first // 10:03}")


def century_of(year: int) -> Stretch:
    """The hundred years that a year lies in, under the two digits they share."""
    first = year - year % 100
    return years_of(first, first + 99, f"{first // 100:02}")


def week_of(day: date) -> Stretch:
    """The ISO week, Monday to Sunday, that a day lies in."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Stretch(f"{year:04}-W{week:02}", monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Stretch:
    """The Saturday and Sunday of a day's week."""
    saturday = day + timedelta(days=6 - day.isoweekday())
    sunday = saturday + timedelta(days=1)
    return Stretch(f"{saturday.isoformat()}/{sunday.isoformat()}", saturday, sunday)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last where it is shorter.

    Raises:
        ValueError: the day would lie outside the years 1 to 9999.
    """
    year, month = _month_after(day.year, day.month, months)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"year {year} is out of range")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift(day: date, unit: str, count: int) -> Stretch | None:
    """The day, week, month, year or longer that lies ``count`` units from a day.

    None for units that are no part of the calendar's days (an hour), and outside years 1 to 9999.
    """
    try:
        return _shift(day, unit, count)
    except (ValueError, OverflowError):
        return None


def _shift(day: date, unit: str, count: int) -> Stretch | None:
    if unit in _YEARS:
        year = add_months(day, 12 * _YEARS[unit] * count).year
        return {"decade": decade_of, "century": century_of}.get(unit, year_of)(year)
    if unit in _MONTHS:
        moved = add_months(day, _MONTHS[unit] * count)
        if unit == "month":
            return month_of(moved.year, moved.month)
        return months_of(moved.year, moved.month - (moved.month - 1) % _MONTHS[unit], _MONTHS[unit])
    if unit in _DAYS:
        moved = day + timedelta(days=_DAYS[unit] * count)
        whole = {"week": week_of, "fortnight": week_of, "weekend": weekend_of}.get(unit, day_of)
        return whole(moved)
    return None


def _month_after(year: int, month: int, count: int) -> tuple[int, int]:
    ordinal = year * 12 + month - 1 + count
    return ordinal // 12, ordinal % 12 + 1
