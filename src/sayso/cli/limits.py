"""Limits: the options that say what one document may take, and what the settings say of it."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from sayso.errors import ConfigError
from sayso.records.limits import Limits

Command = TypeVar("Command", bound=Callable[..., Any])

LIMIT_KEYS = ("time-limit", "memory-limit")
"""What the settings call them."""
NONE = "none"
"""What stands for no limit."""
LEAST_MEMORY = 512 * 2**20
"""The engine alone takes half of it."""
_SIZE = re.compile(r"(?P<number>\d{1,9}(?:\.\d{1,3})?)\s*(?P<unit>[KMGT]?)(?:i?B)?", re.IGNORECASE)
_UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30, "t": 2**40}


def limit_options(command: Command) -> Command:
    """The command with the options that bound what one document may take."""
    time = click.option(
        "--time-limit",
        metavar="SECONDS",
        help="The longest that one document may take; none: any time.  [default: 600]",
    )
    return time(memory_option("one document")(command))


def memory_option(what: str) -> Callable[[Command], Command]:
    """The option that bounds the memory of ``what``."""
    return click.option(
        "--memory-limit",
        metavar="SIZE",
        help=f"The most memory that {what} may take, or none.  [default: 2GiB]",
    )


def private_option(command: Command) -> Command:
    """The command with the option that lets redirects lead to private addresses."""
    option = click.option(
        "--allow-private",
        is_flag=True,
        help="Follow redirects to this machine and to its own network too.",
    )
    return option(command)


def limits_of(
    time: str | None, memory: str | None, *, usual: Limits, private: bool = False
) -> Limits:
    """What the options say, else what is usual.

    Raises:
        ConfigError: an option is no time or no size.
    """
    return Limits(
        seconds=usual.seconds if time is None else parse_seconds(time, "--time-limit"),
        memory_bytes=usual.memory_bytes if memory is None else parse_size(memory, "--memory-limit"),
        private_addresses=private,
    )


def parse_seconds(written: str, named: str) -> float | None:
    """The seconds; None where "none" is written, which is no limit.

    Raises:
        ConfigError: it is no such number.
    """
    if written.lower() == NONE:
        return None
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:  # no NaN either
        raise ConfigError(
            f"{named}: {written!r} is no time", remedy=f"give seconds above 0, or {NONE}"
        )
    return seconds


def parse_size(written: str, named: str) -> int | None:
    """The bytes that a size such as "2GiB" or "1500M" stands for; None where "none" is written.

    Raises:
        ConfigError: it is no size, or less than reading takes in any case.
    """
    if written.lower() == NONE:
        return None
    found = _SIZE.fullmatch(written.strip())
    if found is None:
        remedy = f"write it as 2GiB or 1500MiB, or {NONE}"
        raise ConfigError(f"{named}: {written!r} is no size", remedy=remedy)
    size = int(float(found["number"]) * _UNITS[found["unit"].lower()])
    if size < LEAST_MEMORY:
        least = f"give at least {LEAST_MEMORY // 2**20}MiB, or {NONE}"
        raise ConfigError(f"{named}: {written!r} is less than the engine needs", remedy=least)
    return size
