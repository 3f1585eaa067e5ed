"""Treebanks to measure on: gold words and sentences, and the trees that somebody gives them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from bench.passages import lay_out
from bench.spacy_small import load_spacy
from training.corpora.passage import Governed, Passage

from sayso.analysis.text.quotations import find_quotations
from sayso.engines.standard.marker import load_marker
from sayso.language.tokens import Token


class Arc(NamedTuple):
    """What a word hangs on: the governor's number in its sentence, -1 at the root; as what."""

    governor: int
    relation: str


Parse = Sequence[Sequence[Arc]]
"""The arcs of a passage, sentence by sentence."""

CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "relcl", "pcomp"})
"""Relations under which a clause hangs, in Universal Dependencies and in spaCy's scheme."""


def sentences_of(passage: Passage) -> list[list[Governed]]:
    """The words of the gold, by sentence, governors numbered within it."""
    sentences, begin = [], 0
    for _, words in groupby(passage.words, key=lambda word: word.sentence):
        sentence = [word._replace(governor=max(word.governor - begin, -1)) for word in words]
        sentences.append(sentence)
        begin += len(sentence)
    return sentences


def gold_of(passage: Passage) -> Parse:
    """The arcs of the gold."""
    return [[Arc(*word[2:4]) for word in words] for words in sentences_of(passage)]


def parse(passage: Passage) -> Parse:
    """The trees that the shipped encoder gives the gold's words."""
    document = lay_out(passage)
    words = [
        [Token(word.start, word.end, passage.text[word.start : word.end], "") for word in sentence]
        for sentence in sentences_of(passage)
    ]
    marked = load_marker().mark(document, find_quotations(document), words)
    return [
        [Arc(*pair) for pair in zip(tree.governors, tree.relations, strict=True)]
        for tree in marked.trees
    ]


def spacy_parser() -> Callable[[Passage], Parse]:
    """What gives the trees of spaCy's small model, on the gold's words and sentences."""
    pipeline: Any = load_spacy()
    kind = type(pipeline.make_doc(""))

    def parse_passage(passage: Passage) -> Parse:
        return [
            list(_arcs(pipeline(_document(kind, pipeline.vocab, passage, sentence))))
            for sentence in sentences_of(passage)
        ]

    return parse_passage


def _document(kind: Any, vocabulary: Any, passage: Passage, sentence: Sequence[Governed]) -> Any:
    ends = [word.start for word in sentence[1:]] + [len(passage.text)]
    return kind(
        vocabulary,
        words=[passage.text[word.start : word.end] for word in sentence],
        spaces=[end > word.end for word, end in zip(sentence, ends, strict=True)],
        sent_starts=[number == 0 for number in range(len(sentence))],
    )


def _arcs(document: Any) -> Iterator[Arc]:
    for token in document:
        root = token.head.i == token.i
        yield Arc(-1 if root else token.head.i, token.dep_)


def clause_starts(passage: Passage, parse: Parse) -> frozenset[int]:
    """Where sentences begin, and what hangs in them as a clause: at its first word.

    A verb that is joined to another is a clause where it has a subject of its own.
    """
    starts = set()
    for words, arcs in zip(sentences_of(passage), parse, strict=True):
        first = _first_words(arcs)
        subjects = {arc.governor for arc in arcs if arc.relation.startswith(("nsubj", "csubj"))}
        for number, arc in enumerate(arcs):
            joined = arc.relation == "conj" and number in subjects
            if arc.governor < 0:
                starts.add(words[0].start)
            elif arc.relation in CLAUSES or joined:
                starts.add(words[first[number]].start)
    return frozenset(starts)


def _first_words(arcs: Sequence[Arc]) -> list[int]:
    """The first word of what each word governs, itself counted in, without marks."""
    first = list(range(len(arcs)))
    for number, arc in enumerate(arcs):
        above = -1 if arc.relation == "punct" else arc.governor
        while above >= 0:
            first[above] = min(first[above], number)
            above = arcs[above].governor
    return first
