"""Documents: what the verbs' arguments name, and the day they were published."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click

from sayso.cli.messages import say
from sayso.errors import ConfigError, ReadError

_PASSED_OVER = "sayso.cli.documents"
_ENDINGS = 6
"""Endings that are told of files that are passed over: those that most of them have."""

_LONGEST = 12
"""Characters of an ending; what is longer is the rest of a name."""


def find_all(paths: Iterable[str], target: Path | None) -> Iterator[str | ReadError]:
    """The documents, without the file that is to be written: an earlier run may have left it.

    What folders hold beside them is told in one line when the command ends.

    Raises:
        ConfigError: one of the paths is the file that is to be written.
    """
    from sayso.pipeline import find_documents

    for path in paths:
        if target is not None and path != "-" and Path(path).resolve() == target:
            raise ConfigError("would be overwritten", where=path, remedy="give -o another name")
    passed: list[str] = []
    for found in find_documents(paths, pass_over=passed.append):
        if target is None or isinstance(found, ReadError) or Path(found).resolve() != target:
            yield found
    _tell_at_the_end(path for path in passed if target is None or Path(path).resolve() != target)


def _tell_at_the_end(passed: Iterable[str]) -> None:
    context = click.get_current_context()
    known: set[str] | None = context.meta.get(_PASSED_OVER)
    if known is None:
        known = context.meta[_PASSED_OVER] = set()
        context.call_on_close(partial(_tell_passed_over, known))
    known.update(passed)


def _tell_passed_over(paths: Iterable[str]) -> None:
    """Say how many files of which endings were not looked into, if any were."""
    endings = Counter(map(_ending_of, paths))
    if not endings:
        return
    ranked = sorted(endings.items(), key=lambda item: (-item[1], item[0]))
    told = ", ".join(f"{ending} {number}" for ending, number in ranked[:_ENDINGS])
    if len(ranked) > _ENDINGS:
        told += f", {len(ranked) - _ENDINGS} more"
    total = endings.total()
    files, them = ("1 file", "it") if total == 1 else (f"{total} files", "them")
    say(f"passed over {files} whose kind is not known ({told}); name {them} to have {them} read")


def _ending_of(path: str) -> str:
    ending = Path(path).suffix.lower()
    is_one = ending.isprintable() and len(ending) <= _LONGEST and " " not in ending
    return ending if ending and is_one else "no ending"


def parse_day(written: str | None, option: str = "--published") -> date | None:
    """The day that an option names.

    Raises:
        ConfigError: it names none.
    """
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ConfigError(
            f"{option}: {written!r} is no date", remedy="write it as 2021-08-29"
        ) from error
