"""Called: by which of the words of a text each of its sources is to be called.

Whom a text names in full once it calls by a surname, an office or a pronoun afterwards. Of all
words that may be the name of a source the likeliest is chosen, by a sum of weights for what is seen
of each; they are learned of texts read by hand (training/callings.py), and an engine brings them.
"""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from sayso.analysis.learned import weight_of
from sayso.analysis.marks import Marks, Span
from sayso.analysis.people.names import Actors
from sayso.analysis.people.options import Option, Options, plain
from sayso.analysis.people.persons import gender_of, gender_of_noun, is_person
from sayso.analysis.people.phrases import Phrases
from sayso.analysis.people.pronouns import PRONOUNS, agrees
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set
from sayso.records import Source, SourceKind

Seen = dict[str, float]

_DIGITS = 3
"""Digits of a sum of weights that count: the rest may differ from one processor to another."""

_FARTHEST, _SEVERAL, _LONG, _LEADS, _BESIDE = 6.0, 5, 8, 5, 45
_BACK = ("same sentence", "one back", "two back", "three back")
_HOLDS = ("who", "which", "that", ",", "and", "'s", "of")
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The words that mean a source, all that may be its name, and what is seen of each."""

    options: tuple[Option, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that mean a source.

    ``told`` is the mean logarithm of each kind's chance, ``kind`` the likeliest.
    """

    span: Span
    sentence: int
    form: str
    pronoun: str
    head: str
    core: frozenset[str]
    told: Mapping[str, float]
    kind: str


class _Name(NamedTuple):
    """What is looked at of words that may be a name, wherever they stand: ``words`` are plain."""

    words: tuple[str, ...]
    letters: str
    holds: tuple[str, ...]
    capital: bool


@lru_cache(maxsize=20_000)
def _name(called: str) -> _Name:
    letters = "".join(each[0] for each in called.split() if each[0].isupper())
    spaced = called.lower().replace("’", "'").replace("'s", " 's").replace(",", " ,")
    holds = tuple(each for each in _HOLDS if each in spaced.split())
    return _Name(tuple(plain(called).split()), letters.lower(), holds, called[0].isupper())


