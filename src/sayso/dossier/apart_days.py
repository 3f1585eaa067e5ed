"""Days apart: two claims that put one happening on two days."""

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.days import are_compatible
from sayso.dossier.fitting import names_fit
from sayso.dossier.lexicon import word_set
from sayso.dossier.words import stem, stems
from sayso.records import Time

_LIKE = 0.62
"""The likeness, their days left aside, from which two claims tell one happening."""
_MONTH = len("2026-03")


def days_apart(one: Claimed, other: Claimed, likeness: float) -> Iterator[Apart]:
    """The day on which two claims differ; ``one`` is the earlier.

    Each must give one day that is sure: stated, or told by a weekday close to publication.
    """
    if one.says != other.says or not names_fit(one, other):
        return
    if len(one.days) != 1 or len(other.days) != 1:
        return
    if _differ(one.days[0], other.days[0]) and likeness >= _LIKE:
        yield _apart(one, other)


def happenings_apart(claims: Sequence[Claimed]) -> Iterator[Apart]:
    """Claims of a story that only say when a happening was, and others that put it on another day.

    "The blast happened on Saturday" shares too few words with a claim to be matched with it.
    """
    for place, one in enumerate(claims):
        for other in claims[place + 1 :]:
            if one.document.id == other.document.id or one.says != other.says:
                continue
            if len(one.days) != 1 or len(other.days) != 1:
                continue
            if not _differ(one.days[0], other.days[0]):
                continue
            if _only_says_when(one, other) or _only_says_when(other, one):
                yield _apart(one, other)


def _apart(one: Claimed, other: Claimed) -> Apart:
    first, second = one.days[0], other.days[0]
    values = (first.value or "", second.value or "")
    return Apart("day", one.id, other.id, (_words(first), _words(second)), values)


def _differ(first: Time, second: Time) -> bool:
    if first.value is None or second.value is None:
        return False
    values = (first.value, second.value)
    if any(len(value) < _MONTH or "W" in value for value in values):
        return False
    return not are_compatible(*values)


def _words(time: Time) -> str:
    return time.text if time.value in (None, time.text) else f"{time.text} ({time.value})"


def _only_says_when(brief: Claimed, full: Claimed) -> bool:
    """Whether the first claim says of a happening in the second only when it was."""
    happenings = {each for each in brief.stems if each.startswith("=")}
    of_days = {each for time in brief.days for each in stems(time.text)}
    verbs = set(brief.stems) & _takes_place()
    rest = set(brief.stems) - happenings - of_days - verbs
    return bool(verbs) and not rest and bool(happenings & set(full.stems))


@cache
def _takes_place() -> frozenset[str]:
    return frozenset(stem(word) for word in word_set("linking", "takes_place"))
