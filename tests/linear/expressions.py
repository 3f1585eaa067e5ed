"""Every regular expression that Sayso compiles, tried on text made for it to lose its way in.

    python -m tests.linear.expressions [--length 8000]

prints, as JSON, those that take more than sixteen times as long for eight times the text: where
each is compiled, how it reads, what text it was tried on, and how many times as long it took.
"""

import argparse
import importlib
import inspect
import json
import math
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.linear.constructs import COMMON
from tests.linear.repeats import made_for
from tests.linear.uses import FAR, Use, is_only_tried, name_of

_TIMES = 8
"""The long text is so many times as long as the short one."""
_MOST = 16
"""Times as much for so many times the text: what is linear takes eight, quadratic sixty-four."""
_AGAIN = 20
"""Searches of the short text that are timed together: the processor's clock may tick slowly."""
_QUICK = 0.008
"""Seconds of the processor in which a search of the long text is beyond suspicion."""
_HOPELESS = 2.0
"""Seconds of the processor after which a search is given up."""
_LINES = re.compile(r"\\n|\.")
"""What is in an expression that may take all of a line, and so what ends other texts."""
_EXAMPLES = Path(__file__).parents[2] / "examples"


def collect() -> dict[tuple[str | bytes, int], set[Use]]:
    """Where Sayso uses each expression, when all of it is loaded and has read."""
    found: dict[tuple[str | bytes, int], set[Use]] = {}
    compile_it = re._compile  # type: ignore[attr-defined]

    def watch(pattern: Any, flags: int) -> Any:
        made = compile_it(pattern, flags)
        called = sys._getframe(1)
        caller = called.f_back
        if caller and "/src/sayso/" in caller.f_code.co_filename:
            place = (Path(caller.f_code.co_filename), caller.f_lineno)
            found.setdefault((pattern, made.flags), set()).add(Use(*place, called.f_code.co_name))
        return made

    re._compile = watch  # type: ignore[attr-defined]
    import sayso

    for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)
    for path in sorted(_EXAMPLES.glob("*.*")):
        if path.suffix in (".txt", ".md", ".html", ".docx"):
            sayso.check(path, select=["all"])
    for loaded in [made for name, made in sys.modules.items() if name.startswith("sayso.")]:
        for make in vars(loaded).values():
            if _makes_an_expression(make):
                make()
    re._compile = compile_it  # type: ignore[attr-defined]
    return found


def _makes_an_expression(made: Any) -> bool:
    """Whether it is a function that makes one, of nothing but words of the language."""
    return (
        hasattr(made, "cache_info")
        and not inspect.signature(made).parameters
        and "Pattern" in str(inspect.signature(made).return_annotation)
    )


def times_as_long(expression: re.Pattern[Any], piece: str, length: int, *, matched: bool) -> float:
    """How many times as long it takes for eight times the text; 0 where there is nothing to tell.

    matched: it is only ever tried where a text begins, never looked for in it.
    """
    ends = ("\0", "\n") if _LINES.search(str(expression.pattern)) else ("\0",)
    return max(_times_ending(expression, piece, length, end, matched=matched) for end in ends)


def _times_ending(
    expression: re.Pattern[Any], piece: str, length: int, end: str, *, matched: bool
) -> float:
    """The same of texts that end in something, which most expressions do not take."""
    long, short = (piece * (size // len(piece)) + end for size in (length, length // _TIMES))
    least = math.inf
    for _ in range(3):  # a processor that is shared is slow for a while
        try:
            with _given_up_when_hopeless():
                taken = _seconds(expression, long, matched=matched)
        except TimeoutError:
            return math.inf
        if taken < _QUICK:
            return 0.0
        first = sum(_seconds(expression, short, matched=matched) for _ in range(_AGAIN)) / _AGAIN
        least = min(least, taken / max(first, 1e-5))
        if least < _MOST:
            break
    return least


def _seconds(expression: re.Pattern[Any], text: str, *, matched: bool) -> float:
    """The time of the processor that a search of the whole text takes."""
    given = text.encode() if isinstance(expression.pattern, bytes) else text
    began = time.process_time()
    if matched:
        expression.match(given)
    else:
        for _ in expression.finditer(given):
            pass
    return time.process_time() - began


@contextmanager
def _given_up_when_hopeless() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _HOPELESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def slow(length: int) -> Iterator[tuple[str, str, str, float]]:
    """Of each expression that is slow: its name, itself, one text of those, the times as long."""
    for (pattern, flags), uses in sorted(collect().items(), key=repr):
        expression = re.compile(pattern, flags)
        matched = all(map(is_only_tried, uses))
        names = " and ".join(sorted({name_of(use) for use in uses}))
        reach = max(length, 32 * FAR.get(names, 0))
        for piece in sorted(made_for(pattern, flags, COMMON)):
            found = times_as_long(expression, piece, reach, matched=matched)
            if found > _MOST:
                yield names, str(pattern), piece, round(found, 1)
                break  # one is enough


def main() -> None:
    """Print what is slow."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--length", type=int, default=8_000)
    options = parser.parse_args()
    json.dump(list(slow(options.length)), sys.stdout)


if __name__ == "__main__":
    main()
