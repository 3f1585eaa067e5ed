"""Probabilities stated as numbers: "a 70% chance", "one in three", "odds of two to one"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sayso.language.lexicon import load_lexicon

_PERCENT = r"\s?(?:%|per\s?cent\b)"
_FIGURE = r"\d{1,3}(?:\.\d{1,3})?"
_EVEN = 0.5
_SLIGHT = 0.1
"""How far from even "slightly better than even" goes."""

_GAP = r"[^.;:,()]{1,80}?"
_ENDS = ("first", "second")
_OF_IT = rf"(?:\s+(?:of|that|for)\s{_GAP})?"
_KINDS = ("range", "share", "parts", "part", "ratio", "fraction")
_STRICT = _KINDS[:-1]
_FLAGS = re.IGNORECASE | re.MULTILINE
_BOUND = r"(?<![\w.,$€£-])"


def find_stated(text: str, start: int, end: int) -> Iterator[tuple[int, int, float, float]]:
    """Every stated probability of ``text[start:end]``: start, end, low, high; without overlap.

    Where the number stands apart from the noun that it is the chance of ("the chance of a strike
    is 30%", "puts the odds at two to one"), set off by marks behind words that look ahead, or on
    the label of a path ("Path A, 1 in 4:"), the place is that of the number alone; a share or a
    rate set off is none. "at least 70%" is 0.7 to 1, "60 to 70%" is 0.6 to 0.7, "no better than
    one in ten" is 0 to 0.1, a bare number is a point. Odds of a to b are for the event,
    a / (a + b), as in statistics, unless the words say "against", which turns them round; two
    numbers that make a hundred ("60-40") are a chance of the first. A number that is no
    probability (150%) is none.

    Source: ``language/en/chances.toml``, ``numbers.toml``.
    """
    lowered = text[start:end].lower()
    if _hints().search(lowered) is None:
        return
    found = sorted(
        (begin, -stop, interval)
        for needed, forms in _forms()
        if needed.search(lowered) is not None
        for form in forms
        for match in form.finditer(text, start, end)
        for begin, stop in [match.span("said" if "said" in form.groupindex else 0)]
        if (interval := _interval(match)) is not None and not _is_share(match, start)
    )
    reached = start
    for begin, minus_stop, (low, high) in found:
        if begin >= reached:
            reached = -minus_stop
            yield begin, reached, low, high


def read_amount(
    text: str, start: int, end: int, *, bare: bool = True
) -> tuple[float, float] | None:
    """The probability that words come to which are known to state one: "1 in 3", "at 15".

    A number of two digits alone is one of hundredths, unless not ``bare``. None for words without
    a number.
    """
    for form in _amounts() if bare else _amounts()[:-1]:
        for match in form.finditer(text, start, end):
            interval = _interval(match)
            if interval is not None:
                return interval
    return None


@cache
def _amounts() -> tuple[re.Pattern[str], ...]:
    even = rf"{_modifier()}?(?P<even>{_any('even')})\b"
    bare = rf"{_modifier()}?(?P<low>\d{{2}})(?!\w)"
    forms = (
        rf"{_BOUND}{_amount(_KINDS)}",
        rf"(?<!\w){_bounded_even()}",
        rf"(?<!\w){even}",
        rf"{_BOUND}{bare}",
    )
    return tuple(re.compile(form.replace(" ", r"\s+"), re.IGNORECASE) for form in forms)


@cache
def _hints() -> re.Pattern[str]:
    """What a text without any stated probability has none of, mostly; in small letters."""
    signs = r"%|per\s?cent|probab|likelihood|chance|odds|risk|\beven|\d\s?[-–/]\s?\d|\([^\s(]*\d"
    number = rf"[\s-](?:in|to|of)[\s-]+{_number()}"
    return re.compile(rf"{signs}|{number}|\b{_any('putting')}\s+\w+\s|\b{_any('saying')}")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """The ways of stating a probability, as expressions with named groups, by what they need.

    What some need is looked for first, in small letters: most texts with a figure have none.
    """
    noun, noun_beside = _any("nouns"), f"(?:{_any('nouns')}|{_any('beside')})"
    is_, putting, put_of = _any("is"), _any("putting"), _any("put_of")
    amount, strict = _amount(_KINDS), _amount(_STRICT)
    outlook, labels, saying = _any("outlook"), _any("labels"), _any("saying")
    noun_first = (
        rf"{_BOUND}(?:an?\s+)?{strict}[\s-]+(?:an?\s+)?{noun_beside}\b",
        rf"{_BOUND}{_modifier()}?(?P<part>{_number()}|an?)\s+chances?\s+(?:in|out\s+of)\s+"
        rf"(?P<whole>{_number()})\b",
        rf"(?<!at\s)\b{noun}\s+(?:is|are|was|were|at|of|as)\s+{_amount(('range', 'share'))}",
        rf"(?<!at\s)\bodds\s+(?:of|are|were|at)\s+{_amount(('ratio',))}",
        rf"(?<!at\s)\b{noun}{_OF_IT}\s+{is_}\s+(?P<said>{amount})",
        rf"\b{putting}\s+(?:the|its|his|her|their|our|my)\s+(?:\w+\s+)?{noun}{_OF_IT}\s+"
        rf"at\s+[“\"]?(?P<said>{amount})",
        rf"\b{putting}\s+at\s+(?P<said>{amount})\s+the\s+{noun}",
    )
    put = (
        rf"\b{putting}\s+{put_of}\s+(?:at|as)\s+[“\"]?(?P<said>{amount})",
        rf"\b{putting}\s+{put_of}\s+(?P<said>{strict})",
    )
    looked_on = (
        rf"\b{outlook}\b[^.;:()\d%]{{0,80}}\((?P<said>{strict})\s?(?P<apart>\))",
        rf"(?<![\w,]\s)\b(?:\w+\s)?{outlook}:\s[^.;()\d%\n]{{0,80}}\((?P<said>{strict})\s?\)",
        rf"\b{outlook}\b[^.;:()\d%]{{0,80}}?,\s+(?P<said>{strict})(?P<apart>)(?=\s?(?:[,.;)]|$))",
    )
    said = (rf"\b{saying}\s+(?P<said>{strict})(?=\s?(?:[,.;:)]|$))",)
    labelled = (rf"^[^\w\n]*{labels}\s+\w+(?:,\s+|\s+\()(?P<said>{strict})\)?:",)
    even = (
        rf"(?<![\w-]){_modifier()}?(?P<even>{_any('even')})(?!\s(?:out|up|off|the)\b)\b",
        rf"(?<![\w-]){_bounded_even()}",
    )
    by_need = {
        noun_beside: noun_first,
        rf"\b{putting}\s+{put_of}\b": put,
        saying: said,
        rf"\b{outlook}\b": looked_on,
        labels: labelled,
        r"\beven": even,
    }
    return tuple(
        (re.compile(_spaced(needed)), tuple(re.compile(_spaced(each), _FLAGS) for each in forms))
        for needed, forms in by_need.items()
    )


def _spaced(form: str) -> str:
    """An expression in which a space stands for any white space."""
    return form.replace(" ", r"\s+")


def _amount(kinds: Sequence[str]) -> str:
    """A number of one of these kinds with the words that bound it, as groups of an expression."""
    number = _number()
    figure = rf"(?:{_FIGURE}|{_worded()})"
    range_ = (
        rf"(?:between\s+)?(?P<low>{figure})"
        rf"(?:(?:{_PERCENT})?(?:\s?[-–—]\s?|\s+(?:to|and)\s+)(?P<high>{figure}))?{_PERCENT}"
    )
    join = r"(?:[\s-]+to[\s-]+|[-–/])"
    in_ = r"(?:[\s-]+in[\s-]+|\s+out\s+of\s+)"
    forms = {
        "range": range_,
        "share": r"(?P<share>[01]?\.\d{1,4})(?![\d%]|\s?%|\s?per)",
        "parts": rf"between\s+(?P<first>{number}){in_}(?P<of_first>{number})\s+and\s+"
        rf"(?P<second>{number}){in_}(?P<of_second>{number})(?![\w-])",
        "part": rf"(?P<part>{number})(?:\s+chances?)?{in_}(?P<whole>{number})(?![\w-])",
        "ratio": rf"(?P<favour>{number}){join}(?P<against>{number})(?!\d)"
        r"(?:\s+(?P<denied>against)\b)?",
        "fraction": rf"(?P<fraction>{_any('fractions')})\b",
    }
    ends = rf"(?P<least_behind>{_any('least_behind')})|(?P<most_behind>{_any('most_behind')})"
    said = "|".join(forms[each] for each in kinds)
    return rf"{_modifier()}?(?:an?\s+)?(?:{said})(?:,?\s+(?:{ends})\b)?"


def _modifier() -> str:
    bounds = rf"(?P<least>{_any('least')})|(?P<most>{_any('most')})|{_any('about')}"
    return rf"(?:(?:{bounds})\s+)"


def _bounded_even() -> str:
    """An even chance that words bound from above, or nearly even: "no better than even".

    "Better than even" alone is a phrase of a scale.
    """
    near = rf"(?P<slight>{_any('slight')})\s+(?:(?P<least>{_any('least')})|{_any('most')})"
    alone = rf"{_any('even_alone')}(?=\s*(?:[^\w\s]|\Z)|\s+{_any('even_before')}\b)"
    even = rf"(?:an?\s+)?(?P<even>{_any('even_chance')}\b|{alone})"
    return rf"(?:{near}|(?P<most>{_any('most')}))\s+{even}"


@cache
def _number() -> str:
    """A whole number in figures or in one word or two."""
    figures = r"\d{1,3}(?:,\d{3})+|1000|\d{1,3}(?!,?\d)"
    return rf"(?:{figures}|(?:a\s+)?(?:hundred|thousand|million)|{_worded()})"


@cache
def _worded() -> str:
    """A number under a hundred, in words."""
    cardinal = load_lexicon("numbers")["cardinal"]
    units = _or(word for word, value in cardinal.items() if value < 10)
    rest = _or(word for word, value in cardinal.items() if 10 <= value < 20)
    tens = _or(word for word, value in cardinal.items() if 20 <= value < 100)
    return rf"(?:{tens}(?:[\s-]{units})?|{rest}|{units})"


def _any(name: str) -> str:
    return _or(load_lexicon("chances")[name])


def _or(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(longest_first).replace("'", "['’]") + ")"


@cache
def _of_many() -> re.Pattern[str]:
    """What a bare number set off is then a share or a rate of; "most likely" is neither."""
    return re.compile(rf"\b{_any('of_many')}\b(?!\s+{_any('outlook')}\b)", re.IGNORECASE)


def _is_share(match: re.Match[str], start: int) -> bool:
    """Whether a number set off by marks counts people or things: "most will stay (70%)"."""
    return "apart" in match.re.groupindex and bool(
        _of_many().search(match.string, start, match.start("said"))
    )


def _interval(match: re.Match[str]) -> tuple[float, float] | None:
    """What a match states, None where that is no probability."""
    given = match.groupdict()
    if given.get("first"):
        ends = (_value(given[one]) / max(1.0, _value(given[f"of_{one}"])) for one in _ENDS)
        low, high = sorted(ends)
        return (low, high) if high <= 1 else None
    point = _point(given)
    if point is None:
        return None
    low = high = point
    if given.get("high"):
        high = _value(given["high"]) / 100
    if given.get("least") or given.get("least_behind"):
        high = 1.0
    elif given.get("most") or given.get("most_behind"):
        low = 0.0
    if given.get("slight"):
        low, high = (low, low + _SLIGHT) if given.get("least") else (high - _SLIGHT, high)
    return (low, high) if 0 <= low <= high <= 1 else None


def _point(given: dict[str, str | None]) -> float | None:
    """The number itself, the lower one of a range."""
    named = load_lexicon("chances")
    for group in ("even", "fraction"):
        words = given.get(group)
        if words:
            table = named["even" if group == "even" else "fractions"]
            return float(table.get(" ".join(words.lower().split()), _EVEN))
    if share := given.get("share"):
        return float(share)
    if part := given.get("part"):
        return _value(part) / max(1.0, _value(given["whole"]))
    if given.get("favour"):
        return _odds(_value(given["favour"]), _value(given["against"]), given)
    return _value(given["low"]) / 100 if given.get("low") else None


def _odds(favour: float, against: float, given: dict[str, str | None]) -> float:
    if given.get("denied"):
        favour, against = against, favour
    return favour / max(1.0, favour + against)


def _value(words: str | None) -> float:
    """The number that a numeral or number words give."""
    cardinal = load_lexicon("numbers")["cardinal"]
    pieces = re.split(r"[\s-]+", (words or "").lower().replace(",", ""))
    if pieces[0] in ("a", "an"):
        pieces = pieces[1:] or ["one"]
    return sum(float(cardinal[each]) if each in cardinal else float(each) for each in pieces)
