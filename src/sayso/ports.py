"""The seams: what a plug-in of each kind must offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, TypeVar

from sayso.errors import EngineError

if TYPE_CHECKING:  # a seam has no need of the records that cross it
    from datetime import date

    from sayso.analysis.marks import Marks
    from sayso.records import Document, MadeBy, Reading
    from sayso.records.decision import Act, Decision
    from sayso.records.laid import CaseState, LaidDossier, LaidReading
    from sayso.records.manner import Manner
    from sayso.records.shelf import (
        AccessToken,
        CaseRow,
        ClaimQuery,
        ClaimRow,
        DocumentQuery,
        DocumentRow,
        OriginalFile,
        Page,
        Role,
        Scope,
        User,
        Verification,
    )

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
Record_contra = TypeVar("Record_contra", contravariant=True)
Clock = Callable[[], datetime]
"""What tells the time, in UTC."""


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
    """Marks a document. Built with its options as keywords, by name of the plug-in."""

    @property
    def made_by(self) -> MadeBy:
        """Its version, model and options, which every output tells."""
        ...

    def mark(self, document: Document) -> Marks:
        """What it sees in the document: the same for the same document and options, always."""
        ...


class Exporter(Protocol[Record_contra]):
    """Writes records of one type in one format.

    Its name is of both: ``reading.csv``. The types are reading, findings (``sayso.Checked``),
    dossier, judgement, postmortem, scorecard and ledger.
    """

    extensions: ClassVar[tuple[str, ...]]
    """File-name endings that ask for this format, lower case with the dot."""
    media_type: ClassVar[str]
    """What a web server calls the format."""
    binary: ClassVar[bool]
    """Whether its pieces are bytes, which no terminal is to be shown."""

    def export(
        self, records: Iterable[Record_contra], manner: Manner
    ) -> Iterator[str] | Iterator[bytes]:
        """The records as pieces of one file, as soon as each is known.

        Raises:
            ConfigError: the manner asks for what the format has not; a library is missing.
        """
        ...


class TableExporter(Exporter[Record_contra], Protocol[Record_contra]):
    """Writes records as tables, one of them to a file."""

    tables: ClassVar[tuple[str, ...]]
    """Names of the tables; the first is written where none is asked for."""

    def export_tables(
        self, records: Iterable[Record_contra], manner: Manner
    ) -> Iterator[tuple[str, str | bytes]]:
        """Every table that has rows, in pieces with the table's name, as soon as each is known."""
        ...


class Runner(Protocol):
    """Applies a function to many tasks.

    Built by its name with the keywords ``jobs`` and ``limits`` (``sayso.Limits``, or None). One
    that cannot hold a task to limits, and end it there, refuses them with a ConfigError.
    """

    def run(
        self, function: Callable[[Task], Outcome], tasks: Iterable[Task]
    ) -> Iterator[Outcome | EngineError]:
        """The outcomes, in the order of the tasks, each as soon as it and those before are done.

        Tasks are taken as they are needed. One whose function raises, whose worker dies, or that
        is ended at a limit has an EngineError for its outcome, and the others go on.
        """
        ...


# A store is one thing in one database, but its callers need parts of it: the command line adds
# documents, a page lists claims, signing in knows no case. Each part is a Protocol of its own.


class DocumentShelf(Protocol):
    """The documents of a store and their readings."""

    def add(
        self, reading: Reading, *, case: str, file: OriginalFile | None = None, who: str = ""
    ) -> bool:
        """Whether the reading is new to the case. Its document, claims and words are kept whole.

        An older reading of the document is kept too; the newest is what lists show. Where the
        same file gave another document before, that one is superseded: it leaves the lists,
        and decisions on it are laid over the new one.

        Raises:
            StoreError: there is no such case, or the store cannot be written to.
        """
        ...

    def holds(self, sha256: str, *, case: str, engine: str, scale: str) -> str | None:
        """The id of the document that the case holds of this file, read so by this Sayso."""
        ...

    def list(self, query: DocumentQuery) -> Page[DocumentRow]:
        """The documents of a case that a query asks for."""
        ...

    def reading(
        self, document: str, *, case: str, until: date | datetime | None = None
    ) -> LaidReading:
        """A document's reading with the decisions of the case laid over it.

        ``until``: only decisions up to the end of that day (UTC), or that moment.

        Raises:
            StoreError: the case holds no such document.
        """
        ...


class ClaimIndex(Protocol):
    """The claims of a store's documents, decisions laid over, to search and to sort."""

    def list(self, query: ClaimQuery) -> Page[ClaimRow]:
        """The claims of a case that a query asks for."""
        ...

    def names(
        self, case: str, *, of: Literal["source", "actor"], beginning: str = "", limit: int = 50
    ) -> tuple[tuple[str, int], ...]:
        """Names of sources or actors with the number of their claims, the most first."""
        ...


class DossierShelf(Protocol):
    """The dossiers of a store's cases: what their documents say together, linked once."""

    def current(self, case: str) -> LaidDossier:
        """The dossier of all that the case holds now, with its decisions laid over.

        Stories that nothing new touches are not made again, and yet it is what linking everything
        at once gives, whatever the order in which it came.

        Raises:
            StoreError: there is no such case.
        """
        ...

    def bring_up_to_date(self, case: str) -> int:
        """How many stories of several documents were made anew: the dossier is kept, not given.

        Raises:
            StoreError: there is no such case.
        """
        ...

    def latest(self, case: str) -> LaidDossier | None:
        """The dossier as it was linked last, whatever has come since; None where it never was.

        Raises:
            StoreError: there is no such case.
        """
        ...


