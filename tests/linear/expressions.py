"""Every regular expression that Sayso compiles, tried on text made for it to lose its way in.

    python -m tests.linear.expressions [--power 1.33] [--length 4000]

prints, as JSON, those whose time grows with a greater power of the text's length: where each is
compiled, how it reads, what text it was tried on, and the power.
"""

import argparse
import importlib
import json
import math
import pkgutil
import re
import signal
import sys
import time
from pathlib import Path

from tests.linear.constructs import COMMON

_TIMES = 8
"""The long text is so many times as long as the short one."""
_AGAIN = 50
"""Searches of the short text that are timed together: the processor's clock may tick slowly."""
_QUICK = 0.05
"""Seconds of the processor in which a search of the long text is beyond suspicion."""
_HOPELESS = 20.0
"""Seconds of the processor after which a search is given up."""
_EXAMPLES = Path(__file__).parents[2] / "examples"


def collect() -> dict[tuple[str, int], str]:
    """Where in Sayso each expression is compiled, when all of it is loaded and has read."""
    found: dict[tuple[str, int], str] = {}
    compile_it = re.compile

    def watch(pattern: object, flags: int = 0) -> object:
        made = compile_it(pattern, flags)  # type: ignore[call-overload]
        if isinstance(pattern, str):
            caller = sys._getframe(1).f_code.co_filename
            if "/sayso/" in caller:
                found.setdefault((pattern, made.flags), caller.split("/sayso/")[-1])
        return made

    re.compile = watch  # type: ignore[assignment]
    import sayso

    for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)
    for path in sorted(_EXAMPLES.glob("*.*")):
        if path.suffix in (".txt", ".md", ".html", ".docx"):
            sayso.check(path, select=["all"])
    re.compile = compile_it
    return found


def pieces(pattern: str) -> set[str]:
    """What text for one expression is made of: letters of its own among what is common."""
    own = re.sub(r"\?P<\w+>|\\.", " ", pattern)
    words = re.findall(r"[A-Za-z]{3,12}", own)[:5]
    marks = set(re.findall(r"[^\w\s\\^$|?*+()\[\]{}]", own))
    return {*COMMON, *(f"{word} " for word in words), *marks, *(f"{mark} " for mark in marks)}


def seconds(expression: re.Pattern[str], text: str) -> float:
    """The time of the processor that a search of the whole text takes."""
    began = time.process_time()
    for _ in expression.finditer(text):
        pass
    return time.process_time() - began


def power(expression: re.Pattern[str], piece: str, length: int) -> float:
    """With which power of the text's length its time grows; 0 where it takes none to speak of."""
    long = piece * (length // len(piece)) + "\0"
    short = piece * (length // _TIMES // len(piece)) + "\0"
    least = math.inf
    for _ in range(3):  # a processor that is shared is slow for a while
        signal.setitimer(signal.ITIMER_VIRTUAL, _HOPELESS)
        try:
            taken = seconds(expression, long)
        except TimeoutError:
            return math.inf
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if taken < _QUICK:
            return 0.0
        first = sum(seconds(expression, short) for _ in range(_AGAIN)) / _AGAIN
        least = min(least, math.log(taken / max(first, 1e-5), _TIMES))
    return least


def _give_up(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Print what is slow."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--power", type=float, default=4 / 3)
    parser.add_argument("--length", type=int, default=4_000)
    options = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _give_up)
    slow = []
    for (pattern, flags), place in sorted(collect().items()):
        expression = re.compile(pattern, flags)
        for piece in sorted(pieces(pattern)):
            found = power(expression, piece, options.length)
            if found > options.power:
                slow.append([place, pattern, piece, round(found, 2)])
                break  # one is enough
    json.dump(slow, sys.stdout)


if __name__ == "__main__":
    main()
