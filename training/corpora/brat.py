"""Attributions in the format of PolNeAR: texts and brat stand-off files in one tar archive.

``…/text/NAME.txt`` is a document; ``…/attributions/NAME_ANNOTATOR.ann`` is how one annotator read
it. A span may be discontinuous ("292 300;310 320"); an ``E`` line ties a cue, a source and a
content together. Of several annotators the first by name is taken, so that every run and every
system is measured against the same.
"""

import re
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

Span = tuple[int, int]
Pieces = tuple[Span, ...]

_SPAN_LINE = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT_LINE = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """One attribution. A source may be empty (nobody is named), cue and content are not."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One document, its contiguous pieces of each kind, and its attributions."""

    id: str
    text: str
    pieces: dict[str, frozenset[Span]]
    """By "source", "cue" and "content": every piece of every span, each once."""
    triples: tuple[Triple, ...]


def load_polnear(archive: Path) -> list[Annotated]:
    """The documents of an archive that somebody annotated, by name.

    Raises:
        ValueError: the archive holds no document with its annotation.
    """
    texts: dict[str, str] = {}
    notes: dict[str, dict[str, str]] = {}
    with tarfile.open(archive) as files:
        for member in files:
            stream = files.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            name = PurePosixPath(member.name)
            if name.suffix == ".txt":
                texts[name.stem] = stream.read().decode("utf-8")
            elif name.suffix == ".ann":
                document, _, annotator = name.stem.rpartition("_")
                notes.setdefault(document, {})[annotator] = stream.read().decode("utf-8")
    read = [
        parse_brat(name, texts[name], min(notes[name].items())[1])
        for name in sorted(texts.keys() & notes.keys())
    ]
    if not read:
        raise ValueError(f"{archive}: no text with a .ann file of its name")
    return read


def parse_brat(name: str, text: str, notes: str) -> Annotated:
    """One annotator's reading of one text. Lines of other kinds (notes) are passed over."""
    spans: dict[str, tuple[str, Pieces]] = {}
    pieces: dict[str, set[Span]] = {"source": set(), "cue": set(), "content": set()}
    for line in filter(None, map(_SPAN_LINE.match, notes.splitlines())):
        kind = line[2].lower()
        if kind in pieces:
            ends = [tuple(map(int, part.split())) for part in line[3].split(";")]
            whole = tuple(sorted((start, end) for start, end in ends))
            spans[line[1]] = kind, whole
            pieces[kind].update(whole)
    events = filter(None, map(_EVENT_LINE.match, notes.splitlines()))
    triples = (_triple(event[1], spans) for event in events)
    return Annotated(
        id=name,
        text=text,
        pieces={kind: frozenset(found) for kind, found in pieces.items()},
        triples=tuple(triple for triple in triples if triple.cue and triple.content),
    )


def _triple(event: str, spans: dict[str, tuple[str, Pieces]]) -> Triple:
    parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for argument in event.split():
        kind, whole = spans.get(argument.partition(":")[2], ("", ()))
        if kind:
            parts[kind] += whole
    source, cue, content = (
        tuple(sorted(set(parts[kind]))) for kind in ("source", "cue", "content")
    )
    return Triple(source=source, cue=cue, content=content)
