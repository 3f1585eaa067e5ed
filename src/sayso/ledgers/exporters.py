"""Ledgers written out in the formats that are read here too, and in those of other sites."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from sayso.errors import ConfigError
from sayso.records.ledger import Ledger
from sayso.records.manner import PLAIN, Manner


class LedgerToml:
    """Writes ledgers as files that people go on with."""

    extensions: ClassVar[tuple[str, ...]] = (".toml",)
    media_type: ClassVar[str] = "application/toml"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """The whole file."""
        from sayso.ledgers.ledger_toml import write_ledger

        for one in records:
            yield write_ledger(one)


class LedgerCsv:
    """Writes a row a forecast, and tells what such rows cannot hold."""

    extensions: ClassVar[tuple[str, ...]] = (".csv",)
    media_type: ClassVar[str] = "text/csv"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """The head and the rows."""
        from sayso.ledgers.csv_rows import write_ledger_csv

        for one in records:
            yield _told(write_ledger_csv(one), manner)


class LedgerFatebook:
    """Writes the sheet that Fatebook imports."""

    extensions: ClassVar[tuple[str, ...]] = ()
    media_type: ClassVar[str] = "text/csv"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """The head and the rows."""
        from sayso.ledgers.exporting import write_fatebook

        for one in records:
            yield _told(write_fatebook(one), manner)


class LedgerForecastBench:
    """Writes a forecast set of ForecastBench: what the one source that the manner names says."""

    extensions: ClassVar[tuple[str, ...]] = ()
    media_type: ClassVar[str] = "application/json"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """The set.

        Raises:
            ConfigError: no source is named.
            LedgerError: it forecasts nothing of ForecastBench's.
        """
        from sayso.ledgers.forecastbench import write_forecast_set

        if manner.source is None:
            raise ConfigError("a set of ForecastBench holds one source", remedy="give --source")
        for one in records:
            yield _told(write_forecast_set(one, manner.source), manner)


class LedgerCalendar:
    """Writes an event for each question that is open, and tells what has no day."""

    extensions: ClassVar[tuple[str, ...]] = (".ics",)
    media_type: ClassVar[str] = "text/calendar"
    binary: ClassVar[bool] = False

    def export(self, records: Iterable[Ledger], manner: Manner = PLAIN) -> Iterator[str]:
        """The calendar, as of the last day on which anything of the ledger was known or said."""
        from sayso.forecasts.asked import ask_all
        from sayso.forecasts.listings import list_due
        from sayso.ledgers.calendar import write_calendar

        for one in records:
            days = [each.known for each in one.outcomes] + [each.made for each in one.forecasts]
            day = max(filter(None, days), default=date.min)
            open_ended = sum(each.last_day is None for each in one.questions)
            if open_ended:
                manner.tell(f"{open_ended} questions without a last day are not in the calendar")
            yield write_calendar(one, list_due(ask_all(one, day), one.forecasts, day))


def _told(written: tuple[str, tuple[str, ...]], manner: Manner) -> str:
    for line in written[1]:
        manner.tell(line)
    return written[0]
