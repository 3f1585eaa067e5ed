"""What a fresh process takes: time to start, and memory at its highest."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

IMPORT_LIMIT_SECONDS = 0.15
HELP_LIMIT_SECONDS = 0.3
LOAD_LIMIT_SECONDS = 0.5
MEMORY_LIMIT_MEBIBYTES = 400
_PYTHON = (sys.executable, "-c")
_COMMAND = "import sys; sys.argv[0] = 'sayso'; from sayso.cli.main import main; main()"
_PEAK = """
import resource, sys
from pathlib import Path
def peak():
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines()
                    if line.startswith("VmHWM:"))
    unit = 1024 ** 2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
"""
_LOAD = """
import time
begun = time.perf_counter()
from sayso.engines.standard.marker import load_marker
imported = time.perf_counter()
load_marker()
print(imported - begun, time.perf_counter() - imported)
"""
_READ = """
from sayso import read
from sayso.records.codec import encode
encode(read(sys.argv[1]))
"""


def measure_start(*, runs: int) -> dict[str, Any]:
    """Start-up times as multiples of a bare Python's and as shares of their limits.

    The three are started in turn, so that a busy moment of the machine falls on all of them.
    """
    calls = {
        "bare": (*_PYTHON, "pass"),
        "import": (*_PYTHON, "import sayso"),
        "help": (*_PYTHON, _COMMAND, "--help"),
    }
    spent: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            spent[name].append(_seconds(call))
    bare, imported, helped = (statistics.median(spent[name]) for name in calls)
    return {
        "import_sayso_times_bare_python": round(imported / bare, 2),
        "import_sayso_share_of_limit": round(imported / IMPORT_LIMIT_SECONDS, 3),
        "import_limit_seconds": IMPORT_LIMIT_SECONDS,
        "sayso_help_times_bare_python": round(helped / bare, 2),
        "sayso_help_share_of_limit": round(helped / HELP_LIMIT_SECONDS, 3),
        "help_limit_seconds": HELP_LIMIT_SECONDS,
    }


def measure_load(*, runs: int) -> dict[str, Any]:
    """What loading the model takes in a fresh process, as a share of its limit."""
    times = []
    for _ in range(runs):
        done = subprocess.run((*_PYTHON, _LOAD), check=True, capture_output=True, text=True)  # noqa: S603 - our own interpreter
        times.append(tuple(map(float, done.stdout.split())))
    libraries, model = (statistics.median(column) for column in zip(*times, strict=True))
    return {
        "model_share_of_limit": round(model / LOAD_LIMIT_SECONDS, 3),
        "model_and_its_libraries_share_of_limit": round(
            (libraries + model) / LOAD_LIMIT_SECONDS, 3
        ),
        "limit_seconds": LOAD_LIMIT_SECONDS,
    }


def measure_memory(path: Path) -> dict[str, Any]:
    """The most memory (resident, MiB) that reading one file takes, and that a bare Python takes."""
    bare = _peak(f"{_PEAK}\nprint(peak())", path)
    started = _peak(f"{_PEAK}\nfrom sayso import read\nread\nprint(peak())", path)
    reading = _peak(f"{_PEAK}{_READ}\nprint(peak())", path)
    return {
        "bytes_of_the_text": path.stat().st_size,
        "peak_mebibytes": round(reading),
        "limit_mebibytes": MEMORY_LIMIT_MEBIBYTES,
        "peak_mebibytes_before_reading": round(started),
        "times_bare_python": round(reading / bare, 1),
    }


def _seconds(call: tuple[str, ...]) -> float:
    begun = time.perf_counter()
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    return time.perf_counter() - begun


def _peak(program: str, path: Path) -> float:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        (*_PYTHON, program, str(path)), check=True, capture_output=True, text=True
    )
    return float(done.stdout)
