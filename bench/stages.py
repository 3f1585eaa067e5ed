"""The time that each stage of a read takes, and how the whole grows with the text."""

import re
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sayso.pipeline import read
from sayso.readers.load import load
from sayso.records.codec import encode

COPIES = (1, 2, 4, 8, 16, 32, 64)
LIMIT_OF_DOUBLING = 2.2
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stages:
    """Seconds by the clock on the wall: file to document, document to reading, reading to JSON."""

    load: float
    engine: float
    encode: float

    @property
    def whole(self) -> float:
        """The whole read."""
        return self.load + self.engine + self.encode


def time_stages(paths: list[str]) -> Stages:
    """The seconds that the stages take over all documents."""
    spent = [0.0, 0.0, 0.0]
    for path in paths:
        times = [time.perf_counter()]
        document = load(path)
        times.append(time.perf_counter())
        reading = read(document)
        times.append(time.perf_counter())
        encode(reading)
        times.append(time.perf_counter())
        for stage in range(3):
            spent[stage] += times[stage + 1] - times[stage]
    return Stages(*spent)


def time_word_split(texts: list[str]) -> float:
    """The seconds that a regular expression takes to find the words: the peer."""
    begun = time.perf_counter()
    for text in texts:
        _WORD_OR_MARK.findall(text)
    return time.perf_counter() - begun


def growth(text: str, folder: Path, *, runs: int) -> dict[str, Any]:
    """How many times longer twice the text takes, from 1 to 64 copies of it.

    Seconds of this process's own processor time, each size at its fastest of all rounds: what
    else runs on the machine only ever slows a round down.
    """
    paths = []
    for copies in COPIES:
        path = folder / f"copies-{copies}.txt"
        path.write_text("\n\n".join([text.strip()] * copies), encoding="utf-8")
        paths.append(str(path))
    sizes = list(zip(paths, COPIES, strict=True))
    seconds = [[_read_once(path, copies) for path, copies in sizes] for _ in range(runs)]
    fastest = [min(row[place] for row in seconds) for place in range(len(COPIES))]
    ratios = [round(later / sooner, 2) for sooner, later in pairwise(fastest)]
    return {
        "words_of_one_copy": len(text.split()),
        "copies": list(COPIES),
        "time_ratio_of_each_doubling": ratios,
        "largest": max(ratios),
        "time_ratio_of_all_copies_to_one": round(fastest[-1] / fastest[0], 1),
        "limit": LIMIT_OF_DOUBLING,
        "within_limit": max(ratios) <= LIMIT_OF_DOUBLING,
    }


def _read_once(path: str, copies: int) -> float:
    """Processor seconds of one whole read; a short one is repeated and averaged."""
    repeats = max(1, 8 // copies)
    begun = time.process_time()
    for _ in range(repeats):
        encode(read(load(path)))
    return (time.process_time() - begun) / repeats
