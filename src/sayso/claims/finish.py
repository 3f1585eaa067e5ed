"""Finishing: kind, condition, horizon, times, places and actors of drafted claims."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sayso.analysis.syntax.condition_sense import condition_sense
from sayso.analysis.text.messages import Days
from sayso.claims.assemble import Draft
from sayso.claims.horizons import find_horizons
from sayso.claims.judged import is_ahead, settle_kind
from sayso.claims.kinds import (
    find_future,
    is_meant,
    is_past,
    kind_otherwise,
    looks_ahead,
    looks_back,
    may_forecast,
)
from sayso.language.verbs import is_past as is_past_verb
from sayso.records import (
    Actor,
    Claim,
    ClaimKind,
    Document,
    Horizon,
    Mention,
    Place,
    Time,
    Words,
    claim_id,
)
from sayso.records.claim import Condition

_WORD = re.compile(r"\w+")


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
    days = Days(document)
    claims = []
    for draft in drafts:
        text = document.text[draft.start : draft.end]
        condition = _condition(document.text, draft)
        lead = draft.introduction
        introduced = lead is not None and (condition is not None or looks_ahead(lead.text))
        phrase = draft.mark.tie == "that" and draft.mark.anchor == draft.start
        ahead = (
            introduced or may_forecast(text, draft.chain, phrase=phrase) or is_ahead(draft.told, "")
        )
        likely = draft.certainty is not None and draft.certainty.low is not None
        meant = is_meant(text, draft.chain[-1], phrase=phrase)
        told = (draft, draft.introduction)
        weighed = likely and _is_weighed_ahead(document.text, draft)
        been = _has_been(document.text, draft)
        marked = (
            None
            if is_past(text) or (been and not ahead)
            else _marked_horizon(document, draft, days)
        )
        horizon = marked or (
            _horizon(document, told, days, ahead=meant or weighed) if ahead or likely else None
        )
        future = find_future(
            text,
            draft.chain,
            draft.certainty,
            horizon=horizon,
            conditional=condition is not None,
            phrase=phrase,
        )
        if weighed and horizon is not None and future != "plain":
            future = "worded"
        passed = likely and future in ("", "weighed") and _is_ours(draft)
        passed = passed and (been or is_past(text))
        told_past = been and future == "" and _is_ours(draft) and not introduced
        passed = passed or told_past or looks_back(text)
        kind: ClaimKind = "forecast"
        if passed or not (introduced or is_ahead(draft.told, future)):
            concluded = draft.concluded or draft.believed
            otherwise = kind_otherwise(draft.chain, draft.certainty, concluded=concluded)
            kind = settle_kind(otherwise, draft.told)
        if kind == "forecast" and horizon is None:
            horizon = _horizon(document, (draft,), days, ahead=True)
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
                horizon=horizon if marked or kind == "forecast" or _is_by(horizon, text) else None,
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
    return not _is_ours(draft) or not is_past(text[slice(*draft.frame)])


def _is_ours(draft: Draft) -> bool:
    """Whether a claim is the author's: others' "was likely" may be what is likely, told."""
    return draft.chain[-1].source.kind == "author"


def _has_been(text: str, draft: Draft) -> bool:
    """Whether the verb of a claim is in the past: "sank", "fell"."""
    verb = _WORD.match(text, draft.mark.anchor)
    return verb is not None and is_past_verb(verb[0].lower())


def _marked_horizon(document: Document, draft: Draft, days: Days) -> Horizon | None:
    """The first words that are marked to say by when, with their last day where they have one."""
    if not draft.horizons:
        return None
    start, end = draft.horizons[0]
    found = find_horizons(document.text, start, end, published=days.at(start), ahead=True)
    by = next((each.by for each in found if each.by is not None), None)
    return Horizon(text=document.text[start:end], start=start, end=end, by=by)


def _condition(text: str, draft: Draft) -> Condition | None:
    if not draft.conditions:
        return None
    start, end = draft.conditions[0]
    words = text[start:end]
    return Condition(text=words, start=start, end=end, sense=condition_sense(words))


def _horizon(
    document: Document, places: Sequence[Draft | Words | None], days: Days, *, ahead: bool
) -> Horizon | None:
    """The horizon in a claim's own words, else in those that introduce it; a dated one first."""
    for place in places:
        if place is not None:
            day = days.at(place.start)
            found = find_horizons(document.text, place.start, place.end, published=day, ahead=ahead)
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
