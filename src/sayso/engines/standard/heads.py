"""Heads: from the scores of pieces to the tags of each head, and to spans of the text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.engines.standard.pieces import Pieces

Scores = NDArray[np.float32]
Tags = NDArray[np.int64]


class Mark(NamedTuple):
    """A labelled span of the text: half-open offsets."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What one head tells of a piece.

    ``form`` "spans": tag 0 is outside, 2n+1 begins and 2n+2 goes on with label n; "start": tag 1
    where something begins; "class": one label of all. ``opening`` and ``following`` score a tag
    at the beginning and after another, where the head has learned that.
    """

    name: str
    form: str
    labels: tuple[str, ...]
    columns: slice
    opening: Scores | None = None
    following: Scores | None = None

    def tag(self, scores: Scores, opens_block: NDArray[np.bool_]) -> Tags:
        """The best tag of every piece, or where tags follow each other, the best sequence."""
        own = scores[:, self.columns]
        if self.opening is None or self.following is None:
            return np.asarray(own.argmax(axis=1), dtype=np.int64)
        return find_best_path(own, self.opening, self.following, opens_block)

    def chances(self, scores: Scores) -> Scores:
        """The chance of each label, for every piece."""
        own = scores[:, self.columns]
        raised = np.exp(own - own.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def load_heads(path: Path) -> dict[str, Head]:
    """The heads of a trained graph by name, in the order of its columns."""
    heads: dict[str, Head] = {}
    begin = 0
    for name, given in json.loads(path.read_text(encoding="utf-8")).items():
        size = _count_tags(given["form"], len(given["labels"]))
        heads[name] = Head(
            name,
            given["form"],
            tuple(given["labels"]),
            slice(begin, begin + size),
            _array(given, "opening"),
            _array(given, "following"),
        )
        begin += size
    return heads


def _count_tags(form: str, labels: int) -> int:
    return {"spans": 2 * labels + 1, "start": 2, "class": labels}[form]


def _array(given: Mapping[str, Any], name: str) -> Scores | None:
    return np.array(given[name], dtype=np.float32) if name in given else None


def find_best_path(
    scores: Scores, opening: Scores, following: Scores, opens_block: NDArray[np.bool_]
) -> Tags:
    """The sequence of tags with the highest sum (Viterbi), begun anew in every block.

    A span cannot go on that has not begun: an "inside" at the start of a block, or after
    another label, is out of the question.
    """
    count = scores.shape[1]
    allowed = following.copy()
    begins = opening.copy()
    for inside in range(2, count, 2):
        begins[inside] = -np.inf
        others = [tag for tag in range(count) if tag not in (inside, inside - 1)]
        allowed[others, inside] = -np.inf
    begun = opens_block.copy()
    begun[:1] = True
    first = np.flatnonzero(begun)
    sizes = np.diff(first, append=len(scores))
    longest_first = np.argsort(-sizes, kind="stable")
    return _paths(scores, (begins, allowed), first[longest_first], sizes[longest_first])


def _paths(scores: Scores, chain: tuple[Scores, Scores], first: Tags, sizes: Tags) -> Tags:
    """The best path of every block, all blocks a step at a time, the longest blocks first."""
    begins, allowed = chain
    tags = np.zeros(len(scores), dtype=np.int64)
    came = np.zeros(scores.shape, dtype=np.int8)
    state = begins + scores[first]
    steps = range(1, int(sizes.max(initial=0)))
    going = [int(np.searchsorted(-sizes, -step)) for step in steps]
    for step, count in zip(steps, going, strict=True):
        here = first[:count] + step
        ways = state[:count, :, None] + allowed
        came[here] = ways.argmax(axis=1)
        state[:count] = ways.max(axis=1) + scores[here]
    tags[first + sizes - 1] = state.argmax(axis=1)
    for step, count in zip(reversed(steps), reversed(going), strict=True):
        here = first[:count] + step
        tags[here - 1] = came[here, tags[here]]
    return tags


def find_spans(tags: Tags, labels: Sequence[str], pieces: Pieces) -> list[Mark]:
    """The spans that tags of the form "spans" make, none of them across a block's edge.

    An "inside" of another label than the piece before it begins a span.
    """
    marks: list[Mark] = []
    numbers = np.flatnonzero(tags)
    opens = pieces.opens_block()
    before, label = -2, -1
    for place in numbers.tolist():
        tag = int(tags[place])
        own = (tag - 1) // 2
        goes_on = place == before + 1 and own == label and tag % 2 == 0 and not opens[place]
        end = int(pieces.ends[place])
        if goes_on:
            marks[-1] = marks[-1]._replace(end=end)
        else:
            marks.append(Mark(labels[own], int(pieces.starts[place]), end))
        before, label = place, own
    return marks
