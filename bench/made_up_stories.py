"""Made-up readings that tell stories: any number one by one, the same for the same seed.

Every five documents are of one happening: they share facts, names and rare words, some whole
sentences. Words are as unevenly spread as in print, and each document has some that no other
story has.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.records import (
    AUTHOR,
    Actor,
    Attribution,
    Block,
    Claim,
    Document,
    Place,
    Reading,
    Source,
    Time,
    Words,
    claim_id,
    document_id,
)

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "har", "kel", "lin", "mar", "nor", "pel", "ros", "zan")
_COMMON = (
    "the",
    "of",
    "to",
    "in",
    "a",
    "and",
    "that",
    "was",
    "on",
    "for",
    "it",
    "with",
    "by",
    "from",
    "at",
    "as",
    "his",
    "were",
    "had",
    "but",
)
_VOCABULARY = 12_000
_TELL = 5
"""Documents that tell one happening."""
_FACTS, _SHARED, _OWN = 12, 8, 6
_PUBLISHERS = 40


def readings_of_stories(count: int, *, rare: int, seed: int = 0) -> Iterator[Reading]:
    """So many readings; ``rare``: words a document has on average that no other story has."""
    chance = random.Random(seed)
    words = sorted({_word(chance) for _ in range(_VOCABULARY)})
    chance.shuffle(words)
    for story, first in enumerate(range(0, count, _TELL)):
        teller = _Teller(chance, words, story, rare)
        for number in range(first, min(first + _TELL, count)):
            yield teller.reading(number)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5)))


class _Teller:
    """Tells one happening as often as asked."""

    def __init__(self, chance: random.Random, words: list[str], story: int, rare: int) -> None:
        self._chance, self._words = chance, words
        self._rare = [f"{_word(chance)}{_word(chance)}q" for _ in range(rare * _TELL)]
        self._people = [f"{_word(chance).title()} {_word(chance).title()}" for _ in range(3)]
        self._place = _word(chance).title()
        self._day = date(2015, 1, 1) + timedelta(days=story // 2)
        self._facts = [self._sentence() for _ in range(_FACTS)]

    def _sentence(self) -> list[str]:
        chance = self._chance
        said = []
        for _ in range(chance.randrange(9, 17)):
            kind = chance.random()
            if kind < 0.45:
                said.append(chance.choice(_COMMON))
            elif kind < 0.45 + 0.11 * min(1.0, len(self._rare) / 50):
                said.append(chance.choice(self._rare))
            else:
                said.append(self._words[int(len(self._words) * chance.random() ** 4)])
        if chance.random() < 0.6:
            said.insert(chance.randrange(len(said)), chance.choice(self._people))
        if chance.random() < 0.3:
            said += ["in", self._place]
        return said

    def reading(self, number: int) -> Reading:
        """The happening as one document tells it."""
        chance = self._chance
        told = [list(fact) for fact in chance.sample(self._facts, _SHARED)]
        for fact in told:
            if chance.random() < 0.7:
                fact[chance.randrange(len(fact))] = chance.choice(self._words)
        told += [self._sentence() for _ in range(_OWN)]
        chance.shuffle(told)
        text = ""
        spans: list[tuple[int, int]] = []
        blocks: list[Block] = []
        for place, fact in enumerate(told):
            start = len(text)
            said = " ".join(fact)
            text += said[0].upper() + said[1:]
            spans.append((start, len(text)))
            text += ". " if place % 4 < 3 else ".\n\n"
            if place % 4 == 3 or place == len(told) - 1:
                begin = blocks[-1].end + 2 if blocks else 0
                blocks.append(Block(kind="paragraph", start=begin, end=len(text.rstrip())))
        text = text.rstrip()
        publisher = f"Paper {_SYLLABLES[number % 13].title()} {number * 7 % _PUBLISHERS}"
        title = " ".join(told[0][:7])
        id_ = document_id(text, title=title, publisher=publisher)
        day = self._day + timedelta(days=chance.randrange(2))
        document = Document(
            id=id_,
            text=text,
            blocks=tuple(blocks),
            title=title,
            publisher=publisher,
            published=day,
            location=f"notes/{number:06}.txt",
        )
        actors = tuple(
            Actor(id=f"a{at}", name=name, kind="person", mentions=_mentions(text, name))
            for at, name in enumerate(self._people)
            if name in text
        )
        places = tuple(
            Place(id="p", name=self._place, mentions=_mentions(text, self._place))
            for _ in range(1)
            if self._place in text
        )
        time = Time(id="t", text=text[:4], start=0, end=4, value=day.isoformat(), basis="published")
        claims = tuple(self._claim(id_, text, span) for span in spans)
        return Reading(
            document=document, claims=claims, actors=actors, places=places, times=(time,)
        )

    def _claim(self, document: str, text: str, span: tuple[int, int]) -> Claim:
        chance, (start, end) = self._chance, span
        attribution = AUTHOR
        if chance.random() < 0.4:
            source = Source(kind="person", name=chance.choice(self._people))
            attribution = Attribution(source=source)
        return Claim(
            id=claim_id(document, start, end),
            start=start,
            end=end,
            text=text[start:end],
            kind="assertion" if attribution is AUTHOR else "report",
            attributions=(attribution,),
            times=("t",) if chance.random() < 0.2 else (),
        )


def _mentions(text: str, name: str) -> tuple[Words, ...]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(Words(text=name, start=at, end=at + len(name)))
        at = text.find(name, at + len(name))
    return tuple(found)