class DecisionChain(Protocol):
    """The decisions of a store: added to, and never changed."""

    def append(
        self, acts: Sequence[Act], *, case: str, who: str, why: str = "", seen: int | None = None
    ) -> tuple[Decision, ...]:
        """The decisions that the acts became: all of them, or none.

        ``seen`` is the newest decision of the case that the caller knew (``CaseState.number``).
        Where somebody else has decided on the same subject since, nothing is kept. Without it
        the later decision stands; the earlier stays in the history, and the later names it in
        ``replaces``.

        Raises:
            ConflictError: somebody was faster; it holds their decision.
            StoreError: there is no such case, claim or decision, or no writing.
        """
        ...

    def list(
        self,
        *,
        case: str,
        until: date | datetime | None = None,
        offset: int = 0,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> tuple[Decision, ...]:
        """Decisions of a case in their order, undone ones too."""
        ...

    def state(self, case: str, *, until: date | datetime | None = None) -> CaseState:
        """The case as its decisions leave it, or left it at the end of that day (UTC).

        Raises:
            StoreError: there is no such case.
        """
        ...

    def verify(self, *, noted: str | None = None) -> Verification:
        """Everything that was changed behind the store's back since it was kept.

        ``noted`` is a hash that was the newest once: without it nobody can tell whether the
        newest of what was kept was taken away, or all of it made anew.
        """
        ...

    def repair(self, *, noted: str | None = None) -> Verification:
        """As ``verify``, once what lists and searches show was made anew of what is kept.

        What is kept is never changed; where it was, lists stay as they are.

        Raises:
            StoreError: the store cannot be written to.
        """
        ...


class Accounts(Protocol):
    """Who may use a store, and for what."""

    def add(self, name: str, password: str) -> User:
        """A new account.

        Raises:
            StoreError: the name is taken, or name or password are unfit; the message says why.
        """
        ...

    def change(
        self, name: str, *, password: str | None = None, disabled: bool | None = None
    ) -> User:
        """The account with another password, or switched off or on; its sessions end.

        Raises:
            StoreError: there is no such account, or the password is unfit.
        """
        ...

    def grant(self, name: str, *, case: str, role: Role | None) -> None:
        """Give an account a role in a case; None takes it away.

        Raises:
            StoreError: there is no such account or case.
        """
        ...

    def list(self) -> tuple[User, ...]:
        """Every account by name; none where the store is one person's own."""
        ...

    def role(self, name: str, *, case: str) -> Role | None:
        """The role of an account in a case."""
        ...


class Sessions(Protocol):
    """Who is signed in. Tokens are kept as hashes: the database gives none away."""

    def sign_in(self, name: str, password: str, *, address: str) -> str | None:
        """A session's token, or None where name and password do not fit.

        Raises:
            TooManyTriesError: too many failed from this address or for this name; it holds the
                seconds to wait.
        """
        ...

    def user(self, token: str) -> User | None:
        """The account that a token is signed in as; None where it is not, or no longer."""
        ...

    def sign_out(self, token: str) -> None:
        """End a session."""
        ...


class AccessTokens(Protocol):
    """Tokens of programs, kept as hashes."""

    def make(self, user: str, *, name: str, scope: Scope, days: int) -> tuple[str, AccessToken]:
        """The secret of a new token, told once, and what is kept; StoreError where it is unfit."""

    def list(self, user: str | None = None) -> tuple[AccessToken, ...]:
        """The tokens of an account, or of all."""

    def revoke(self, id: str, *, user: str | None = None) -> None:  # noqa: A002  its name
        """End a token at once, of that ``user`` alone; StoreError where there is none."""

    def user(self, secret: str) -> tuple[User, Scope] | None:
        """The account that a secret stands for, and how far; None where it does not any more."""


class Store(Protocol):
    """A case store: documents, decisions and accounts in one database, safe to use by threads.

    Opened by its address with the keywords ``create``, ``read_only`` and ``encode``: what gives a
    vector for each text, by which claims are compared when they are linked, or None.
    """

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever opens it should know, such as that a crash took the newest away."""

    @property
    def documents(self) -> DocumentShelf:
        """Its documents and readings."""

    @property
    def claims(self) -> ClaimIndex:
        """Its claims."""

    @property
    def dossiers(self) -> DossierShelf:
        """The dossiers of its cases."""

    @property
    def decisions(self) -> DecisionChain:
        """Its decisions, and the cases that they make."""

    @property
    def accounts(self) -> Accounts:
        """Its accounts and their roles."""

    @property
    def sessions(self) -> Sessions:
        """Who is signed in."""

    @property
    def tokens(self) -> AccessTokens:
        """What programs show instead of a name and a password."""

    def add_case(self, name: str, *, who: str = "") -> CaseRow:
        """A new, empty case.

        Raises:
            StoreError: the name is taken or unfit.
        """

    def cases(self, *, user: str | None = None) -> tuple[CaseRow, ...]:
        """Every case by name; with ``user`` those in which that account has a role."""

    def close(self) -> None:
        """Let go of the database."""
