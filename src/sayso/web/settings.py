"""How a workbench is served: what it listens for, and how much it takes in."""

from dataclasses import dataclass

from sayso.records.limits import USUAL

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One step of a tour: what it is about, in a few words and in some more, and where it is."""

    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one server.

    ``local``: it listens on loopback only, so whoever has no account yet may work in it, and
    requests must name this machine.
    """

    local: bool = True
    names: frozenset[str] = frozenset()
    """Host names that are answered beside this machine's own; none: all, where it is not local."""
    pages: bool = True
    """Whether pages are served beside the API."""
    two_readers: bool = False
    """What came of a question counts once a second person has settled it alike."""
    most_form_bytes: int = 1 * MEBIBYTE
    most_json_bytes: int = 16 * MEBIBYTE
    """A document that a program sends."""
    most_upload_bytes: int = 256 * MEBIBYTE
    """All files of one upload together; one file may have what a reader takes (64 MiB)."""
    most_files: int = 500
    seconds_to_read: float | None = USUAL.seconds
    """The longest that reading one upload may take; None: as long as it wants."""
    tour: tuple[TourStep, ...] = ()
    """The steps of a tour that every page offers; none, where there is none to take."""
    memory_to_read: int | None = USUAL.memory_bytes
    """The most memory, in bytes, that reading one upload may take; None: as much as it wants."""
