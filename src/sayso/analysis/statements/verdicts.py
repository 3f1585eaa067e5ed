"""Verdicts: what labelled lines say of the claim that a text examines: "Verdict: False"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from sayso.analysis.marks import Span
from sayso.language.labels import label_of, named_by
from sayso.language.lexicon import load_lexicon
from sayso.records import Document, Stance

_VALUE = re.compile(
    r"[\W_]*(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,3})(?=[\W_]*(?:[.,;:!?—–(\n]|\Z))"
)


class Verdict(NamedTuple):
    """What a text finds of the claim in a stretch of it, and the words that say so."""

    about: Span
    stance: Stance
    words: Span


class _Line(NamedTuple):
    claim: bool
    value: Span


def find_verdicts(document: Document) -> Iterator[Verdict]:
    """The claims under examination, each with the verdict next after it, else next before."""
    lines = list(_lines(document))
    taken: _Line | None = None
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        if not line.claim:
            continue
        for other in (after, before if before is not taken else None):
            found = None if other is None or other.claim else _found(document.text, other.value)
            if found:
                taken = other
                yield Verdict(line.value, *found)
                break


def _lines(document: Document) -> Iterator[_Line]:
    """The labelled lines; what a label alone heads is the block under it."""
    text = document.text
    for block, under in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        label = label_of(text, block.start, block.end)
        named = named_by(label) if label else None
        if label is None or named is None:
            continue
        value = (label.end(), block.end)
        if not text[slice(*value)].strip():
            value = (under.start, under.end) if under else (block.end, block.end)
        yield _Line(named == "claims", value)


def _found(text: str, value: Span) -> tuple[Stance, Span] | None:
    words = _VALUE.match(text, *value)
    stance = _stances().get(words["words"].lower()) if words else None
    return (stance, words.span("words")) if words and stance else None


@cache
def _stances() -> dict[str, Stance]:
    known = load_lexicon("verdicts")["found"]
    return {word: stance for stance in get_args(Stance) for word in known.get(stance, ())}
