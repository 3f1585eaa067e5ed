"""Heads: from the scores of pieces to the tags of each head, and to spans of the text."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.marks import Chances, Mark
from sayso.engines.standard.pieces import Pieces

Scores = NDArray[np.float32]
Tags = NDArray[np.int64]


class Chain(NamedTuple):
    """Scores of the tags of every piece, of each at the beginning, and of each after another."""

    scores: Scores
    opening: Scores
    following: Scores


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

    def chances(self, scores: Scores) -> Scores:
        """The chance of each label, for every piece."""
        own = scores[:, self.columns]
        # The most of each row, found column by column: rows are short.
        most = np.maximum.reduce(np.ascontiguousarray(own.T), 0)[:, None]
        raised = np.exp(own - most)
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)

    def judge(self, scores: Scores) -> Chances:
        """The chances with their labels: of a "start", "inside" first, that nothing begins."""
        inside = ("inside",) if self.form == "start" else ()
        return Chances((*inside, *self.labels), self.chances(scores))


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


def tag_pieces(
    heads: Mapping[str, Head], scores: Scores, opens_block: NDArray[np.bool_]
) -> dict[str, Tags]:
    """By head, the best tag of every piece, or where tags follow each other, the best sequence.

    Of a head of classes it is the chances that are asked for: it is left out.
    """
    tags, chains = {}, defaultdict[int, dict[str, Chain]](dict)
    for name, head in heads.items():
        if head.form == "class":
            continue
        own = scores[:, head.columns]
        if head.opening is None or head.following is None:
            tags[name] = np.asarray(own.argmax(axis=1), dtype=np.int64)
        else:
            chains[own.shape[1]][name] = Chain(own, head.opening, head.following)
    for alike in chains.values():
        tags |= dict(zip(alike, find_best_paths(list(alike.values()), opens_block), strict=True))
    return tags


def find_best_paths(chains: Sequence[Chain], opens_block: NDArray[np.bool_]) -> list[Tags]:
    """For each chain, the tags with the highest sum (Viterbi), begun anew in every block.

    The chains have the same number of tags. A span cannot go on that has not begun: an "inside"
    at the start of a block, or after another label, is out of the question.
    """
    size = len(opens_block)
    begun = opens_block.copy()
    begun[:1] = True
    blocks = np.flatnonzero(begun)
    # The chains are laid behind one another, and the blocks of all gone through at once.
    number, block = np.divmod(np.arange(len(chains) * len(blocks)), max(len(blocks), 1))
    first = blocks[block] + size * number
    sizes = np.diff(blocks, append=size)[block]
    order = np.argsort(-sizes, kind="stable")
    steps = _Steps(
        np.concatenate([chain.scores for chain in chains]),
        np.stack([_without_orphans(chain.opening) for chain in chains])[number[order]],
        np.stack([_without_orphans(chain.following) for chain in chains])[number[order]],
    )
    return np.split(_follow(steps, first[order], sizes[order]), len(chains))


def _without_orphans(scores: Scores) -> Scores:
    """Scores of tags at the beginning, or after each other, where no span goes on unbegun."""
    count = scores.shape[-1]
    allowed = scores.copy()
    for inside in range(2, count, 2):
        others = [tag for tag in range(count) if tag not in (inside, inside - 1)]
        allowed[inside if scores.ndim == 1 else (others, inside)] = -np.inf
    return allowed


class _Steps(NamedTuple):
    """Scores of every place, and by block those of a tag at its beginning and after each other."""

    scores: Scores
    opening: Scores
    following: Scores


def _follow(chain: _Steps, first: Tags, sizes: Tags) -> Tags:
    """The best path of every block, all blocks a step at a time, the longest blocks first."""
    scores, opening, following = chain
    # How many blocks go on to each step, and where its rows begin.
    going = np.searchsorted(-sizes, -np.arange(1, int(sizes.max(initial=1))))
    begins = np.concatenate(([0], np.cumsum(going)))
    block = np.arange(begins[-1]) - np.repeat(begins[:-1], going)
    places = first[block] + np.repeat(np.arange(1, len(going) + 1), going)
    laid = scores[places]  # in the order of the steps
    came = np.empty(laid.shape, dtype=np.int8)
    found = np.empty(len(laid), dtype=np.int64)
    steps = [*zip(going.tolist(), begins.tolist(), begins[1:].tolist(), strict=False)]
    rows, own = np.arange(len(first)), np.arange(scores.shape[1])
    # The tags that one may come after lie side by side, where the best is found soonest.
    after = np.ascontiguousarray(following.swapaxes(1, 2))
    state = opening + scores[first]
    for count, begin, end in steps:
        ways = state[:count, None, :] + after[:count]
        last = ways.argmax(2)
        came[begin:end] = last
        np.add(ways[rows[:count, None], own, last], laid[begin:end], out=state[:count])
    best = state.argmax(axis=1)
    for count, begin, end in reversed(steps):
        found[begin:end] = best[:count]
        best[:count] = came[begin:end][rows[:count], best[:count]]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[first], tags[places] = best, found
    return tags


def find_spans(tags: Tags, labels: Sequence[str], pieces: Pieces) -> list[Mark]:
    """The spans that tags of the form "spans" make, none of them across a block's edge.

    An "inside" of another label than the piece before it begins a span.
    """
    numbers = np.flatnonzero(tags)
    own = (tags[numbers] - 1) // 2
    goes_on = np.zeros(len(numbers), dtype=np.bool_)
    goes_on[1:] = (np.diff(numbers) == 1) & (np.diff(own) == 0)
    goes_on &= (tags[numbers] % 2 == 0) & ~pieces.opens_block(numbers)
    first = np.flatnonzero(~goes_on)
    last = np.append(first[1:], len(numbers))[: len(first)] - 1
    rows = own[first], pieces.starts[numbers[first]], pieces.ends[numbers[last]]
    return [
        Mark(labels[label], start, end)
        for label, start, end in zip(*(row.tolist() for row in rows), strict=True)
    ]
