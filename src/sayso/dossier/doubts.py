"""Doubts: claims of a story that are nearly alike enough to be one, for a person to settle."""

from collections.abc import Iterable, Sequence

from sayso.dossier.claimed import Claimed
from sayso.dossier.matching import Matches
from sayso.dossier.tellings import tell_alone
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup, Doubt
from sayso.records.settled import Grouping

_DOUBTFUL = 0.8
"""How near two claims that were not joined come to being one, from which they may be all the same:
in units of what joins two."""
_MOST = 40
"""Doubts of one story: nobody looks through more, and the likest come first."""


def find_doubts(
    claims: Sequence[Claimed],
    matches: Matches,
    groups: Iterable[ClaimGroup],
    settled: Iterable[Grouping],
) -> tuple[Doubt, ...]:
    """Pairs that nothing holds apart and that are in no group together, the likest first.

    Of two groups, or a group and a claim, the likest pair alone; none that people parted.
    """
    tellings = {one.claim: one for group in groups for one in group.tellings}
    home = {one.claim: group.id for group in groups for one in group.tellings}
    apart = {
        frozenset((one.claims[0], other))
        for one in settled
        if one.apart
        for other in one.claims[1:]
    }
    met: set[frozenset[str]] = set()
    found: list[Doubt] = []
    for (one, other), match in sorted(matches.items(), key=lambda each: (-each[1].same, each[0])):
        first, second = claims[one], claims[other]
        if match.same < _DOUBTFUL or len(found) == _MOST:
            break
        homes = frozenset(home.get(each.id, each.id) for each in (first, second))
        if not match.agree or first.says != second.says or len(homes) < 2 or homes in met:
            continue
        if frozenset((first.id, second.id)) in apart:
            continue
        met.add(homes)
        sides = [tellings.get(each.id) or tell_alone(each) for each in (first, second)]
        found.append(
            Doubt(
                id=make_id("doubt", *sorted((first.id, second.id))),
                one=sides[0],
                other=sides[1],
                nearness=match.same,
            )
        )
    return tuple(found)
