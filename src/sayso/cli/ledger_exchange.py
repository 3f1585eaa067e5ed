"""``sayso ledger import`` and ``export``: ledgers from other sites, and for them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.debugging import debug_option
from sayso.cli.ledger_files import whole_ledger
from sayso.cli.messages import say
from sayso.cli.written_files import write_or_print
from sayso.errors import ConfigError, unreadable

if TYPE_CHECKING:
    from sayso.ledgers.importing import Site

_SITES = ("fatebook", "metaculus", "predictionbook", "manifold", "forecastbench")
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
    "--format",
    "form",
    metavar="NAME",
    help="toml (default), csv, json, fatebook, …: docs/reference/exports.md has all.",
)
@click.option("--table", metavar="NAME", help="The table to write, of parquet.")
@click.option("--source", metavar="NAME", help="Whose forecasts a set of ForecastBench holds.")
@debug_option
def export_ledger(
    path: str, output: str | None, form: str | None, table: str | None, source: str | None
) -> None:
    """Write a ledger to FILE, which must not be there yet, or to standard output.

    CSV has one row a forecast; JSON is one line; fatebook is the sheet that it imports. What a
    format cannot hold is told.
    """
    from sayso.cli.formats import choose_writing
    from sayso.records.manner import Manner

    target = None if output == "-" else output
    writing = choose_writing(
        "ledger", form or (None if target else "toml"), target, table, quiet=True
    )
    if target is not None and Path(target).is_file():
        raise ConfigError("is there already", where=target, remedy="name a file that is not")
    lost: list[str] = []
    manner = writing.manner(Manner(source=source, tell=lost.append))
    writing.write([whole_ledger(path)], manner)
    for line in lost:
        say(f"{path}: {line}")
    if target is not None:
        say(f"{target}: written")


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
        raise unreadable(error, where=path) from error
    if file.suffix.lower() in _OWN:
        return '"sayso.ledger/1"' in first
    columns = {cell.strip().strip('"').lower() for cell in first.replace(";", ",").split(",")}
    return {"question", "source", "made"} <= columns
