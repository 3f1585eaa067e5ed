"""Trees: each word's governor and relation, from treebanks of Universal Dependencies."""

from collections.abc import Sequence
from pathlib import Path

from training.corpora.conllu import Word, read_conllu
from training.corpora.passage import Governed, Mark, Passage, members
from training.corpora.word_classes import word_class

KEPT_SUBTYPES = frozenset({"nsubj:pass"})


def read_trees(archive: Path) -> list[Passage]:
    """The documents of a treebank, a file each, with their trees and word classes."""
    return [_passage(path.stem, content) for path, content in members(archive, ".conllu")]


def _passage(name: str, content: str) -> Passage:
    text, words = read_conllu(content)
    classes = tuple(
        Mark(word_class(word), word.start, word.end) for word in words if word.end > word.start
    )
    return Passage(id=name, text=text, layers={"words": classes}, words=govern(words))


def govern(words: Sequence[Word]) -> tuple[Governed, ...]:
    """The words as a tree's, relations without their subtypes but for passive subjects."""
    return tuple(
        Governed(word.start, word.end, word.head, plain(word.relation), word.sentence)
        for word in words
    )


def plain(relation: str) -> str:
    """The relation without its subtype: "obl:tmod" is "obl"; "nsubj:pass" stays."""
    return relation if relation in KEPT_SUBTYPES else relation.partition(":")[0]
