"""Writing an archive: the documents of a case with their readings, and its decisions."""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

import msgspec

from sayso.archives.parts import (
    ABOUT,
    ABOUT_TEXT,
    CASE_FILE,
    DECISIONS,
    FORMAT,
    MANIFEST,
    READINGS,
    Made,
    Manifest,
)
from sayso.errors import CaseError
from sayso.ports import Store
from sayso.records.act_codec import encode_act
from sayso.records.codec import encode
from sayso.records.made_by import own_version
from sayso.records.reading import Reading
from sayso.records.shelf import DocumentQuery
from sayso.workbench import export_case

_AT_ONCE = 50
_MADE = (1980, 1, 1, 0, 0, 0)
"""One time for every part, so that the same case gives the same bytes."""


def write_archive(store: Store, case: str, file: IO[bytes]) -> Manifest:
    """What was written: the case whole, documents that were taken out of it too.

    file: open for writing bytes; nothing in it is looked for again.

    Raises:
        StoreError: there is no such case.
    """
    decisions = store.decisions.list(case=case)
    documents = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, ABOUT, ABOUT_TEXT.encode())
        with archive.open(_part(READINGS), "w") as out:
            for reading in _machine_readings(store, case):
                out.write(encode(reading) + b"\n")
                documents += 1
        made = (
            Made(
                number=one.number,
                who=one.who,
                when=one.when,
                why=one.why,
                act=msgspec.json.decode(encode_act(one.act)),
            )
            for one in decisions
        )
        _put(archive, DECISIONS, b"".join(msgspec.json.encode(one) + b"\n" for one in made))
        with suppress(CaseError):  # it is no whole case yet
            _put(archive, CASE_FILE, export_case(store, case).encode())
        manifest = Manifest(
            format=FORMAT,
            case=case,
            sayso=own_version(),
            documents=documents,
            decisions=len(decisions),
        )
        _put(archive, MANIFEST, msgspec.json.encode(manifest))
    return manifest


def _machine_readings(store: Store, case: str) -> Iterator[Reading]:
    for removed in (False, True):
        offset, more = 0, True
        while more:
            query = DocumentQuery(case=case, removed=removed, offset=offset, limit=_AT_ONCE)
            rows = store.documents.list(query).rows
            for row in rows:
                yield store.documents.reading(row.id, case=case).machine
            offset += len(rows)
            more = bool(rows)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_part(name), data)


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, date_time=_MADE)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part
