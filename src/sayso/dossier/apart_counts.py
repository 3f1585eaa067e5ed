"""Counts apart: two claims that count the same thing and do not get one number."""

from collections.abc import Iterator

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.counts import Count
from sayso.dossier.fitting import days_fit, is_later, names_fit
from sayso.dossier.lexicon import phrases

_LIKE = 0.45
"""The likeness from which claims that count the same thing are of one matter."""


def counts_apart(one: Claimed, other: Claimed, likeness: float) -> Iterator[Apart]:
    """The number on which two claims differ; ``one`` is the earlier.

    Numbers that bounds or measures allow differ in nothing, nor do those of a part and a whole.
    """
    if one.says != other.says or not names_fit(one, other) or not days_fit(one, other):
        return
    for count in one.counts:
        rivals = [each for each in other.counts if each.things & count.things]
        if not rivals or any(each.is_same(count) for each in other.counts):
            continue
        rival = rivals[0]
        runs_on = count.runs_on and rival.runs_on
        update = is_later(other, one) and (runs_on or _says_so(one, other))
        if not update and (count.fits(rival) or count.scope != rival.scope):
            continue
        if likeness >= _LIKE or (update and runs_on):
            labels = (_words(one, count), _words(other, rival))
            values = (f"{count.bound}{count.value:g}", f"{rival.bound}{rival.value:g}")
            several = len(rivals) > 1 or (len(one.counts) > 1 and len(other.counts) > 1)
            weak = not update and several
            yield Apart("count", one.id, other.id, labels, values, update, weak)
            return


def _says_so(one: Claimed, other: Claimed) -> bool:
    """Whether the later claim alone says that the number has changed."""
    revised = phrases("amounts", "revised")
    return bool(revised.search(other.claim.text)) and not revised.search(one.claim.text)


def _words(claimed: Claimed, count: Count) -> str:
    """A number in figures with what bounds it."""
    text = claimed.claim.text[: count.start]
    before = phrases("amounts", count.bound).findall(text) if count.bound else []
    return f"{before[-1]} {count.value:,.10g}" if before else f"{count.value:,.10g}"
