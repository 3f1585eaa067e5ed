"""Qualifiers: how likely, by when, on what condition, learned over the encoder's states.

    python -m training.qualifiers --texts training/texts/train --without vas wim --out FOLDER

A small layer sees the states of a piece and of its two neighbours; a linear-chain conditional
random field for each label tells where its words begin and go on. Both are learned together, by
sentence, of the words that readings by hand hold as written. Sentences without any are learned of
by a share, which count for the rest. The same texts give the same head on the same machine.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.pieces import cut_pieces
from sayso.engines.standard.qualifiers import LABELS, TAGS, QualifiersHead, beside
from sayso.engines.standard.shipped import MODEL, QUALIFIERS
from sayso.engines.standard.word_pieces import WordPieces
from sayso.readers.text import TextReader

Floats = NDArray[np.float32]
Numbers = NDArray[np.floating[Any]]
Tags = NDArray[np.int64]

FIELDS = ("certainty_words", "horizon", "condition")
"""What holds the words of each label in a reading by hand."""

HIDDEN = 64
PASSES = 22
RATE = 2e-3
TOGETHER = 24
"""Sentences that are learned of at once."""

DROPPED = 0.3
SHRINK = 2e-4
QUIET = 0.35
"""The share of the sentences without any such words that is learned of."""

SEED = 4711
_NEVER = -30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the encoder sees it: the states of its pieces, its sentences, and their tags.

    ``tags`` (pieces, labels) are 1 where words of a label begin, and 2 where they go on.
    """

    states: NDArray[np.float16]
    sentences: list[tuple[int, int]]
    tags: NDArray[np.int8]


class Looker:
    """The shipped encoder, asked for states."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._encoder = Encoder(folder / "encoder.onnx")
        self._vocabulary = WordPieces(folder / "tokenizer.json")

    def look(self, text: str, rows: Sequence[dict[str, Any]]) -> Seen:
        """A text with what a person read in it."""
        document = TextReader().read(text.encode(), location="text.txt")
        if document.text != text:
            raise ValueError(f"changed where it was read: {text[:60]!r}")
        blocks = [(block.start, block.end) for block in document.blocks]
        pieces = cut_pieces(text, blocks, find_quotations(document), self._vocabulary)
        taken: list[NDArray[np.float16]] = []
        self._encoder.score(pieces, take=lambda _, states: taken.append(states.astype(np.float16)))
        places = [(each.start, each.end) for each in split_sentences(document)]
        tags = np.zeros((len(pieces), len(LABELS)), dtype=np.int8)
        for label, name in enumerate(FIELDS):
            reached = 0
            for start, end in sorted(find_words(text, rows, places, name)):
                first, last = np.searchsorted(pieces.starts, (start, end))
                if start >= reached and first < last:
                    tags[first, label], tags[first + 1 : last, label] = 1, 2
                    reached = end
        runs = [np.searchsorted(pieces.starts, place) for place in places]
        sentences = [(int(first), int(last)) for first, last in runs if first < last]
        return Seen(np.concatenate(taken), sentences, tags)


def find_words(
    text: str, rows: Sequence[Mapping[str, Any]], sentences: Sequence[tuple[int, int]], name: str
) -> Iterator[tuple[int, int]]:
    """Where the words of a field stand: in the claim, else nearest to it in its sentences.

    Words that stand apart are parted by " ; ".
    """
    for row in rows:
        span = row["start"], row["end"]
        held = [place for place in sentences if place[0] < span[1] and span[0] < place[1]]
        around = (held[0][0], held[-1][1]) if held else span
        for words in (row[name] or "").split(" ; "):
            pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
            found = [
                match.span() for match in re.compile(pattern, re.IGNORECASE).finditer(text, *around)
            ]
            if words and found:
                yield min(found, key=lambda place: _apart(place, span))


def _apart(place: tuple[int, int], span: tuple[int, int]) -> int:
    if span[0] <= place[0] < span[1]:
        return 0
    return min(abs(place[0] - span[0]), abs(place[0] - span[1]))


def read_texts(
    folders: Sequence[Path], without: Sequence[str] = ()
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each text of the folders but of some hands, with the claims that a person found in it."""
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if about["hand"] in without:
            continue
        lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if "id" in row]
        yield path.read_text(encoding="utf-8"), rows


