"""Files that people write: begun from a template, never written over, checked one after another."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from sayso.cli import READ_ALL, UNUSABLE
from sayso.cli.messages import printable, say
from sayso.errors import ConfigError, SaysoError

Read = TypeVar("Read")


def begin(path: str, package: str, check: str) -> None:
    """Write the template of a package to a file that is not there yet, and say how to go on.

    Raises:
        ConfigError: it is there.
    """
    write_new(path, (files(package) / "template.toml").read_text(encoding="utf-8"))
    say(f"{path}: written; fill it in, then: {check} {path}")


def write_new(path: str, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        ConfigError: it is there.
    """
    from sayso.cli.output import Output

    if Path(path).is_file():
        raise ConfigError("is there already", where=path, remedy="name a file that is not")
    with Output(path, quiet=True).open() as stream:
        stream.write(text)


def write_charts(folder: str, charts: Mapping[str, str]) -> None:
    """Write drawings into a folder, which is made if need be, and say so."""
    from sayso.cli.output import Output

    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, drawing in charts.items():
        with Output(str(Path(folder) / f"{name}.svg"), quiet=True).open() as stream:
            stream.write(drawing)
    say(f"{folder}: {len(charts)} charts written")


def write_or_print(path: str | None, text: str) -> bool:
    """Whether the text went to a new file; it goes to standard output without a name, or to "-".

    Raises:
        ConfigError: the file is there.
    """
    if path is not None and path != "-":
        write_new(path, text)
        return True
    from sayso.cli.output import Output

    with Output(None).open() as stream:
        stream.write(text)
    return False


def check_each(
    paths: Sequence[str],
    opened: Callable[[str], Read | None],
    told: Callable[[str, Read], Iterable[str]],
) -> int:
    """The status of having told what each file holds, or what keeps it from being read.

    opened: what a file holds; None where it holds mistakes, which it has told.
    told: the lines on a file without mistakes.
    """
    status = READ_ALL
    for path in paths:
        try:
            found = opened(path)
        except SaysoError as error:
            say(error)
            found = None
        if found is None:
            status = UNUSABLE
            continue
        for line in told(path, found):
            sys.stdout.write(printable(line) + "\n")
    return status
