"""Options that several verbs have alike: the scale of words of likelihood, and how many work."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def scale_option(command: Command) -> Command:
    """The command with the option that names a scale."""
    option = click.option(
        "--scale",
        metavar="NAME",
        default="icd203",
        show_default=True,
        help="What likelihood words are worth: icd203, phia, nato, ipcc, kent or survey.",
    )
    return option(command)


def jobs_option(work: str) -> Callable[[Command], Command]:
    """What gives a command the option on the number of processes; ``work``: what they do."""
    return click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help=f"Processes that {work} at once.",
    )
