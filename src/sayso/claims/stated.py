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
_SHARE = r"(?P<share>[01]?\.\d{1,4})(?![\d%]|\s?%|\s?per)"
_PART = rf"(?P<part>{_COUNT})[\s-]+in[\s-]+(?P<whole>{_COUNT})(?![\w-])"
_AMOUNT = rf"(?:{_MODIFIER})?(?:{_RANGE}|{_SHARE}|{_PART}|{_RATIO}(?:\s+(?P<denied>against)\b)?)"
_CHANCE = r"(?<!at\s)\b(?:chances?|probability|likelihood|odds|risk)"
_OF_IT = r"(?:\s+(?:of|that)\s[^.;:,()]{1,80}?)?"
_IS = r"(?:is|are|was|were|to\s+be|(?:stands?|stood|now|remains?|lies?|lay)\s+at|as)"
_OUTLOOK = (
    r"(?:will|won[’']t|likely|unlikely|probable|probably|improbable|possible|expects?|expected"
    r"|chances?|certain(?:ly)?|doubtful|may|might)"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,$€£-])(?:an?\s+)?(?:{_MODIFIER})?(?:an?\s+)?{_RANGE}[\s-]+{_NOUN}\b",
        rf"\b(?:chances?|probability|likelihood|odds)\s+(?:is|are|was|were|at|of|as)\s+"
        rf"(?:{_MODIFIER})?{_RANGE}",
        rf"\b(?:chances?|probability|likelihood)\s+(?:is|are|was|were|at|of|as)\s+{_SHARE}",
        rf"(?<![\w.,$€£-])(?:an?\s+)?{_SHARE}[\s-]+{_NOUN}\b",
        rf"(?<![\w-])(?:an?\s+)?(?P<part>{_COUNT})[\s-]+in[\s-]+(?P<whole>{_COUNT})[\s-]+{_NOUN}\b",
        rf"(?<![\w-])(?P<part>one|1|a)\s+chance\s+in\s+(?P<whole>{_COUNT})\b",
        rf"(?<![\w-]){_RATIO}\s+(?P<denied>against\s+)?odds\b(?P<denied_after>\s+against\b)?",
        rf"\bodds\s+(?:of|are|were|at)\s+{_RATIO}\b(?P<denied>\s+against\b)?",
        rf"{_CHANCE}{_OF_IT}\s+{_IS}\s+(?P<said>{_AMOUNT})",
        rf"\b(?:puts?|putting|sets?|rates?|rated)\s+(?:the|its|his|her|their|our|my)\s+(?:\w+\s+)?"
        rf"(?:chances?|probability|likelihood|odds|risk){_OF_IT}\s+at\s+(?P<said>{_AMOUNT})",
        rf"\b{_OUTLOOK}\b[^.;:()\d%]{{0,80}}\((?P<said>{_AMOUNT})\s?(?P<bracket>\))",
        rf"^\W*(?:path|scenario|outcome|branch|case|future)\s+\w+(?:,\s+|\s+\()(?P<said>{_AMOUNT})\)?:",
    )
)
_HAS_NUMBER = re.compile(
    r"%|per\s?cent|probability|likelihood|chance|odds|risk|[\s-](?:in|to)[\s-]+\w+(?:\)|:)|\(\S*\d"
)
"""In small letters."""
_OF_MANY = re.compile(
    r"\b(?:most|majority|share|proportion|turnout|fraction|rates?|half|inflation|ris(?:e|es|ing)"
    r"|fall(?:s|ing)?|gr(?:ow|ows|owth)|increases?|shrinks?|cuts?|drops?)\b",
    re.IGNORECASE,
)
"""What a bare number in brackets is then a share or a rate of."""


def find_stated(text: str, start: int, end: int) -> Iterator[tuple[int, int, float, float]]:
    """Every stated probability of ``text[start:end]``: start, end, low, high; without overlap.

    Where the number stands apart from the noun that it is the chance of ("the chance of a strike
    is 30%", "puts the odds at two to one"), in brackets behind words that look ahead, or on the
    label of a path ("Path A, 1 in 4:"), the place is that of the number alone; a share or a rate
    in brackets is none. "at least 70%" is 0.7 to 1, "60 to 70%" is 0.6 to 0.7, a bare number is a
    point. Odds of a to b are for the event, a / (a + b), as in statistics, unless the words say
    "against", which turns them round. A number that is no probability (150%) is none.
    """
    if _HAS_NUMBER.search(text[start:end].lower()) is None:
        return
    found = sorted(
        (begin, -stop, interval)
        for form in _FORMS
        for match in form.finditer(text, start, end)
        for begin, stop in [match.span("said" if "said" in form.groupindex else 0)]
        if (interval := _interval(match)) is not None and not _is_share(match, start)
    )
    reached = start
    for begin, minus_stop, (low, high) in found:
        if begin >= reached:
            reached = -minus_stop
            yield begin, reached, low, high


def _is_share(match: re.Match[str], start: int) -> bool:
    """Whether a number in brackets counts people or things: "most will stay (70%)"."""
    return "bracket" in match.re.groupindex and bool(
        _OF_MANY.search(match.string, start, match.start("said"))
    )


def _interval(match: re.Match[str]) -> tuple[float, float] | None:
    """What a match states, None where that is no probability."""
    given = match.groupdict()
    if given.get("share"):
        low = high = float(given["share"])
    elif given.get("part"):
        low = high = _count(given["part"]) / max(1, _count(given["whole"]))
    elif given.get("favour"):
        favour, against = _count(given["favour"]), _count(given["against"])
        if given.get("denied") or given.get("denied_after"):
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
