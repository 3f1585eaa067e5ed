"""The grammar of time expressions: the words that make one, and of what kind it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.language.lexicon import load_lexicon

_PART = (
    r"(?:the\s+)?(?:very\s+)?(?:{{edge}}{{gap}}(?:in\s+)?|{{part_of}}\s+of\s+)(?:the\s+)?"
    r"|(?:pre|post|mid){{gap}}(?:the\s+)?|circa\s+|ca?\.\s+"
)
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_NAME_OF_GROUP = re.compile(r"\(\?P<\w+>")
_MANY = 12
"""Rules of a word that is common and seldom begins a time: "the", a number."""


class Rule(NamedTuple):
    """One way to write a time: its kind and its pattern."""

    kind: str
    pattern: re.Pattern[str]


class Beginning(NamedTuple):
    """The rules to try at a word.

    ``gate``, where they are many, is one pattern for all: where it does not match, none does.
    """

    rules: tuple[Rule, ...]
    gate: re.Pattern[str] | None


@cache
def rules_by_start() -> Mapping[str, Beginning]:
    """The rules to try at a word, by the word's form; "#" for a word that begins with a digit."""
    words, starts = _words(), dict[str, list[Rule]]()
    for row in load_lexicon("times")["rule"]:
        rule = Rule(row["kind"], re.compile(_fill(row["pattern"]), re.IGNORECASE))
        firsts = {
            first
            for start in row["starts"]
            for first in (_first_words(words[start[1:]]) if start[0] == "@" else [start])
        }
        for first in firsts:
            starts.setdefault(first, []).append(rule)
    return {word: _beginning(rules) for word, rules in starts.items()}


def _beginning(rules: Sequence[Rule]) -> Beginning:
    if len(rules) < _MANY:
        return Beginning(tuple(rules), None)
    patterns = (_NAME_OF_GROUP.sub("(?:", rule.pattern.pattern) for rule in rules)
    gate = "|".join(f"(?:{pattern})" for pattern in patterns)
    return Beginning(tuple(rules), re.compile(gate, re.IGNORECASE))


@cache
def part_pattern() -> re.Pattern[str]:
    """What a date takes in on its left: the part of it that is meant ("the end of", "mid-")."""
    return _left(_PART)


@cache
def article_pattern() -> re.Pattern[str]:
    """What a season, a quarter, a decade takes in on its left: an article as well as a part."""
    return _left(r"the\s+|" + _PART)


@cache
def bound_pattern() -> re.Pattern[str]:
    """What a length of time takes in on its left ("more than", "up to")."""
    return _left(r"{{about}}\s+")


@lru_cache(maxsize=20_000)
def number_of(words: str) -> float | None:
    """The number that numerals or number words come to, None for "several"."""
    plain = words.lower().replace(",", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return float(plain)
    cardinal, total = load_lexicon("numbers")["cardinal"], 0.0
    for word in re.split(r"[\s-]+", plain):
        if word in cardinal:
            value = cardinal[word]
            total = max(total, 1) * value if value >= 100 else total + value
        elif word in ("a", "an", "half"):
            total = total / 2 if total else 0.5 if word == "half" else 1.0
        elif word not in ("and", "of"):
            return None
    return total or None


@cache
def _words() -> Mapping[str, list[str]]:
    """The vocabulary by the names that patterns and starts use."""
    lexicon, numbers = load_lexicon("times"), load_lexicon("numbers")
    return {
        **{name: list(lexicon[name]) for name in ("months", "weekdays", "seasons", "days")},
        **{name: list(lexicon[name]) for name in ("units", "holidays", "month_abbreviations")},
        **lexicon["vague"],
        "stretches": [unit for unit in lexicon["units"] if unit not in ("second", "minute")],
        "some": lexicon["quantities"]["some"],
        "about": lexicon["quantities"]["about"],
        **lexicon["edges"],
        "cardinals": list(numbers["cardinal"]),
        "cardinal": [*numbers["cardinal"], "a", "an"],
        "ordinals": list(numbers["ordinal"]),
        "ordinal": list(numbers["ordinal"]),
    }


def _left(pattern: str) -> re.Pattern[str]:
    """A pattern for whole words that end where an expression begins."""
    return re.compile(_fill(rf"(?:(?<=[\s(\"“])|^)(?:{pattern})$"), re.IGNORECASE)


def _fill(pattern: str) -> str:
    """The pattern with its slots filled from the fragments and the vocabulary."""
    fragments = load_lexicon("times")["fragments"]
    while _SLOT.search(pattern):
        pattern = _SLOT.sub(
            lambda slot: fragments[slot[1]] if slot[1] in fragments else _any(_words()[slot[1]]),
            pattern,
        )
    # White space is taken whole: two patterns for it side by side would share a long run of it in
    # every way there is.
    return pattern.replace(r"\s+", r"\s++").replace(r"\s*", r"\s*+")


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space is any white space or a hyphen."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    patterns = (
        re.escape(word).replace(r"\ ", r"(?:\s+|-)").replace("'", "['’]") for word in longest_first
    )
    return f"(?:{'|'.join(patterns)})"


def _first_words(phrases: Iterable[str]) -> list[str]:
    """The first word of each phrase, as a token's form."""
    return [re.split(r"[\s-]", phrase)[0] for phrase in phrases]
