"""Acts on documents: described otherwise, taken out, noted on and tagged."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sayso.records.anchor import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeDocument:
    """The document has this title, publisher and day; None: it has none, or none is known."""

    act: ClassVar[str] = "describe-document"
    document: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveDocument:
    """The document does not belong to the case: no list, search or dossier shows it."""

    act: ClassVar[str] = "remove-document"
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTags:
    """The document, or one claim of it, has these tags and no others."""

    act: ClassVar[str] = "set-tags"
    document: str
    tags: tuple[str, ...]
    claim: Anchor | None = None

    def __post_init__(self) -> None:
        check_same_document(self.document, self.claim)
        if any(not one.strip() for one in self.tags):
            raise ValueError("a tag has words")


@dataclass(frozen=True, slots=True, kw_only=True)
class PutNote:
    """What somebody notes on the document, or on one claim of it, beside what others noted."""

    act: ClassVar[str] = "put-note"
    document: str
    text: str
    claim: Anchor | None = None

    def __post_init__(self) -> None:
        check_same_document(self.document, self.claim)
        if not self.text.strip():
            raise ValueError("a note has words")


def check_same_document(document: str, claim: Anchor | None) -> None:
    """Raise ValueError unless the claim is of that document."""
    if claim is not None and claim.document != document:
        raise ValueError("the claim is of another document")
