"""Who: two claims that give one deed to two who did it."""

from collections.abc import Iterator
from typing import NamedTuple

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.fitting import counts_fit, days_fit
from sayso.dossier.lexicon import phrases, word_set
from sayso.dossier.words import Word, happening

_FEWEST = 3
"""Words of content that the deed has: fewer are done by many."""
_ALIKE = 0.75
"""The share of the words of both deeds that is in both."""


class Doer(NamedTuple):
    """Who a claim begins with, as it stands and in full, and where they end in it."""

    who: str
    name: str
    end: int


def who_apart(one: Claimed, other: Claimed, doer: Doer, other_doer: Doer) -> Iterator[Apart]:
    """The two who are told to have done one thing; ``one`` is the earlier. Both say so or deny it.

    The deed must be one that is done once: its object is definite ("the device"), the days are no
    others. A government for its head is no disagreement, nor is part of a body for the body.
    """
    (who, name, end), (other_who, other_name, other_end) = doer, other_doer
    if _may_be_one(name, other_name):
        return
    if not _is_one_deed(one, other, _deed(one, end), _deed(other, other_end)):
        return
    if not counts_fit(one, other) or not days_fit(one, other):
        return
    yield Apart("who", one.id, other.id, (who, other_who), (who.lower(), other_who.lower()))


def doer_of(claimed: Claimed) -> Doer | None:
    """Who a claim begins with, if it begins with a name."""
    if not claimed.actors:
        return None
    text = claimed.claim.text
    opened = phrases("disputes", "cleft").match(text)
    start = opened.end() if opened else 0
    for named in claimed.actors:
        before = text[start : named.start].strip().lower()
        if named.start >= start and before in ("", "the"):
            return Doer(text[named.start : named.end], named.name, named.end)
    return None


def _deed(claimed: Claimed, end: int) -> list[Word]:
    """What is told of whoever ends there."""
    return [word for word in claimed.words if word.start >= end]


def _may_be_one(who: str, other: str) -> bool:
    """Whether one name may stand for the other: a part of it, an office or a body for its land."""
    first, second = set(who.lower().split()), set(other.lower().split())
    stands = word_set("disputes", "metonyms")
    return bool(first & second) or bool((first | second) & stands)


def _is_one_deed(one: Claimed, other: Claimed, deed: list[Word], other_deed: list[Word]) -> bool:
    first, second = ({happening(word.stem) for word in each} for each in (deed, other_deed))
    if min(len(first), len(second)) < _FEWEST:
        return False
    if len(first & second) < _ALIKE * len(first | second):
        return False
    if happening(deed[0].stem) != happening(other_deed[0].stem):
        return False
    return all(_is_definite(each, words) for each, words in ((one, deed), (other, other_deed)))


def _is_definite(claimed: Claimed, deed: list[Word]) -> bool:
    """Whether the object of a deed is the only one of its kind: "the device", a name."""
    between = claimed.claim.text[deed[0].end : deed[1].start].lower().split()
    named = claimed.claim.text[deed[1].start].isupper()
    return named or bool(set(between) & word_set("disputes", "definite"))
