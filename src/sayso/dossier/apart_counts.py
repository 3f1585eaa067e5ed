"""Counts apart: two claims that count the same thing and do not get one number."""

from collections.abc import Iterator

from sayso.dossier.apart import Apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.counts import Count, scope_of
from sayso.dossier.fitting import days_fit, is_later, names_fit
from sayso.dossier.lexicon import phrases
from sayso.language.verbs import verb_form

_LIKE, _SURELY = 0.45, 0.6
"""The likeness from which claims that count the same thing are, or are surely, of one matter."""


def counts_apart(one: Claimed, other: Claimed, likeness: float) -> Iterator[Apart]:
    """The number on which two claims differ; ``one`` is the earlier.

    Both say so or both deny it. Numbers that bounds or measures allow differ in nothing, nor do
    those of a part and a whole.
    """
    if any("http" in each.claim.text for each in (one, other)):
        return
    if not names_fit(one, other) or not days_fit(one, other):
        return
    for count in one.counts:
        rivals = [each for each in other.counts if each.things & count.things]
        told = [each for each in one.counts if each.things & count.things]
        if not rivals or any(each.is_same(rival) for each in told for rival in rivals):
            continue  # who tells a whole and its parts tells each of them
        rival = rivals[0]
        runs_on = count.runs_on and rival.runs_on
        update = is_later(other, one) and (runs_on or _says_so(one, other))
        if not update and (count.fits(rival) or _scopes_differ(one, count, other, rival)):
            continue
        if likeness >= _LIKE or (update and runs_on):
            mixed = _size(count) != _size(rival)
            labels = (_words(one, count, mixed), _words(other, rival, mixed))
            values = (f"{count.bound}{count.worth:g}", f"{rival.bound}{rival.worth:g}")
            several = len(rivals) > 1 or (len(one.counts) > 1 and len(other.counts) > 1)
            few = min(count.value, rival.value) <= 1
            unsure = several or few or likeness < _SURELY
            unsure = unsure or not _same_verb(one, count, other, rival)
            unsure = unsure or _are_others(_names_before(one, count), _names_before(other, rival))
            weak = not update and unsure
            yield Apart("count", one.id, other.id, labels, values, update, weak)
            return


def _scopes_differ(one: Claimed, count: Count, other: Claimed, rival: Count) -> bool:
    """Whether one number is of a part or a time that the other is not of."""
    return scope_of(one.told, count) != scope_of(other.told, rival)


def _names_before(claimed: Claimed, count: Count) -> frozenset[str]:
    """Words of the name that stands last before a number: who most likely did what is counted."""
    names = [named.name for named in claimed.actors if named.end <= count.start]
    return frozenset(names[-1].lower().split()) if names else frozenset()


def _are_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two are named and have no word in common: "Sund won two", "while Maron won three"."""
    return bool(one and other) and not one & other


def _same_verb(one: Claimed, count: Count, other: Claimed, rival: Count) -> bool:
    """Whether the verb nearest to a number is the same in both claims, or what is counted tells."""
    if count.runs_on and rival.runs_on:
        return True
    first, second = _verb_near(one, count), _verb_near(other, rival)
    return first is not None and first == second


def _verb_near(claimed: Claimed, count: Count) -> str | None:
    verbs = [
        (min(abs(word.start - count.end), abs(count.start - word.end)), form.lemma)
        for word in claimed.words
        if (form := verb_form(word.lower)) is not None and form.mostly
    ]
    return min(verbs)[1] if verbs else None


def _says_so(one: Claimed, other: Claimed) -> bool:
    """Whether the later claim alone says that the number has changed."""
    revised = phrases("amounts", "revised")
    return bool(revised.search(other.claim.text)) and not revised.search(one.claim.text)


def _size(count: Count) -> float:
    return count.unit.size if count.unit else 1


def _words(claimed: Claimed, count: Count, with_unit: bool) -> str:
    """A number in figures with what bounds it, and with its unit where the other has another."""
    text = claimed.claim.text[: count.start]
    before = phrases("amounts", count.bound).findall(text) if count.bound else []
    unit = claimed.claim.text[count.end : count.unit.end] if with_unit and count.unit else ""
    told = f"{count.value:,.10g}{unit}"
    return f"{before[-1]} {told}" if before else told
