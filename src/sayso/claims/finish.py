"""Finishing: certainty, kind, condition, horizon, times, places and actors of drafted claims."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sayso.analysis.marks import Span
from sayso.analysis.syntax.condition_sense import condition_sense
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.claims.certainty import STATED, find_certainty, kind_of_hedge, pick_certainty
from sayso.claims.horizons import find_horizons
from sayso.claims.judged import is_ahead, settle_kind
from sayso.claims.kinds import choose_kind, is_meant, is_past, looks_ahead, looks_back, may_forecast
from sayso.language.lexicon import word_set
from sayso.language.verbs import is_past as is_past_verb
from sayso.records import (
    Actor,
    Certainty,
    Claim,
    Document,
    Horizon,
    Mention,
    Place,
    Time,
    Words,
    claim_id,
)
from sayso.records.claim import Condition
from sayso.scales.scale import Scale

_BE_OR_HAVE = re.compile(r"\s+(?:\w+\s+)?(?:be|have)\b", re.IGNORECASE)
"""After "could", which is then seldom one of ability."""

_IT = re.compile(r"\bit\s+(?:\w+\s+)?$", re.IGNORECASE)
_THAT = re.compile(r"\s+that\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FAR = 20
_BELIEF = "belief"
_OF_SOURCES = ("evidential", "inference", "modal", "doubt")
"""Hedges that are no certainty where they are the words by which a source is given."""


def add_certainty(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    scale: Scale,
    hedges: Sequence[Span],
) -> None:
    """Give every draft the certainty that its own words and its carrier's express.

    hedges: in order, what a model marks as uncertain; a bare "may" or "could" beside these is
    leave or ability, not doubt.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.mark.sentence, []).append(draft)
    for number, inside in by_sentence.items():
        sentence = sentences[number]
        start = min(sentence.start, *(draft.start for draft in inside))
        end = max(sentence.end, *(draft.end for draft in inside))
        found = _of_claims(find_certainty(text, start, end, scale), inside)
        owned: dict[int, list[Certainty]] = {}
        for certainty in found:
            owner = _owner(text, certainty, inside) or _before(certainty, inside)
            if owner is not None and kind_of_hedge(certainty.text) == _BELIEF:
                owner.believed = True  # whose view it is, and no measure of how sure they are
            elif owner is not None and (owner.conditions or _is_doubt(text, certainty, hedges)):
                owned.setdefault(id(owner), []).append(certainty)
        for draft in inside:
            draft.certainty = pick_certainty(tuple(owned.get(id(draft), ())))


def _of_claims(found: Sequence[Certainty], inside: Sequence[Draft]) -> list[Certainty]:
    """The words of certainty without those that say who speaks: "reportedly", "we assess"."""
    cues = [link.cue for draft in inside for link in draft.chain if link.cue is not None]
    return [
        each
        for each in found
        if kind_of_hedge(each.text) not in _OF_SOURCES
        or not any(cue.start < each.end and each.start < cue.end for cue in cues)
    ]


def _is_doubt(text: str, certainty: Certainty, hedges: Sequence[Span]) -> bool:
    """False for a bare "may" or "could" that the model does not mark: "The dam could hold it"."""
    word = certainty.text.lower()
    if word not in word_set("certainty", "marked"):
        return True
    if word == "could" and _BE_OR_HAVE.match(text, certainty.end):
        return True
    at = bisect_left(hedges, (certainty.end, 0)) - 1
    return at >= 0 and hedges[at][1] > certainty.start


def _owner(text: str, certainty: Certainty, inside: Sequence[Draft]) -> Draft | None:
    holding = [
        each for each in inside if each.start <= certainty.start and certainty.end <= each.end
    ]
    if holding:
        return min(holding, key=lambda each: each.end - each.start)
    framed = [
        each
        for each in inside
        if each.frame and each.frame[0] <= certainty.start and certainty.end <= each.frame[1]
    ]
    if framed:
        return min(framed, key=lambda each: abs(each.start - certainty.start))
    carried = [
        each
        for each in inside
        for lead in (each.mark.carrier, each.mark.opener)
        if lead and lead[0] <= certainty.start and certainty.end <= each.start
    ]
    if carried:
        return min(carried, key=lambda each: each.start)
    later = [
        each
        for each in inside
        if _leads(text, certainty, each.start) or _opens(text, certainty, each)
    ]
    return min(later, key=lambda each: each.start, default=None)


def _before(certainty: Certainty, inside: Sequence[Draft]) -> Draft | None:
    """The claim that a number behind it is of: "We think yes will win, and put it at 60%"."""
    if certainty.scale != STATED:
        return None
    return max(
        (each for each in inside if each.end <= certainty.start),
        key=lambda each: each.end,
        default=min(inside, key=lambda each: each.start),
    )


