"""Echoes: a source that says in so many words that it passes on another one."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.words import content_stems
from sayso.language.lexicon import phrases, word_set
from sayso.language.phrases import Found

_FAR_BACK = 8000
"""Characters before a sentence in which the source that it passes on is looked for."""
_REACH = 70
_FEWEST_SHARED = 2
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]{2,}")
_OBJECT = re.compile(r"\s+(?:the\s+|an?\s+|its\s+)?(?:[A-Z][\w’'-]+\s*){1,4}")
_SAME = re.compile(
    r"\b(?:the\s+(?:very\s+)?same|that|this|the\s+first|the\s+former|both)\s+(?:[a-z]+\s+)?[a-z]+"
    r"|\b(?:it|him|her|them)\b"
)
_BACK = re.compile(r"\bthe\s+(?:([a-z]+)[’']s?\s+)?([a-z]{4,})")
_ARTICLE = re.compile(r"\s(?:the|its|their)$")
_BOTH = re.compile(
    r"\b(?:both|all\s+(?:two|three|four)|the\s+two|the\s+three|each|neither)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def echoes(context: Context) -> Iterator[tuple[int, int, int, int]]:
    """Where one source passes on another that the text names before it, and where that is named.

    Only where the two are offered as bearing each other out, and nothing near owns that they are
    one.
    """
    for match in phrases(__package__, "relaying").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if context.in_quotation(match.start()):
            continue
        near = context.text[_back(context, start) : _on(context, end)]
        owned = phrases(__package__, "owned").search(near)
        if owned or phrases(__package__, "doubled").search(near) is None:
            continue
        first = _first(context, match)
        if first is not None and _is_one_matter(context, (start, end), first[0]):
            yield *match.span(), *first


def _is_one_matter(context: Context, sentence: tuple[int, int], at: int) -> bool:
    """Whether a sentence, or one beside it, tells what the sentence of another place tells."""
    told = content_stems(context.text[slice(*context.sentence_at(at))])
    near = content_stems(context.text[_back(context, sentence[0]) : sentence[1]])
    return sentence[0] <= at < sentence[1] or len(told & near) >= _FEWEST_SHARED


def _back(context: Context, start: int) -> int:
    """Where the two sentences before one begin."""
    for _ in range(2):
        start = context.sentence_at(max(start - 3, 0))[0]
    return start


def _on(context: Context, end: int) -> int:
    """Where the two sentences after one end."""
    for _ in range(2):
        end = context.sentence_at(min(end + 3, len(context.text) - 1))[1]
    return end


def _first(context: Context, match: Found) -> tuple[int, int] | None:
    """The place of the source passed on, where it or its like stands before the words."""
    start, end = context.sentence_at(match.start())
    article = _ARTICLE.search(match[0])  # "carried the": whose, stands after it
    after = match.end() - (len(article[0]) if article else 0)
    told = context.text[after : min(after + _REACH, end)]
    far = max(start - _FAR_BACK, 0)
    before = context.text[far:start]
    common = word_set(__package__, "common_names")
    thing = _OBJECT.match(told)
    for name in _CAPITAL.finditer(thing[0] if thing else ""):
        word = name[0].removesuffix("'s").removesuffix("’s")
        at = context.text.rfind(word, far, match.start())
        if (
            word.lower() not in common
            and at >= far
            and (_is_source(context, word) or _tells(context, *context.sentence_at(at)))
        ):
            return at, at + len(word)
    records = phrases(__package__, "records")
    for noun in _BACK.finditer(told):
        whose = noun[1] or noun[2]  # "the wire's story": the wire is what was told of
        found = re.search(
            rf"\b(?:an?|the)\s+(?:[\w’'-]+\s+){{0,2}}{whose}\b", before, re.IGNORECASE
        )
        if found and records.fullmatch(noun[2]):
            return far + found.start(), far + found.end()
    both = _BOTH.search(context.text[start : match.start()])
    again = _SAME.match(told.lstrip())
    if (
        both
        or "same" in match[0].lower()
        or (again and (records.search(again[0]) or " " not in again[0]))
    ):
        earlier = context.sentence_at(max(start - 3, 0))
        return earlier if earlier[0] < start and _tells(context, *earlier) else None
    return None


def _is_source(context: Context, word: str) -> bool:
    """Whether somebody or something of that name puts anything forward in the document."""
    return any(
        word in (link.source.name or "")
        for claim in context.reading.claims
        for link in claim.attributions
    )


def _tells(context: Context, start: int, end: int) -> bool:
    """Whether a sentence gives what somebody or some record says."""
    words = context.text[start:end]
    return (
        phrases("sourcing", "speaking").search(words) is not None
        or phrases(__package__, "records").search(words) is not None
    )
