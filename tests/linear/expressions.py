"""Every regular expression that Sayso compiles, tried on text made for it to lose its way in.

Run as a program it prints, as JSON, those that take longer than their text grows: where each is
compiled, how it begins, what text it was tried on, and how many times as long eight times the
text took.
"""

import importlib
import json
import pkgutil
import re
import sys
import time
from pathlib import Path

SHORT, LONG = 500, 4_000
_QUICK = 0.01
"""Seconds of the processor in which a search of the long text is beyond suspicion."""
_MOST = 16.0
"""Times as long; eight is linear, sixty-four is quadratic."""
_EXAMPLES = Path(__file__).parents[2] / "examples"
_PLAIN = (
    *(" ", "\t", "\n", "\u00a0", ",", ", ", ".", ". ", "…", "-", "- ", "—", '"', "“", "”", "' "),
    *("(", ")", "[1]", "1", "1,", "1 ", "a", "A", "a ", "A ", "A a ", "A. ", "a, ", "a-", "a's "),
    *(
        "the ",
        "said ",
        "He said that ",
        "and ",
        "“a” ",
        "'a ",
        "* ",
        "> ",
        "1. ",
        "a\n",
        "%",
        "$1 ",
    ),
)


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
    return {*_PLAIN, *(f"{word} " for word in words), *marks, *(f"{mark} " for mark in marks)}


def seconds(expression: re.Pattern[str], text: str) -> float:
    """The time of the processor that a search of the whole text takes."""
    began = time.process_time()
    for _ in expression.finditer(text):
        pass
    return time.process_time() - began


def growth(expression: re.Pattern[str], piece: str) -> float:
    """How many times as long eight times the text takes; 0 where it takes no time to speak of."""
    long = piece * (LONG // len(piece)) + "\0"
    if seconds(expression, long) < _QUICK:
        return 0.0
    short = piece * (SHORT // len(piece)) + "\0"
    return seconds(expression, long) / max(min(seconds(expression, short) for _ in range(3)), 1e-5)


def main() -> None:
    """Print what is slow."""
    slow = []
    for (pattern, flags), place in sorted(collect().items()):
        expression = re.compile(pattern, flags)
        for piece in sorted(pieces(pattern)):
            times = growth(expression, piece)
            if times > _MOST:
                slow.append([place, pattern, piece, round(times, 1)])
                break  # one is enough
    json.dump(slow, sys.stdout)


if __name__ == "__main__":
    main()
