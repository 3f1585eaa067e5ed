"""``sayso verify`` and ``sayso upgrade``: a store as it was kept, and of this version."""

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli import CLEAN, FOUND
from sayso.cli.debugging import debug_option
from sayso.cli.limits import limits_of, memory_option
from sayso.cli.messages import printable, say
from sayso.cli.stores import opened, shown
from sayso.errors import ConfigError

if TYPE_CHECKING:
    from sayso.records.shelf import Verification

_MOST_TOLD = 50
_UNSEEN = (
    "this does not show whether the newest entries were taken away, or the whole store made anew: "
    "keep the head somewhere else, and give it next time with --head"
)


@click.command(short_help="Whether a store is as it was kept.")
@click.argument("store_address", metavar="STORE")
@click.option(
    "--head", metavar="HASH", help="A head that an earlier `sayso verify` gave, to be found again."
)
@click.option(
    "--print-head",
    is_flag=True,
    help="Print the head alone, to be kept elsewhere; nothing where something is wrong.",
)
@click.option(
    "--repair",
    is_flag=True,
    help="Make lists, searches and indexes anew where they are not what was kept.",
)
@memory_option("linking a case anew")
@debug_option
def verify(
    *,
    store_address: str,
    head: str | None,
    print_head: bool,
    repair: bool,
    memory_limit: str | None,
) -> None:
    """Check everything that a store keeps, and all that it shows, against its journal.

    Whatever is kept (documents, readings, decisions, which case holds what, accounts, roles) has
    an entry in the journal, and each entry holds the hash of the one before: whatever is changed,
    put in or taken out later shows. What lists and searches show is made anew and compared. The
    hash of the newest entry is the head. Keep it outside the store and give it with --head another
    day, to see that the newest were not taken away, nor the whole journal made anew.

    \b
      sayso verify case.db
      sayso verify case.db --print-head >> heads.txt
      sayso verify case.db --head "$(tail -n 1 heads.txt)"

    Exit status: 0, all is as it was kept; 1, something is not; 2, the store cannot be opened.
    """
    if print_head and repair:
        raise ConfigError("--print-head and --repair: give one of them")
    from sayso.cli.bounds import usual_limits

    limits = limits_of(None, memory_limit, usual=usual_limits())
    with opened(store_address, read_only=not repair, warn=False, limits=limits) as store:
        chain = store.decisions
        found = chain.repair(noted=head) if repair else chain.verify(noted=head)
    where = shown(store_address)
    _tell(where, found)
    if print_head:
        if not found.faults:
            sys.stdout.write(f"{found.head}\n")
    else:
        sys.stdout.write(printable(f"{where}: {_counted(found)}") + "\n")
        sys.stdout.write(f"head: {found.head}\n")
        if head is None and not found.faults:
            sys.stdout.write(f"{_UNSEEN}\n")
    raise click.exceptions.Exit(FOUND if found.faults else CLEAN)


def _tell(where: str, found: "Verification") -> None:
    for note in found.notes:
        say(f"{where}: note: {note}")
    for fault in found.faults[:_MOST_TOLD]:
        say(f"{where}: {fault.where}: {fault.message}")
    if len(found.faults) > _MOST_TOLD:
        say(f"{where}: and {len(found.faults) - _MOST_TOLD} more faults")
    mendable = sum(fault.mendable for fault in found.faults)
    if not mendable:
        return
    if mendable == len(found.faults):
        say(f"{where}: what is kept is whole; `sayso verify --repair` makes the rest anew")
    else:
        say(
            f"{where}: what was kept was changed: lists that were made of it are left as they are; "
            "restore a backup"
        )


def _counted(found: "Verification") -> str:
    from sayso.pages.draw_words import count as counted

    told = (
        f"{counted(found.decisions, 'decision')}, {counted(found.documents, 'document')}, "
        f"{counted(found.readings, 'reading')}, {counted(found.entries, 'entry', 'entries')}: "
    )
    count = len(found.faults)
    if not count:
        return told + "all as they were kept"
    return told + f"{count} {'fault' if count == 1 else 'faults'}"


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
