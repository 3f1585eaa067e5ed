"""Ties: who does what to whom, as claims tell it, with the count of origins behind each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.dossier.claimed import Claimed
from sayso.dossier.words import WORD
from sayso.language.verbs import verb_form
from sayso.records.dossier import Tie
from sayso.records.ids import make_id
from sayso.records.linked import Telling

_REACH = 7
"""Words between two who are tied, at most."""
_OPENING = 3
"""Words that may stand before whoever acts, at most: "On Sunday"."""
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "am", "has", "have", "had"))
_EVEN = 0.5
_LEFT_OUT = frozenset(("be", "have", "do", "say", "tell"))


class _Deed(NamedTuple):
    who: str
    verb: str
    whom: str


def find_ties(
    claims: Sequence[Claimed],
    tellings: Mapping[str, Telling],
    names: Mapping[str, Mapping[str, str]],
) -> tuple[Tie, ...]:
    """The ties in claims, those told by most origins first.

    names: of each document, its names with the entity of each.
    """
    told: dict[_Deed, list[Claimed]] = defaultdict(list)
    for claimed in claims:
        for deed in _deeds(claimed, names[claimed.document.id]):
            told[deed].append(claimed)
    ties = [_tie(deed, several, tellings) for deed, several in told.items()]
    return tuple(sorted(ties, key=lambda one: (-one.origins, one.id)))


def _deeds(claimed: Claimed, names: Mapping[str, str]) -> Iterator[_Deed]:
    text = claimed.claim.text
    found = []
    for start, end, name in claimed.actors:
        entity = names.get(name)
        if entity is not None:
            found.append((start, end, entity))
    for (start, end, who), (begin, _, whom) in pairwise(found):
        if who == whom or len(WORD.findall(text[:start])) > _OPENING:
            continue
        verb = _verb(text[end:begin])
        if verb is not None:
            lemma, turned = verb
            yield _Deed(whom, lemma, who) if turned else _Deed(who, lemma, whom)


def _verb(between: str) -> tuple[str, bool] | None:
    """The verb of the words between two names, and whether it is passive ("was bought by")."""
    if any(mark in between for mark in ',;:()“”"'):
        return None
    words = [word.lower() for word in WORD.findall(between)]
    if not 0 < len(words) <= _REACH or "and" in words[:1]:
        return None
    forms = [
        (word, form) for word in words if (form := verb_form(word)) is not None and form.mostly
    ]
    forms = [(word, form) for word, form in forms if form.lemma not in _LEFT_OUT]
    if not forms:
        return None
    word, form = forms[-1]
    at = words.index(word)
    passive = "n" in form.forms and bool(_BE & set(words[:at])) and words[-1] == "by"
    is_finite = passive or (set(form.forms) & set("psb") and "to" not in words[:at])
    return (form.lemma, passive) if is_finite else None


def _is_said(claimed: Claimed) -> bool:
    """Whether a deed is put forward: not where it is denied, or called less likely than not."""
    sure = claimed.claim.certainty
    unlikely = sure is not None and sure.high is not None and sure.high <= _EVEN
    return claimed.says and not unlikely


def _tie(deed: _Deed, told: Sequence[Claimed], tellings: Mapping[str, Telling]) -> Tie:
    said = [claimed for claimed in told if _is_said(claimed)]
    denied = [claimed for claimed in told if not _is_said(claimed)]
    origins = {
        tellings[one.id].origin if one.id in tellings else one.id for one in (said or denied)
    }
    days = sorted({time.value for one in told for time in one.days if time.value})
    return Tie(
        id=make_id("tie", *deed, *sorted(one.id for one in told)),
        who=deed.who,
        verb=deed.verb,
        whom=deed.whom,
        day=days[0] if days else None,
        claims=tuple(one.id for one in said),
        denied=tuple(one.id for one in denied),
        voices=tuple(dict.fromkeys(one.voice.label for one in told)),
        origins=len(origins),
    )
