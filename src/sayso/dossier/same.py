"""Same claim: which claims of different documents of a story say the same."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sayso.dossier.claimed import Claimed
from sayso.dossier.joining import homes_of, join_alike
from sayso.dossier.matching import Matches

_ONE = 1.0
"""How near claims are, on average over a group, that are one: see ``Match``."""
_NEARLY = 0.8
"""How near two are that mean the same in other words, whatever words they share."""


def alike(claims: Sequence[Claimed]) -> tuple[tuple[int, ...], ...]:
    """Numbers of claims told in the same words on one day, by whomever: the first for them all."""
    same: dict[tuple[str, object, bool], list[int]] = {}
    for number, claimed in enumerate(claims):
        key = (claimed.claim.text.casefold(), claimed.document.published, claimed.says)
        same.setdefault(key, []).append(number)
    return tuple(map(tuple, same.values()))


def group_claims(claims: Sequence[Claimed], matches: Matches) -> tuple[tuple[int, ...], ...]:
    """Numbers of the claims that are one, in order; a claim that is like no other is in none.

    Claims that are put forward are joined first; each denial then goes to the group with the claim
    that it is most like: two who say a thing in other words are not parted by who denies it.
    """
    near = (pair for pair, match in matches.items() if match.agree and match.same >= _ONE)
    reach, _ = homes_of(len(claims), near)  # no average of others is ever enough
    edges = {
        (one, other): match.same
        for (one, other), match in matches.items()
        if match.agree and reach[one] == reach[other]
    }
    groups = [*_joined(claims, edges, says=True), *_joined(claims, edges, says=False)]
    home = {number: place for place, group in enumerate(groups) for number in group}
    nearest: dict[int, tuple[float, int]] = {}
    for (one, other), likeness in edges.items():
        if claims[one].says != claims[other].says and likeness >= _ONE:
            saying, denying = (one, other) if claims[one].says else (other, one)
            rank = (-likeness, home[saying])
            nearest[home[denying]] = min(rank, nearest.get(home[denying], rank))
    for denying_group, (_, saying_group) in sorted(nearest.items()):
        groups[saying_group] = (*groups[saying_group], *groups[denying_group])
        groups[denying_group] = ()
    return tuple(sorted(tuple(sorted(group)) for group in groups if group))


def _joined(
    claims: Sequence[Claimed], edges: Mapping[tuple[int, int], float], *, says: bool
) -> tuple[tuple[int, ...], ...]:
    """Groups of the claims that are put forward, or of those that are denied."""
    involved = sorted({number for pair in edges for number in pair if claims[number].says == says})
    places = {number: place for place, number in enumerate(involved)}
    within = {
        (places[one], places[other]): likeness
        for (one, other), likeness in edges.items()
        if one in places and other in places
    }
    kinds = [claims[number].document.id for number in involved]
    joined = join_alike(len(involved), within.items(), least=_ONE, kinds=kinds)
    strangers = [
        (group[one], group[other])
        for group in joined
        for one, other in _strangers([claims[involved[place]] for place in group])
        if within.get((group[one], group[other]), 0.0) < _NEARLY
    ]
    if strangers:
        joined = join_alike(len(involved), within.items(), least=_ONE, kinds=kinds, apart=strangers)
    return tuple(tuple(involved[place] for place in group) for group in joined)


def _strangers(claims: Sequence[Claimed]) -> Iterator[tuple[int, int]]:
    """Pairs of claims of a group that say nothing in common: a third says both in one claim.

    "Two men were hurt" and "the barge sank", where somebody has it that two men were hurt when the
    barge sank. Names do not count: they are shared by all that is told of a happening.
    """
    if len(claims) < 3:
        return
    said = [claimed.stems.keys() - claimed.stems_of_names for claimed in claims]
    columns = {stem: column for column, stem in enumerate(sorted(set().union(*said)))}
    has = np.zeros((len(claims), len(columns)), dtype=np.float32)
    for row, stems in enumerate(said):
        has[row, [columns[stem] for stem in stems]] = 1
    silent = ~has.any(axis=1)
    apart = has @ has.T == 0
    apart[silent] = apart[:, silent] = False
    yield from map(tuple, np.argwhere(np.triu(apart, 1)).tolist())
