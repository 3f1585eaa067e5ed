"""Days apart: two claims that put one happening on two days."""

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.days import are_compatible, states_year
from sayso.dossier.fitting import names_fit
from sayso.dossier.lexicon import word_set
from sayso.dossier.words import stem, stems
from sayso.records import Time

_LIKE = 0.62
"""The likeness, their days left aside, from which two claims tell one happening."""
_FEWEST = 3
"""Words that two claims share at least to tell the same."""
_MONTH = len("2026-03")


def days_apart(one: Claimed, other: Claimed, likeness: float) -> Iterator[Apart]:
    """The day on which two claims differ; ``one`` is the earlier.

    Both say so or both deny it. Each must give one day that is sure: stated, or told by a weekday
    close to publication.
    """
    if len(one.days) != 1 or len(other.days) != 1 or not names_fit(one, other):
        return
    if _differ(one, other) and (likeness >= _LIKE or _tell_the_same(one, other)):
        yield _apart(one, other)


def _tell_the_same(one: Claimed, other: Claimed) -> bool:
    """Whether two claims have the same words but for those of time and who says so."""
    first, second = (set(each.stems) - _of_time(each) for each in (one, other))
    return len(first & second) >= min(len(first), len(second)) >= _FEWEST


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
            if not _differ(one, other):
                continue
            if _only_says_when(one, other) or _only_says_when(other, one):
                yield _apart(one, other)


def _apart(one: Claimed, other: Claimed) -> Apart:
    first, second = one.days[0], other.days[0]
    values = (first.value or "", second.value or "")
    return Apart("day", one.id, other.id, (_words(first), _words(second)), values)


def _differ(one: Claimed, other: Claimed) -> bool:
    """Whether the days of two claims cannot be one.

    What happened after the other document was published is another happening. "Sept. 11" without
    its year may be of any.
    """
    values = (one.days[0].value or "", other.days[0].value or "")
    if any(len(value) < _MONTH or "W" in value or "/" in value for value in values):
        return False
    for value, document in zip(values, (other.document, one.document), strict=True):
        if document.published is not None and value > document.published.isoformat():
            return False
    told = all(states_year(claimed.days[0]) for claimed in (one, other))
    if not told and values[0][len("2026") :] == values[1][len("2026") :]:
        return False
    return not are_compatible(*values)


def _words(time: Time) -> str:
    return time.text if time.value in (None, time.text) else f"{time.text} ({time.value})"


def _only_says_when(brief: Claimed, full: Claimed) -> bool:
    """Whether the first claim says of a happening in the second only when it was."""
    happenings = {each for each in brief.stems if each.startswith("=")}
    verbs = set(brief.stems) & _takes_place()
    rest = set(brief.stems) - happenings - _of_time(brief) - verbs
    return bool(verbs) and not rest and bool(happenings & set(full.stems))


def _of_time(claimed: Claimed) -> set[str]:
    """The stems of the words that say when, and of parts of a day."""
    told = {each for time in claimed.days for each in stems(time.text)}
    return told | {stem(word) for word in word_set("linking", "parts_of_day")}


@cache
def _takes_place() -> frozenset[str]:
    return frozenset(stem(word) for word in word_set("linking", "takes_place"))
