"""Hearsay: what "I am told" puts forward is nobody's in particular, or who is named by "by"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.analysis.marks import Span
from sayso.analysis.statements.statement import Statement
from sayso.language.lexicon import load_lexicon, word_set

_BY = re.compile(r"\s+by\s+(?P<who>[^\s,;:.“”\"][^,;:.“”\"\n]{0,60}?)(?:\s+that)?\s*\Z")


def hear_from_others(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those that "I am told" makes given to whom they are heard from."""
    return [_heard(text, each) if _is_heard(text, each) else each for each in statements]


def _is_heard(text: str, statement: Statement) -> bool:
    if statement.source is None:
        return False
    who = text[slice(*statement.source)].lower()
    return who in word_set("grammar", "first_person") and is_hearsay(text[slice(*statement.cue)])


def is_hearsay(cue: str) -> bool:
    """Whether a cue makes hearsay of what "I" say: "am told", "have been reliably informed"."""
    return _passive().fullmatch(cue) is not None


def _heard(text: str, statement: Statement) -> Statement:
    begins = statement.contents[0][0] if statement.contents else statement.cue[1]
    by = _BY.match(text, statement.cue[1], max(begins, statement.cue[1]))
    source: Span | None = by.span("who") if by else None
    return replace(statement, source=source)


@cache
def _passive() -> re.Pattern[str]:
    being, told = ("|".join(load_lexicon("cues")["heard"][name]) for name in ("being", "told"))
    return re.compile(
        rf"(?:{being})(?:\s+\w+ly)?\s+(?:{told})(?:\s+by)?(?:\s+that)?", re.IGNORECASE
    )
