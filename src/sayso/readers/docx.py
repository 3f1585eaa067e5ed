"""The reader of docx documents."""

from typing import ClassVar

from sayso.errors import ReadError
from sayso.records import Document


class DocxReader:
    """Reads .docx files."""

    extensions: ClassVar[tuple[str, ...]] = (".docx",)
    media_types: ClassVar[tuple[str, ...]] = ()

    def read(self, data: bytes, *, location: str) -> Document:
        """The document."""
        raise ReadError("cannot be read yet", where=location, remedy="give a text file")
