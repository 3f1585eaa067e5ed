"""Where a finding is: lines in the file where the text is the file's own, else in the text."""

from pathlib import Path, PurePosixPath
from urllib.parse import quote

from sayso.pages.draw_words import place_words
from sayso.records import Document

_AS_WRITTEN = frozenset({".txt", ".text", ".md", ".markdown"})
_STANDARD_INPUT = "-"


def lines_are_the_files(document: Document) -> bool:
    """Whether lines and columns are those an editor shows: of a plain text or Markdown file."""
    location = document.location or ""
    if location == _STANDARD_INPUT or _is_address(location):
        return False
    return PurePosixPath(location).suffix.lower() in _AS_WRITTEN


def shown_location(document: Document) -> str:
    """What to call the document: where it was read from, else its title."""
    place = document.location and place_words(document.location)
    return place or document.title or "a document without a title"


def uri(document: Document) -> str:
    """The document's address: relative to the current folder where it lies below it."""
    location = document.location or _STANDARD_INPUT
    if _is_address(location):
        return location
    path = Path(relative_path(document))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def relative_path(document: Document) -> str:
    """The document's path from the current folder, or its whole path where it lies elsewhere."""
    location = document.location or _STANDARD_INPUT
    if _is_address(location):
        return location
    if location == _STANDARD_INPUT:
        return "stdin"
    path, here = Path(location), Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return path.as_posix()


def _is_address(location: str) -> bool:
    return location.lower().startswith(("http://", "https://"))
