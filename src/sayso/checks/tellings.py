"""Tellings: what is told once with a hedge or on somebody's word, and again as a fact.

To each bare claim of the author's the earlier one is found that tells most of the same and leaves
more open. What is seen of the two is laid out as features; what each of them weighs was learned of
texts in which such places are marked (``training/tellings.py``), and is ``tellings.json``.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.analysis.learned import weight_of
from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.hedges import is_weighed
from sayso.checks.key_judgements import is_own, is_talk
from sayso.checks.words import is_negated
from sayso.records import Claim

_MOST_WITH_STEM = 12
"""Claims that share a word, beyond which it tells none of them from the others."""

_LEAST_ALIKE = 0.2
_HEDGE_COUNTS = 0.3
"""What a hedge is worth beside likeness, where an earlier telling is chosen."""

_NEAR, _WITHIN, _FAR = 1, 4, 10  # sentences
_NUMBER = re.compile(r"\d[\d.,]*")
_QUOTE = re.compile(r"[\"“]")
_NAMED = ("person", "organisation", "document")


@dataclass(frozen=True, slots=True)
class Retold:
    """A bare claim, and an earlier one of much the same that is hedged or somebody else's.

    ``seen`` holds the features, by name, from which ``chance`` comes: how likely a reader by hand
    marks the bare one as what the other has lost its hedge or its source in.
    """

    claim: Claim
    before: Claim
    seen: Mapping[str, float]

    @property
    def chance(self) -> float:
        """How likely it is marked, from 0 to 1."""
        return 1 / (1 + math.exp(-weight_of(_table()["weights"], self.seen)))


def find_retold(context: Context) -> Iterator[Retold]:
    """What is likely enough told again without its hedge or its source, one a sentence."""
    told: dict[int, Retold] = {}
    for retold in lay_out(context):
        sentence, _ = context.sentence_at(retold.claim.start)
        if retold.chance >= _table()["least"]:
            other = told.setdefault(sentence, retold)
            if other.chance < retold.chance:
                told[sentence] = retold
    yield from told.values()


def lay_out(context: Context) -> Iterator[Retold]:
    """Each bare claim of the author's with the earlier and weaker one that is most like it.

    None where one of the two denies what the other says.
    """
    index = _Index(context)
    for claim in context.reading.claims:
        bare = claim.certainty is None and claim.condition is None and is_own(claim)
        if bare and not context.is_quoted(claim):
            match = index.likest(claim)
            if match is not None and is_negated(claim.text) == is_negated(match.before.text):
                yield Retold(claim, match.before, _features(context, index, claim, match))


@dataclass(frozen=True, slots=True)
class _Match:
    """An earlier claim that shares words: how many, and how much of each claim these are."""

    before: Claim
    shared: int
    of_claim: float
    of_before: float

    @property
    def alike(self) -> float:
        """The harmonic mean of both shares, from 0 to 1."""
        return 2 * self.of_claim * self.of_before / (self.of_claim + self.of_before)

    @property
    def rank(self) -> float:
        """By how much an earlier telling goes before others."""
        return self.of_claim + self.of_before + _HEDGE_COUNTS * _is_hedged(self.before)


class _Index:
    """The weaker claims of a document by their words, each word worth the more the rarer it is."""

    def __init__(self, context: Context) -> None:
        claims = context.reading.claims
        self._context = context
        self.sentences = {start: number for number, (start, _) in enumerate(context.sentences)}
        count = Counter(stem for claim in claims for stem in context.stems(claim))
        self._worth = {
            stem: math.log((len(claims) + 1) / (many + 0.5)) for stem, many in count.items()
        }
        self._rare = {stem for stem, many in count.items() if many <= _MOST_WITH_STEM}
        self._weaker: dict[str, list[Claim]] = {}
        for claim in claims:
            if leaves_open(claim):
                for stem in context.stems(claim) & self._rare:
                    self._weaker.setdefault(stem, []).append(claim)

    def likest(self, claim: Claim) -> _Match | None:
        """The weaker claim before another that tells most of it; None where none does."""
        stems = self._context.stems(claim)
        shared: dict[str, list[str]] = {}
        for stem in sorted(stems & self._rare):
            for other in self._weaker.get(stem, ()):
                if other.start < claim.start and other.end <= claim.start:
                    shared.setdefault(other.id, []).append(stem)
        whole = self._sum(stems)
        matches = []
        for name, common in shared.items():
            other, value = self._context.by_id[name], self._sum(common)
            theirs = self._sum(self._context.stems(other))
            matches.append(_Match(other, len(common), value / whole, value / theirs))
        best = max(matches, key=lambda each: (each.rank, each.before.start), default=None)
        return best if best is not None and best.alike >= _LEAST_ALIKE else None

    def _sum(self, stems: Any) -> float:
        return math.fsum(self._worth[stem] for stem in stems)


def leaves_open(claim: Claim) -> bool:
    """Whether a claim is less than the author's bare word: hedged, conditional, another's."""
    return _is_hedged(claim) or claim.condition is not None or not is_own(claim)


def _is_hedged(claim: Claim) -> bool:
    return claim.certainty is not None and is_weighed(claim.certainty)


def _features(context: Context, index: _Index, claim: Claim, match: _Match) -> dict[str, float]:
    """What is seen of a bare claim and of the earlier one."""
    before, text = match.before, context.text
    start, end = context.sentence_at(claim.start)
    apart = index.sentences[start] - index.sentences[context.sentence_at(before.start)[0]]
    hedged, own = _is_hedged(before), is_own(before)
    stances = {link.stance for link in before.attributions}
    numbers = set(_NUMBER.findall(claim.text)) - set(_NUMBER.findall(before.text))
    seen: dict[str, float] = {
        "always": 1,
        "alike": match.alike,
        "of claim": match.of_claim,
        "of before": match.of_before,
        "shared": math.log1p(match.shared),
        "stems": math.log1p(len(context.stems(claim))),
        "hedged": hedged,
        "hedged, alike": hedged * match.alike,
        "hedged by another": hedged and not own,
        "said by the named": not hedged and before.source.kind in _NAMED,
        "conditional": before.condition is not None,
        "denied": bool(stances & {"denies", "doubts"}),
        "intended": bool(stances & {"asks", "intends"}),
        "foretold": before.kind == "forecast",
        "foretells": claim.kind == "forecast",
        "other numbers": bool(numbers),
        "beside": apart <= _NEAR,
        "near": _NEAR < apart <= _WITHIN,
        "far": apart > _FAR,
        "quotes": _QUOTE.search(text, start, end) is not None,
        "hedged beside": bool(context.hedges(start, end)),
        "in own words": in_own_words(context, start, end),
        "of the reader": is_talk(claim),
        "opens": claim.start - start <= _NEAR,
    }
    return {name: float(value) for name, value in seen.items()}


@cache
def _table() -> Mapping[str, Any]:
    place = files("sayso.checks") / "tellings.json"
    table: Mapping[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return table
