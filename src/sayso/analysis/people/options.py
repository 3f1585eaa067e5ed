"""Options: the words of a text that may be the name of a source which other words mean."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from sayso.analysis.marks import Span
from sayso.analysis.people.name import Name
from sayso.analysis.people.names import Actors
from sayso.analysis.people.phrases import Phrase, Phrases
from sayso.records import Source

_SPACE = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an|mr|mrs|ms|dr)\.? ")
_MARKS = " ,;:“”\"'’‘"
_SPOKEN, _NAMES, _NEAR, _SAME, _OWN = 8, 40, 30, 12, 5
"""How many are looked at: who spoke last; names, phrases before; places alike, phrases within."""


@lru_cache(maxsize=20_000)
def plain(words: str) -> str:
    """What makes two names one: their words without case, article or title."""
    return _ARTICLE.sub("", _SPACE.sub(" ", words).strip(f"{_MARKS}.").lower())


@lru_cache(maxsize=20_000)
def _trimmed(words: str) -> str:
    return _SPACE.sub(" ", words).strip(_MARKS)


@dataclass(slots=True)
class Option:
    """Words that may be a name: how they came to be looked at, and where they stand.

    ``own``: whether they are of the very words that are asked for. ``source`` is who has spoken by
    that name, ``name`` a mention of it, ``phrase`` one that is no name; each None where there is
    none.
    """

    called: str
    ways: dict[str, None] = field(default_factory=dict)
    places: dict[Span, None] = field(default_factory=dict)
    own: bool = False
    source: Source | None = None
    name: Name | None = None
    phrase: Phrase | None = None


Add = Callable[[str, str], Option]
"""Notes words that may be a name, and how they came to be looked at."""


class Options:
    """All words of a text that may be a name; to be asked in reading order."""

    def __init__(self, text: str, phrases: Phrases, actors: Actors) -> None:
        self._text, self._phrases, self._actors = text, phrases, actors
        self._spoken: dict[str, Source] = {}
        self._names: dict[str, list[Name]] = {}
        self._holding: dict[str, dict[str, str]] = {}
        for name in actors.names:
            for called in {actors.owner(name): None, name.text: None}:
                key = plain(called)
                self._names.setdefault(key, []).append(name)
                for word in key.split():
                    self._holding.setdefault(word, {}).setdefault(key, called)

    def remember(self, source: Source) -> None:
        """Note who has just spoken."""
        if source.name and source.kind not in ("author", "impersonal"):
            key = plain(source.name)
            self._spoken.pop(key, None)
            self._spoken[key] = source

    def of(self, ruled: Source, span: Span, head: str, *, alone: bool, near: bool) -> list[Option]:
        """All that the words at a span may mean, each once; what the rules say is the first.

        alone: the words are but a pronoun. near: who was spoken of before may be meant by them.
        """
        found: dict[str, Option] = {}

        def add(called: str, way: str) -> Option:
            called = _trimmed(called)
            key = plain(called)
            option = found.get(key)
            if option is None:
                option = found[key] = Option(called)
            option.ways[way] = None
            return option

        add(ruled.name or "", "ruled")
        if not alone:
            for called, way in self._own(span):
                add(called, way).own = True
        self._add_spoken(add)
        words = set(plain(self._text[slice(*span)]).split())
        self._add_names(add, sorted(words), span[0] if near else None)
        for each in self._like(span, head, alone=alone):
            self._add_phrase(add, each)
        return [each for key, each in found.items() if key.split()]

    def _own(self, span: Span) -> Iterator[tuple[str, str]]:
        start, end = span
        yield self._text[start:end], "own whole"
        within = [each for each in self._phrases.within(start, end) if each.end <= end]
        for each in within[:_OWN]:
            inner = "" if each.start == within[0].start else ", inner"
            yield self._text[each.start : each.end], f"own{inner}"
            for stop, word in each.ends:
                beyond = "" if stop <= end else ", beyond"
                yield self._text[each.start : stop], f"own with {word}{inner}{beyond}"
        for name in self._actors.within(start, end):
            yield name.text, "own name"
            yield self._actors.owner(name), "own name in full"

    def _add_spoken(self, add: Add) -> None:
        for back, source in enumerate(islice(reversed(self._spoken.values()), _SPOKEN)):
            option = add(source.name or "", f"spoke, {min(back, 4)}")
            option.source = source
            option.places[(source.start or 0, source.end or 0)] = None

    def _add_names(self, add: Add, words: Sequence[str], before: int | None) -> None:
        called: dict[str, str] = {}
        for word in words:
            for key, full in islice(self._holding.get(word, {}).items(), _SAME):
                called.setdefault(key, full)
        if before is not None:
            for name in self._actors.before(before)[:_NAMES]:
                owner = self._actors.owner(name)
                called.setdefault(plain(owner), owner)
        for key, full in called.items():
            option = add(full, "named")
            for name in self._names.get(key, ())[:_SAME]:
                option.name = option.name or name
                option.places[(name.start, name.end)] = None

    def _like(self, span: Span, head: str, *, alone: bool) -> Sequence[Phrase]:
        """The phrases before a pronoun, or those anywhere that words of the same head make."""
        if alone:
            return self._phrases.before(span[0], _NEAR)
        alike = self._phrases.headed(head)
        return list(islice((each for each in alike if not span[0] <= each.start < span[1]), _SAME))

    def _add_phrase(self, add: Add, phrase: Phrase) -> None:
        stops = ((phrase.end, "phrase"), *((at, f"phrase with {w}") for at, w in phrase.ends[:1]))
        for stop, way in stops:
            option = add(self._text[phrase.start : stop], way)
            option.phrase = option.phrase or phrase
            option.places[(phrase.start, phrase.end)] = None
