"""Faults: what an editor would mark, learned over the states of the encoder that ships.

    python -m training.faults --texts training/texts/train --out src/sayso/engines/standard/model

A ridge regression for each code tells pieces within marked words from all others, of each piece's
state and the mean of its sentence's; what only looks like a fault counts against it. Passages in
``faults/`` are learned beside the texts. How far a sentence must stand out is chosen on texts of
hands from which the encoder has not learned, each by weights in which its own hand had no part; so
is what is printed.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso import read
from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.checks.catalogue import find_rule
from sayso.checks.context import Context
from sayso.checks.suspected import Suspect, load_needs
from sayso.engines.standard.encoder import Encoder
from sayso.engines.standard.faults import FaultsHead
from sayso.engines.standard.pieces import cut_pieces
from sayso.engines.standard.shipped import FAULTS, MODEL
from sayso.engines.standard.word_pieces import WordPieces
from sayso.readers.text import TextReader
from training.corpora.analytic import UNLEARNED
from training.passages import Marked, read_passages

Floats = NDArray[np.float64]
PASSAGES = Path(__file__).parent / "faults"
PENALTY = 5000.0
WEIGHED = 5.0
"""How much more a piece counts that is marked, as a fault or as what only looks like one."""

AGAINST = 0.3
"""How far what only looks like a fault is to be under an ordinary piece."""

FEWEST = 8
"""Marked faults without which a code is not learned."""

ALARM = 1.0
OTHER = {"default": 0.3, "extra": 0.1}
"""What an alarm costs, and a sentence that nobody marked, where a fault found is worth one.

The second by the set of the rule: who turns one of the extra set on wants to see more.
"""

LEAST_WORTH = 2.0
"""What a code must be worth on texts of other hands to be kept."""

NOBODY = ""
"""The hand of passages, which have a part in all weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A text as the encoder sees it: its sentences as runs of pieces, and which are marked.

    ``admitted`` (sentences, codes) are those in which a suspicion would become a finding.
    """

    hand: str
    rows: NDArray[np.float32]
    sentences: list[tuple[int, int]]
    faults: NDArray[np.bool_]
    near: NDArray[np.bool_]
    admitted: NDArray[np.bool_]


class Looker:
    """The shipped encoder, asked for states."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._encoder = Encoder(folder / "encoder.onnx")
        self._vocabulary = WordPieces(folder / "tokenizer.json")

    def look(self, text: str, marked: Sequence[Marked], hand: str, codes: Sequence[str]) -> Seen:
        """A text with its marks."""
        document = TextReader().read(text.encode(), location="text.txt")
        if document.text != text:
            raise ValueError(f"changed where it was read: {text[:60]!r}")
        blocks = [(block.start, block.end) for block in document.blocks]
        pieces = cut_pieces(text, blocks, find_quotations(document), self._vocabulary)
        taken: list[NDArray[np.float32]] = []
        self._encoder.score(pieces, take=lambda _, states: taken.append(states.copy()))
        states = np.concatenate(taken)
        context = Context(read(document))
        runs = [
            (np.searchsorted(pieces.starts, (each.start, each.end)), (each.start, each.end))
            for each in split_sentences(document)
        ]
        held = [((int(first), int(last)), place) for (first, last), place in runs if first < last]
        sentences = [run for run, _ in held]
        admitted = np.array(
            [
                [suspect.admits(code) for code in codes]
                for suspect in (Suspect(context, *place) for _, place in held)
            ]
        )
        means = np.zeros_like(states)
        for first, last in sentences:
            means[first:last] = states[first:last].mean(axis=0)
        signs = np.zeros((2, len(pieces), len(codes)), dtype=bool)
        for each in marked:
            if each.code in codes:
                first, last = np.searchsorted(pieces.starts, (each.start, each.end))
                signs[int(each.clean), first:last, codes.index(each.code)] = True
        ones = np.ones((len(states), 1), dtype=np.float32)
        rows = np.hstack([states, means, ones])
        return Seen(
            hand=hand,
            rows=rows,
            sentences=sentences,
            faults=signs[0],
            near=signs[1],
            admitted=admitted,
        )


def read_texts(folders: Sequence[Path]) -> Iterator[tuple[str, str, list[Marked]]]:
    """Each text of the folders with its hand and what is marked in it."""
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        marked = [
            Marked(
                entry.get("fault") or entry["near"], "near" in entry, entry["start"], entry["end"]
            )
            for entry in map(json.loads, lines)
            if "fault" in entry or "near" in entry
        ]
        yield path.read_text(encoding="utf-8"), about["hand"], marked


