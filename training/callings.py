"""Callings: what tells, of words that may be a source's name, by which it is to be called.

    python -m training.callings --texts training/texts/train --apart \\
        --out src/sayso/engines/standard/model/callings.json

A logistic regression among all that ``analysis/people/options.py`` finds for words that name a
source, with a penalty on the square of the weights. Right is the name that was given by hand.
--apart also prints how often each hand's are right by the weights of the others, by those that ship
and by the rules alone.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import analysis_of
from bench.corpus_figures import plain

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.analysis.people.called import Asked, Callings, choose
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from training.choices import Choice, Lesson, teach
from training.corpora.analytic import called_in

_SELDOM = 12
"""How often what counts has to be seen."""

Found = tuple[Asked, list[bool]]
"""Words that name a source, and which of those that may be its name are right."""


def gather(path: Path) -> Iterator[Found]:
    """The words of a text that name a source; those before them are called as by hand."""
    analysis = analysis_of(path, without=("callings",))
    wanted = _wanted(analysis, path)
    callings = Callings(analysis.text, analysis.parsed, analysis.names, analysis.marks)
    for statement in analysis.statements:
        ruled = statement.who
        if ruled is None or statement.source is None:
            continue
        asked, name = callings.ask(ruled), wanted.get(statement.source)
        if asked and name:
            right = [plain(each.called) == name for each in asked.options]
            yield asked, right
            if any(right):
                ruled = replace(ruled, name=asked.options[right.index(True)].called)
        callings.remember(ruled)


def _wanted(analysis: Analysis, path: Path) -> dict[Span, str]:
    """By place of the words that name a source, what the reader by hand calls it."""
    lines = map(json.loads, path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines())
    called = called_in(analysis.text, [each for each in lines if "id" in each])
    found = {}
    for place in {each.source for each in analysis.statements if each.source}:
        words = plain(analysis.text[slice(*place)])
        for (start, end), name in called.items():
            own = plain(analysis.text[start:end])
            if start < place[1] and place[0] < end and (own in words or words in own):
                found[place] = plain(name)
    return found


def told_right(found: Sequence[Found], weights: Mapping[str, float]) -> int:
    """Of how many the weights choose a name that is right."""
    return sum(right[asked.options.index(choose(asked, weights))] for asked, right in found)


def count(found: Sequence[Found], weights: Mapping[str, float]) -> dict[str, int]:
    """For how many a right name is there, and chosen by weights, by those that ship, by rules."""
    return {
        "right": told_right(found, weights),
        "before": told_right(found, _shipped()),
        "ruled": sum(right[0] for _, right in found),
        "there": sum(any(right) for _, right in found),
    }


@cache
def _shipped() -> Mapping[str, float]:
    return StandardEngine().mark(TextReader().read(b"A.", location="a.txt")).callings


def _choices(found: Sequence[Found]) -> list[Choice]:
    return [(asked.seen, right) for asked, right in found if any(right) and not all(right)]


if __name__ == "__main__":
    teach(
        __doc__ or "",
        Lesson(gather=gather, choices=_choices, count=count, least=_SELDOM),
    )
