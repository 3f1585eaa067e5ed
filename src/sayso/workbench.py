"""The workbench: documents read into a store, and its cases in and out of files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Unpack

from sayso import plugins
from sayso.cases.case_toml import write_case
from sayso.decisions.casework import to_case
from sayso.errors import CaseError, ReadError, SaysoError, StoreError, UnfitError, not_installed
from sayso.orders import Failure
from sayso.pipeline import Asked, encode_meanings, find_documents, link, read, read_all
from sayso.pipeline.confining import Confiner
from sayso.ports import Store
from sayso.readers.locate import shown
from sayso.records.case import Case
from sayso.records.decision import Act, Decision, ReplaceCase, TellTruth
from sayso.records.dossier import Dossier
from sayso.records.limits import Limits
from sayso.records.postmortem import Truth
from sayso.records.reading import Reading
from sayso.records.shelf import CaseRow, DocumentQuery, OriginalFile

FIRST_CASE = "main"
"""The case that is made where a store has none and nobody names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How documents are to be read into which case of a store, by whom."""

    case: str
    who: str = ""
    engine: str = "standard"
    scale: str = "icd203"
    published: date | None = None
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    again: bool = False
    """Read files again that this Sayso has read already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that a case holds; ``reading`` is None where it was there and not read again."""

    location: str
    document: str
    is_new: bool
    reading: Reading | None = None


def open_store(
    address: str | Path,
    *,
    create: bool = False,
    read_only: bool = False,
    limits: Limits | None = None,
) -> Store:
    """The store in a file, or at a ``postgresql://`` address, its tables up to date.

    ``create`` makes it where there is none. ``limits``: the memory that linking may take, in a
    process of its own; without them it takes place here and takes what it asks for.

    Raises:
        StoreError: there is none, it cannot be used, or it is of a newer version.
        ConfigError: no store is at such addresses, or what it needs is not installed.
    """
    scheme, found, _ = str(address).partition("://")
    kind = scheme.partition("+")[0] if found else "sqlite"
    _check_installed()
    opened: Store = plugins.find("stores", kind)(
        str(address),
        create=create,
        read_only=read_only,
        encode=encode_meanings,
        confine=Confiner(limits.memory_bytes) if limits is not None else None,
    )
    return opened


def planned_upgrade(address: str) -> str:
    """The SQL that opening the store would run to bring its tables up to date; "" for none.

    Raises:
        StoreError, ConfigError: as opening it does.
    """
    _check_installed()
    from sayso.stores.store import planned_upgrade as planned

    return planned(address)


def choose_case(store: Store, name: str | None, *, create: bool = False) -> str:
    """The name of the case that is meant: the one named, or the only one there is.

    ``create`` makes it where it is missing.

    Raises:
        StoreError: there is none, or there are several and none was named.
    """
    known = [row.name for row in store.cases()]
    if name is None and len(known) > 1:
        raise StoreError(
            f"the store has {len(known)} cases", remedy=f"name one: {', '.join(known)}"
        )
    chosen = name or (known[0] if known else FIRST_CASE)
    if chosen in known:
        return chosen
    if not create:
        told = ", ".join(known) or "none"
        made = f"`sayso add … --case {chosen}` and `sayso case import … --case {chosen}` make it"
        raise StoreError(f"no case is called {chosen!r}", remedy=f"known: {told}; {made}")
    return _made(store, chosen).name


def add_documents(
    store: Store, locations: Iterable[str | ReadError], order: Order
) -> Iterator[Added | Failure]:
    """What became of each document, in order: each is kept as soon as it is read.

    A file whose bytes the case holds, read by this Sayso with this engine and scale, is passed
    over: what was interrupted is gone on with by doing it again.

    Raises:
        StoreError: the store cannot be written to.
        ConfigError: no such engine or scale, or no worker process starts.
    """
    looked_at = _LookedAt(store, tuple(locations), order)
    outcomes = read_all(
        looked_at.wanted(),
        engine=order.engine,
        scale=order.scale,
        published=order.published,
        jobs=order.jobs,
        limits=order.limits,
    )
    for index, location in enumerate(looked_at.locations):
        file, known = looked_at.file(index)
        if isinstance(location, ReadError):
            yield location
        elif known is not None:
            yield Added(location=location, document=known, is_new=False)
        else:
            yield _kept(store, next(outcomes), location, file, order)


def add_file(
    store: Store,
    path: Path,
    *,
    name: str,
    case: str,
    who: str = "",
    published: date | None = None,
) -> Added:
    """A file read and kept under a name of its own, as one that was uploaded is.

    Raises:
        ReadError, EngineError: it cannot be read.
        StoreError: it cannot be kept.
    """
    file = original_file(str(path))
    reading = read(path, published=published)
    reading = _renamed(reading, name)
    kept = OriginalFile(name=name, sha256=file.sha256) if file is not None else None
    is_new = store.documents.add(reading, case=case, file=kept, who=who)
    return Added(location=name, document=reading.document.id, is_new=is_new, reading=reading)


def original_file(location: str) -> OriginalFile | None:
    """A file's name and the SHA-256 of its bytes; None of what is no file that can be read."""
    path = Path(location)
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            name = shown(path.name)
            return OriginalFile(name=name, sha256=file_digest(file, "sha256").hexdigest())
    except (OSError, ValueError):
        return None  # reading it will say what is wrong


