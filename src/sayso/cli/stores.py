"""What the verbs on a store share: who works on it, which case is meant, how it is closed."""

import getpass
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sayso.cli.messages import say

if TYPE_CHECKING:
    from sayso.ports import Store
    from sayso.records.limits import Limits

_PASSWORD = re.compile(r"^(\w[\w+]*://[^:@/]*):.*@")
case_option = click.option(
    "--case", "case_name", metavar="NAME", help="The case.  [default: the only one]"
)
who_option = click.option(
    "--who", metavar="NAME", help="Who decides this.  [default: who is logged in]"
)


@contextmanager
def opened(
    address: str,
    *,
    create: bool = False,
    read_only: bool = False,
    warn: bool = True,
    limits: "Limits | None" = None,
) -> "Iterator[Store]":
    """The store at an address while the block runs; what it warns of is told first.

    ``limits``: on what linking its cases may take; those that are usual here where none are given.

    Raises:
        StoreError, ConfigError: it cannot be opened.
    """
    from sayso.cli.bounds import usual_limits
    from sayso.workbench import open_store

    limits = usual_limits() if limits is None else limits
    store = open_store(address, create=create, read_only=read_only, limits=limits)
    for warning in store.warnings if warn else ():
        say(f"{shown(address)}: {warning}")
    try:
        yield store
    finally:
        store.close()


def shown(address: str) -> str:
    """The address as it may be shown: without a password."""
    return _PASSWORD.sub(r"\1:***@", address)


def whoever(given: str | None) -> str:
    """The name given, else that of whoever is logged in, else nobody in particular."""
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
