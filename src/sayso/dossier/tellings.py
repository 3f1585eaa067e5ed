"""Tellings: one claim in each document that has it, with what it follows and its origin."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from sayso.dossier.apart_denials import says_words
from sayso.dossier.claimed import Claimed
from sayso.dossier.credits import plain
from sayso.dossier.follows import (
    LIES_IN,
    Between,
    Group,
    Step,
    find_step,
    has_no_own_source,
    is_known,
    share,
    voice_key,
)
from sayso.records.linked import Telling


def tell(claims: Sequence[Claimed], between: Between) -> tuple[Telling, ...]:
    """The tellings of one claim, each with what it follows and the origin that its chain ends in.

    claims: of one group, sorted by ``Claimed.order``.
    """
    group = Group(claims)
    steps: dict[str, Step] = {}
    for claimed in claims:
        step = find_step(claimed, group, between)
        if step is not None:
            steps[claimed.id] = step
    _cut_circles(steps, claims)
    origins = _origins(group, steps, between)
    return tuple(
        _telling(claimed, steps.get(claimed.id), origins[claimed.id], claims[0])
        for claimed in claims
    )


def tell_alone(claimed: Claimed) -> Telling:
    """A claim that no second document tells."""
    return _telling(claimed, None, claimed.id, claimed)


def _telling(claimed: Claimed, step: Step | None, origin: str, first: Claimed) -> Telling:
    """first: whose words all are held against."""
    claim = claimed.claim
    return Telling(
        claim=claim.id,
        document=claimed.document.id,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        says=says_words(claimed, first),
        voice=claimed.voice,
        strength=claimed.strength,
        origin=origin,
        follows=step.of if step else None,
        because=step.because if step else None,
        shown=step.shown if step else None,
        copying=step.copying if step else None,
    )


def _cut_circles(steps: dict[str, Step], claims: Sequence[Claimed]) -> None:
    """Where tellings cite each other in a circle, the earliest of them follows none."""
    rank = {claimed.id: place for place, claimed in enumerate(claims)}
    for claimed in claims:
        trail = [claimed.id]
        while trail[-1] in steps:
            following = steps[trail[-1]].of
            if following in trail:
                circle = trail[trail.index(following) :]
                del steps[min(circle, key=rank.__getitem__)]
                break
            trail.append(following)


def _origins(group: Group, steps: Mapping[str, Step], between: Between) -> dict[str, str]:
    """Of each claim the telling that its chain ends in, or whoever is credited and not there.

    Tellings with one origin have one name for it, also where neither follows the other.
    """
    home = {claimed.id: claimed.id for claimed in group.claims}

    def root(id_: str) -> str:
        while home[id_] != id_:
            home[id_] = home[home[id_]]  # a long chain is walked once
            id_ = home[id_]
        return id_

    for id_, step in steps.items():
        home[root(id_)] = root(step.of)
    absent: dict[str, str] = {}
    rank = {claimed.id: place for place, claimed in enumerate(group.claims)}
    for claimed in group.claims:
        if claimed.id in steps:
            continue
        for earlier in _of_one_origin(claimed, group, between):
            if rank[earlier.id] < rank[claimed.id] and root(earlier.id) != root(claimed.id):
                home[root(claimed.id)] = root(earlier.id)
        credited = _absent_origin(claimed, between)
        if credited is not None:
            first = absent.setdefault(credited, claimed.id)
            if root(first) != root(claimed.id):
                home[root(claimed.id)] = root(first)
    names = {root(id_): credited for credited, id_ in absent.items()}
    return {id_: names.get(root(id_), root(id_)) for id_ in home}


def _of_one_origin(claimed: Claimed, group: Group, between: Between) -> Iterator[Claimed]:
    """Tellings of one origin: copied, nobody knows in which direction; or of one voice."""
    place = (claimed.claim.start, claimed.claim.end)
    for copy in between.copies.get(claimed.document.id, ()):
        if copy.direction != "unknown":
            continue
        is_by = copy.by == claimed.document.id
        sides = [passage.by if is_by else passage.of for passage in copy.passages]
        if copy.whole or any(share(place, side) >= LIES_IN for side in sides):
            for other in group.by_document.get(copy.of if is_by else copy.by, ()):
                if has_no_own_source(claimed, other):
                    yield other
    if is_known(claimed):
        others = (one for one in group.by_voice[voice_key(claimed)] if one is not claimed)
        yield from islice((one for one in others if one.document.id != claimed.document.id), 1)


def _absent_origin(claimed: Claimed, between: Between) -> str | None:
    """Whoever is credited with a document's text and has published none of the dossier's."""
    publisher = plain(claimed.document.publisher or "")
    for credit in between.credits.get(claimed.document.id, ()):
        named = plain(credit.name)
        if credit.kind != "byline" and named and named not in between.publishers | {publisher}:
            return f"credited: {credit.name}"
    return None
