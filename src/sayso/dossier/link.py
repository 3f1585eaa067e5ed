"""Linking: readings in, a dossier out; the same readings in any order give the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from sayso.dossier.claimed import Claimed, claims_of
from sayso.dossier.copies import Citation, find_copies
from sayso.dossier.credits import plain
from sayso.dossier.disagreements import find_disagreements
from sayso.dossier.doubts import find_doubts
from sayso.dossier.entities import find_entities
from sayso.dossier.follows import Between
from sayso.dossier.losses import find_losses
from sayso.dossier.passages import Cut, cut_text
from sayso.dossier.same import Weights, alike, group_claims, match_claims, weigh_stems
from sayso.dossier.settling import (
    settle_copies,
    settle_disagreements,
    settle_groups,
    settle_losses,
)
from sayso.dossier.sharing import sharing_pairs
from sayso.dossier.slips import Slip, make_slip, quoted_spans
from sayso.dossier.stories import find_stories
from sayso.dossier.story_key import MadeOf, story_key
from sayso.dossier.tellings import tell, tell_alone
from sayso.dossier.ties import find_ties
from sayso.dossier.timeline import find_happenings
from sayso.dossier.tracks import find_tracks
from sayso.records import Document, Reading, Words
from sayso.records.dossier import Dossier, LeftOut, Listed, MadeBy, Story, Summary
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup, Copy, Doubt
from sayso.records.settled import NOTHING_SETTLED, Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How documents are linked.

    ``days``: how far apart two of one story may be published. ``since`` and ``until``: documents
    published before or after, and those without a day, are left out. ``version``: of what links.
    ``settled``: what people decided, which goes before what is found.
    """

    days: int = 4
    since: date | None = None
    until: date | None = None
    version: str = ""
    settled: Settled = NOTHING_SETTLED

    @property
    def made_by(self) -> MadeBy:
        """What the dossier says of how it was made."""
        return MadeBy(sayso=self.version, likeness=False, days=self.days)

    def excludes(self, document: Document) -> str | None:
        """Why a document is left out; None where it is not."""
        if not document.text.strip():
            return "it has no text"
        day = document.published
        if self.since is None and self.until is None:
            return None
        if day is None:
            return "it has no day, and days were asked for"
        if self.since is not None and day < self.since:
            return f"it was published on {day}, before {self.since}"
        if self.until is not None and day > self.until:
            return f"it was published on {day}, after {self.until}"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeStory:
    """A story, and pairs of claims of which it is not sure whether they are one."""

    story: Story
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """A dossier; its stories in their order by all that each was made of; how many were made anew.

    Those are of several documents, and of a key that is not among those that were known.
    """

    dossier: Dossier
    stories: Mapping[str, MadeStory]
    fresh: int


_NONE_KNOWN: Mapping[str, MadeStory] = MappingProxyType({})


def link_readings(readings: Iterable[Reading], options: Options) -> Dossier:
    """The dossier of some readings. Each document counts once, however often it is given."""
    return link_anew(readings, options).dossier


