"""Watching: which drafts have changed since they were last looked at, as long as one asks."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sayso.errors import ConfigError, ReadError

SECONDS = 0.5
"""Between two looks at the files."""

Stamps = dict[str, tuple[int, int]]
"""The time of the last change of each file, in nanoseconds, and its size."""


def check_watchable(paths: Sequence[str]) -> None:
    """Refuse to watch what is no file and no folder.

    Raises:
        ConfigError: one of the paths is an address, or standard input.
    """
    for path in paths:
        if path == "-" or "://" in path:
            raise ConfigError(
                "--watch looks at files", where=path, remedy="save it as a file, and give its name"
            )


def stamps_of(located: Sequence[str | ReadError]) -> Stamps:
    """When each file was last changed; files that are gone for now are left out."""
    stamps = {}
    for path in located:
        if isinstance(path, str):
            try:
                status = Path(path).stat()
            except OSError:
                continue
            stamps[path] = status.st_mtime_ns, status.st_size
    return stamps


def changes(look: Callable[[], Stamps], pause: Callable[[], None]) -> Iterator[list[str]]:
    """The files that changed, each time some did and then stayed as they are; all of them first."""
    before = look()
    yield list(before)
    while True:
        pause()
        now = look()
        if now == before:
            continue
        while True:  # an editor may be writing still
            pause()
            after = look()
            if after == now:
                break
            now = after
        changed = [path for path, stamp in now.items() if before.get(path) != stamp]
        before = now
        if changed:
            yield changed