def _leads(text: str, certainty: Certainty, start: int) -> bool:
    """Whether words stand right before a claim, or as "likely" in "we judge it likely that"."""
    if certainty.end <= start and not text[certainty.end : start].strip(" ,\n").removeprefix(
        "that"
    ):
        return True
    before = max(certainty.start - _FAR, 0)
    it = _IT.search(text, before, certainty.start)
    return it is not None and _THAT.fullmatch(text, certainty.end, start) is not None


def _opens(text: str, certainty: Certainty, draft: Draft) -> bool:
    """Whether words stand right before those of an author: "With low confidence, we judge that"."""
    source = draft.chain[0].source
    if source.kind != "author" or source.start is None or source.start < certainty.end:
        return False
    return not text[certainty.end : source.start].strip(" ,\n")


def finish_claims(
    document: Document,
    drafts: Sequence[Draft],
    times: Sequence[Time],
    actors: Sequence[Actor],
    places: Sequence[Place] = (),
    mentions: Sequence[Mention] = (),
) -> tuple[Claim, ...]:
    """The claims of the drafts: kind, condition, horizon, times, places and actors settled.

    ``mentions`` are words that mean an actor or place without its name; of a place they count.
    """
    timed = _Places((time.start, time.id) for time in times)
    named = _Places((words.start, actor.id) for actor in actors for words in actor.mentions)
    known = {place.id for place in places}
    worded = ((each.start, each.meant) for each in mentions if each.meant in known)
    located = _Places(
        (*((words.start, place.id) for place in places for words in place.mentions), *worded)
    )
    claims = []
    for draft in drafts:
        text = document.text[draft.start : draft.end]
        condition = _condition(document.text, draft)
        lead = draft.introduction
        introduced = lead is not None and (condition is not None or looks_ahead(lead.text))
        phrase = draft.mark.tie == "that" and draft.mark.anchor == draft.start
        ahead = introduced or may_forecast(text, draft.chain, phrase=phrase) or is_ahead(draft.told)
        likely = draft.certainty is not None and draft.certainty.low is not None
        meant = is_meant(text, draft.chain[-1], phrase=phrase)
        told = (draft, draft.introduction)
        weighed = likely and _is_weighed_ahead(document.text, draft)
        horizon = _horizon(document, told, ahead=meant or weighed) if ahead or likely else None
        kind = choose_kind(
            text,
            draft.chain,
            draft.certainty,
            horizon=horizon,
            concluded=draft.concluded or draft.believed,
            phrase=phrase,
        )
        if introduced or (weighed and horizon is not None):
            kind = "forecast"
        elif not (is_past(text) or _has_been(document.text, draft)):
            kind = settle_kind(kind, draft.told)
        if kind == "forecast" and horizon is None:
            horizon = _horizon(document, (draft,), ahead=True)
        claims.append(
            Claim(
                id=claim_id(document.id, draft.start, draft.end),
                start=draft.start,
                end=draft.end,
                text=text,
                kind=kind,
                attributions=draft.chain,
                certainty=draft.certainty,
                condition=condition,
                horizon=horizon if kind == "forecast" or _is_by(horizon, text) else None,
                introduction=draft.introduction,
                times=timed.within(draft.start, draft.end),
                places=located.within(draft.start, draft.end),
                actors=named.within(draft.start, draft.end),
            )
        )
    return tuple(claims)


def _is_weighed_ahead(text: str, draft: Draft) -> bool:
    """Whether words apart from a claim say how likely it is, and not how likely it was."""
    if draft.frame is None:
        return False
    return draft.chain[-1].source.kind != "author" or not is_past(text[slice(*draft.frame)])


def _has_been(text: str, draft: Draft) -> bool:
    """Whether the verb of a claim is in the past: "sank", "fell"."""
    verb = _WORD.match(text, draft.mark.anchor)
    return verb is not None and is_past_verb(verb[0].lower())


def _condition(text: str, draft: Draft) -> Condition | None:
    if draft.conditions:
        start, end = draft.conditions[0]
        words = text[start:end]
        return Condition(text=words, start=start, end=end, sense=condition_sense(words))
    return None


def _horizon(
    document: Document, places: Sequence[Draft | Words | None], *, ahead: bool
) -> Horizon | None:
    """The horizon in a claim's own words, else in those that introduce it; a dated one first."""
    for place in places:
        if place is not None:
            found = find_horizons(
                document.text, place.start, place.end, published=document.published, ahead=ahead
            )
            dated = (horizon for horizon in found if horizon.by is not None)
            if found:
                return next(dated, found[0])
    return None


def _is_by(horizon: Horizon | None, words: str) -> bool:
    """Whether a horizon has a last day, and its words do not look back: kept on any claim."""
    return horizon is not None and horizon.by is not None and not looks_back(words)


class _Places:
    """Ids by the place where each is mentioned."""

    def __init__(self, places: Iterable[tuple[int, str]]) -> None:
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The ids mentioned in a span, each once, in the order of their first mention."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(dict.fromkeys(each for _, each in self._places[first:last]))