class Learner:
    """The head in the making: its layers and chains, and how far each has been moved of late."""

    def __init__(self, width: int, middle: Floats, spread: Floats, steps: int) -> None:
        self._random = np.random.default_rng(SEED)
        self._middle, self._spread, self._steps, self._step = middle, spread, steps, 0
        size = len(LABELS) * TAGS
        self.parts = {
            "into": self._draw((width, HIDDEN), width**-0.5),
            "offsets": np.zeros(HIDDEN, dtype=np.float32),
            "out": self._draw((HIDDEN, size), 0.3 * HIDDEN**-0.5),
            "levels": np.zeros(size, dtype=np.float32),
            "opening": np.zeros((len(LABELS), TAGS), dtype=np.float32),
            "following": np.zeros((len(LABELS), TAGS, TAGS), dtype=np.float32),
        }
        self.parts["levels"][0::TAGS] = 2.0
        self._means = {name: np.zeros_like(part) for name, part in self.parts.items()}
        self._squares = {name: np.zeros_like(part) for name, part in self.parts.items()}

    def _draw(self, shape: tuple[int, int], spread: float) -> Floats:
        return (spread * self._random.standard_normal(shape)).astype(np.float32)

    def learn(self, rows: Floats, tags: Tags, sizes: Tags, weights: Floats) -> float:
        """Move the head by some sentences, whose pieces stand behind one another; its loss."""
        kept = np.float32(1 - DROPPED)
        seen = (rows - self._middle) / self._spread
        seen *= (self._random.random(seen.shape, dtype=np.float32) < kept) / kept
        hidden = seen @ self.parts["into"] + self.parts["offsets"]
        lit = (hidden > 0) * (self._random.random(hidden.shape, dtype=np.float32) < kept) / kept
        given = np.maximum(hidden, 0) * lit
        scores = given @ self.parts["out"] + self.parts["levels"]
        loss, moves = look(
            scores.reshape(-1, len(LABELS), TAGS),
            tags,
            sizes,
            weights,
            (self.parts["opening"], self.parts["following"]),
        )
        over = moves.pop("scores").reshape(len(rows), -1)
        back = (over @ self.parts["out"].T) * lit
        moves |= {
            "into": seen.T @ back,
            "offsets": back.sum(axis=0),
            "out": given.T @ over,
            "levels": over.sum(axis=0),
        }
        self._move(moves)
        return loss

    def _move(self, moves: dict[str, Floats]) -> None:
        """Adam (Kingma and Ba, 2015), with a rate that falls to nothing."""
        rate = RATE * (1 - self._step / self._steps)
        self._step += 1
        for name, move in moves.items():
            mean, square, part = self._means[name], self._squares[name], self.parts[name]
            mean += 0.1 * (move - mean)
            square += 0.01 * (move * move - square)
            ahead = mean / (1 - 0.9**self._step)
            size = np.sqrt(square / (1 - 0.99**self._step)) + 1e-8
            part -= (rate * ahead / size).astype(np.float32)
            if part.ndim == 2 and name in ("into", "out"):
                part *= np.float32(1 - rate * SHRINK / RATE)

    def head(self) -> QualifiersHead:
        """What was learned, over the states as they come."""
        parts = dict(self.parts)
        parts["into"] = parts["into"] / self._spread[:, None]
        parts["offsets"] = parts["offsets"] - self._middle @ parts["into"]
        return QualifiersHead(**parts)


