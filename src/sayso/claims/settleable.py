"""Whether a forecast can be settled one day: the judgements behind F401, F403 and F404.

``checks`` asks them of a draft, ``forecasts`` of what a ledger holds.
"""

import re
from collections.abc import Iterator

from sayso.language.lexicon import phrases
from sayso.language.phrases import Found

_TO_COME = r"(?:going|set|poised|bound|due|(?:un)?likely|expected|certain|sure) to"
AHEAD = re.compile(
    rf"\b(?:will|won[’']t|shall|could|(?-i:may)|might|(?:(?:is|are) (?:\w+ )?)?{_TO_COME})\b"
    r"|[’']ll\b",
    re.IGNORECASE,
)
"""The verb of what is to come."""
_DIGIT = re.compile(r"\d")
_VERB_TO_PREDICATE = 50


def open_ended_words(text: str) -> Found | None:
    """Words of time that set no last day ("soon", "in due course")."""
    return phrases("outcomes", "open_ended").search(text)


def unobservable_words(text: str) -> Found | None:
    """The words of a forecast that no outcome could contradict, None where one could.

    They are set off by anything beside them that somebody could see: a deed, a number.
    """
    if _DIGIT.search(text) is not None:
        return None
    found = find_unobservable(text, 0, len(text))
    if found is not None:
        return None if phrases("outcomes", "observable").search(text) else found
    ahead = (words for words in find_intangible(text) if verb_ahead(text, words, 0, len(text)))
    return next(ahead, None)


def find_unobservable(text: str, start: int, end: int) -> Found | None:
    """The first predicate in a stretch of text that no outcome could contradict."""
    return phrases("outcomes", "unobservable").search(text, start, end)


def find_intangible(text: str) -> Iterator[Found]:
    """Figures of speech, and changes that have no measure."""
    return phrases("outcomes", "intangible").finditer(text)


def verb_ahead(text: str, found: Found, start: int, end: int) -> re.Match[str] | None:
    """The verb that puts such words ahead in their sentence; None if anything there can be seen."""
    ahead = AHEAD.search(text, start, found.end())
    if ahead is None or found.start() - ahead.end() > _VERB_TO_PREDICATE:
        return None
    if phrases("outcomes", "settled").search(text[ahead.end() : end]):
        return None
    return None if phrases("outcomes", "observable").search(text, ahead.start(), end) else ahead


def unsettleable_words(condition: str) -> Found | None:
    """The words of a condition of which nobody could say whether it was met, None if one could."""
    first = condition.partition(", and ")[0]
    return phrases("outcomes", "unsettleable").search(f"{first} ·")
