"""S102: many people and nobody ("some analysts")."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.checks.context import Context
from sayso.checks.hearsay import vague_in_text
from sayso.checks.sources import joined, outermost
from sayso.checks.support import has_citation
from sayso.language.lexicon import load_lexicon, phrases
from sayso.language.phrases import any_phrase
from sayso.records import Attribution
from sayso.records.finding import Finding

_SHORTEST_QUOTATION, _FAR_CUE, _NEAR_BEFORE = 4, 60, 20

_NAMED = re.compile(r",\s+[A-Z][\w’'-]+\s+[A-Z]")

_POLLED = re.compile(r"%|\bper ?cent|\b[Pp]oll\b|[Aa]ccording to (?:an? |the )?[A-Z]")

_NO_GROUP = re.compile(r"\s+(?:who|of\s+(?:you|us)|addressed)\b")

_WH = re.compile(r"\b(?:what|how|why)\s+$")


def find(context: Context) -> Iterator[Finding]:
    """S102: many people and nobody ("some analysts")."""
    found = [
        (link.source.start or 0, link.source.end or 0)
        for _, link in outermost(context, "vague")
        if _is_held(link)
    ]
    found = [place for place in found if _is_vague(context.text[slice(*place)])]
    for start, end in joined(found, vague_in_text(context)):
        sentence = context.text[slice(*context.sentence_at(start))]
        polled = _POLLED.search(sentence) is not None or has_citation(sentence)
        if not polled and not _is_anybody(context.text, start, end):
            yield context.find("S102", start, end)


def _is_held(link: Attribution) -> bool:
    """Whether a cue says that a group tells or thinks something, and not what it does."""
    if link.cue is None:
        return False
    if phrases(__package__, "holding").search(link.cue.text) is not None:
        return True
    return any(
        phrases("sourcing", key).search(link.cue.text) is not None
        for key in ("speaking", "opining", "convinced", "views")
    )


def _is_anybody(text: str, start: int, end: int) -> bool:
    """Whether a group is no source: those who do something, the reader, all the world."""
    if _NO_GROUP.match(text, end) or text[start:end].endswith((" of you", " of us")):
        return True
    if _is_definite(text[start:end]) or text[start - 1 : start] == "-":  # "three-quarters"
        return True
    return (
        text[start:end].lower() == "people"
        and _WH.search(text[max(start - _NEAR_BEFORE, 0) : start]) is not None
    )


def _is_vague(words: str) -> bool:
    match = None if _is_definite(words) else _vague_pattern().match(words)
    picked = phrases("sourcing", "picked_out")
    return (
        match is not None and not _NAMED.search(words) and picked.search(words, match.end()) is None
    )


def _is_definite(words: str) -> bool:
    return (
        re.match(
            r"(?:the|these|those|both|his|her|their|our|its|two|three)\s", words, re.IGNORECASE
        )
        is not None
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("sourcing")
    quantified = any_phrase(lexicon["vague_quantifiers"])
    bare = any_phrase(lexicon["vague_bare"])
    return re.compile(rf"{quantified}|(?:\w+(?:-\w+)?\s+){{0,1}}{bare}", re.IGNORECASE)