def look(
    scores: Numbers, tags: Tags, sizes: Tags, weights: Numbers, chain: tuple[Numbers, Numbers]
) -> tuple[float, dict[str, Floats]]:
    """The loss of some sentences, and what lessens it: minus the logarithm of the tags' chance.

    scores (pieces, labels, tags), tags (pieces, labels), sizes and weights (sentences).
    """
    opening, following = (each.copy() for each in chain)
    opening[:, 2] = following[:, 0, 2] = _NEVER
    longest, many = int(sizes.max()), len(sizes)
    place = np.concatenate([np.arange(size) for size in sizes])
    owner = np.repeat(np.arange(many), sizes)
    laid = np.zeros((longest, many, *scores.shape[1:]), dtype=np.float64)
    laid[place, owner] = scores
    inside = (np.arange(longest)[:, None] < sizes)[:, :, None, None]
    ahead, behind = np.zeros_like(laid), np.zeros_like(laid)
    ahead[0] = opening + laid[0]
    for at in range(1, longest):
        reached = _log_sum(ahead[at - 1][..., None] + following, 2) + laid[at]
        ahead[at] = np.where(inside[at], reached, ahead[at - 1])
    for at in range(longest - 1, 0, -1):
        left = _log_sum(following + (laid[at] + behind[at])[:, :, None, :], 3)
        behind[at - 1] = np.where(inside[at], left, 0.0)
    whole = _log_sum(ahead[-1], 2)
    chances = np.exp(ahead + behind - whole[None, :, :, None])[place, owner]
    later = place > 0
    before, here = np.flatnonzero(later) - 1, np.flatnonzero(later)
    pairs = np.exp(
        ahead[place[before], owner[before]][..., None]
        + following
        + (laid + behind)[place[here], owner[here]][:, :, None, :]
        - whole[owner[here]][:, :, None, None]
    )
    each = np.eye(TAGS)[tags]
    wanted_pairs = each[before][..., None] * each[here][:, :, None, :]
    counted = weights[owner]
    over = (chances - each) * counted[:, None, None]
    begun = place == 0
    told = (each * scores).sum(axis=(1, 2))
    told[begun] += (each[begun] * opening).sum(axis=(1, 2))
    told[here] += (wanted_pairs * following).sum(axis=(1, 2, 3))
    loss = float((whole.sum(axis=1) * weights).sum() - (told * counted).sum())
    moves = {
        "scores": over,
        "opening": over[begun].sum(axis=0),
        "following": ((pairs - wanted_pairs) * counted[here][:, None, None, None]).sum(axis=0),
    }
    return loss / many, {name: (move / many).astype(np.float32) for name, move in moves.items()}


def _log_sum(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    most = values.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(values - most).sum(axis=axis, keepdims=True)) + most
    return np.asarray(summed.squeeze(axis))


def fit(texts: Sequence[Seen], passes: int = PASSES) -> QualifiersHead:
    """The head that some texts teach."""
    random = np.random.default_rng(SEED)
    rows, tags, weights = [], [], []
    for text in texts:
        seen = beside(text.states.astype(np.float32))
        for first, last in text.sentences:
            said = bool(text.tags[first:last].any())
            if said or random.random() < QUIET:
                rows.append(seen[first:last])
                tags.append(text.tags[first:last].astype(np.int64))
                weights.append(1.0 if said else 1 / QUIET)
    every = np.concatenate(rows)
    middle, spread = every.mean(axis=0), every.std(axis=0) + np.float32(1e-3)
    turns = -(-len(rows) // TOGETHER)
    learner = Learner(every.shape[1], middle, spread, passes * turns)
    counted, sizes = np.array(weights, dtype=np.float32), np.array([len(each) for each in rows])
    for _ in range(passes):
        order = random.permutation(len(rows))
        for chosen in np.array_split(order, turns):
            learner.learn(
                np.concatenate([rows[each] for each in chosen]),
                np.concatenate([tags[each] for each in chosen]),
                sizes[chosen],
                counted[chosen],
            )
    return learner.head()


def save(head: QualifiersHead, path: Path) -> None:
    """Write the head, in 16 bits."""
    parts = ("into", "offsets", "out", "levels", "opening", "following")
    np.savez(path, **{part: getattr(head, part).astype(np.float16) for part in parts})


def main() -> None:
    """Learn the head of folders of texts and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--without", nargs="*", default=(), help="hands that are left out")
    parser.add_argument("--model", type=Path, default=MODEL, help="the encoder's folder")
    parser.add_argument("--out", type=Path, help="the folder that the head is written into")
    options = parser.parse_args()
    looker = Looker(options.model)
    texts = [looker.look(*each) for each in read_texts(options.texts, options.without)]
    head = fit(texts)
    if options.out:
        save(head, options.out / QUALIFIERS)
    counts = sum((text.tags == 1).sum(axis=0) for text in texts)
    print(json.dumps({"texts": len(texts), **dict(zip(LABELS, counts.tolist(), strict=True))}))


if __name__ == "__main__":
    main()
