"""How fast Sayso reads, how its time grows, how fast it starts, how much memory it takes.

    python bench/read_speed.py --gold PATH… [--runs 5]

PATH: documents, folders of them, or .tar.gz archives whose .txt members are read. The whole read
goes from the file's bytes to the Reading to its line of JSON, in one job where no other number is
given. Figures are medians of several runs; what depends on the machine is also given against a
peer measured in the same run (bench/read_peers.py: spaCy's small model, where it is installed) or
against what the machine can do at all (bench/model_limit.py).
"""

import argparse
import statistics
import sys
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.model_limit import measure_limit
from bench.processes import measure_load, measure_memory, measure_start
from bench.read_peers import compare_jobs, compare_spacy
from bench.result import print_result, share
from bench.spacy_small import PACKAGES
from bench.stages import Stages, growth, time_stages, time_word_split

from sayso.readers.load import load
from sayso.readers.locate import locate

LARGE_TEXT_BYTES = 1_000_000
READABLE = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx"})


def main() -> None:
    """Print the result for the documents that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = documents_of(options.gold, Path(folder))
        if not paths:
            parser.error("no document there")
        print_result(
            "read_speed",
            gold={
                "name": ", ".join(path.name for path in options.gold),
                "documents": len(paths),
                "words": sum(len(load(path).text.split()) for path in paths),
            },
            figures=figures_of(paths, Path(folder), runs=options.runs),
            packages=f"onnxruntime {PACKAGES}",
        )


def documents_of(golds: list[Path], folder: Path) -> list[str]:
    """The paths of all documents; members of archives are laid into the folder."""
    paths: list[str] = []
    for gold in golds:
        if not gold.name.endswith((".tar.gz", ".tgz")):
            found = locate([str(gold)], extensions=READABLE)
            paths += [path for path in found if isinstance(path, str)]
            continue
        with tarfile.open(gold) as files:
            for member in files:
                stream = files.extractfile(member) if member.name.endswith(".txt") else None
                if stream is not None:
                    path = folder / f"{len(paths)}-{PurePosixPath(member.name).name}"
                    path.write_bytes(stream.read())
                    paths.append(str(path))
    return paths


def figures_of(paths: list[str], folder: Path, *, runs: int) -> dict[str, Any]:
    """Every figure, named with its unit."""
    documents = [load(path) for path in paths]
    texts = [document.text for document in documents]
    large = folder / "large.txt"
    large.write_text(_repeated(texts, LARGE_TEXT_BYTES), encoding="utf-8")
    # Memory first: a process of its own, yet some systems count what its parent held.
    memory = measure_memory(large)
    start = measure_start(runs=2 * runs + 1)
    time_stages(paths[:3])
    # The peer's time is taken between the reads: a busy moment falls on both.
    timed = [(time_stages(paths), time_word_split(texts)) for _ in range(runs)]
    rounds = [stages for stages, _ in timed]
    whole = statistics.median(each.whole for each in rounds)
    words = sum(len(text.split()) for text in texts)
    return {
        "words_per_second": round(words / whole),
        "times_of_splitting_into_words": round(
            statistics.median(stages.whole / split for stages, split in timed), 1
        ),
        "share_outside_engine": round(statistics.median(map(_outside, rounds)), 4),
        "share_of_loading": _median_share(rounds, "load"),
        "share_of_writing_json": _median_share(rounds, "encode"),
        "spacy_small": compare_spacy(paths, texts, runs=runs),
        "two_jobs": compare_jobs(paths, runs=runs),
        "limit": measure_limit(documents, words_per_second=words / whole),
        "growth": growth(_middle(texts), folder, runs=runs),
        "start": start,
        "model": measure_load(runs=2 * runs + 1),
        "memory": memory,
        "runs": runs,
    }


def _outside(stages: Stages) -> float:
    return 1 - stages.engine / stages.whole


def _median_share(rounds: list[Stages], stage: str) -> float | None:
    return share(statistics.median(getattr(each, stage) / each.whole for each in rounds), 1)


def _middle(texts: list[str]) -> str:
    """The text of middle length: the one whose copies show the growth."""
    return sorted(texts, key=len)[len(texts) // 2]


def _repeated(texts: list[str], size: int) -> str:
    """The texts in turn, as often as it takes, up to a number of bytes."""
    joined = "\n\n".join(text.strip() for text in texts) + "\n\n"
    data = joined.encode() * (size // len(joined.encode()) + 1)
    return data[:size].decode("utf-8", "ignore")


if __name__ == "__main__":
    main()
