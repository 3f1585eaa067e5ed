"""Copies among very many documents: one process, what it need not hold in files."""

import pickle
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import IO, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.copies import Found, find_copies
from sayso.dossier.passages import cut_text
from sayso.dossier.sharing import PARTS, Part, Sharing, chosen_pairs, pairs_of_part, parts_of
from sayso.dossier.slips import Slip, quoted_spans, slip_for_copies
from sayso.records import Document

_Number = TypeVar("_Number", bound=np.generic)


def copies_among(documents: Iterable[Document], *, folder: Path | None = None) -> Found:
    """Documents that share passages, and which of two was first, as ``link`` finds them.

    The documents must come by day, those without one last, and by id within a day. One is held in
    memory at a time: texts, slips and fingerprints go to files in ``folder`` (where temporary files
    are kept, without one), about four kilobytes a document, which are deleted in the end.
    """
    with tempfile.TemporaryDirectory(dir=folder) as made, _Shelf(Path(made)) as shelf:
        for document in documents:
            shelf.add(document)
        text = shelf.text_of
        return find_copies(
            shelf, shelf.pairs(), lambda id_: cut_text(text(id_), shelf.quoted(id_)), text, {}
        )


class _Shelf(Sequence[Slip]):
    """Slips in a file, their fingerprints in one file for each part."""

    def __init__(self, folder: Path) -> None:
        self._kept = (folder / "kept").open("w+b")
        self._hashes = [(folder / f"hashes-{part}").open("w+b") for part in range(PARTS)]
        self._owners = [(folder / f"owners-{part}").open("w+b") for part in range(PARTS)]
        self._places: list[int] = []
        self._numbers: dict[str, int] = {}
        self._thinned = bytearray()

    def __enter__(self) -> "_Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._kept, *self._hashes, *self._owners):
            file.close()

    def add(self, document: Document) -> None:
        """Put a document's slip and text away."""
        slip = slip_for_copies(document)
        number = len(self._places)
        for part, (low, high) in enumerate(pairwise(parts_of(slip.fingerprints))):
            if low < high:
                self._hashes[part].write(slip.fingerprints[low:high].tobytes())
                self._owners[part].write(np.full(high - low, number, dtype=np.int32).tobytes())
        self._numbers[document.id] = number
        self._thinned.append(slip.thinned)
        bare = replace(slip, fingerprints=slip.fingerprints[:0])
        self._kept.seek(0, 2)
        self._places.append(self._kept.tell())
        pickle.dump((bare, document.text, quoted_spans(document)), self._kept, protocol=5)

    def pairs(self) -> Sharing:
        """Pairs of documents that share fingerprints, a part of these after the other."""
        keys = []
        for hashes, owners in zip(self._hashes, self._owners, strict=True):
            whose = _read(owners, np.int32).astype(np.int64)
            keys.append(pairs_of_part(Part(_read(hashes, np.uint64), whose, len(self))))
        return chosen_pairs(keys, np.frombuffer(self._thinned, dtype=bool))

    def _load(self, number: int) -> tuple[Slip, str, tuple[tuple[int, int], ...]]:
        self._kept.seek(self._places[number])
        kept: tuple[Slip, str, tuple[tuple[int, int], ...]] = pickle.load(self._kept)
        return kept

    def text_of(self, id_: str) -> str:
        """The text of a document."""
        return self._load(self._numbers[id_])[1]

    def quoted(self, id_: str) -> tuple[tuple[int, int], ...]:
        """Where a document quotes."""
        return self._load(self._numbers[id_])[2]

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, number: int) -> Slip: ...
    @overload
    def __getitem__(self, number: slice) -> list[Slip]: ...
    def __getitem__(self, number: int | slice) -> Slip | list[Slip]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self._load(number)[0]


def _read(file: IO[bytes], kind: type[_Number]) -> NDArray[_Number]:
    file.seek(0)
    return np.frombuffer(file.read(), dtype=kind)
