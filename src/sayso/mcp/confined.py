"""Confined files: what lies in the roots and nothing else, whatever a path or a link says."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from sayso.errors import ReadError, unreadable
from sayso.readers.limits import MAX_BYTES, check_bytes
from sayso.readers.locate import is_address, shown

_NO_ROOT = "open a folder in the client, or start the server with --root FOLDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file that may be read: as it was named, and where it really is."""

    named: str
    real: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """The folders, and files, that may be read; all links in their paths followed."""

    places: tuple[Path, ...]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> "Roots":
        """Those of the paths that there are, each once."""
        real = (Path(os.path.realpath(path)) for path in paths)
        return cls(places=tuple(dict.fromkeys(path for path in real if path.exists())))

    def find(self, path: str) -> tuple[Place, ...]:
        """The documents at a path: the file, or the files that Sayso reads in a folder and below.

        A relative path is one from a root: from the first that has it.

        Raises:
            ReadError: there is none, or it is in none of the roots.
        """
        from sayso.pipeline import find_documents

        place = self._inside(path)
        if not place.real.is_dir():
            return (place,)
        found, refused = [], None
        for one in find_documents([str(place.real)]):
            if isinstance(one, ReadError):  # a link out of the folder, or nothing that is read
                refused = one
                continue
            real = Path(os.path.realpath(one))
            if self._holds(real):
                named = Path(path, Path(one).relative_to(place.real))
                found.append(Place(named=str(named), real=real))
        if refused is not None and not found:
            raise ReadError(refused.message, where=shown(path), remedy=refused.remedy)
        return tuple(found)

    def _inside(self, path: str) -> Place:
        """Where a path leads, unless that is out of the roots.

        What is outside is told in the same words whether it exists or not.
        """
        named = shown(path)
        if not self.places:
            raise ReadError("no folder is open to this server", where=named, remedy=_NO_ROOT)
        if "\0" in path:
            raise ReadError("is no path", where=named, remedy="give one without NUL")
        try:
            given = Path(path)
            tried = [given] if given.is_absolute() else [root / given for root in self.places]
            real = [Path(os.path.realpath(one)) for one in tried]
            inside = [one for one in real if self._holds(one)]
            there = [one for one in inside if one.exists()]
        except (OSError, ValueError) as error:
            raise unreadable(error, where=path) from error
        if not inside:
            raise ReadError(
                "is in none of the folders that are open to this server",
                where=named,
                remedy=f"name one in {', '.join(shown(str(one)) for one in self.places)}",
            )
        if not there:
            raise ReadError("does not exist", where=named, remedy="check the path")
        return Place(named=path, real=there[0])

    def _holds(self, path: Path) -> bool:
        return any(path == root or path.is_relative_to(root) for root in self.places)


def take_bytes(place: Place) -> bytes:
    """The bytes of a file, reached step by step through folders that are no links.

    So a folder or a file that becomes a link between the look at the path and the reading of it
    leads nowhere.

    Raises:
        ReadError: it cannot be read, is no file, or is larger than Sayso reads.
    """
    named = shown(place.named)
    try:
        number = _opened(place.real)
        with os.fdopen(number, "rb") as file:
            status = os.fstat(number)
            if not stat.S_ISREG(status.st_mode):
                raise ReadError("is no file", where=named, remedy="name a file or a folder")
            check_bytes(status.st_size, location=named)
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(error, where=place.named) from error


def _opened(path: Path) -> int:
    flags = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    if os.open not in os.supports_dir_fd:  # Windows
        return os.open(path, flags | getattr(os, "O_BINARY", 0))
    flags |= os.O_NOFOLLOW
    *folders, name = path.parts[1:]
    at = os.open(path.anchor, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            inner = os.open(folder, flags | os.O_DIRECTORY, dir_fd=at)
            os.close(at)
            at = inner
        return os.open(name, flags, dir_fd=at)
    finally:
        os.close(at)


def check_address(address: str, *, allowed: bool) -> str:
    """The address, where this server may fetch it.

    Raises:
        ReadError: it may not; or it leads to this machine or its own network, which nobody who
            writes to a program should reach through it.
    """
    from sayso.readers.addresses import leads_to_private, origin

    if not allowed:
        raise ReadError(
            "is a web address, and this server reads none",
            where=shown(address),
            remedy="start it with --allow-network",
        )
    scheme, host, port = origin(address)
    if scheme in ("http", "https") and leads_to_private(host, port or 0):
        raise ReadError(
            "leads to this machine or its own network",
            where=shown(address),
            remedy="save it, and name the file",
        )
    return address


def paths_of(addresses: Iterable[str]) -> Iterator[Path]:
    """The paths of those addresses that name a file or a folder of this machine."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme == "file" and parts.hostname in (None, "", "localhost"):
            path = url2pathname(unquote(parts.path) if os.name == "nt" else parts.path)
            if path and "\0" not in path:
                yield Path(path)


def is_web_address(path: str) -> bool:
    """Whether a path is an address of whatever scheme but ``file``."""
    return is_address(path) and not path.startswith("file://")
