"""Locating: from the paths that a person gives to the documents to read."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from sayso.errors import ReadError, unreadable
from sayso.readers.addresses import without_password
from sayso.readers.formats import known_extensions

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://")


def locate(
    paths: Iterable[str],
    *,
    extensions: Collection[str] | None = None,
    pass_over: Callable[[str], None] = lambda _: None,
) -> tuple[str | ReadError, ...]:
    """What to read, in the order given and each once; an error in place of what cannot be found.

    A path is a file, a folder, "-" or an http(s) address. A folder gives the files in it and
    below that have one of the extensions (lower case with the dot; None: those of the shipped
    readers), sorted by path; hidden ones are left out, others given to ``pass_over``. A link in it
    that leads out of it, or nowhere, is an error in its place, as is a folder that may not be read;
    a link to a file or folder in it adds nothing.
    A file given by name is taken whatever it is called, and wherever a link leads.
    """
    wanted = known_extensions() if extensions is None else frozenset(extensions)
    found: dict[str | ReadError, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(_expand(path, wanted, pass_over)))
        except ReadError as error:
            found[error.with_traceback(None)] = None
    return tuple(found)


def is_address(location: str) -> bool:
    """Whether a location is an address such as "https://…", of whatever scheme."""
    return bool(_SCHEME.match(location))


def shown(path: str) -> str:
    """A path or an address as one line of text, whatever is in it.

    A byte that is no UTF-8 stands as \\xff; a password is left out.
    """
    if is_address(path):
        path = without_password(path)
    known = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return known if known and known.isprintable() else repr(known)


def _expand(
    path: str, wanted: Collection[str], pass_over: Callable[[str], None]
) -> list[str | ReadError]:
    if path == STANDARD_INPUT or is_address(path):
        return [path]
    try:
        if path and Path(path).is_dir():
            files = list(_files(Path(path), wanted, pass_over))
        elif os.path.lexists(path):
            return [path]
        else:
            raise ReadError("does not exist", where=shown(path), remedy="check the path")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise unreadable(error, where=shown(path)) from error
    if not files:
        raise ReadError(
            "holds nothing that Sayso reads",
            where=shown(path),
            remedy=f"it reads {' '.join(sorted(wanted))}",
        )
    return files


def _files(
    folder: Path, wanted: Collection[str], pass_over: Callable[[str], None]
) -> Iterator[str | ReadError]:
    """Files to read in a folder and below; links are not followed, so there are no loops."""
    root = folder.resolve()
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if Path(here, name).is_symlink()]
        for name in sorted([*names, *linked]):
            path = Path(here, name)
            if name.startswith("."):
                continue
            is_wanted = path.suffix.lower() in wanted
            if path.is_symlink():
                if is_wanted or name in linked:
                    yield from _amiss(path, root)
            elif path.is_file():
                if is_wanted:
                    yield str(path)
                else:
                    pass_over(str(path))
    for error in closed:
        yield unreadable(error, where=shown(os.fspath(error.filename)))


def _amiss(link: Path, root: Path) -> Iterator[ReadError]:
    """What is wrong with a link, if anything: what it leads to in the folder is found there."""
    leads_to = os.path.realpath(link)
    named = shown(str(link))
    if not os.path.lexists(leads_to):
        yield ReadError("is a link to nothing", where=named, remedy="mend it or delete it")
    elif not Path(leads_to).is_relative_to(root):
        yield ReadError(
            "is a link that leads out of the folder",
            where=named,
            remedy="name it beside the folder to have it read",
        )