class Callings:
    """What may be the names of the sources of a text; to be asked in reading order."""

    def __init__(self, text: str, parsed: Sequence[Parsed], actors: Actors, marks: Marks) -> None:
        self._text, self._actors, self._marks = text, actors, marks
        self._phrases = Phrases(parsed)
        self._starts = [0, *(each.sentence.start for each in parsed)]
        self._options = Options(text, self._phrases, actors)
        self._kinds: dict[Span, SourceKind | None] = {}

    def remember(self, source: Source) -> None:
        """Note who has just spoken."""
        self._options.remember(source)

    def ask(self, ruled: Source) -> Asked | None:
        """All that may be the name of one source, and what is seen of each; None of no words."""
        if ruled.start is None or ruled.end is None or not ruled.name or " and " in ruled.name:
            return None  # two are named, each by a name of its own
        words = self._look((ruled.start, ruled.end), ruled.kind)
        alone = words.form in PRONOUNS
        near = bool(words.pronoun) or words.form == "definite"
        options = self._options.of(ruled, words.span, words.head, alone=alone, near=near)
        options = [each for each in options if self._may_be(ruled, words, each)]
        if len(options) < 2:
            return None
        return Asked(tuple(options), tuple(self._see(words, each) for each in options))

    def _may_be(self, ruled: Source, words: _Words, option: Option) -> bool:
        """Whether words may be the name of a source: "a spokesman for Moll" is not Moll.

        Nor is "her lawyer", who is Moll's.
        """
        if "ruled" in option.ways:
            return True
        owner, mark, _ = (ruled.name or "").replace("’", "'").partition("'s ")
        if words.form == "owned" and mark and plain(owner) == plain(option.called):
            return False
        if ruled.kind in ("unnamed", "vague") and "own name" in option.ways:
            return False
        alone = words.form == words.pronoun
        return not alone or agrees(words.pronoun, self.kind_of(option), option.called)

    def _look(self, span: Span, ruled: str) -> _Words:
        words = self._text[slice(*span)].split()
        first = words[0].lower()
        pronoun = PRONOUNS.get(first, "") if len(words) <= 2 else ""
        own = [each for each in self._phrases.within(*span) if each.end <= span[1]]
        lead = own[0] if own else None
        names = self._actors.within(*span)
        if pronoun:
            form = pronoun if len(words) == 1 else "owned"
        elif lead and any(each.start < lead.end and lead.start < each.end for each in names):
            form = "name"
        else:
            of = ("definite", "indefinite")
            form = next((each for each in of if first in word_set("grammar", each)), "bare")
        told = self._marks.mean("speakers", [span])
        core = plain(self._text[lead.start : lead.end]).split() if lead else ()
        return _Words(
            span,
            self._sentence(span[0]),
            form,
            pronoun,
            lead.head if lead else "",
            frozenset(core),
            told,
            max(told, key=lambda each: told[each]) if told else ruled,
        )

    def _see(self, words: _Words, option: Option) -> Seen:
        form, seen, own = words.form, Seen(), option.own
        for way in option.ways:
            seen[way] = seen[f"{form}: {way}"] = 1.0
            if own:
                seen[f"{words.kind}: {way}"] = 1.0
        name = _name(option.called)
        self._see_words(seen, words, name, own=own)
        if not own:
            self._see_place(seen, words, option, name)
            self._see_kind(seen, words, option)
        return seen

    def _see_words(self, seen: Seen, words: _Words, name: _Name, *, own: bool) -> None:
        form, side, called = words.form, "own" if own else "other", name.words
        if words.core:
            more = len(called) - len(words.core)
            if words.core.issubset(called):
                what = "holds its words and more" if more > 0 else "of the same words"
                seen[f"{form}: {side} {what}"] = 1.0
                seen[f"{form}: {side} more words"] = min(more, _SEVERAL)
            elif not words.core.isdisjoint(called):
                seen[f"{form}: {side} shares words"] = 1.0
            if called[-1] == words.head:
                seen[f"{form}: {side} same head"] = 1.0
                if name.capital and not own:
                    seen[f"{form}: same head, capital"] = 1.0
            elif not own:
                seen[f"{form}: other head"] = 1.0
        if len(name.letters) > 1 and name.letters in words.core:
            seen["its letters"] = 1.0
        seen["words"] = seen[f"{words.kind}: words"] = min(len(called), _LONG) / _LONG
        for mark in name.holds:
            seen[f"holds {mark}"] = seen[f"{words.kind}: holds {mark}"] = 1.0
        if called[0] in _OWNERS:
            seen["owner first"] = seen[f"{words.kind}: owner first"] = 1.0

    def _see_place(self, seen: Seen, words: _Words, option: Option, name: _Name) -> None:
        form, start = words.form, words.span[0]
        last = -1
        for at, _ in option.places:
            if last < at < start:
                last = at
        if last >= 0:
            number = self._sentence(last)
            back = words.sentence - number
            seen[f"{form}: {_BACK[back] if back < len(_BACK) else 'further back'}"] = 1.0
            seen[f"{form}: back"] = math.log1p(back)
            seen[f"{form}: opens its sentence"] = float(last - self._starts[number] <= _LEADS)
        else:
            seen[f"{form}: only behind"] = 1.0
        if option.phrase is not None:
            article = option.phrase.determiner
            seen[
                f"{form}: came in with {article if article in ('a', 'an', 'the') else 'other'}"
            ] = 1.0
        seen[f"{form}: times"] = min(len(option.places), _SEVERAL) / _SEVERAL
        if words.head and option.places and words.head not in name.words:
            first, end = min(option.places)
            around = self._text[max(first - _BESIDE, 0) : end + _BESIDE].lower()
            seen[f"{form}: head beside it"] = float(words.head in around)

    def _see_kind(self, seen: Seen, words: _Words, option: Option) -> None:
        kind = self.kind_of(option)
        if kind:
            seen[f"{words.form}: is {kind}"] = 1.0
            if kind in words.told:
                told = words.told[kind]
                seen["told as its kind"] = max(told, -_FARTHEST)
                less = told - words.told[words.kind]
                seen["told as its kind, less the best"] = max(less, -_FARTHEST)
        gender = self._gender_of(option) if words.pronoun in ("he", "she") else None
        if gender:
            fits = (gender == "male") == (words.pronoun == "he")
            seen["gender fits" if fits else "gender does not fit"] = 1.0
        if words.pronoun == "they":
            seen["several"] = float(plain(option.called).endswith("s"))

    def _gender_of(self, option: Option) -> str | None:
        if option.name is not None:
            return gender_of(option.name, self._actors.owner(option.name))
        return gender_of_noun(option.phrase.head) if option.phrase is not None else None

    def kind_of(self, option: Option) -> SourceKind | None:
        """Of what kind whoever is called so is; None where nothing tells."""
        if option.source is not None:
            return option.source.kind
        if option.name is not None:
            person = is_person(option.name, self._actors.owner(option.name), self._actors.located)
            return "person" if person else _KINDS.get(option.name.kind, "organisation")
        if option.phrase is None:
            return None
        place = (option.phrase.start, option.phrase.end)
        if place not in self._kinds:
            self._kinds[place] = self._told_kind(place)
        return self._kinds[place]

    def _told_kind(self, place: Span) -> SourceKind | None:
        told = self._marks.mean("speakers", [place])
        if not told:
            return None
        likeliest: SourceKind = max(_OTHERS, key=lambda each: told[each])
        return likeliest

    def _sentence(self, at: int) -> int:
        return max(bisect_right(self._starts, at) - 1, 0)

    def settle(self, ruled: Source, speaking: Source | None = None) -> Source:
        """The source by the name that is likeliest; as the rules have it where that is theirs.

        speaking: whose turn it is, who is never meant by what others are called there.
        """
        asked = self.ask(ruled) if self._marks.callings else None
        chosen = choose(asked, self._marks.callings) if asked else None
        if chosen is None or "ruled" in chosen.ways:
            return ruled
        if speaking and speaking.name and plain(speaking.name) == plain(chosen.called):
            return ruled
        kind = ruled.kind if chosen.own else self.kind_of(chosen)
        return replace(ruled, name=chosen.called, kind=kind or ruled.kind)


_KINDS: Mapping[str, SourceKind] = {"person": "person", "document": "document"}
_OTHERS: tuple[SourceKind, ...] = ("person", "organisation", "document", "unnamed", "vague")


def choose(asked: Asked, weights: Mapping[str, float]) -> Option:
    """The likeliest of those that may be a name; of equals the first."""
    sums = [round(weight_of(weights, seen), _DIGITS) for seen in asked.seen]
    return asked.options[sums.index(max(sums))]
