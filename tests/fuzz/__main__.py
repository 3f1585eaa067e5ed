"""Looks for input that breaks reading, checking or the format of readings: ``scripts/fuzz``.

    scripts/fuzz                      a minute, a new seed
    scripts/fuzz --seconds 36000      a night
    scripts/fuzz --seed 7 --count 50  the same 50 inputs, every time

What is tried is made of the examples, of what once broke (tests/awkward/broken) and of
constructs that have no end. Each input that breaks something is written to the folder that
--keep names, and told in one line; the exit status is 1 then.
"""

import argparse
import sys
import time
from pathlib import Path
from random import Random

from tests.fuzz.inputs import inputs
from tests.fuzz.trial import failure_of

from sayso.records.limits import Limits
from sayso.runners.worker import Worker

LIMITS = Limits(seconds=120.0, memory_bytes=2**31)
"""What an input may take, tried twice; more is broken too."""


def main() -> int:
    """Try inputs until the time or their number is used up."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--count", type=int, default=None)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=Path("broken"))
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else time.time_ns() % 10**6
    worker = Worker(failure_of, LIMITS)
    until = time.monotonic() + asked.seconds
    tried = broken = 0
    for name, data in inputs(Random(seed)):  # noqa: S311 - nothing is secret here
        if time.monotonic() > until or tried == asked.count:
            break
        tried += 1
        if told := worker.do((name, data)):
            broken += 1
            asked.keep.mkdir(parents=True, exist_ok=True)
            path = asked.keep / f"{seed}-{tried}-{name}"
            path.write_bytes(data)
            sys.stdout.write(f"{path}: {told}\n")
            sys.stdout.flush()
    worker.end()
    sys.stdout.write(f"seed {seed}: {tried} inputs, {broken} broke something\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
