"""Settling: what people decided about copies, groups, disagreements and losses, put in place."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.dossier.claimed import Claimed
from sayso.records.ids import make_id
from sayso.records.linked import Copy, Disagreement, Loss
from sayso.records.settled import CopySet, DisagreementJudged, Grouping, LossJudged

Numbers = tuple[int, ...]


def settle_copies(
    copies: Sequence[Copy], settled: Sequence[CopySet], known: Container[str]
) -> Iterator[Copy]:
    """The copies as people set them; of two documents one copy at the most.

    known: ids of the documents that are there. Where no words are shared, a copy that was set has
    no passages: the text was taken in other words.
    """
    valid = [
        (frozenset((each.of, each.by)), each)
        for each in settled
        if each.of != each.by and each.of in known and each.by in known
    ]
    wanted = {pair for pair, _ in valid}
    made: dict[frozenset[str], Copy] = {}
    for one in copies:
        pair = frozenset((one.of, one.by))
        if pair in wanted:
            made[pair] = one
        else:
            yield one
    for pair, each in valid:
        before = made.pop(pair, None)
        if each.taken != "none":
            made[pair] = _set(each, before)
    yield from made.values()


def _set(each: CopySet, before: Copy | None) -> Copy:
    passages = before.passages if before else ()
    if before and before.of != each.of:
        turned = (replace(one, of=one.by, by=one.of) for one in passages)
        passages = tuple(sorted(turned, key=lambda one: one.by))
    return Copy(
        id=make_id("copy", each.of, each.by),
        of=each.of,
        by=each.by,
        contained=before.contained if before else 0.0,
        whole=True,
        direction="decided" if each.taken == "taken" else "unknown",
        passages=passages,
    )


def settle_groups(
    groups: Iterable[Sequence[int]], claims: Sequence[Claimed], settled: Iterable[Grouping]
) -> tuple[Numbers, ...]:
    """Groups of claims, by their numbers, as people joined and parted them, in order."""
    number = {claimed.id: at for at, claimed in enumerate(claims)}
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for group in groups:
        for at in group:
            home[at] = group[0]
        members[group[0]] = list(group)
    for each in settled:
        here = [number[id_] for id_ in each.claims if id_ in number]
        if len(here) < 2 or (each.apart and each.claims[0] not in number):
            continue
        for at in here:
            members.setdefault(home.setdefault(at, at), [at])
        if each.apart:
            _part(here, home, members)
        else:
            _join(here, home, members)
    return tuple(sorted(tuple(sorted(several)) for several in members.values() if several))


def _part(here: Sequence[int], home: dict[int, int], members: dict[int, list[int]]) -> None:
    first = here[0]
    place = home[first]
    if not any(home[other] == place for other in here[1:]):
        return
    members[place].remove(first)
    _rename(place, home, members)
    home[first] = first
    members[first] = [first]


def _rename(place: int, home: dict[int, int], members: dict[int, list[int]]) -> None:
    """Call a group by a number that is still in it."""
    left = members.pop(place)
    if left:
        members[left[0]] = left
        for at in left:
            home[at] = left[0]


def _join(here: Sequence[int], home: dict[int, int], members: dict[int, list[int]]) -> None:
    place = home[here[0]]
    for other in here[1:]:
        gone = home[other]
        if gone != place:
            moved = members.pop(gone)
            members[place] += moved
            for at in moved:
                home[at] = place


def settle_disagreements(
    found: Iterable[Disagreement], settled: Sequence[DisagreementJudged]
) -> tuple[Disagreement, ...]:
    """The disagreements without those that are none; those that are right are no weak ones."""
    kept = []
    for one in found:
        right = verdict_on(one, settled)
        if right is not False:
            kept.append(replace(one, weak=False) if right else one)
    return tuple(kept)


def verdict_on(one: Disagreement, settled: Iterable[DisagreementJudged]) -> bool | None:
    """Whether people found it right; None where nobody said.

    What was said of it holds while each of its sides has a claim that it was said of: who joins a
    side changes nothing, a new side does.
    """
    verdict = None
    for each in settled:
        judged = {claim for side in each.sides for claim in side}
        if each.kind == one.kind and all(judged & set(side) for side in one.sides):
            verdict = each.right
    return verdict


def settle_losses(found: Iterable[Loss], settled: Iterable[LossJudged]) -> tuple[Loss, ...]:
    """The losses without those that are none."""
    verdicts = {(one.kind, one.had, one.lacks): one.right for one in settled}
    return tuple(one for one in found if verdicts.get((one.kind, one.from_, one.to), True))
