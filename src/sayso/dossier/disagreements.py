"""Disagreements: pairs of claims that part, twenty pairs of one dispute gathered into one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.dossier.apart import Apart
from sayso.dossier.apart_counts import counts_apart
from sayso.dossier.apart_days import days_apart, happenings_apart
from sayso.dossier.apart_denials import denials
from sayso.dossier.apart_who import doer_of, who_apart
from sayso.dossier.claimed import Claimed
from sayso.dossier.matching import Matches
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup, Disagreement, DisagreementKind, Update

WEAK_KINDS: frozenset[DisagreementKind] = frozenset(("count", "day", "denial", "who"))
"""Kinds that are right too seldom on real text to be shown unasked: docs/benchmarks-link.md."""


@dataclass(slots=True)
class _Dispute:
    """Claims that part over one thing, by what each says; the kind and whether it goes on."""

    kind: DisagreementKind
    update: bool
    weak: bool
    sides: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    labels: dict[str, str] = field(default_factory=dict)
    parting: frozenset[str] = frozenset()

    @property
    def claims(self) -> frozenset[str]:
        """The claims on all sides."""
        return frozenset(id_ for side in self.sides.values() for id_ in side)


def find_disagreements(
    claims: Sequence[Claimed],
    twins: Sequence[Sequence[int]],
    matches: Matches,
    groups: Sequence[ClaimGroup],
    weak_kinds: Collection[DisagreementKind] = WEAK_KINDS,
) -> tuple[tuple[Disagreement, ...], tuple[Update, ...]]:
    """What claims of a story disagree on, and what later ones only bring up to date.

    claims: sorted by ``Claimed.order``. twins: numbers of those told in the same words, the first
    of which stands for them all in ``matches``: pairs of one matter, by the places of the twins.
    weak_kinds: kinds of which every disagreement is a weaker candidate.
    """
    firsts = [claims[numbers[0]] for numbers in twins]
    doers = list(map(doer_of, firsts))
    found: list[Apart] = []
    for (one, other), match in sorted(matches.items()):
        if not match.is_of_one_matter:
            continue
        pair = firsts[one], firsts[other]
        if pair[0].says != pair[1].says:
            found += denials(*pair, match.likeness)
            continue
        if pair[0].counts and pair[1].counts:
            found += counts_apart(*pair, match.likeness)
        if pair[0].days and pair[1].days:
            found += days_apart(*pair, match.likeness)
        first, second = doers[one], doers[other]
        if first is not None and second is not None:
            found += who_apart(*pair, first, second)
    found += happenings_apart([claimed for claimed in firsts if claimed.days])
    together = {claims[numbers[0]].id: [claims[n].id for n in numbers] for numbers in twins}
    home = {one.claim: group.id for group in groups for one in group.tellings}
    rank = {claimed.id: place for place, claimed in enumerate(claims)}
    said = {claimed.id: claimed for claimed in claims}
    gatherer = _Gatherer(home, rank)
    disputes = gatherer.gather(found)
    for dispute in disputes:
        for side in dispute.sides.values():
            for id_ in tuple(side):
                side.update(dict.fromkeys(together[id_]))
        if dispute.kind == "denial" and not dispute.update:
            _take_in(
                dispute, [group for group in groups if group.id in gatherer.groups_of(dispute)]
            )
    for dispute in disputes:
        dispute.weak |= dispute.kind in weak_kinds
    disagreements = [_disagreement(one, gatherer, said) for one in disputes if not one.update]
    updates = [_update(one, gatherer, said) for one in disputes if one.update]
    return (
        tuple(sorted(disagreements, key=lambda one: (one.weak, one.kind, one.id))),
        tuple(sorted(updates, key=lambda one: one.id)),
    )


class _Gatherer:
    """Joins pairs into disputes: those over claims of one group, or over one claim, are one."""

    def __init__(self, home: Mapping[str, str], rank: Mapping[str, int]) -> None:
        self.home = home
        self.rank = rank

    def gather(self, found: Sequence[Apart]) -> list[_Dispute]:
        """The disputes, each with all the claims on each of its sides."""
        disputes: list[_Dispute] = []
        for update in (False, True):
            for kind in ("count", "day", "denial", "who"):
                pairs = [one for one in found if one.kind == kind and one.update == update]
                # A pair that is unsure would bring others into a dispute that is not.
                sure = list(self._joined([one for one in pairs if not one.weak]))
                parting = {
                    id_ for dispute in sure for side in dispute.sides.values() for id_ in side
                }
                unsure = self._joined([one for one in pairs if one.weak])
                disputes += sure
                disputes += [one for one in unsure if not parting.issuperset(one.claims)]
        return disputes

    def _joined(self, pairs: Sequence[Apart]) -> Iterator[_Dispute]:
        root: dict[str, str] = {}

        def find(node: str) -> str:
            root.setdefault(node, node)
            while root[node] != node:
                node = root[node]
            return node

        for pair in pairs:
            one, other = (find(self.home.get(id_, id_)) for id_ in (pair.one, pair.other))
            root[max(one, other)] = min(one, other)
        made: dict[str, _Dispute] = {}
        for pair in pairs:
            at = find(self.home.get(pair.one, pair.one))
            dispute = made.setdefault(at, _Dispute(pair.kind, pair.update, pair.weak))
            ids = (pair.one, pair.other)
            for id_, value, label in zip(ids, pair.values, pair.labels, strict=True):
                dispute.sides[value].setdefault(id_)
                dispute.labels.setdefault(value, label)
        yield from made.values()

    def groups_of(self, dispute: _Dispute) -> tuple[str, ...]:
        """Ids of the groups whose claims part."""
        ids = {
            self.home[id_] for side in dispute.sides.values() for id_ in side if id_ in self.home
        }
        return tuple(sorted(ids))

    def ordered(self, dispute: _Dispute) -> list[tuple[str, tuple[str, ...]]]:
        """The sides by their earliest claims, each with its label."""
        sides = [
            (dispute.labels[value], self._earliest_first(side, dispute.parting))
            for value, side in sorted(dispute.sides.items())
        ]
        return sorted(sides, key=lambda side: (self.rank[side[1][0]], side[0]))

    def _earliest_first(self, side: Iterable[str], parting: Collection[str]) -> tuple[str, ...]:
        """Claims by day, those that part before those that only tell what one of them does."""
        return tuple(sorted(side, key=lambda id_: (id_ not in parting, self.rank[id_])))


def _take_in(dispute: _Dispute, groups: Sequence[ClaimGroup]) -> None:
    """Add to a denial all who tell the claim that it is about."""
    dispute.parting = dispute.claims
    for group in groups:
        for one in group.tellings:
            dispute.sides["said" if one.says else "denied"].setdefault(one.claim)


def _disagreement(
    dispute: _Dispute, gatherer: _Gatherer, said: Mapping[str, Claimed]
) -> Disagreement:
    sides = gatherer.ordered(dispute)
    return Disagreement(
        id=make_id("disagreement", dispute.kind, *(id_ for _, side in sides for id_ in side)),
        kind=dispute.kind,
        groups=gatherer.groups_of(dispute),
        sides=tuple(side for _, side in sides),
        labels=tuple(label for label, _ in sides),
        words=said[sides[0][1][0]].claim.text,
        weak=dispute.weak,
    )


def _update(dispute: _Dispute, gatherer: _Gatherer, said: Mapping[str, Claimed]) -> Update:
    steps = gatherer.ordered(dispute)
    return Update(
        id=make_id("update", *(id_ for _, step in steps for id_ in step)),
        groups=gatherer.groups_of(dispute),
        steps=tuple(step for _, step in steps),
        labels=tuple(label for label, _ in steps),
        words=said[steps[0][1][0]].claim.text,
    )
