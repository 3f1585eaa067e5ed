"""Ledger files as the command opens them: every mistake told, new ones never over old ones."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import UNUSABLE
from sayso.cli.messages import say
from sayso.errors import ConfigError, LedgerError, ReadError

if TYPE_CHECKING:
    from sayso.ledgers.appending import OpenLedger
    from sayso.records.ledger import Ledger


def opened_ledger(path: str) -> "Ledger | None":
    """The ledger of a file; None where it holds mistakes, which are told.

    Raises:
        ReadError: the file cannot be read.
    """
    from sayso.ledgers.loading import check_ledger

    found, mistakes = check_ledger(Path(path))
    for mistake in mistakes:
        say(mistake)
    return found


def whole_ledger(path: str) -> "Ledger":
    """The ledger of a file; where it holds mistakes they are told, and the command ends."""
    found = opened_ledger(path)
    if found is None:
        raise click.exceptions.Exit(UNUSABLE)
    return found


def open_to_append(path: str) -> "OpenLedger":
    """The ledger of a TOML file, to append to; where it holds mistakes the command ends.

    Raises:
        ConfigError: it is no TOML file, or not there.
    """
    from sayso.ledgers.appending import open_ledger

    if Path(path).suffix.lower() in (".csv", ".tsv", ".json", ".jsonl"):
        raise ConfigError(
            "only a ledger in TOML is appended to",
            where=path,
            remedy=f"make one of it: sayso ledger import {path} -o forecasts.toml",
        )
    if not Path(path).exists():
        raise ReadError("does not exist", where=path, remedy=f"begin one: sayso ledger new {path}")
    try:
        return open_ledger(Path(path))
    except LedgerError as error:
        for line in str(error).split("\n"):
            say(line)
        raise click.exceptions.Exit(UNUSABLE) from error
