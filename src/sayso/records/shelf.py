"""What a store tells of what it holds: rows of its lists, and the questions they answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar, get_args

from sayso.records.claim import ClaimKind
from sayso.records.source import SourceKind, Stance

Row = TypeVar("Row")
Role = Literal["reader", "analyst", "owner"]
Scope = Literal["read", "write", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""The most that a token lets do: each as the role at its place in ``ROLES``."""
TOKEN_PREFIX = "sayso_"  # noqa: S105  how a secret begins, and none
ROLES: tuple[Role, ...] = ("reader", "analyst", "owner")
DocumentOrder = Literal["added", "published", "title", "publisher", "claims"]
ClaimOrder = Literal["document", "published", "source", "certainty", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some rows of a list, beginning after ``offset`` of them.

    ``total`` rows there are, or, where ``more``, at least so many: counting stops there.
    """

    rows: tuple[Row, ...]
    total: int
    more: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentQuery:
    """Which documents of a case to list.

    ``words``: all are in the text or title; "quoted words" stand together, word* begins a word,
    -word is not there. ``publisher`` is a part of a name; ``tag`` one that the document has.
    ``removed``: those that were taken out of the case, in the place of those that are in it.
    """

    case: str
    words: str = ""
    publisher: str | None = None
    tag: str | None = None
    removed: bool = False
    published_from: date | None = None
    published_until: date | None = None
    order: DocumentOrder = "added"
    descending: bool = False
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document of a case. ``corrected`` of its ``claims`` have decisions laid over them.

    ``name`` is what it is called: its title, else the name of its file.
    """

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: date | None
    location: str | None
    added: datetime
    characters: int
    claims: int
    corrected: int
    tags: tuple[str, ...] = ()
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims of a case to list; every field that is given narrows the list.

    ``words`` as in DocumentQuery, of the claim's text. ``source`` and ``actor`` are names as
    decisions leave them, whatever their case; ``source_part`` is a part of a source's. ``tag``: one
    that the claim has. ``cited``: whether an item of evidence cites it. ``low`` and ``high``: the
    claim's interval of certainty touches this one. ``certain``: whether it has words of certainty.
    ``about_from`` and ``about_until``: it speaks of a time that touches these days.
    """

    case: str
    words: str = ""
    document: str | None = None
    source: str | None = None
    source_part: str | None = None
    source_kind: SourceKind | None = None
    kind: ClaimKind | None = None
    tag: str | None = None
    certain: bool | None = None
    low: float | None = None
    high: float | None = None
    actor: str | None = None
    published_from: date | None = None
    published_until: date | None = None
    about_from: date | None = None
    about_until: date | None = None
    corrected: bool | None = None
    cited: bool | None = None
    rejected: bool = False
    order: ClaimOrder = "document"
    descending: bool = False
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim of a case, with the decisions on it laid over. ``evidence``: items that cite it.

    ``name`` is what its document is called.
    """

    id: str
    document: str
    name: str
    title: str | None
    published: date | None
    start: int
    end: int
    text: str
    kind: ClaimKind
    source_kind: SourceKind
    source: str | None
    stance: Stance
    certainty: str | None
    low: float | None
    high: float | None
    corrected: bool
    rejected: bool
    evidence: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalFile:
    """The file that a document was read from: its name, and the SHA-256 of its bytes in hex."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case of a store, and the role of whoever asked, None where it was nobody's list."""

    name: str
    question: str
    created: datetime
    documents: int
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Someone with an account. ``roles``: each case with the role there."""

    name: str
    added: datetime
    disabled: bool = False
    roles: tuple[tuple[str, Role], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessToken:
    """What is known of a program's token but its secret, which is told once and not kept.

    ``scope``: the most that it lets do in any case: "read" as a reader may, "write" as an analyst,
    "admin" as an owner, and never more than the account may itself.
    """

    id: str
    user: str
    name: str
    scope: Scope
    made: datetime
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in a store that is not as it was kept: where, and what. ``number``: a decision.

    ``mendable``: it is made of what is kept, and repairing makes it anew.
    """

    where: str
    message: str
    number: int | None = None
    mendable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What checking a store found.

    ``head`` is the hash of the newest of ``entries`` entries in its journal, to be noted
    elsewhere. ``notes`` are no faults: what checking could not see, or what a reader should know.
    """

    decisions: int
    documents: int
    readings: int
    entries: int
    head: str
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
