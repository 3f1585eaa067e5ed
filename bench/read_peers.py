"""The whole read beside a peer on the same text, and beside itself with a second job."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from bench.spacy_small import MISSING, is_installed, load_spacy
from bench.stages import time_stages

GOAL_OF_PEER = 1.3
GOAL_OF_TWO_JOBS = 1.7
_COMMAND = "import sys; sys.argv[0] = 'sayso'; from sayso.cli.main import main; main()"


def compare_spacy(paths: list[str], texts: Sequence[str], *, runs: int) -> dict[str, Any] | str:
    """How many times as fast per word Sayso's read is as spaCy small, on one thread each.

    spaCy is given the texts and finds word classes, ties and names; Sayso reads the files and
    writes JSON. Both by the clock on the wall, in turn; and by the processor's time, which other
    work on the machine touches less.
    """
    if not is_installed():
        return MISSING
    pipeline = load_spacy()
    words = sum(len(text.split()) for text in texts)
    pipeline(texts[0])
    time_stages(paths[:1])
    ours, theirs, by_processor = [], [], []
    for _ in range(runs):
        spent = [time.process_time()]
        ours.append(time_stages(paths).whole)
        spent.append(time.process_time())
        begun = time.perf_counter()
        for text in texts:
            pipeline(text)
        theirs.append(time.perf_counter() - begun)
        spent.append(time.process_time())
        by_processor.append((spent[2] - spent[1]) / (spent[1] - spent[0]))
    ratios = [their / our for our, their in zip(ours, theirs, strict=True)]
    return {
        "sayso_words_per_second": round(words / statistics.median(ours)),
        "spacy_words_per_second": round(words / statistics.median(theirs)),
        "times_as_fast": round(statistics.median(ratios), 2),
        "least": round(min(ratios), 2),
        "times_as_fast_by_processor_time": round(statistics.median(by_processor), 2),
        "goal": GOAL_OF_PEER,
    }


def compare_jobs(paths: list[str], *, runs: int) -> dict[str, Any]:
    """How many times as fast `sayso read --jobs 2` is as one job: the whole commands, in turn."""
    ratios = [_command(paths, 1) / _command(paths, 2) for _ in range(runs)]
    return {
        "times_as_fast": round(statistics.median(ratios), 2),
        "least": round(min(ratios), 2),
        "goal": GOAL_OF_TWO_JOBS,
    }


def _command(paths: list[str], jobs: int) -> float:
    call = [sys.executable, "-c", _COMMAND, "read", *paths]
    call += ["--format", "json", "--quiet", "--jobs", str(jobs)]
    begun = time.perf_counter()
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    return time.perf_counter() - begun
