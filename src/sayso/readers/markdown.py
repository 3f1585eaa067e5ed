"""The reader of markdown documents."""

from typing import ClassVar

from sayso.errors import ReadError
from sayso.records import Document


class MarkdownReader:
    """Reads .md files."""

    extensions: ClassVar[tuple[str, ...]] = (".md",)
    media_types: ClassVar[tuple[str, ...]] = ()

    def read(self, data: bytes, *, location: str) -> Document:
        """The document."""
        raise ReadError("cannot be read yet", where=location, remedy="give a text file")
