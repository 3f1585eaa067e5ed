"""Making: a story of all that it is made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.dossier.claimed import Claimed
from sayso.dossier.disagreements import find_disagreements
from sayso.dossier.doubts import find_doubts
from sayso.dossier.follows import Between
from sayso.dossier.losses import find_losses
from sayso.dossier.matching import match_claims
from sayso.dossier.same import alike, group_claims
from sayso.dossier.settling import settle_disagreements, settle_groups, settle_losses
from sayso.dossier.story_key import MadeOf
from sayso.dossier.tellings import tell, tell_alone
from sayso.dossier.ties import find_ties
from sayso.dossier.timeline import find_happenings
from sayso.records import Document
from sayso.records.dossier import Listed, Story
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup, Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeStory:
    """A story, and pairs of claims of which it is not sure whether they are one."""

    story: Story
    doubts: tuple[Doubt, ...] = ()


def make_story(made_of: MadeOf) -> MadeStory:
    """The story: the same for what has the same key."""
    around = made_of.around
    options, settled = around.options, around.options.settled
    claims = sorted(
        (claimed for each in made_of.claims.values() for claimed in each),
        key=lambda claimed: claimed.order,
    )
    between = Between(
        copies=around.copies,
        credits=around.credits,
        publishers=around.publishers,
    )
    twins = alike(claims)
    firsts = [claims[numbers[0]] for numbers in twins]
    matches = match_claims(firsts, options.encode)
    grouped = settle_groups(
        _widened(group_claims(firsts, matches), twins), claims, settled.groupings
    )
    groups = [
        _group([claims[number] for number in numbers], between)
        for numbers in grouped
        if len({claims[number].document.id for number in numbers}) > 1
    ]
    groups.sort(key=lambda group: (-group.documents, group.id))
    by_id = {claimed.id: claimed for claimed in claims}
    losses = [loss for group in groups for loss in find_losses(group, by_id)]
    disagreements, updates = find_disagreements(claims, twins, matches, groups, options.weak_kinds)
    disagreements = settle_disagreements(disagreements, settled.disagreements)
    tellings = {one.claim: one for group in groups for one in group.tellings}
    happenings = find_happenings(claims, groups)
    ties = find_ties(claims, tellings, around.names)
    spoken = {id_ for one in disagreements for side in one.sides for id_ in side}
    spoken |= {id_ for one in updates for step in one.steps for id_ in step}
    spoken |= {id_ for one in happenings for id_ in one.tellings}
    spoken |= {id_ for one in ties for id_ in (*one.claims, *one.denied)}
    alone = spoken - tellings.keys()
    story = Story(
        id=make_id("story", *sorted(made_of.readings)),
        documents=tuple(_listed(reading.document) for reading in made_of.readings.values()),
        copies=tuple(dict.fromkeys(one for each in around.copies.values() for one in each)),
        groups=tuple(groups),
        lone=tuple(tell_alone(each) for each in claims if each.id in alone),
        disagreements=disagreements,
        updates=updates,
        losses=settle_losses(losses, settled.losses),
        happenings=happenings,
        ties=ties,
    )
    return MadeStory(story=story, doubts=find_doubts(firsts, matches, groups, settled.groupings))


def _widened(
    groups: Iterable[Sequence[int]], twins: Sequence[Sequence[int]]
) -> Iterator[tuple[int, ...]]:
    """Groups of claims with all who tell them in the same words; and these by themselves."""
    grouped = set()
    for group in groups:
        grouped |= set(group)
        yield tuple(sorted(number for first in group for number in twins[first]))
    yield from (tuple(several) for first, several in enumerate(twins) if first not in grouped)


def _group(claims: Sequence[Claimed], between: Between) -> ClaimGroup:
    tellings = tell(claims, between)
    return ClaimGroup(
        id=make_id("group", *sorted(one.claim for one in tellings)),
        text=tellings[0].text,
        origins=len({one.origin for one in tellings}),
        documents=len({one.document for one in tellings}),
        tellings=tellings,
    )


def _listed(document: Document) -> Listed:
    return Listed(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        location=document.location,
    )
