"""Conditions: the words on which a claim is made to hang ("once X forms a government")."""

import re
from functools import cache

from sayso.language.lexicon import load_lexicon
from sayso.records import Words

_PHRASE_END = re.compile(r"[,;:.!?—–)”\"]|\s-\s")


@cache
def _opener() -> re.Pattern[str]:
    words = sorted(load_lexicon("forecasts")["conditions"], key=len, reverse=True)
    plain = [word for word in words if word not in ("should", "were", "had")]
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, plain)) + r")\s", re.IGNORECASE)


def opens_condition(word: str) -> bool:
    """Whether a subordinator makes what follows a condition."""
    return word.lower() in load_lexicon("forecasts")["conditions"]


def find_condition(text: str, start: int, end: int) -> Words | None:
    """The first condition in ``text[start:end]``, up to the next comma or mark.

    Engines that mark clauses give the condition's clause itself; this reads the words alone.
    """
    match = _opener().search(text, start, end)
    if match is None:
        return None
    stop = _PHRASE_END.search(text, match.end(), end)
    last = stop.start() if stop else end
    while last > match.end() and text[last - 1].isspace():
        last -= 1
    if last == match.end():
        return None  # "unless", and nothing after it
    return Words(text=text[match.start() : last], start=match.start(), end=last)
