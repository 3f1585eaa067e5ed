"""Passages to measure on: of a set that the model was trained on, the part that was kept back.

A set is known by its file's name: one of that name is held to be the set that training divided
(training/corpora/gather.py). A file of any other name is measured whole.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from training.corpora.gather import EVERY, select
from training.corpora.passage import Passage

from sayso.analysis.marks import Marks
from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.marker import load_marker
from sayso.readers.layout import blocks_of
from sayso.records import Document, document_id

TRAINED_ON = {
    "wiki-train": "szeged",
    "re3d": "re3d",
    "wikiwars-train": "wikiwars",
    "timebank-aquaint": "timebank",
}


def corpus_of(gold: Path) -> str | None:
    """The name in the settings of training of the set that a file holds, None for any other."""
    return TRAINED_ON.get(gold.name.partition(".")[0])


def choose(
    gold: Path, passages: list[Passage], *, everything: bool = False
) -> tuple[list[Passage], str]:
    """The passages to measure on, and which part of the file they are, in words."""
    corpus = corpus_of(gold)
    if everything or corpus is None:
        return passages, "all of it"
    return (
        select(corpus, passages, back=True),
        f"one document of {EVERY[corpus]}, kept back from training",
    )


def lay_out(passage: Passage) -> Document:
    """The passage as a document with the blocks that the reader of text files finds."""
    return Document(
        id=document_id(passage.text, title=None, publisher=None),
        text=passage.text,
        blocks=blocks_of(passage.text),
    )


def mark_all(passages: Iterable[Passage]) -> list[Marks]:
    """What the trained heads say of each passage."""
    marker = load_marker()
    documents = map(lay_out, passages)
    return [marker.mark(document, find_quotations(document)) for document in documents]


def describe(gold: Path, passages: Sequence[Passage], part: str) -> dict[str, object]:
    """What was measured on, for the result."""
    return {
        "name": gold.name,
        "part": part,
        "documents": len(passages),
        "words": sum(len(each.text.split()) for each in passages),
    }
