"""Fitting: whether anything in two claims holds them apart: other names, numbers or days."""

from sayso.dossier.claimed import Claimed
from sayso.dossier.days import are_compatible


def names_fit(one: Claimed, other: Claimed) -> bool:
    """Whether two claims share a name, or one of them has none."""
    return not (one.names and other.names and not one.names & other.names)


def counts_fit(one: Claimed, other: Claimed) -> bool:
    """Whether what both claims count has one number in both.

    Who tells a whole and its parts ("three dead, two women and a man") tells each of them.
    """
    for count in one.counts:
        rivals = [each for each in other.counts if each.things & count.things]
        told = [each for each in one.counts if each.things & count.things]
        if rivals and not any(each.is_same(rival) for each in told for rival in rivals):
            return False
    return True


def days_fit(one: Claimed, other: Claimed) -> bool:
    """Whether two claims have a day in common, or one of them has none."""
    if not one.days or not other.days:
        return True
    return any(
        are_compatible(first.value, second.value)
        for first in one.days
        for second in other.days
        if first.value and second.value
    )


def is_later(one: Claimed, other: Claimed) -> bool:
    """Whether the first claim's document was published on a day after the second's."""
    first, second = other.document.published, one.document.published
    return first is not None and second is not None and first < second
