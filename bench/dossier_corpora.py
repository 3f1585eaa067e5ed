"""Corpora to link: ECB+ and BASIL archives as documents, and pairs of short texts as readings."""

import json
import tarfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.token_text import printed_line
from lxml import etree

from sayso import pipeline
from sayso.dossier.claimed import Claimed, claims_of
from sayso.readers.layout import blocks_of
from sayso.records import Document, Reading


def make_document(
    name: str, text: str, *, publisher: str | None = None, day: str | None = None, title: str = ""
) -> Document:
    """A text as a document with the blocks that the reader of text files finds."""
    return Document(
        id=name,
        text=text,
        blocks=blocks_of(text),
        title=title or None,
        publisher=publisher,
        published=date.fromisoformat(day) if day else None,
    )


def ecb_trees(archive: Path) -> Iterator[tuple[str, Any]]:
    """The files of an archive of ECB+, by name, in order."""
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda one: one.name):
            stream = opened.extractfile(member) if member.name.endswith(".xml") else None
            if stream is not None:
                yield Path(member.name).name, etree.fromstring(stream.read())


def ecb_text(tree: Any) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of a file, a line a sentence, and the place of each token by its id."""
    lines: dict[int, list[tuple[str, str]]] = {}
    for token in tree.iter("token"):
        sentence = int(token.get("sentence") or 0)
        lines.setdefault(sentence, []).append((token.get("t_id") or "", token.text or ""))
    text, places = "", {}
    for _, tokens in sorted(lines.items()):
        line, spans = printed_line([word for _, word in tokens])
        for (id_, _), (start, end) in zip(tokens, spans, strict=True):
            places[id_] = (len(text) + start, len(text) + end)
        text += f"{line}\n"
    return text.rstrip("\n"), places


def ecb_documents(archive: Path) -> list[Document]:
    """The documents of an archive of ECB+."""
    return [make_document(name, ecb_text(tree)[0]) for name, tree in ecb_trees(archive)]


def basil_documents(archive: Path) -> tuple[list[Document], dict[str, str]]:
    """The articles of an archive of BASIL, dated, and the story of each."""
    documents, story = [], {}
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda one: one.name):
            stream = opened.extractfile(member) if member.name.endswith(".json") else None
            if stream is None:
                continue
            found = json.load(stream)
            name = Path(member.name).stem
            text = "\n\n".join(" ".join(paragraph) for paragraph in found["body-paragraphs"])
            documents.append(
                make_document(
                    name, text, publisher=found["source"], day=found["date"], title=found["title"]
                )
            )
            story[name] = found["triplet-uuid"]
    return documents, story


def polnear_documents(archive: Path) -> Iterator[Document]:
    """The articles of an archive of PolNeAR; their names tell publisher and day."""
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda one: one.name):
            stream = opened.extractfile(member) if member.name.endswith(".txt") else None
            if stream is not None:
                name = Path(member.name).stem
                publisher, day, _ = name.split("_", 2)
                text = stream.read().decode()
                yield make_document(name, text, publisher=publisher, day=day)


def read_documents(documents: Iterable[Document], jobs: int = 1) -> list[Reading]:
    """The readings of documents."""
    outcomes = pipeline.read_all(documents, jobs=jobs)
    return [outcome for outcome in outcomes if isinstance(outcome, Reading)]


def likest(one: Reading, other: Reading) -> tuple[Claimed, Claimed] | None:
    """The two claims of two readings that share most of their words."""
    pairs = [
        ((first.stems & second.stems).total(), -place, first, second)
        for place, (first, second) in enumerate(
            (first, second) for first in claims_of(one) for second in claims_of(other)
        )
    ]
    best = max(pairs, key=lambda pair: pair[:2], default=None)
    return best[2:] if best is not None else None


def lines_of(path: Path) -> list[dict[str, object]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
