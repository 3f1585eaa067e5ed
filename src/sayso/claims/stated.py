"""Probabilities stated as numbers: "a 70% chance", "one in three", "odds of two to one"."""

import re
from collections.abc import Iterator

from sayso.language.lexicon import load_lexicon

_NOUN = r"(?:chances?|probability|likelihood|possibility|risk|odds|likely|certain|sure|confident)"
_PERCENT = r"\s?(?:%|per\s?cent\b)"
_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
_MODIFIER = (
    r"(?:(?P<least>at\s+least|more\s+than|over|above|greater\s+than|better\s+than)"
    r"|(?P<most>at\s+most|less\s+than|under|below|up\s+to|no\s+more\s+than)"
    r"|about|around|roughly|nearly|almost|approximately|only|perhaps|some)\s+"
)
_RANGE = (
    rf"(?:between\s+)?(?P<low>{_NUMBER})"
    rf"(?:(?:{_PERCENT})?(?:\s?[-–—]\s?|\s+(?:to|and)\s+)(?P<high>{_NUMBER}))?{_PERCENT}"
)
_COUNT = (
    r"(?:1,000,000|1,?000|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty"
    r"|fifty|(?:a\s+)?(?:hundred|thousand|million))"
)
_RATIO = rf"(?P<favour>{_COUNT})(?:[\s-]+to[\s-]+|-)(?P<against>{_COUNT})"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,$€£-])(?:an?\s+)?(?:{_MODIFIER})?(?:an?\s+)?{_RANGE}[\s-]+{_NOUN}\b",
        rf"\b(?:chances?|probability|likelihood|odds)\s+(?:is|are|was|were|at|of|as)\s+"
        rf"(?:{_MODIFIER})?{_RANGE}",
        r"\b(?:probability|likelihood)\s+(?:is|was|at|of)\s+(?P<share>[01]?\.\d{1,4})"
        r"(?![\d%]|\s?%|\s?per)",
        rf"(?<![\w-])(?:an?\s+)?(?P<part>{_COUNT})[\s-]+in[\s-]+(?P<whole>{_COUNT})[\s-]+{_NOUN}\b",
        rf"(?<![\w-])(?P<part>one|1|a)\s+chance\s+in\s+(?P<whole>{_COUNT})\b",
        rf"(?<![\w-]){_RATIO}\s+(?P<denied>against\s+)?odds\b(?P<denied_after>\s+against\b)?",
        rf"\bodds\s+(?:of|are|were|at)\s+{_RATIO}\b(?P<denied>\s+against\b)?",
    )
)
_HAS_NUMBER = re.compile(r"%|per\s?cent|probability|likelihood|chance|odds|risk", re.IGNORECASE)


def find_stated(text: str, start: int, end: int) -> Iterator[tuple[int, int, float, float]]:
    """Every stated probability of ``text[start:end]``: start, end, low, high; without overlap.

    "at least 70%" is 0.7 to 1, "60 to 70%" is 0.6 to 0.7, a bare number is a point. Odds of a to
    b are for the event, a / (a + b), as in statistics, unless the words say "against", which
    turns them round. A number that is no probability (150%) is none.
    """
    if _HAS_NUMBER.search(text, start, end) is None:
        return
    found = sorted(
        (match.start(), -match.end(), interval)
        for form in _FORMS
        for match in form.finditer(text, start, end)
        if (interval := _interval(match)) is not None
    )
    reached = start
    for begin, minus_stop, (low, high) in found:
        if begin >= reached:
            reached = -minus_stop
            yield begin, reached, low, high


def _interval(match: re.Match[str]) -> tuple[float, float] | None:
    """What a match states, None where that is no probability."""
    given = match.groupdict()
    if given.get("share"):
        low = high = float(given["share"])
    elif given.get("part"):
        low = high = _count(given["part"]) / max(1, _count(given["whole"]))
    elif given.get("favour"):
        favour, against = _count(given["favour"]), _count(given["against"])
        if given["denied"] or given.get("denied_after"):
            favour, against = against, favour
        low = high = favour / max(1, favour + against)
    else:
        low = float(given["low"]) / 100
        high = float(given["high"]) / 100 if given["high"] else low
        low, high = (low, 1.0) if given["least"] else (0.0, high) if given["most"] else (low, high)
    return (low, high) if 0 <= low <= high <= 1 else None


def _count(words: str) -> int:
    """The number that a numeral or a number word gives."""
    word = words.lower().split()[-1].replace(",", "")
    return int(word) if word.isdigit() else int(load_lexicon("numbers")["cardinal"].get(word, 1))
