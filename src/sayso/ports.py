"""The seams: what a plug-in of each kind must offer."""

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, Protocol, TypeVar

from sayso.errors import EngineError
from sayso.records import Document, Reading

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


class Reader(Protocol):
    """Makes a document of the bytes of one format."""

    extensions: ClassVar[tuple[str, ...]]
    """File-name endings, lower case with the dot."""
    media_types: ClassVar[tuple[str, ...]]
    """What a web server calls the format."""

    def read(self, data: bytes, *, location: str) -> Document:
        """The document that the bytes hold, whatever the bytes.

        Raises:
            ReadError: the bytes hold no readable document; the message says why and what to do.
        """
        ...


class Engine(Protocol):
    """Makes a reading of a document. Built with its options as keywords, by name of the plug-in."""

    def read(self, document: Document) -> Reading:
        """The document's reading: the same for the same document and options, always."""
        ...


class Exporter(Protocol):
    """Writes readings in one format."""

    extensions: ClassVar[tuple[str, ...]]
    """File-name endings that ask for this format."""

    def export(self, readings: Iterable[Reading]) -> Iterator[str]:
        """The readings as pieces of text, as soon as each is known."""
        ...


class Runner(Protocol):
    """Applies a function to many tasks."""

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks, each as soon as it and those before are done.

        Tasks are taken as they are needed. One whose function raises, or whose worker dies, has
        an EngineError for its outcome, and the others go on.
        """
        ...
