"""``sayso verify`` and ``sayso upgrade``: a store as it was kept, and of this version."""

import sys

import click

from sayso.cli import CLEAN, FOUND
from sayso.cli.messages import printable, say
from sayso.cli.stores import debug_option, opened, shown


@click.command(short_help="Whether a store is as it was kept.")
@click.argument("store_address", metavar="STORE")
@click.option(
    "--head", metavar="HASH", help="A hash that an earlier `sayso verify` gave, to be found again."
)
@debug_option
def verify(*, store_address: str, head: str | None) -> None:
    """Check every decision, document and reading of a store against its hash.

    Each decision holds the hash of the one before: whatever is changed, put in or taken out later
    breaks the chain there. Note the hash of the newest and give it with --head another day, to see
    that the newest were not taken away.

    Exit status: 0, all is as it was kept; 1, something is not; 2, the store cannot be opened.
    """
    with opened(store_address, read_only=True) as store:
        found = store.decisions.verify(noted=head)
    for fault in found.faults:
        say(f"{shown(store_address)}: {fault.where}: {fault.message}")
    told = (
        f"{shown(store_address)}: {found.decisions} decisions, {found.documents} documents, "
        f"{found.readings} readings: "
    )
    count = len(found.faults)
    told += f"{count} {'fault' if count == 1 else 'faults'}" if count else "all as they were kept"
    sys.stdout.write(printable(told) + "\n")
    sys.stdout.write(f"newest decision: {found.head}\n")
    raise click.exceptions.Exit(FOUND if found.faults else CLEAN)


@click.command(short_help="Bring a store to this version.")
@click.argument("store_address", metavar="STORE")
@click.option("--dry-run", is_flag=True, help="Print the SQL that would be run; change nothing.")
@debug_option
def upgrade(*, store_address: str, dry_run: bool) -> None:
    """Bring the tables of a store to this version of Sayso, as every verb does that opens it."""
    if dry_run:
        from sayso.workbench import planned_upgrade

        planned = planned_upgrade(store_address)
        sys.stdout.write(planned)
        if not planned:
            say(f"{shown(store_address)}: up to date")
        return
    with opened(store_address):
        say(f"{shown(store_address)}: up to date")
