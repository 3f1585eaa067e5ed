"""Reading an archive: its case made anew in a store, documents first, then what was decided."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from sayso.archives.parts import DECISIONS, FORMAT, MANIFEST, READINGS, Made, Manifest
from sayso.decisions.subjects import documents_of
from sayso.errors import ReadError, StoreError
from sayso.ports import Store
from sayso.records.act_codec import decode_act
from sayso.records.codec import decode
from sayso.records.decision import Act, Undo
from sayso.records.decoders import decoder

_MOST_BYTES = 4 * 2**30
_LONGEST_LINE = 512 * 2**20
"""No line of an archive is longer; one that is was not made by us."""
_MADE_BY_SAYSO = "name an archive that the workbench made of a case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came of an archive: documents and decisions that are new in the case.

    ``left_out`` are numbers, as the archive has them, of decisions about documents of which it
    has another reading now.
    """

    case: str
    documents: int
    decisions: int
    left_out: tuple[int, ...] = ()


def is_archive(path: str | Path) -> bool:
    """Whether a file is the archive of a case."""
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist() and READINGS in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False


def manifest_of(path: str | Path) -> Manifest:
    """What an archive is of.

    Raises:
        ReadError: it is none, or one of a newer Sayso.
    """
    try:
        with _opened(path) as archive:
            found = decoder(Manifest).decode(next(_lines(archive, MANIFEST, path)))
    except (msgspec.DecodeError, StopIteration) as error:
        raise _broken(path, MANIFEST, error) from error
    if found.format != FORMAT:
        raise ReadError(
            f"is of the format {found.format[:40]!r}, and {FORMAT!r} is known",
            where=str(path),
            remedy="upgrade Sayso",
        )
    return found


def add_archive(store: Store, path: str | Path, *, case: str, who: str) -> Restored:
    """What was added of an archive: its documents, and its decisions where the case has none.

    A decision keeps who made it; its reason says that it came from an archive, and when it was
    made. Done again, it adds nothing.

    Raises:
        ReadError: the archive is broken; the message says where.
        StoreError: the case has decisions of its own, or the store cannot be written to.
    """
    manifest_of(path)
    made = tuple(_decisions(path))
    before = store.decisions.list(case=case)
    is_again = bool(before) and _same(made, [one.act for one in before])
    if made and before and not is_again:
        raise StoreError(
            f"the case {case!r} has decisions of its own", remedy="name a new one with --case"
        )
    documents, held = 0, set()
    with _opened(path) as archive:
        for number, line in enumerate(_lines(archive, READINGS, path), start=1):
            try:
                reading = decode(line)
            except (ValueError, TypeError) as error:
                raise _broken(path, f"{READINGS}, line {number}", error) from error
            documents += store.documents.add(reading, case=case, who=who)
            held.add(reading.document.id)
    if is_again:
        return Restored(case=case, documents=documents, decisions=0)
    left_out = _replay(store, made, held, case=case)
    return Restored(
        case=case, documents=documents, decisions=len(made) - len(left_out), left_out=left_out
    )


def _replay(
    store: Store, made: tuple[tuple[Made, Act], ...], held: set[str], *, case: str
) -> tuple[int, ...]:
    """Decide again what was decided; the numbers of what cannot be."""
    numbers: dict[int, int] = {}
    left_out = []
    for one, act in made:
        again: Act | None = act
        if isinstance(act, Undo):
            known = numbers.get(act.number)
            again = replace(act, number=known) if known is not None else None
        if again is None or not held.issuperset(documents_of(act)):
            left_out.append(one.number)
            continue
        why = f"{one.why} (from an archive; decided {one.when:%Y-%m-%d %H:%M} UTC)".strip()
        (decided,) = store.decisions.append([again], case=case, who=one.who, why=why)
        numbers[one.number] = decided.number
    return tuple(left_out)


def _same(made: tuple[tuple[Made, Act], ...], before: list[Act]) -> bool:
    """Whether the case has the archive's decisions already, undone ones by other numbers."""
    plain = [act for _, act in made if not isinstance(act, Undo)]
    return plain == [act for act in before if not isinstance(act, Undo)]


def _decisions(path: str | Path) -> Iterator[tuple[Made, Act]]:
    with _opened(path) as archive:
        if DECISIONS not in archive.namelist():
            return
        for number, line in enumerate(_lines(archive, DECISIONS, path), start=1):
            try:
                made = decoder(Made).decode(line)
                yield made, decode_act(msgspec.json.encode(made.act))
            except (ValueError, TypeError) as error:
                raise _broken(path, f"{DECISIONS}, line {number}", error) from error


def _opened(path: str | Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        raise ReadError(
            f"is no archive: {error}", where=str(path), remedy=_MADE_BY_SAYSO
        ) from error
    if sum(one.file_size for one in archive.infolist()) > _MOST_BYTES:
        archive.close()
        raise ReadError("holds more than 4 GiB", where=str(path), remedy=_MADE_BY_SAYSO)
    return archive


def _lines(archive: zipfile.ZipFile, name: str, path: str | Path) -> Iterator[bytes]:
    try:
        with archive.open(name) as part:
            while line := part.readline(_LONGEST_LINE):
                if line.strip():
                    yield line
    except (OSError, EOFError, KeyError, RuntimeError, zipfile.BadZipFile, ValueError) as error:
        raise _broken(path, name, error) from error


def _broken(path: str | Path, part: str, error: BaseException) -> ReadError:
    told = " ".join(str(error).split())[:200] or "it is empty"
    return ReadError(f"{part} cannot be read: {told}", where=str(path), remedy=_MADE_BY_SAYSO)
