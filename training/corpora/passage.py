"""Passages: text with its marks, in layers that a head of the model learns."""

import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple


class Mark(NamedTuple):
    """A labelled span: half-open offsets into the passage's text."""

    label: str
    start: int
    end: int


class Governed(NamedTuple):
    """A word of a tree: half-open offsets into the passage's text.

    ``governor`` is the number of a word of the passage, -1 at a root; ``sentence`` that of the
    word's sentence.
    """

    start: int
    end: int
    governor: int
    relation: str
    sentence: int


class Ties(NamedTuple):
    """Spans of a text, and which one is tied to which other, by number.

    ``asked`` (one, first, last) are the others, ``first`` to ``last``, of which it was told whether
    a one is tied to them.
    """

    ones: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int], ...]
    tied: tuple[tuple[int, int], ...]
    asked: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text. A layer that is absent was not annotated; an empty one holds no mark.

    A line break ends a paragraph. ``source`` names the part of the corpus it is from. ``words``
    are those of its trees, in order; without trees it has none. ``ties`` are what links learn.
    """

    id: str
    text: str
    layers: Mapping[str, tuple[Mark, ...]]
    source: str = ""
    words: tuple[Governed, ...] = ()
    ties: Mapping[str, Ties] = field(default_factory=dict)


def members(archive: Path, suffix: str) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of an archive with that suffix and their texts, by name.

    A file that is no archive, and has the suffix, is the only one.
    """
    if archive.name.endswith(suffix):
        yield PurePosixPath(archive.name), archive.read_text(encoding="utf-8")
        return
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda each: each.name):
            stream = files.extractfile(member) if member.isfile() else None
            if stream is not None and member.name.endswith(suffix):
                yield PurePosixPath(member.name), stream.read().decode("utf-8")


def kept_back(number: int, every: int) -> bool:
    """Whether the ``number``-th document of a sorted set is one of those never trained on."""
    return number % every == every - 1
