"""Copies among very many documents: one process, what it need not hold in files."""

import pickle
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import IO, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.copies import Compared, Found, Texts, find_copies
from sayso.dossier.fingerprints import Hashes
from sayso.dossier.passages import Cut
from sayso.dossier.sharing import PARTS, Part, Sharing, chosen_pairs, pairs_of_part, parts_of
from sayso.dossier.slips import Slip, quoted_spans, slip_for_copies
from sayso.records import Document

_Number = TypeVar("_Number", bound=np.generic)
_Kept = tuple[Slip, str, tuple[tuple[int, int], ...]]
_RUNS = 1_000_000
"""Runs of words of the first documents that are held, eight bytes each: hashed once."""
_AT_HAND = 64
"""Documents that are held once they were looked at: each is compared with several, one after the
other."""


def copies_among(documents: Iterable[Document], *, folder: Path | None = None) -> Found:
    """Documents that share passages, and which of two was first, as ``link`` finds them.

    The documents must come by day, those without one last, and by id within a day. One is held in
    memory at a time: texts, slips and fingerprints go to files in ``folder`` (where temporary files
    are kept, without one), about four kilobytes a document, which are deleted in the end.
    """
    with tempfile.TemporaryDirectory(dir=folder) as made, _Shelf(Path(made)) as shelf:
        for document in documents:
            shelf.add(document)
        return find_copies(
            shelf, shelf.pairs(), Texts(Compared(shelf.cut).shared, shelf.text_of, {})
        )


class _Shelf(Sequence[Slip]):
    """Slips in a file, their fingerprints in one file for each part.

    A further file has for each document how many of its fingerprints are of each part.
    """

    def __init__(self, folder: Path) -> None:
        self._kept = (folder / "kept").open("w+b")
        self._hashes = [(folder / f"hashes-{part}").open("w+b") for part in range(PARTS)]
        self._shares = (folder / "shares").open("w+b")
        self._places = array("q")
        self._numbers: dict[str, int] = {}
        self._thinned = bytearray()
        self._runs: dict[str, Hashes] = {}
        self._left = _RUNS
        self._load = lru_cache(maxsize=_AT_HAND)(self._read)
        self.cut = lru_cache(maxsize=_AT_HAND)(self._cut)

    def __enter__(self) -> "_Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._kept, self._shares, *self._hashes):
            file.close()

    def add(self, document: Document) -> None:
        """Put a document's slip and text away."""
        slip = slip_for_copies(document)
        bounds = parts_of(slip.fingerprints)
        for file, (low, high) in zip(self._hashes, pairwise(bounds), strict=True):
            file.write(slip.fingerprints[low:high].data)
        self._shares.write(np.diff(bounds).astype(np.int32).data)
        self._numbers[document.id] = len(self._places)
        self._thinned.append(slip.thinned)
        self._left -= len(slip.runs)
        if self._left >= 0:
            self._runs[slip.id] = slip.runs
        bare = replace(slip, runs=slip.runs[:0], fingerprints=slip.fingerprints[:0])
        self._places.append(self._kept.tell())
        pickle.dump((bare, document.text, quoted_spans(document)), self._kept, protocol=5)

    def pairs(self) -> Sharing:
        """Pairs of documents that share fingerprints, a part of these after the other."""
        shares = _numbers_in(self._shares, np.int32).reshape(-1, PARTS)
        every = np.arange(len(self), dtype=np.int64)
        keys = []
        for part, hashes in enumerate(self._hashes):
            owners = np.repeat(every, shares[:, part])
            keys.append(pairs_of_part(Part(_numbers_in(hashes, np.uint64), owners, len(self))))
        return chosen_pairs(keys, np.frombuffer(self._thinned, dtype=bool))

    def _read(self, number: int) -> _Kept:
        self._kept.seek(self._places[number])
        kept: _Kept = pickle.load(self._kept)
        return kept

    def _cut(self, id_: str) -> Cut:
        _, text, quoted = self._load(self._numbers[id_])
        return Cut(text, lambda: quoted, self._runs.get(id_))

    def text_of(self, id_: str) -> str:
        """The text of a document."""
        return self._load(self._numbers[id_])[1]

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


def _numbers_in(file: IO[bytes], kind: type[_Number]) -> NDArray[_Number]:
    file.seek(0)
    return np.frombuffer(file.read(), dtype=kind)