def link_anew(
    readings: Iterable[Reading], options: Options, known: Mapping[str, MadeStory] = _NONE_KNOWN
) -> Linked:
    """As ``link_readings``; stories that are known by their key are not made again."""
    kept, left_out = _kept(readings, options)
    slips = sorted((make_slip(reading) for reading in kept), key=lambda slip: slip.order)
    by_id = {reading.document.id: reading for reading in kept}
    claims: Mapping[str, tuple[Claimed, ...]]
    claims = {slip.id: tuple(claims_of(by_id[slip.id])) for slip in slips}
    copies, boilerplate = find_copies(
        slips,
        sharing_pairs(slips),
        _Cuts(by_id).cut,
        lambda id_: by_id[id_].document.text,
        {id_: _citations(each) for id_, each in claims.items()},
    )
    copies = settle_copies(copies, options.settled.copies, by_id)
    weights = weigh_stems(claimed for each in claims.values() for claimed in each)
    publishers = frozenset(slip.publisher for slip in slips if slip.publisher)
    joined = _joined(slips, copies, claims, options.settled)
    members = find_stories(slips, joined, days=options.days)
    story_of = {slips[n].id: number for number, story in enumerate(members) for n in story}
    found = find_entities([by_id[slip.id] for slip in slips], story_of)
    claims = {id_: _with_entities(each, found.of_name) for id_, each in claims.items()}
    linked = _Linked(
        by_id, claims, _by_document(copies), weights, publishers, found.of_name, options
    )
    stories: dict[str, MadeStory] = {}
    fresh = 0
    for story in members:
        several = [slips[number] for number in story]
        key = _key(several, linked)
        fresh += key not in known and len(several) > 1
        stories[key] = known[key] if key in known else _story(several, linked)
    dossier = Dossier(
        stories=tuple(made.story for made in stories.values()),
        entities=found.entities,
        tracks=find_tracks(claims, [made.story for made in stories.values()]),
        summary=Summary(
            documents=len(slips),
            boilerplate=boilerplate,
            left_out=left_out,
            open_names=found.open_names,
            made_by=options.made_by,
        ),
    )
    return Linked(dossier, stories, fresh)


def _joined(
    slips: Sequence[Slip],
    copies: Iterable[Copy],
    claims: Mapping[str, Sequence[Claimed]],
    settled: Settled,
) -> list[tuple[int, int]]:
    """Pairs of documents of one story: copies, and those whose claims people joined."""
    numbers = {slip.id: number for number, slip in enumerate(slips)}
    joined = [(numbers[copy.of], numbers[copy.by]) for copy in copies if copy.whole]
    groupings = [one for one in settled.groupings if not one.apart]
    if groupings:
        home = {one.id: numbers[id_] for id_, each in claims.items() for one in each}
        for grouping in groupings:
            joined += pairwise([home[id_] for id_ in grouping.claims if id_ in home])
    return joined


@dataclass(frozen=True, slots=True)
class _Linked:
    """What every story is made of."""

    readings: Mapping[str, Reading]
    claims: Mapping[str, Sequence[Claimed]]
    copies: Mapping[str, Sequence[Copy]]
    weights: Weights
    publishers: frozenset[str]
    of_name: Mapping[tuple[str, str], str]
    options: Options
    _names: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def names(self, document: str) -> list[tuple[str, str]]:
        """The names of a document with the entity of each, in order."""
        if not self._names:
            for (id_, name), entity in sorted(self.of_name.items()):
                self._names.setdefault(id_, []).append((name, entity))
        return self._names.get(document, [])


def _with_entities(
    claims: Sequence[Claimed], of_name: Mapping[tuple[str, str], str]
) -> tuple[Claimed, ...]:
    """The claims, their voices with the entity that they are of."""

    def with_entity(claimed: Claimed) -> Claimed:
        entity = of_name.get((claimed.document.id, claimed.voice.name))
        voice = replace(claimed.voice, entity=entity)
        return replace(claimed, voice=voice) if entity else claimed

    return tuple(map(with_entity, claims))


