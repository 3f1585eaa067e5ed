"""The excerpts in the documentation, made anew from what the commands give now.

    .venv/bin/python scripts/make_excerpts.py

Rewrites README.md and docs/; tests/test_docs.py fails where an excerpt is out of date. An excerpt
is the fenced block under one of these comments:

    <!-- excerpt: sayso read examples/a.txt | from WORDS | to WORDS -->
    <!-- prints -->
    <!-- reads as -->

The first is what the command writes, from the first line that holds the words to the next that
holds the others; without them, all of it. Further pairs of from and to are parted by a line with
an ellipsis. The second is what the Python block before it prints. The third is the reading of the
quoted paragraphs before it, as if published on 4 May 2026: a line for each claim and inference.
"""

import os
import re
import shlex
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

from sayso.pipeline import read
from sayso.readers.text import TextReader
from sayso.records import Claim

ROOT = Path(__file__).resolve().parent.parent
_EXCERPT = re.compile(r"<!-- excerpt: (?P<order>[^\n]+) -->\n```\n(?P<body>.*?)```\n", re.DOTALL)
_PRINTS = re.compile(
    r"```python\n(?P<code>(?:(?!```).)*)```\n\n(?P<between>[^\n]*\n\n)?<!-- prints -->\n"
    r"```\n(?P<body>.*?)```\n",
    re.DOTALL,
)
_READS = re.compile(
    r"(?P<quote>(?:>[^\n]*\n)+)\n<!-- reads as -->\n```\n(?P<body>.*?)```\n", re.DOTALL
)
_PUBLISHED = date(2026, 5, 4)
_COMMAND = "from sayso.cli.main import main; main()"


def documents() -> list[Path]:
    """The pages that a person reads, in order."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def renew(page: str) -> str:
    """The page with every excerpt as the commands give it now.

    Raises:
        LookupError: the output has no such line; the message says which.
    """
    page = _EXCERPT.sub(lambda found: _put(found, _excerpt(found["order"])), page)
    page = _PRINTS.sub(lambda found: _put(found, _run("-c", found["code"])), page)
    return _READS.sub(lambda found: _put(found, _told(found["quote"])), page)


def _put(found: re.Match[str], body: str) -> str:
    at, until = (place - found.start() for place in found.span("body"))
    return found[0][:at] + body + found[0][until:]


def _excerpt(order: str) -> str:
    command, *bounds = (part.strip() for part in order.split(" | "))
    name, *arguments = shlex.split(command)
    if name != "sayso":
        raise LookupError(f"no excerpt is made of {command!r}")
    lines = _run("-c", _COMMAND, *arguments).splitlines(keepends=True)
    if not bounds:
        return "".join(lines)
    pieces, at = [], 0
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        begin = _find(lines, at, first.removeprefix("from "), command)
        at = _find(lines, begin, last.removeprefix("to "), command) + 1
        pieces.append("".join(lines[begin:at]))
    return "…\n".join(pieces)


def _find(lines: list[str], at: int, words: str, command: str) -> int:
    for number in range(at, len(lines)):
        if words in lines[number]:
            return number
    raise LookupError(f"`{command}` gives no line with {words!r}: name another in the comment")


def _told(quote: str) -> str:
    """The claims and inferences of a quoted text, a line each."""
    lines = [line.removeprefix(">").strip() for line in quote.splitlines()]
    # A paragraph is one line, whatever the page's own width; an item is a line of its own.
    text = re.sub(r"(?<=\S)\n(?=[^\n-])", " ", "\n".join(lines))
    reading = read(TextReader().read(text.encode(), location="quoted"), published=_PUBLISHED)
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    told = [f"{numbers[claim.id]}  {_claim(claim)}" for claim in reading.claims]
    for tie in reading.inferences:
        premises = ", ".join(str(numbers[each]) for each in tie.premises)
        marker = f"“{tie.marker.text}”" if tie.marker else "without a word for it"
        told.append(f"{numbers[tie.conclusion]} rests on {premises}: {marker} ({tie.rule})")
    return "".join(f"{line}\n" for line in told) or "no claims\n"


def _claim(claim: Claim) -> str:
    by = ", who cites ".join(
        f"{each.source.name or 'nobody' if each.source.kind != 'author' else 'the author'}"
        f"{'' if each.source.kind in ('author', 'impersonal') else f' ({each.source.kind})'}"
        f"{'' if each.stance == 'says' else f', {each.stance}'}"
        for each in claim.attributions
    )
    parts = [f"{claim.kind}, {by}: “{' '.join(claim.text.split())}”"]
    if claim.introduction:
        parts.append(f"introduced by “{claim.introduction.text}”")
    if claim.certainty:
        sure = claim.certainty
        worth = f" {sure.low:g} to {sure.high:g}" if sure.low is not None else ""
        parts.append(f"“{sure.text}”{worth}")
    if claim.condition:
        parts.append(f"condition “{claim.condition.text}”")
    if claim.horizon:
        by_day = f" by {claim.horizon.by}" if claim.horizon.by else ""
        parts.append(f"horizon “{claim.horizon.text}”{by_day}")
    return "; ".join(parts)


@cache
def _run(*arguments: str) -> str:
    """What Python writes when run so in the project's folder: its output, then its errors."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603  our own documents
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment | {"PYTHONUTF8": "1", "COLUMNS": "80", "PATH": path},
        input="",
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


def main() -> None:
    """Write every page whose excerpts are out of date."""
    for path in documents():
        before = path.read_text(encoding="utf-8")
        after = renew(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
