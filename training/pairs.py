"""Pairs: what tells, of a claim and those who may put it forward, who does.

    python -m training.pairs --texts training/texts/train --hands pel rui sol tam --apart \
        --out src/sayso/engines/standard/model/speaking.json

A logistic regression among all whom ``claims/whose.py`` asks about, with a penalty on the square
of the weights. Right is whoever the reader by hand names; of several right ones, any. --apart
also prints how often each hand's are told right by the weights of the others.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import Line, analysis_of, lines_of
from bench.corpus_figures import LOOSE, iou, plain

from sayso.claims.assemble import Draft
from sayso.claims.ruled import draft_by_rules
from sayso.claims.speaking import choose
from sayso.claims.whose import Asked, Whose
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import Source
from training.choices import Choice, Lesson, teach

Found = tuple[Asked, list[bool]]
"""A claim whose speaker is asked for, and which of those who may be it are right."""


def gather(path: Path) -> Iterator[Found]:
    """The claims of a text whose speaker is asked for, and which of the candidates is right."""
    analysis = analysis_of(path)
    drafts = draft_by_rules(analysis)
    gold = lines_of(path.with_suffix(".jsonl"))
    for asked in Whose(analysis, drafts).asked():
        wanted = _paired(drafts[asked.number], gold)
        if wanted is not None:
            right = [_is_right(wanted, source) for source in asked.sources]
            if any(right) and not all(right):
                yield asked, right


def _paired(draft: Draft, gold: Sequence[Line]) -> Line | None:
    best = max(gold, key=lambda each: iou(each.span, draft.span), default=None)
    return best if best is not None and iou(best.span, draft.span) >= LOOSE else None


def _is_right(wanted: Line, source: Source) -> bool:
    kind, name, _ = wanted.links[-1]
    kinds = {kind, *wanted.accept.get("source_kind", [])}
    names = {plain(each) for each in (name, *wanted.accept.get("source", [])) if each}
    return source.kind in kinds and (not names or plain(source.name) in names)


def _choices(found: Sequence[Found]) -> list[Choice]:
    return [(asked.seen, right) for asked, right in found]


def told_right(found: Sequence[Found], weights: Mapping[str, float]) -> int:
    """Of how many claims the weights choose one who is right."""
    return sum(right[asked.sources.index(choose(asked, weights))] for asked, right in found)


def count(found: Sequence[Found], weights: Mapping[str, float]) -> dict[str, int]:
    """For how many claims one who is right is chosen by weights, and by those that ship."""
    return {"right": told_right(found, weights), "before": told_right(found, _shipped())}


@cache
def _shipped() -> Mapping[str, float]:
    return StandardEngine().mark(TextReader().read(b"A.", location="a.txt")).speaking


if __name__ == "__main__":
    teach(__doc__ or "", Lesson(gather=gather, choices=_choices, count=count))
