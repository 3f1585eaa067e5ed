"""Words for places: "the capital" and "there", where the text says which place they mean."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from sayso.analysis.people.name import Name
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set

_CAPITAL = re.compile(
    r"\bthe capital\b(?!\s+(?:of|cit|punish|gain|invest|stock|require))", re.IGNORECASE
)
_IS_CAPITAL = re.compile(r"(?:,| is| was)\s+(?:the|[\w’']+[’']s)\s+capital\b", re.IGNORECASE)
_CAPITAL_IS = re.compile(
    r"\bcapital(?:\s+of\s+[\w’' -]{2,30}?)?(?:,| is| was| city of|)\s+\Z", re.IGNORECASE
)
_REACH = 60


class PlaceWords(NamedTuple):
    """Words that mean a place: where they stand, and a mention of it by name."""

    start: int
    end: int
    meant: Name


def find_place_words(
    text: str, parsed: Sequence[Parsed], names: Sequence[Name]
) -> tuple[PlaceWords, ...]:
    """The words in order. Where the text does not say which place, they are left out.

    "The capital" is the one place that the text calls so. "There" is the place that its
    sentence, or else the one before, is the only one to name.
    """
    places = [name for name in names if name.kind == "place"]
    found = [*_capitals(text, parsed, places), *_theres(parsed, places)]
    return tuple(sorted(found, key=lambda each: each.start))


def _capitals(text: str, parsed: Sequence[Parsed], places: Sequence[Name]) -> list[PlaceWords]:
    called = {
        name.text: name
        for name in reversed(places)
        if _IS_CAPITAL.match(text, name.end, name.end + _REACH)
        or _CAPITAL_IS.search(text[max(name.start - _REACH, 0) : name.start])
    }
    if len(called) != 1:
        return []
    (capital,) = called.values()
    beside = [each.start for each in places if each.text == capital.text]
    return [
        PlaceWords(match.start(), match.end(), capital)
        for each in parsed
        for match in _CAPITAL.finditer(text, each.sentence.start, each.sentence.end)
        if not any(abs(at - match.end()) < 3 for at in beside)
        and not _IS_CAPITAL.match(text, match.start() - 4, match.end())
    ]


def _theres(parsed: Sequence[Parsed], places: Sequence[Name]) -> list[PlaceWords]:
    starts = [name.start for name in places]
    found = []
    for number, each in enumerate(parsed):
        for at, token in enumerate(each.tokens if "there" in each.words else ()):
            if token.lower != "there" or not _is_place(each, at):
                continue
            named = _named(places, starts, each.sentence.start, token.start)
            same_block = number and parsed[number - 1].sentence.block == each.sentence.block
            if not named and same_block:
                before = parsed[number - 1].sentence
                named = _named(places, starts, before.start, before.end)
            if len({name.text for name in named}) == 1:
                found.append(PlaceWords(token.start, token.end, named[-1]))
    return found


def _named(places: Sequence[Name], starts: Sequence[int], start: int, end: int) -> Sequence[Name]:
    return places[bisect_left(starts, start) : bisect_left(starts, end)]


def _is_place(parsed: Parsed, at: int) -> bool:
    """Whether "there" says where: not "there is", nor "there seems to be"."""
    after = parsed.tokens[at + 1].lower if at + 1 < len(parsed.tokens) else ""
    before = parsed.tokens[at - 1].lower if at else ""
    existing = word_set("function_words", "be_finite") | word_set("grammar", "existing")
    exists = after in existing or parsed.tags[at + 1 : at + 2] == ["MODAL"]
    asked = before in word_set("function_words", "be_finite") | word_set("function_words", "modals")
    return not exists and not (asked and after not in ("", ".", ",", "when", "since", "for"))
