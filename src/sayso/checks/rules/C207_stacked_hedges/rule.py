"""C207: two hedges on one verb of the author's ("could possibly")."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.fixes import one_of
from sayso.checks.words import is_negated
from sayso.language.lexicon import load_lexicon, phrases
from sayso.records.finding import Finding

_SPEAKER = re.compile(
    r"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|who)|\b[A-Z][\w’'-]{1,60}(?:\s+on\s+\w+day)?)\s+$"
)

_STACK_GAP = re.compile(
    r"(?:\s+(?:be|been|have|that|well|also|to|as|it|is|he|she|they))*[\s-]+|\s*$"
)

_CHANCE_GAP = re.compile(r"(?:\s+(?!if\b|when\b|who\b|which\b)[\w’'-]+){0,7}\s+")


def find(context: Context) -> Iterator[Finding]:
    """C207: two hedges on one verb of the author's ("could possibly")."""
    classes = load_lexicon(__package__)["stacked"]
    found = sorted(
        (match.start(), match.end(), name)
        for name in classes
        for match in phrases(__package__, "stacked", name).finditer(context.text)
    )
    last = -1
    for (start, stop, first), (begin, end, second) in pairwise(found):
        sentence = context.sentence_at(start)
        if sentence[0] == last or begin >= sentence[1] or first == second:
            continue
        gap = _CHANCE_GAP if first == "chances" else _STACK_GAP
        if second in ("seeming", "inferring") or second == "estimates":
            gap = _STACK_GAP
        if not gap.fullmatch(context.text[stop:begin]) or _is_plain(first, second):
            continue
        if second == "inferring" and _SPEAKER.search(context.text, sentence[0], start):
            continue  # "he appeared to suggest": one hedge, on what was said
        told = context.text[sentence[0] : start]
        if is_negated(told) or not (told == "It " or in_own_words(context, *sentence)):
            continue
        last = sentence[0]
        alone = one_of(context.text[start:end], start)
        yield context.find("C207", start, end, fixes=tuple(alone))


def _is_plain(first: str, second: str) -> bool:
    """Pairs that do not weaken one another: "seems likely", "may seem", "we believe … seems"."""
    return (first, second) in {
        ("seeming", "estimates"),
        ("estimates", "seeming"),
        ("beliefs", "seeming"),
        ("beliefs", "estimates"),
        ("modals", "seeming"),
        ("modals", "inferring"),
        ("inferring", "modals"),
        ("inferring", "estimates"),
        ("inferring", "chances"),
        ("modals", "chances"),
        ("beliefs", "chances"),
        ("seeming", "chances"),
        ("estimates", "chances"),
        ("chances", "estimates"),
        ("beliefs", "modals"),
        ("beliefs", "inferring"),
        ("seeming", "modals"),
    }