class _Cuts:
    """Texts cut into words when they are first asked for."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._cuts: dict[str, Cut] = {}

    def cut(self, id_: str) -> Cut:
        """The text of a document."""
        if id_ not in self._cuts:
            document = self._readings[id_].document
            self._cuts[id_] = cut_text(document.text, quoted_spans(document))
        return self._cuts[id_]


def _kept(
    readings: Iterable[Reading], options: Options
) -> tuple[list[Reading], tuple[LeftOut, ...]]:
    """One reading of each document, and what was left out with why."""
    kept: dict[str, Reading] = {}
    left_out: set[LeftOut] = set()
    for reading in readings:
        document = reading.document
        why = options.excludes(document)
        if why is not None:
            left_out.add(LeftOut(what=name_of(document), why=why))
        elif document.id not in kept or _rank(reading) < _rank(kept[document.id]):
            kept[document.id] = reading
    ordered = tuple(sorted(left_out, key=lambda one: (one.what, one.why)))
    return [kept[id_] for id_ in sorted(kept)], ordered


def _rank(reading: Reading) -> tuple[object, ...]:
    """Orders readings of one document, so that the same one counts whatever the order."""
    document = reading.document
    claims = tuple((claim.start, claim.end) for claim in reading.claims)
    return (
        -len(claims), reading.engine, reading.scale, claims, str(document.published),
        document.location or "",
    )  # fmt: skip


def name_of(document: Document) -> str:
    """What a document is called to people."""
    return document.location or document.title or document.id


def _citations(claims: Sequence[Claimed]) -> tuple[Citation, ...]:
    """Whom a document names as sources of what it says."""
    found = []
    for claimed in claims:
        for link in claimed.claim.attributions:
            source = link.source
            if source.name and source.start is not None and source.end is not None:
                text = claimed.document.text[source.start : source.end]
                shown = Words(text=text, start=source.start, end=source.end)
                found.append(Citation(plain(source.name), shown))
    return tuple(found)


def _by_document(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.of].append(copy)
        found[copy.by].append(copy)
    return found


def _key(slips: Sequence[Slip], linked: _Linked) -> str:
    """What tells a story from one that was made of anything else."""
    claims = [claimed for slip in slips for claimed in linked.claims[slip.id]]
    stems = {stem for claimed in claims for stem in claimed.stems}
    here = {slip.id for slip in slips}
    credited = {plain(credit.name) for slip in slips for credit in slip.credits}
    made_of = MadeOf(
        made_by=linked.options.made_by,
        readings=[linked.readings[slip.id] for slip in slips],
        names=[linked.names(slip.id) for slip in slips],
        weights={stem: linked.weights.of[stem] for stem in stems},
        copies=[one for id_ in sorted(here) for one in linked.copies.get(id_, ())],
        publishers=sorted(credited & linked.publishers),
        settled=linked.options.settled,
    )
    return story_key(made_of)


def _story(slips: Sequence[Slip], linked: _Linked) -> MadeStory:
    ids = [slip.id for slip in slips]
    here = set(ids)
    claims = sorted(
        (claimed for id_ in ids for claimed in linked.claims[id_]),
        key=lambda claimed: claimed.order,
    )
    between = Between(
        copies={
            id_: [each for each in linked.copies.get(id_, ()) if {each.of, each.by} <= here]
            for id_ in ids
        },
        credits={slip.id: slip.credits for slip in slips},
        publishers=linked.publishers,
    )
    twins = alike(claims)
    firsts = [claims[numbers[0]] for numbers in twins]
    matches = match_claims(firsts, linked.weights)
    settled = linked.options.settled
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
    disagreements, updates = find_disagreements(claims, twins, matches, groups)
    disagreements = settle_disagreements(disagreements, settled.disagreements)
    tellings = {one.claim: one for group in groups for one in group.tellings}
    happenings = find_happenings(claims, groups)
    ties = find_ties(claims, tellings, linked.of_name)
    spoken = {id_ for one in disagreements for side in one.sides for id_ in side}
    spoken |= {id_ for one in updates for step in one.steps for id_ in step}
    spoken |= {id_ for one in happenings for id_ in one.tellings}
    spoken |= {id_ for one in ties for id_ in (*one.claims, *one.denied)}
    copies = dict.fromkeys(copy for id_ in ids for copy in between.copies[id_])
    story = Story(
        id=make_id("story", *sorted(ids)),
        documents=tuple(_listed(linked.readings[id_].document) for id_ in ids),
        copies=tuple(copies),
        groups=tuple(groups),
        lone=tuple(tell_alone(each) for each in claims if each.id in spoken - tellings.keys()),
        disagreements=disagreements,
        updates=updates,
        losses=settle_losses(losses, settled.losses),
        happenings=happenings,
        ties=ties,
    )
    doubts = find_doubts(firsts, matches, groups, settled.groupings)
    return MadeStory(story=story, doubts=doubts)


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
