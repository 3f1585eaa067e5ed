"""Documents: what the verbs' arguments name, and the day they were published."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sayso.errors import ConfigError, ReadError


def find_all(paths: Iterable[str], target: Path | None) -> Iterator[str | ReadError]:
    """The documents, without the file that is to be written: an earlier run may have left it.

    Raises:
        ConfigError: one of the paths is the file that is to be written.
    """
    from sayso.pipeline import find_documents

    for path in paths:
        if target is not None and path != "-" and Path(path).resolve() == target:
            raise ConfigError("would be overwritten", where=path, remedy="give -o another name")
    for found in find_documents(paths):
        if target is None or isinstance(found, ReadError) or Path(found).resolve() != target:
            yield found


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
