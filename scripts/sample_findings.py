"""Draws findings of each rule from given texts, each with its sentence, to be judged by hand.

    python scripts/sample_findings.py TEXTS... [--half judge] [--each 20] [--rules S,C206]

TEXTS are folders or .tar.gz archives of .txt and .conllu files. docs/rules-precision.md says
which were drawn from, and what was found.
"""

import argparse
import random
import re
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from sayso import pipeline
from sayso.checks.catalogue import load_catalogue
from sayso.checks.check import check_reading, reading_codes
from sayso.checks.context import Context
from sayso.checks.register import find_register
from sayso.checks.selection import choose_rules
from sayso.errors import SaysoError
from sayso.readers.text import TextReader
from sayso.records import Document
from sayso.records.finding import Finding

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def main() -> None:
    """Print a sample of each rule's findings, then how many there were, and how often."""
    options = _options()
    found, words, default = dict[str, list[str]](), 0, 0
    names = 0
    for name, document in documents(options.texts, options.only):
        if options.half != "all" and _half(name) != options.half:
            continue
        if options.undated:
            document = replace(document, published=None)  # noqa: PLW2901
        try:
            reading = pipeline.read(document)
        except SaysoError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
            continue
        names += 1
        words += len(document.text.split())
        context = Context(reading)
        fitting = choose_rules().fitting(find_register(context).name)
        for finding in check_reading(reading, codes=frozenset(reading_codes())):
            default += finding.code in fitting
            found.setdefault(finding.code, []).append(_line(name, context, finding))
    if not options.quiet:
        _print_samples(found, options)
    print(f"\n{names} documents, {words} words")
    for rule in load_catalogue():
        if rule.code in reading_codes():
            print(f"{rule.code} {rule.name}: {len(found.get(rule.code, ()))}")
    print(f"default set: {500 * default / max(words, 1):.2f} findings in 500 words")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--only", default="", help="a pattern that the files' names hold")
    parser.add_argument("--half", choices=("develop", "judge", "all"), default="all")
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--rules", default="", help="codes or their beginnings, comma between")
    parser.add_argument("--undated", action="store_true", help="as if no text had its day")
    parser.add_argument("--quiet", action="store_true", help="the counts alone")
    return parser.parse_args()


def _print_samples(found: dict[str, list[str]], options: argparse.Namespace) -> None:
    chosen = tuple(options.rules.split(","))
    for code, lines in sorted(found.items()):
        if code.startswith(chosen):
            drawn = random.Random(options.seed).sample(lines, min(options.each, len(lines)))  # noqa: S311
            print(f"\n== {code}: {len(drawn)} of {len(lines)}")
            print("\n".join(sorted(drawn)))


def _half(name: str) -> str:
    """The half that a document falls in, by its name alone."""
    return "develop" if blake2b(name.encode(), digest_size=1).digest()[0] % 2 else "judge"


def _line(name: str, context: Context, finding: Finding) -> str:
    start, end = context.sentence_at(finding.start)
    text = context.text
    shown = f"{text[start : finding.start]}«{text[finding.start : finding.end]}»"
    shown += text[finding.end : max(end, finding.end)]
    related = " + ".join(words.text for words in finding.related[:2])
    before = text[max(0, start - 160) : start]
    line = f"- {name[:40]} | …{before} ▸ {shown} | {finding.message} | {related}"
    return " ".join(line.split())


def documents(places: list[Path], only: str) -> Iterator[tuple[str, Document]]:
    """The texts of some places whose names hold a pattern, by name."""
    for place in places:
        for name, data in _files(place):
            if re.search(only, name) is None:
                continue
            text, published = _text(name, data)
            if text.strip():
                document = TextReader().read(text.encode(), location=name)
                yield name, replace(document, published=published or document.published)


def _files(place: Path) -> Iterator[tuple[str, str]]:
    if place.is_dir():
        for path in sorted(place.rglob("*")):
            if path.suffix in (".txt", ".conllu"):
                yield path.name, path.read_text(encoding="utf-8")
        return
    with tarfile.open(place) as archive:
        for member in sorted(archive.getmembers(), key=lambda each: each.name):
            file = archive.extractfile(member)
            if file is not None and member.name.endswith((".txt", ".conllu")):
                yield Path(member.name).name, file.read().decode("utf-8")


def _text(name: str, data: str) -> tuple[str, date | None]:
    """The text of a file by paragraphs, and the day of its name or its header."""
    if not name.endswith(".conllu"):
        day = _DAY.search(name)
        return data, date.fromisoformat(day[0]) if day else None
    day = re.search(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)", data, re.MULTILINE)
    paragraphs: list[list[str]] = []
    for line in data.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs = paragraphs or [[]]
            paragraphs[-1].append(line.removeprefix("# text = "))
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    return text, date.fromisoformat(day[1]) if day else None


if __name__ == "__main__":
    main()
