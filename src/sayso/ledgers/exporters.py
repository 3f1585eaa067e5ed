"""Ledgers written out in the formats that are read here too, and in those of other sites."""

from collections.abc import Iterable, Iterator
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


def _told(written: tuple[str, tuple[str, ...]], manner: Manner) -> str:
    for line in written[1]:
        manner.tell(line)
    return written[0]
