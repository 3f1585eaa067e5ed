"""``sayso ledger import`` and ``export``: ledgers from other sites, and for them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.ledger_files import whole_ledger
from sayso.cli.messages import say
from sayso.cli.written_files import write_or_print
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.ledgers.importing import Site

_SITES = ("fatebook", "metaculus", "predictionbook", "manifold", "forecastbench")
_FORMS = ("toml", "csv", "json", "fatebook", "forecastbench")
_ENDINGS = {".toml": "toml", ".csv": "csv", ".json": "json", ".jsonl": "json"}
_OWN = (".toml", ".json", ".jsonl")


@click.command("import", short_help="Make a ledger of another site's export.")
@click.argument("path", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, which must not be there yet.")
@click.option(
    "--from", "site", type=click.Choice(_SITES), metavar="SITE", help=f"{', '.join(_SITES)}."
)
@debug_option
def import_ledger(path: str, output: str | None, site: "Site | None") -> None:
    """Make a ledger of an export of Fatebook, Metaculus, PredictionBook, Manifold or ForecastBench.

    FILE is a CSV or JSON file, a zip file, or a folder with the files of one export; its columns
    or keys tell which site it is of. A ledger in CSV or JSON becomes one in TOML.
    """
    from sayso.ledgers.ledger_toml import write_ledger

    told: tuple[str, ...] = ()
    if site is None and _is_own(path):
        ledger = whole_ledger(path)
    else:
        from sayso.ledgers.importing import import_ledger

        imported = import_ledger(Path(path), site)
        ledger, told = imported.ledger, imported.told
    written = write_ledger(ledger)
    is_written = write_or_print(output, written)
    for line in told:
        say(line)
    if is_written:
        say(f"{output}: written; go on with it, then: sayso score {output}")


@click.command("export", short_help="Write a ledger in another format.")
@click.argument("path", metavar="LEDGER")
@click.argument("output", metavar="[FILE]", required=False)
@click.option(
    "--format", "form", type=click.Choice(_FORMS), metavar="NAME", help=f"{', '.join(_FORMS)}."
)
@click.option("--source", metavar="NAME", help="Whose forecasts a set of ForecastBench holds.")
@debug_option
def export_ledger(path: str, output: str | None, form: str | None, source: str | None) -> None:
    """Write a ledger to FILE, which must not be there yet, or to standard output.

    CSV has one row a forecast; JSON is one line; fatebook is the sheet that it imports. What a
    format cannot hold is told.
    """
    from sayso.cli.formats import by_ending

    target = None if output is None or output == "-" else Path(output)
    chosen = form or ("toml" if target is None else by_ending(target, _ENDINGS))
    written, lost = _written(path, chosen, source)
    is_written = write_or_print(output, written)
    for line in lost:
        say(f"{path}: {line}")
    if is_written:
        say(f"{output}: written")


def _written(path: str, form: str, source: str | None) -> tuple[str, tuple[str, ...]]:
    ledger = whole_ledger(path)
    if form == "csv":
        from sayso.ledgers.csv_rows import write_ledger_csv

        return write_ledger_csv(ledger)
    if form == "json":
        from sayso.records.codec import encode_ledger

        return encode_ledger(ledger).decode() + "\n", ()
    if form == "fatebook":
        from sayso.ledgers.exporting import write_fatebook

        return write_fatebook(ledger)
    if form == "forecastbench":
        from sayso.ledgers.forecastbench import write_forecast_set

        if source is None:
            raise ConfigError("a set of ForecastBench holds one source", remedy="give --source")
        return write_forecast_set(ledger, source)
    from sayso.ledgers.ledger_toml import write_ledger

    return write_ledger(ledger), ()


def _is_own(path: str) -> bool:
    """Whether a file is a ledger in a format of our own."""
    file = Path(path)
    if file.is_dir():
        return False
    if file.suffix.lower() == ".toml":
        return True
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as stream:
            first = stream.readline(65536)
    except OSError as error:
        raise ConfigError(error.strerror or str(error), where=path) from error
    if file.suffix.lower() in _OWN:
        return '"sayso.ledger/1"' in first
    columns = {cell.strip().strip('"').lower() for cell in first.replace(";", ",").split(",")}
    return {"question", "source", "made"} <= columns
