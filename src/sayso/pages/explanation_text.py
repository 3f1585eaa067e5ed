"""An explanation as text: each sentence, its claims, and where each mark in it went."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from sayso.analysis.statements.statement import Way
from sayso.claims.explanation import Fate, MarkFate, SentenceFate
from sayso.pages.draw_source import source_label
from sayso.pages.draw_words import quoted
from sayso.records import Claim, Document

_INDENT = "      "
_LONGEST = 160
_MARKS: Way = "marks"


def write_explanation(
    document: Document, fates: tuple[SentenceFate, ...], *, line: int | None = None, width: int = 80
) -> Iterator[str]:
    """The explanation in pieces that end with a line; of one line's sentences where it is given.

    Lines count in the document's text. Claims are numbered in the order of the text.
    """
    starts = [0, *(at + 1 for at, letter in enumerate(document.text) if letter == "\n")]
    numbers: dict[str, int] = {}
    for each in fates:
        for claim in each.fate.claims:
            numbers.setdefault(claim.id, len(numbers) + 1)
        first = bisect_right(starts, each.sentence.start)
        last = bisect_right(starts, max(each.sentence.end - 1, each.sentence.start))
        if line is None or first <= line <= last:
            yield from _sentence(document, each, first, numbers, width)


def _sentence(
    document: Document, each: SentenceFate, line: int, numbers: dict[str, int], width: int
) -> Iterator[str]:
    text = document.text
    yield from _lines(
        f"{line:<5} ", f"“{_cut(text, each.sentence.start, each.sentence.end)}”", width
    )
    if not each.fate.claims:
        yield from _lines(_INDENT, f"no claim: {each.fate.why}", width)
    for claim, ways in zip(each.fate.claims, each.ways, strict=True):
        told = f"claim {numbers[claim.id]} “{_cut(text, claim.start, claim.end)}”: "
        yield from _lines(_INDENT, told + _described(claim, ways), width)
    for went, marks in groupby(each.marks, key=lambda mark: _went(mark.fate, numbers)):
        words = ", ".join(_mark(text, mark) for mark in marks)
        yield from _lines(_INDENT, f"{words}: {went}", width)
    yield "\n"


def _described(claim: Claim, ways: tuple[Way, ...]) -> str:
    speakers = " through ".join(source_label(link.source) for link in reversed(claim.attributions))
    if not ways:
        return f"{claim.kind}; {speakers}; nobody else is found to put it forward"
    found = " and ".join(dict.fromkeys(map(_way, ways)))
    return f"{claim.kind}; {speakers}; {claim.attributions[-1].stance}; found by {found}"


def _way(way: Way) -> str:
    return "the engine’s marks" if way == _MARKS else f"the rule “{way}”"


def _mark(text: str, mark: MarkFate) -> str:
    return f"{mark.label} “{_cut(text, mark.start, mark.end)}”"


def _went(fate: Fate, numbers: dict[str, int]) -> str:
    if fate.outcome == "lost":
        return f"lost: {fate.why}"
    if fate.outcome == "problem":
        return f"a problem of the reading: {fate.why}"
    known = [str(numbers[claim.id]) for claim in fate.claims if claim.id in numbers]
    claims = f"claim {' and '.join(known)}" if known else "a claim elsewhere"
    if fate.outcome == "claim":
        return claims
    return f"in {claims}; nothing is attributed by it: {fate.why}" if fate.why else f"in {claims}"


def _cut(text: str, start: int, end: int) -> str:
    words = quoted(text[start:end])
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2]} …"


def _lines(lead: str, words: str, width: int) -> Iterator[str]:
    lines = wrap(words, max(width - len(_INDENT), 20)) or [""]
    yield f"{lead}{lines[0]}\n"
    for line in lines[1:]:
        yield f"{_INDENT}  {line}\n"
