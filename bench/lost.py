"""How much of what an engine marks, and of prose, ends in no claim and is not told of.

    python bench/lost.py --gold PATH…

PATH: documents, folders of them, .tar.gz archives whose .txt members are read, or .jsonl files
whose lines hold a text as ``input`` and in ``command`` the name of its file (in.txt). Of the spans
that the encoder marks as content and as cue in prose, and of the sentences of prose (no headings,
no captions), the share that ends in no claim, in no part of one and in no entry of ``problems``;
with the reasons that ``sayso read --explain`` gives for them.
"""

import argparse
import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.result import print_result

from sayso.claims.explanation import Fate, SentenceFate
from sayso.errors import SaysoError
from sayso.pipeline import explain, find_documents
from sayso.ports import Reader
from sayso.readers.markdown import MarkdownReader
from sayso.readers.text import TextReader
from sayso.records import Document

KINDS = ("content", "cue", "sentence")


def main() -> None:
    """Print the shares for the documents that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    options = parser.parse_args()
    count, unread, fates = 0, 0, dict[str, list[Fate]]()
    for document in documents_of(options.gold):
        try:
            explained = explain(document)
        except SaysoError as error:
            print(error, file=sys.stderr)
            unread += 1
            continue
        count += 1
        for each in explained.fates:
            for kind, fate in fates_of(each):
                fates.setdefault(kind, []).append(fate)
    gold = {"name": ", ".join(path.name for path in options.gold), "documents": count}
    figures = {kind: shares(fates.get(kind, [])) for kind in KINDS}
    print_result("lost", gold=gold, figures=figures | {"documents_not_read": unread})


def fates_of(each: SentenceFate) -> Iterator[tuple[str, Fate]]:
    """What became of a sentence of prose, and of the contents and cues in it."""
    if each.prose:
        yield "sentence", each.fate
    for mark in each.marks:
        if each.prose and mark.label in KINDS:
            yield mark.label, mark.fate


def shares(fates: list[Fate]) -> dict[str, Any]:
    """How many there are, the share of each outcome, and how often each reason lost one."""
    outcomes = Counter(fate.outcome for fate in fates)
    reasons = Counter(fate.why for fate in fates if fate.outcome == "lost")
    return {
        "all": len(fates),
        **{name: round(outcomes[name] / max(len(fates), 1), 4) for name in outcomes},
        "lost": round(outcomes["lost"] / max(len(fates), 1), 4),
        "reasons": dict(reasons.most_common()),
    }


def documents_of(golds: list[Path]) -> Iterator[str | Document]:
    """The documents at the paths, and the texts in archives and lines, by name."""
    for gold in golds:
        if gold.suffix == ".jsonl":
            yield from _inputs(gold)
            continue
        if not gold.name.endswith((".tar.gz", ".tgz")):
            yield from (each for each in find_documents([str(gold)]) if isinstance(each, str))
            continue
        with tarfile.open(gold) as files:
            members = [each for each in files if each.isfile() and each.name.endswith(".txt")]
            for member in sorted(members, key=lambda each: each.name):
                stream = files.extractfile(member)
                if stream is not None:
                    yield TextReader().read(stream.read(), location=Path(member.name).name)


def _inputs(path: Path) -> Iterator[Document]:
    """The inputs of the lines whose command reads them as plain text or Markdown."""
    readers: dict[str, Reader] = {"in.txt": TextReader(), "in.md": MarkdownReader()}
    for line in path.read_text("utf-8").splitlines():
        fields = json.loads(line)
        for name, reader in readers.items():
            if f" {name} " in f"{fields['command']} ":
                yield reader.read(fields["input"].encode(), location=name)


if __name__ == "__main__":
    main()
