"""Leads: the words between a cue and what it puts forward, "as saying that", "it likely that"."""

import re
from dataclasses import replace
from functools import cache

from sayso.analysis.statements.stances import content_nouns
from sayso.analysis.statements.statement import Statement
from sayso.language.lexicon import load_lexicon

_LONG_LEAD = re.compile(
    r"(?:(?P<saying>as\s+\w+ing)(?:\s+that)?|"
    r"(?P<sure>with\s+(?:[\w-]+\s+){1,3}?confidence)(?:\s+that)?,?|"
    r"(?P<view>it\s+(?:(?:\w+ly|very|more|most|quite|rather|almost|too)\s+)?(?:un|im|in)?"
    r"(?:likely|probable|possible|plausible|conceivable|certain|clear|plain|evident|obvious"
    r"|doubtful|credible|odd|strange|significant|thinkable))\s+that|"
    r"(?:[\w’'-]+\s+){0,3}?(?P<noun>\w+)\s+that)\s+",
    re.IGNORECASE,
)


def doubts(words: str) -> bool:
    """Whether words that lead a content in doubt it: "found no evidence that"."""
    plain = " ".join(words.lower().split()).removesuffix(" that")
    return any(pattern.search(plain) for pattern in _doubting())


@cache
def _doubting() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load_lexicon("inference")["matrix"]["doubts"]))


def lengthen(text: str, statement: Statement) -> Statement:
    """The statement with "as saying that", "the claim that" and "it likely that" in its cue."""
    (start, end), *rest = statement.contents
    lead = long_lead(text, start)
    if lead is None or lead.end() >= end or text[statement.cue[1] : start].strip():
        return statement
    cue = statement.cue[0], lead.end(lead.lastgroup or 0)
    return replace(statement, cue=cue, contents=((lead.end(), end), *rest))


def long_lead(text: str, start: int) -> re.Match[str] | None:
    """ "as saying that", "it likely that" or "the claim that", where a content begins so."""
    lead = _LONG_LEAD.match(text, start)
    if lead is None or lead["noun"] is None:
        return lead
    known = lead["noun"].lower().removesuffix("s") in content_nouns()
    return lead if known or doubts(lead.group()) else None
