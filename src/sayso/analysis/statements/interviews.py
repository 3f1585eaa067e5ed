"""Interviews: answers that no label marks, under questions, are whose the introduction names.

Questions are set apart (a heading, a line in bold), or every other paragraph is one.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from sayso.analysis.marks import Mark, Span
from sayso.analysis.people.roles import is_role
from sayso.analysis.statements.lines import Line
from sayso.analysis.statements.statement import Statement
from sayso.language.lexicon import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_SET_APART = re.compile(r"(\*{1,3}|_{1,2})(?=\S).+(?<=\S)\1|#+\s.*", re.DOTALL)
_HEADING = "heading"
_ENDS = " \t\r\n*_#”\"’'"

_BYLINE = 10
"""Characters before a name in which "by" may stand."""

_SET_APART_FEWEST, _FEWEST, _ASKED, _IN_FIRST_PERSON = 3, 5, 0.4, 0.5
"""Questions that make an interview, where they are set apart and elsewhere; the share of its
questions that end as one, and of its answers in the first person."""

_SINGULAR = frozenset({"i", "me", "my"})

_QUESTION, _STATED, _ANSWER_ASKS = 2.0, -0.5, -2.0
_OWN, _SHORT, _LONG, _GOES_ON, _BEGINS = 1.0, 0.5, -1.0, -1.0, -0.5
_FEW_LETTERS, _MANY_LETTERS = 120, 260
"""What counts for a paragraph to be a question, or an answer, where nothing sets them apart."""


_AFTER = {
    "i": (("i", 0.0),),
    "q": (("i", _BEGINS), ("a", 0.0)),
    "a": (("q", 0.0), ("a", _GOES_ON)),
}
"""What a line may be (introduction, question, answer), after which others, and what that counts."""


class _Unit(NamedTuple):
    """A line or a heading: what of it tells a question from an answer.

    ``apart`` is how it is set apart: by the marks around it, or as a heading; "" where it is not.
    """

    start: int
    end: int
    asks: bool
    apart: str
    in_first_person: bool


def find_answers(text: str, lines: Sequence[Line], actors: Sequence[Mark]) -> list[Statement]:
    """A turn for each answer, of whoever is named most before the first question; none elsewhere.

    A text is an interview where there are several questions, and the answers to them speak in
    the first person outside quotation marks.
    """
    places = [each for each in _places(text, lines) if not is_aside(text, *each[:2])]
    if not any(_asks(text, start, end) for start, end, _ in places):
        return []
    units = [_unit(text, *each) for each in places]
    pairs = _set_apart(units) or _by_turns(units)
    if not pairs:
        return []
    asked = sum(question.asks for question, _ in pairs)
    own = sum(any(each.in_first_person for each in answer) for _, answer in pairs)
    if asked < _ASKED * len(pairs) or own < _IN_FIRST_PERSON * len(pairs):
        return []
    who = Persons(text, lines, actors).asked(pairs[0][0].start)
    if who is None:
        return []
    return [
        Statement(
            who,
            (answer[0].start, answer[0].start),
            tuple((each.start, each.end) for each in answer),
            way="answer",
        )
        for _, answer in pairs
        if answer
    ]


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is all in brackets: "(laughs)", a note of whoever edits."""
    words = text[start:end].strip()
    return len(words) > 1 and words[0] + words[-1] in ("()", "[]")


class Persons:
    """The persons whom an engine marks in a text, by where they are named."""

    def __init__(self, text: str, lines: Sequence[Line], actors: Sequence[Mark]) -> None:
        starts = [line.start for line in lines]
        bylines = set(load_lexicon("credits")["byline"])
        self._ends: list[int] = []
        self._names: list[str] = []
        self._headed: list[tuple[int, int, str]] = []
        self._fullest: dict[str, tuple[int, bool, Span]] = {}
        for each in sorted((each for each in actors if each.label == "person"), key=_end):
            words = list(_WORD.finditer(text, each.start, each.end))
            while len(words) > 2 and is_role(words[0][0].lower()):
                words = words[1:]  # "Colonel Mika Storr"
            if not words or all(is_role(word[0].lower()) for word in words):
                continue
            name, at = words[-1][0].lower(), bisect_right(starts, each.start) - 1
            told = at >= 0 and each.start < lines[at].end
            fullest = self._fullest.get(name)
            if fullest is None or (len(words), told) > fullest[:2]:
                self._fullest[name] = len(words), told, (words[0].start(), each.end)
            if not told:
                self._head(text.rfind("\n", 0, each.start) + 1, len(words), name)
            before = text[max(each.start - _BYLINE, 0) : each.start].lower().split()
            if bylines.isdisjoint(before[-1:]):
                self._ends.append(each.end)
                self._names.append(name)

    def _head(self, line: int, words: int, name: str) -> None:
        """Note whom a heading names: of several, the one with most words, then the first."""
        if not self._headed or self._headed[-1][0] < line:
            self._headed.append((line, words, name))
        elif self._headed[-1][1] < words:
            self._headed[-1] = line, words, name

    def asked(self, until: int) -> Span | None:
        """Where the person is named who is asked: whom most names before ``until`` name, of equals
        the first; the fullest mention, of equals one in the body. None where nobody is named.
        """
        names = self._names[: bisect_right(self._ends, until)]
        name, _ = max(Counter(names).items(), key=itemgetter(1), default=("", 0))
        return self._fullest[name][2] if name else None

    def headed(self, at: int) -> Span | None:
        """The same of whom the last heading above a place names; None where none names any."""
        found = bisect_right(self._headed, (at, 0, "")) - 1
        return self._fullest[self._headed[found][2]][2] if found >= 0 else None