def import_case(
    store: Store,
    case: Case,
    *,
    name: str,
    who: str,
    why: str = "",
    truth: Truth | None = None,
) -> tuple[Decision, ...]:
    """The decisions that make a case what a case file says; none where it is that already.

    Without a truth, the one that the store tells stays.

    Raises:
        StoreError: the store cannot be written to.
    """
    state = store.decisions.state(name)
    acts: list[Act] = []
    try:
        is_new = to_case(state) != case
    except CaseError:
        is_new = True  # what is there is no whole case yet
    if is_new:
        acts.append(ReplaceCase(case=case))
    if truth is not None and truth != state.truth:
        acts.append(TellTruth(truth=truth))
    return store.decisions.append(acts, case=name, who=who, why=why) if acts else ()


def export_case(store: Store, name: str, *, until: date | None = None) -> str:
    """The case as the text of a case file, the claims that it cites in comments.

    Raises:
        CaseError: it is no whole case yet; the message says what it lacks.
        StoreError: there is no such case.
    """
    state = store.decisions.state(name, until=until)
    case = to_case(state)
    notes: dict[str, list[str]] = {}
    for citation in state.citations:
        quoted = " ".join(citation.claim.quote.split())
        via = f", told by {' through '.join(citation.chain)}" if citation.chain else ""
        line = f"report {citation.report}: document {citation.claim.document}, “{quoted}”{via}"
        notes.setdefault(citation.evidence, []).append(line)
    return write_case(case, notes=notes, truth=state.truth)


def laid_readings(store: Store, name: str) -> Iterator[Reading]:
    """The readings of all documents of a case, decisions laid over them, oldest first.

    Raises:
        StoreError: there is no such case.
    """
    offset, more = 0, True
    while more:
        page = store.documents.list(DocumentQuery(case=name, order="added", offset=offset))
        for row in page.rows:
            yield store.documents.reading(row.id, case=name).reading
        offset += len(page.rows)
        more = bool(page.rows)


def linked_case(store: Store, name: str, **asked: Unpack[Asked]) -> Dossier:
    """The dossier of a case, its decisions laid over, as the store keeps it or as it is asked for.

    Raises:
        StoreError: there is no such case.
        ConfigError: as ``sayso.link``.
    """
    laid = store.dossiers.current(name)
    made_by = laid.dossier.summary.made_by
    kept = (made_by.days, made_by.likeness, None, None)
    wanted = asked.get("days", 4), asked.get("likeness", True)
    if kept == (*wanted, asked.get("since"), asked.get("until")):
        return laid.dossier
    return link(laid_readings(store, name), settled=laid.settled, **asked)


def locate(paths: Iterable[str]) -> tuple[str | ReadError, ...]:
    """The documents at files, folders and addresses, each once; an error in place of none."""
    return find_documents(paths)


class _LookedAt:
    """Files looked at, each once and not before it is needed: a million take their time."""

    def __init__(self, store: Store, locations: tuple[str | ReadError, ...], order: Order) -> None:
        self.locations = locations
        self._store, self._order = store, order
        self._found: dict[int, tuple[OriginalFile | None, str | None]] = {}

    def wanted(self) -> Iterator[str]:
        """The locations that are to be read."""
        for index, location in enumerate(self.locations):
            if isinstance(location, str) and self.file(index)[1] is None:
                yield location

    def file(self, index: int) -> tuple[OriginalFile | None, str | None]:
        """The file at a location, and the document that the case holds of it, if any."""
        if index not in self._found:
            location = self.locations[index]
            file = original_file(location) if isinstance(location, str) else None
            known = None
            if file is not None and not self._order.again:
                known = self._store.documents.holds(
                    file.sha256,
                    case=self._order.case,
                    engine=self._order.engine,
                    scale=self._order.scale,
                )
            self._found[index] = file, known
        return self._found[index]


def _kept(
    store: Store,
    outcome: Reading | Failure,
    location: str,
    file: OriginalFile | None,
    order: Order,
) -> Added | Failure:
    if isinstance(outcome, SaysoError):
        return outcome
    try:
        is_new = store.documents.add(outcome, case=order.case, file=file, who=order.who)
    except UnfitError as error:  # the store is well: others are kept
        return ReadError(error.message, where=location, remedy=error.remedy)
    return Added(location=location, document=outcome.document.id, is_new=is_new, reading=outcome)


def _made(store: Store, name: str) -> CaseRow:
    try:
        return store.add_case(name)
    except StoreError:
        # Somebody else may have made it meanwhile.
        found = [row for row in store.cases() if row.name == name]
        if not found:
            raise
        return found[0]


def _renamed(reading: Reading, name: str) -> Reading:
    return replace(reading, document=replace(reading.document, location=name))


def _check_installed() -> None:
    try:
        import sqlalchemy  # noqa: F401
    except ImportError as error:
        raise not_installed("a store needs SQLAlchemy", extra="store") from error