def learn(texts: Sequence[Seen]) -> dict[str, Floats]:
    """For each hand the weights that all other texts give (width, codes); NOBODY's of all."""
    products: dict[str, Floats] = {}
    wanted: dict[str, Floats] = {}
    for text in texts:
        marked = (text.faults | text.near).any(axis=1)
        weighed = text.rows * np.where(marked, WEIGHED, 1.0).astype(np.float32)[:, None]
        signs = text.faults.astype(np.float32) - np.float32(AGAINST) * text.near
        product, aim = weighed.T @ text.rows, weighed.T @ signs
        products[text.hand] = products.get(text.hand, 0.0) + product
        wanted[text.hand] = wanted.get(text.hand, 0.0) + aim
    held = PENALTY * np.eye(len(product))
    weights: dict[str, Floats] = {}
    for hand in {*products, NOBODY}:
        left = [other for other in products if other != hand or hand == NOBODY]
        given = np.sum([products[other] for other in left], axis=0) + held
        asked = np.sum([wanted[other] for other in left], axis=0)
        weights[hand] = np.asarray(np.linalg.solve(given, asked), dtype=np.float64)
    return weights


def score(text: Seen, weights: Floats) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    """For each sentence its score by code, and whether a fault or what looks like one is in it."""
    width = (len(weights) - 1) // 2
    peaks = text.rows[:, :width] @ weights[:width]
    levels = text.rows[:, width:] @ weights[width:]
    runs = [slice(first, last) for first, last in text.sentences]
    scores = np.array([peaks[run].max(axis=0) + levels[run.start] for run in runs])
    faults = np.array([text.faults[run].any(axis=0) for run in runs])
    return scores, faults, np.array([text.near[run].any(axis=0) for run in runs])


def choose_least(
    scores: Floats, faults: NDArray[np.bool_], near: NDArray[np.bool_], other: float
) -> tuple[float, dict[str, int]] | None:
    """From which score on a code is worth the most, and what it finds; None where it is not."""
    order = np.argsort(-scores, kind="stable")
    clean = near & ~faults
    worth = np.cumsum(np.where(faults, 1.0, np.where(clean, -ALARM, -other))[order])
    best = int(worth.argmax())
    if worth[best] < LEAST_WORTH or not np.isfinite(scores[order[best]]):
        return None
    said = order[: best + 1]
    told = {
        "found": int(faults[said].sum()),
        "of": int(faults.sum()),
        "alarms": int(clean[said].sum()),
        "of clean": int(clean.sum()),
        "said": best + 1,
    }
    return float(scores[said[-1]]), told


def fit(
    texts: Sequence[Seen], codes: Sequence[str]
) -> tuple[FaultsHead, dict[str, dict[str, int]]]:
    """The head as it is kept, and what each code finds in texts of hands unknown to all of it."""
    weights = learn(texts)
    fresh = [text for text in texts if text.hand in UNLEARNED]
    told = [score(text, weights[text.hand]) for text in fresh]
    scores, faults, near = (np.concatenate(parts) for parts in zip(*told, strict=True))
    admitted = np.concatenate([text.admitted for text in fresh])
    middle, spread = scores.mean(axis=0), scores.std(axis=0)
    scores = np.where(admitted, (scores - middle) / spread, -np.inf)
    found = {}
    for column, code in enumerate(codes):
        other = OTHER[find_rule(code).set]
        chosen = choose_least(scores[:, column], faults[:, column], near[:, column], other)
        if chosen:
            found[code] = (column, *chosen)
    kept = [column for column, _, _ in found.values()]
    whole = weights[NOBODY][:, kept] / spread[kept]
    width = (len(whole) - 1) // 2
    head = FaultsHead(
        codes=tuple(found),
        peaks=whole[:width].astype(np.float32),
        levels=whole[width:-1].astype(np.float32),
        offsets=(whole[-1] - middle[kept] / spread[kept]).astype(np.float32),
        least=np.array([least for _, least, _ in found.values()], dtype=np.float32),
    )
    return head, {code: figures for code, (_, _, figures) in found.items()}


def save(head: FaultsHead, path: Path) -> None:
    """Write the head, in 16 bits."""
    np.savez(
        path,
        codes=np.array(head.codes),
        peaks=head.peaks.astype(np.float16),
        levels=head.levels.astype(np.float16),
        offsets=head.offsets.astype(np.float16),
        least=head.least.astype(np.float16),
    )


def main() -> None:
    """Learn the head of a folder of texts and say what it finds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--model", type=Path, default=MODEL, help="the encoder's folder")
    parser.add_argument("--out", type=Path, help="the folder that the head is written into")
    options = parser.parse_args()
    texts = list(read_texts(options.texts))
    count = Counter(each.code for _, _, marked in texts for each in marked if not each.clean)
    codes = sorted(code for code in load_needs() if count[code] >= FEWEST)
    looker = Looker(options.model)
    seen = [looker.look(text, marked, hand, codes) for text, hand, marked in texts]
    seen += [looker.look(text, marked, NOBODY, codes) for text, marked in read_passages(PASSAGES)]
    head, found = fit(seen, codes)
    if options.out:
        save(head, options.out / FAULTS)
    sums = Counter[str]()
    for figures in found.values():
        sums.update(figures)
    places = Counter(each.clean for _, _, marked in texts for each in marked)
    print(
        json.dumps(
            {
                "texts": len(texts),
                "faults": places[False],
                "clean": places[True],
                **sums,
                "by code": found,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
