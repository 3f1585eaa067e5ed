"""Suspected: what a rule makes of the suspicions that a reading holds.

A suspicion is an engine's, of a sentence and its neighbours' words alone. It becomes a finding
where the sentence is also what the fault is found in: a bare forecast, the author's own voice.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import Any

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.forecasts import bare_forecasts
from sayso.checks.support import is_sourced
from sayso.checks.told_of import is_told_of_after
from sayso.language.phrases import Phrases
from sayso.records import Claim, Source, SourceKind
from sayso.records.finding import Finding

_BODY = frozenset({"paragraph", "item", "quote"})
_HEDGING = "hedging"
_WORD = re.compile(r"[a-z]+")
_MONTH = re.compile(r"(?<=[\w,]\s)May\b")  # put as long as it is, so that places stay
_STACKED = 7  # words, in which two hedges are of one thing
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_CLOSING = " ”’\"'*_"


@cache
def load_needs() -> Mapping[str, Mapping[str, Any]]:
    """What a sentence must be, by code, from ``rules/suspected.toml``."""
    return {code: each for code, each in _table().items() if code != _HEDGING}


@cache
def _table() -> Mapping[str, Any]:
    place = files("sayso.checks") / "rules" / "suspected.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


def find_suspected(
    context: Context,
    codes: Iterable[str],
    found: Iterable[Finding],
    gate_of: Callable[[str], Callable[[Context, int, int], bool]],
) -> Iterator[Finding]:
    """The suspicions of some codes that hold, where the rule found nothing in the sentence.

    They stand at the words of the source that they are about, or else at their own, and only
    where these pass the rule's own gate.
    """
    chosen = set(codes).intersection(load_needs())
    said = {(one.code, context.sentence_at(one.start)) for one in found}
    for suspicion in context.reading.suspicions:
        if suspicion.code in chosen:
            place = context.sentence_at(suspicion.start)
            suspect = Suspect(context, *place)
            if (suspicion.code, place) in said or not suspect.admits(suspicion.code):
                continue
            needs = load_needs()[suspicion.code]
            start, end = suspect.place_of(needs, suspicion.start, suspicion.end)
            if gate_of(suspicion.code)(context, start, end):
                yield context.find(suspicion.code, start, end, **needs.get("says", {}))


@dataclass(frozen=True)
class Suspect:
    """A sentence, with what rules ask of it."""

    context: Context
    start: int
    end: int

    def admits(self, code: str) -> bool:
        """Whether the sentence is such that a fault of the code may be found in it."""
        needs = load_needs().get(code)
        if needs is None or not self._in_body or self._words < needs["words"]:
            return False
        return (
            not self._asks
            and (needs.get("voice") != "own" or self._is_own)
            and (not needs.get("stacked") or self._stack is not None)
            and self._said.issuperset(needs.get("with", "").split())
            and self._said.isdisjoint(needs.get("without", "").split())
            and ("likened" not in needs or self._is_likened(needs["likened"]))
            and not (needs.get("bare") and not self._foretells)
            and ("source" not in needs or needs["source"] in self._sources)
            and not (needs.get("told_of") is False and self._is_told_of)
            and ("named" not in needs or self._is_named == needs["named"])
        )

    def place_of(self, needs: Mapping[str, Any], start: int, end: int) -> tuple[int, int]:
        """The words that a fault is in: its first source of a kind, its hedges, or those given."""
        if needs.get("stacked") and self._stack is not None:
            return self._stack
        kind: SourceKind | None = needs.get("source")
        first = next((each for each in self._voices if each.kind == kind), None)
        if first is None or first.start is None or first.end is None:
            return start, end
        return first.start, first.end

    @cached_property
    def _told(self) -> str:
        return self.context.text[self.start : self.end]

    @cached_property
    def _in_body(self) -> bool:
        return self.context.blocks[self.context.block_at(self.start)].kind in _BODY

    @cached_property
    def _words(self) -> int:
        return len(self._told.split())

    @cached_property
    def _asks(self) -> bool:
        return self._told.rstrip(_CLOSING).endswith("?")

    @cached_property
    def _is_own(self) -> bool:
        return in_own_words(self.context, self.start, self.end)

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        """The claims that begin in it."""
        return tuple(self.context.claims_from(self.start, self.end))

    @cached_property
    def _is_named(self) -> bool:
        return any(claim.source.name and is_sourced(claim) for claim in self._claims)

    @cached_property
    def _voices(self) -> tuple[Source, ...]:
        """Of each claim in it, the first source that the author names."""
        links = (
            next((link for link in claim.attributions if link.source.kind != "author"), None)
            for claim in self._claims
        )
        return tuple(link.source for link in links if link is not None)

    @cached_property
    def _sources(self) -> frozenset[str]:
        """The kinds of these."""
        return frozenset(source.kind for source in self._voices)

    @cached_property
    def _is_told_of(self) -> bool:
        return is_told_of_after(self.context, self.start, self.end)

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._told.lower()))

    def _is_likened(self, words: Sequence[str]) -> bool:
        """Whether it or the sentence before tells of a year, or it has a word for likeness."""
        start, _ = self.context.sentence_at(max(self.start - 2, 0))
        told = _YEAR.search(self.context.text, start, self.end)
        return told is not None or any(_likeness(tuple(words)).finditer(self._told))

    @cached_property
    def _foretells(self) -> bool:
        """Whether the author says flatly in it what will be, with no day and no likelihood."""
        found = self.context.keep("bare", lambda: {"all": _open_ended(self.context)})["all"]
        return any(self.start <= start < self.end for start in found)

    @cached_property
    def _stack(self) -> tuple[int, int] | None:
        """From the first to the last of the hedges that stand near each other, if any do."""
        hedging = frozenset(_table()[_HEDGING].split())
        words = list(_WORD.finditer(_MONTH.sub(" · ", self._told).lower()))
        places = [number for number, word in enumerate(words) if word[0] in hedging]
        near = [pair for pair in pairwise(places) if pair[1] - pair[0] <= _STACKED]
        if not near:
            return None
        first, last = near[0]
        for before, after in near:
            last = after if before == last else last
        return self.start + words[first].start(), self.start + words[last].end()


@cache
def _likeness(words: tuple[str, ...]) -> Phrases:
    return Phrases(words)


def _open_ended(context: Context) -> list[int]:
    return [claim.start for claim in bare_forecasts(context) if claim.horizon is None]
