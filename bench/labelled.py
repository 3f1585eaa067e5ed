"""Scores of labelled spans: bench/spans.py's, for each label, for all and whatever the label."""

from collections.abc import Iterable, Sequence
from typing import Any

from bench.spans import score_pieces
from training.corpora.brat import Span

WAYS = ("exact", "token", "overlap")


Labelled = tuple[str, int, int]
"""A label with start and end: the marks of the reader and of the corpora are such tuples."""


def score_labelled(
    texts: Sequence[str],
    gold: Sequence[Sequence[Labelled]],
    given: Sequence[Sequence[Labelled]],
    labels: Iterable[str],
) -> dict[str, Any]:
    """The scores by label; "every_label", where the label must be right too; "any_label".

    texts, gold, given: one entry a document. Marks of other labels are left out.
    """
    wanted: dict[str, list[frozenset[Span]]] = {}
    found: dict[str, list[frozenset[Span]]] = {}
    for label in labels:
        wanted[label] = [_spans(marks, (label,)) for marks in gold]
        found[label] = [_spans(marks, (label,)) for marks in given]
    figures = {
        label: score_pieces(list(zip(texts, wanted[label], strict=True)), found[label])
        for label in wanted
    }
    # One label's part of a document counts as a document: the sums are over all of them.
    every = [pair for each in wanted.values() for pair in zip(texts, each, strict=True)]
    figures["every_label"] = score_pieces(every, [part for each in found.values() for part in each])
    whole = [(text, _spans(marks, wanted)) for text, marks in zip(texts, gold, strict=True)]
    figures["any_label"] = score_pieces(whole, [_spans(marks, wanted) for marks in given])
    return figures


def _spans(marks: Iterable[Labelled], labels: Iterable[str]) -> frozenset[Span]:
    kept = frozenset(labels)
    return frozenset((start, end) for label, start, end in marks if label in kept)
