"""Denials: one claim says what the other denies, of the same subject and with the same verb."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.fitting import counts_fit, days_fit, is_later, names_fit
from sayso.dossier.lexicon import phrases, word_set
from sayso.dossier.words import Word, happening

_LIKE = 0.6
"""The likeness from which a denial stands or falls with what the other claim says."""
_OPPOSED = frozenset(("denies", "doubts"))


def denials(one: Claimed, other: Claimed, likeness: float) -> Iterator[Apart]:
    """That one of two claims denies the other; ``one`` is the earlier.

    A denial by stance ("the ministry denies that …") is a surer sign than a "not" inside.
    """
    if one.says == other.says or likeness < _LIKE:
        return
    if not names_fit(one, other) or not counts_fit(one, other) or not days_fit(one, other):
        return
    denying, saying = (other, one) if one.says else (one, other)
    if denying.voice == saying.voice or any(_is_unreal(each) for each in (one, other)):
        return
    by_stance = denying.claim.attributions[-1].stance in _OPPOSED
    if not by_stance and not _denies_the_same(denying, saying):
        return
    labels = ("denied", "said") if denying is one else ("said", "denied")
    not_yet = phrases("disputes", "not_yet").search(denying.claim.text)
    update = denying is one and not by_stance and not_yet is not None and is_later(other, one)
    yield Apart("denial", one.id, other.id, labels, labels, update=update)


def _is_unreal(claimed: Claimed) -> bool:
    """Whether a claim is a question, a condition, an intention, or about what is to come."""
    if claimed.claim.condition is not None or claimed.claim.kind == "forecast":
        return True
    if claimed.claim.attributions[-1].stance in ("asks", "intends"):
        return True
    hedge = claimed.claim.certainty
    text = claimed.claim.text.replace(hedge.text, " ") if hedge else claimed.claim.text
    return phrases("disputes", "conditional").search(text) is not None


def _denies_the_same(denying: Claimed, saying: Claimed) -> bool:
    """Whether the one negation of a claim sits on the verb that the other has, of its subject."""
    text = denying.claim.text
    negations = list(_negation().finditer(text))
    if len(negations) != 1 or phrases("disputes", "elsewhere").search(text):
        return False
    at = negations[0]
    after = [word for word in denying.words if word.start >= at.end()]
    comma = text.rfind(",", 0, at.start())
    subject = [word for word in denying.words if comma < word.start < at.start()]
    if not after or not _says(saying, after[:1]):
        return False
    return _says(saying, subject) and _shares_the_rest(after[1:], saying)


def _says(saying: Claimed, words: list[Word]) -> bool:
    return all(happening(word.stem) in saying.stems for word in words)


def _shares_the_rest(rest: list[Word], saying: Claimed) -> bool:
    """Whether the other claim has most of what comes after the verb, so no other object."""
    if not rest:
        return True
    shared = sum(happening(word.stem) in saying.stems for word in rest)
    return shared >= len(rest) / 2 and happening(rest[0].stem) in saying.stems


@cache
def _negation() -> re.Pattern[str]:
    words = "|".join(sorted(word_set("speaking", "negations") - {"n't"}))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|n['’]t(?!\w)", re.IGNORECASE)
