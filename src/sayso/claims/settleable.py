"""Whether a forecast can be settled one day: words that nobody could see come true, or be met."""

import re

from sayso.language.lexicon import phrases
from sayso.language.phrases import Found

_DIGIT = re.compile(r"\d")
_VERB_TO_PREDICATE = 50
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|shall|could|(?-i:may)|might|(?:going|set|poised|bound|due|(?:un)?likely|"
    r"expected|certain|sure) to)\b|[’']ll\b",
    re.IGNORECASE,
)


def unobservable_words(text: str) -> Found | None:
    """The words of a forecast that no outcome could contradict, None where one could.

    They are set off by anything beside them that somebody could see: a deed, a number.
    """
    if _DIGIT.search(text) is not None or phrases("outcomes", "observable").search(text):
        return None
    found = phrases("outcomes", "unobservable").search(text)
    if found is not None:
        return found
    ahead = _AHEAD.search(text)
    start = ahead.end() if ahead is not None else 0
    if phrases("outcomes", "settled").search(text, start, len(text)):
        return None
    found = phrases("outcomes", "intangible").search(text, start, len(text))
    if found is None or found.start() - start > _VERB_TO_PREDICATE:
        return None
    return found


def is_open_ended(text: str) -> bool:
    """Whether words of time set no last day ("soon", "in due course")."""
    return phrases("outcomes", "open_ended").search(text) is not None


def unsettleable_words(condition: str) -> Found | None:
    """The words of a condition of which nobody could say whether it was met, None if one could."""
    first = condition.partition(", and ")[0]
    return phrases("outcomes", "unsettleable").search(f"{first} ·")
