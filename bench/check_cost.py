"""What checking costs beside reading, on a report of 5,000 words.

    python bench/check_cost.py --gold PATH… [--words 5000] [--runs 9]

PATH: documents, folders of them, or .tar.gz archives whose .txt members are read; their text is
joined and cut to the words asked for. Figures, each a ratio of processor times measured in
turn in one run: of reading and checking to reading, in one process that is warm; of `sayso check`
to `sayso read` as commands, for each of the formats text (their default), JSON and HTML. The limit
is 1.1: a tenth more. Commands run as an installed Sayso does, their modules compiled beforehand.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

from sayso.checks.checked import check_draft
from sayso.pipeline import read
from sayso.readers.load import load
from sayso.readers.locate import locate

LIMIT = 1.1


def main() -> None:
    """Print the figures for the documents that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--words", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    text = cut("\n\n".join(texts_of(options.gold)), options.words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        findings = len(check_draft(read(path)).findings)
        in_one_process = ratios_of(
            lambda: read(path), lambda: check_draft(read(path)), runs=options.runs
        )
        as_commands = {
            f"as_commands_to_{form}": ratios_of(
                partial(run, "read", path, form),
                partial(run, "check", path, form),
                runs=options.runs,
            )
            for form in ("text", "json", "html")
        }
    result = {
        "benchmark": "check_cost",
        "gold": {
            "name": ", ".join(path.name for path in options.gold),
            "words": len(text.split()),
            "findings": findings,
        },
        "figures": {
            "in_one_process": in_one_process,
            **as_commands,
            "limit": LIMIT,
            "runs": options.runs,
        },
        "versions": {"python": platform.python_version(), "sayso": version("sayso")},
    }
    print(json.dumps(result, ensure_ascii=False, indent=2))


def texts_of(golds: list[Path]) -> Iterator[str]:
    """The texts of all documents, in the order of their names."""
    for gold in golds:
        if gold.name.endswith((".tar.gz", ".tgz")):
            with tarfile.open(gold) as files:
                members = (each for each in files if each.name.endswith(".txt"))
                for member in sorted(members, key=lambda each: each.name):
                    stream = files.extractfile(member)
                    if stream is not None:
                        yield stream.read().decode("utf-8", "replace").strip()
        else:
            found = locate([str(gold)])
            yield from (load(path).text.strip() for path in found if isinstance(path, str))


def cut(text: str, words: int) -> str:
    """The beginning of a text, to the end of the line that holds its last word."""
    count, kept = 0, []
    for line in text.splitlines():
        kept.append(line)
        count += len(line.split())
        if count >= words:
            break
    return "\n".join(kept) + "\n"


def ratios_of(
    first: Callable[[], object], second: Callable[[], object], *, runs: int
) -> dict[str, float | bool]:
    """How many times as long the second takes: the median over runs in turn, and its quartiles."""
    first(), second()
    measured = [seconds(second) / seconds(first) for _ in range(runs)]
    low, median, high = statistics.quantiles(measured, n=4, method="inclusive")
    return {
        "median": round(median, 3),
        "low": round(low, 3),
        "high": round(high, 3),
        "kept": median <= LIMIT,
    }


def seconds(call: Callable[[], object]) -> float:
    """What one call takes of the processor, in this process and those it starts."""
    began = _processor_seconds()
    call()
    return _processor_seconds() - began


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def run(verb: str, path: Path, form: str) -> None:
    """The command, as a process of its own, its output thrown away."""
    command = [sys.executable, "-c", "from sayso.cli.main import main; main()"]
    call = [*command, verb, str(path), "--format", form, "--quiet"]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    ran = subprocess.run(call, capture_output=True, check=False, env=env)  # noqa: S603  our own
    if ran.returncode not in ({0, 1} if verb == "check" else {0}):
        raise SystemExit(ran.stderr.decode())


if __name__ == "__main__":
    main()