def _end(mark: Mark) -> int:
    return mark.end


def _places(text: str, lines: Sequence[Line]) -> list[tuple[int, int, bool]]:
    """Where the lines are, and the headings between them, and whether each is a heading."""
    found = [(line.start, line.end, False) for line in lines]
    for before, after in pairwise(lines):
        begin = before.end
        for told in text[begin : after.start].split("\n"):
            if any(map(str.isalpha, told)):
                found.append((begin, begin + len(told.rstrip()), True))
            begin += len(told) + 1
    return sorted(found)


def _asks(text: str, start: int, end: int) -> bool:
    """Whether a line ends as a question."""
    return text[start:end].rstrip().rstrip(_ENDS).endswith("?")


def _unit(text: str, start: int, end: int, heading: bool) -> _Unit:
    words = text[start:end].strip()
    spoken = _WORD.findall(_QUOTED.sub(" ", words))
    bare = {each.lower() for each in spoken if each == "I" or not each.isupper()}
    marked = _SET_APART.fullmatch(words)
    return _Unit(
        start,
        end,
        asks=_asks(text, start, end),
        apart=_HEADING if heading else marked[1] or _HEADING if marked else "",
        in_first_person=not bare.isdisjoint(_SINGULAR),
    )


_Pairs = list[tuple[_Unit, list[_Unit]]]


def _set_apart(units: Sequence[_Unit]) -> _Pairs:
    """The questions that are set apart, and the units up to what is next set apart.

    Where most that is set apart in one way asks, all of it is said by who asks.
    """
    asking = [unit.apart for unit in units if unit.apart and unit.asks]
    if len(asking) < _SET_APART_FEWEST:
        return []
    first = next(unit.start for unit in units if unit.apart and unit.asks)
    others = Counter(unit.apart for unit in units if unit.apart and unit.start >= first)
    if 2 * len(asking) <= others.total():
        return []
    ways = {way for way, count in Counter(asking).items() if 2 * count > others[way]} - {_HEADING}
    pairs: _Pairs = []
    open_ = False
    for unit in units:
        if unit.apart:
            open_ = unit.asks or (unit.apart in ways and unit.start > first)
            if open_:
                pairs.append((unit, []))
        elif open_:
            pairs[-1][1].append(unit)
    return pairs


def _by_turns(units: Sequence[_Unit]) -> _Pairs:
    """The likeliest way to take paragraphs by turns for questions and answers, after others.

    Of all sequences of an introduction, then questions each followed by one answer or more, the
    one that counts most.
    """
    weights = {"i": 0.0}
    before: list[dict[str, str]] = []
    for unit in units:
        asking, answering = _weights(unit)
        own = {"i": 0.0, "q": asking, "a": answering}
        found = {
            state: max((weights[each] + cost, each) for each, cost in after if each in weights)
            for state, after in _AFTER.items()
            if any(each in weights for each, _ in after)
        }
        weights = {state: weight + own[state] for state, (weight, _) in found.items()}
        before.append({state: each for state, (_, each) in found.items()})
    state, path = max(weights, key=lambda each: weights[each]), ""
    for each in reversed(before):
        path += state
        state = each[state]
    pairs: _Pairs = []
    for unit, state in zip(units, reversed(path), strict=True):
        if state == "q":
            pairs.append((unit, []))
        elif state == "a":
            pairs[-1][1].append(unit)
    return pairs if len(pairs) >= _FEWEST else []


def _weights(unit: _Unit) -> tuple[float, float]:
    """What counts for a unit to be a question, and to be an answer."""
    letters = unit.end - unit.start
    asking = _QUESTION if unit.asks else _STATED
    asking += _SHORT * (letters < _FEW_LETTERS) + _LONG * (letters > _MANY_LETTERS)
    asking -= _OWN * unit.in_first_person
    return asking, _ANSWER_ASKS * unit.asks + _OWN * unit.in_first_person
