"""How much memory linking takes, by the number of documents: of the command, and of its worker.

    python bench/dossier_memory.py --documents 1000 --documents 3000 --documents 10000
    python bench/dossier_memory.py --by link

``store`` is what `sayso add` does when all is added, ``link`` is `sayso link` writing JSON, both
by words alone. Documents are made up by a seed. Memory is the most that was resident of each
process (VmHWM, Linux).
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.made_up_stories import readings_of_stories
from bench.result import print_result

from sayso.records.codec import encode
from sayso.workbench import open_store

_CASE = "main"
_STORE = """
import sys
from sayso.pipeline.confining import Confiner
from sayso.stores.store import open_sqlite
store = open_sqlite(sys.argv[1], confine=Confiner(1 << 33))
print(store.dossiers.bring_up_to_date("main"), file=sys.stderr)
store.close()
"""
_LINK = """
import sys
from sayso.cli.main import main
main(["link", sys.argv[1], "--no-likeness", "--memory-limit", "8GiB", "-q", "-o", sys.argv[2]])
"""
_LONGEST = 0.02


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, action="append")
    parser.add_argument("--by", choices=("store", "link"), default="link")
    parser.add_argument("--rare", type=int, default=10, help="words that no other story has")
    parser.add_argument("--keep", type=Path, help="a folder for what is made and written")
    given = parser.parse_args()
    runs = []
    for count in given.documents or [1000, 3000, 10000]:
        with tempfile.TemporaryDirectory() as made:
            folder = given.keep or Path(made)
            runs.append({"documents": count} | _run(given.by, count, given.rare, folder))
        print(runs[-1], file=sys.stderr, flush=True)
    gold = {"name": "made up", "rare_words_a_document": given.rare, "by": given.by}
    print_result("dossier_memory", gold=gold, figures={"runs": runs})


def _run(by: str, count: int, rare: int, folder: Path) -> dict[str, Any]:
    readings = readings_of_stories(count, rare=rare)
    if by == "link":
        given = folder / f"readings-{count}.jsonl"
        with given.open("wb") as file:
            for one in readings:
                file.write(encode(one) + b"\n")
        return _measured(_LINK, str(given), str(folder / f"dossier-{count}.json"))
    given = folder / f"case-{count}.db"
    store = open_store(given, create=True)
    store.add_case(_CASE)
    for one in readings:
        store.documents.add(one, case=_CASE)
    store.close()
    return _measured(_STORE, str(given))


def _measured(program: str, *arguments: str) -> dict[str, Any]:
    """The most memory of the process and of those that it started, in MiB, and the time it took."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program, *arguments])  # noqa: S603 - our own
    most: dict[int, tuple[float, float]] = {}
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            most[pid] = max(most.get(pid, (0.0, 0.0)), _state(pid))
        time.sleep(_LONGEST)
    if process.returncode:
        raise SystemExit(f"it ended with {process.returncode}")
    workers = [state for pid, state in most.items() if pid != process.pid]
    return {
        "command_mib": round(most[process.pid][0]),
        "worker_mib": round(max((memory for memory, _ in workers), default=0.0)),
        "processor_seconds": round(sum(spent for _, spent in most.values()), 1),
        "seconds": round(time.perf_counter() - began, 1),
    }


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _state(pid: int) -> tuple[float, float]:
    """The most memory of a process so far, in MiB, and its seconds of the processor."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0
    found = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")]
    return sum(found) / 1024, (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main()
