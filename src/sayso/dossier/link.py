"""Linking: readings in, a dossier out; the same readings in any order give the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.dossier.claimed import Claimed, claims_of
from sayso.dossier.copies import Citation, find_copies
from sayso.dossier.credits import plain
from sayso.dossier.disagreements import WEAK_KINDS, find_disagreements
from sayso.dossier.entities import find_entities
from sayso.dossier.follows import Between
from sayso.dossier.losses import find_losses
from sayso.dossier.matching import Encode, match_claims
from sayso.dossier.passages import Cut, cut_text
from sayso.dossier.running import Run
from sayso.dossier.same import alike, group_claims
from sayso.dossier.sharing import sharing_pairs
from sayso.dossier.slips import Slip, make_slip, quoted_spans
from sayso.dossier.stories import find_stories
from sayso.dossier.tellings import tell, tell_alone
from sayso.dossier.ties import find_ties
from sayso.dossier.timeline import find_happenings
from sayso.dossier.tracks import find_tracks
from sayso.dossier.weights import Weights, weigh_stems
from sayso.records import Document, Reading, Words
from sayso.records.dossier import Dossier, LeftOut, Listed, MadeBy, Story, Summary
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup, Copy, DisagreementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How documents are linked.

    ``days``: how far apart two of one story may be published. ``since`` and ``until``: documents
    published before or after, and those without a day, are left out. ``weak_kinds``: kinds of
    disagreement that are only shown where all is. ``version``: of what links.
    """

    days: int = 4
    since: date | None = None
    until: date | None = None
    weak_kinds: frozenset[DisagreementKind] = WEAK_KINDS
    version: str = ""

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


def link_readings(
    readings: Iterable[Reading],
    options: Options,
    encode: Encode | None = None,
    run: Run = map,
) -> Dossier:
    """The dossier of some readings. Each document counts once, however often it is given.

    encode: without it claims are compared by their words alone. run: applies what is done for each
    document, each part of the fingerprints and each story.
    """
    kept, left_out = _kept(readings, options)
    slips = sorted(run(make_slip, kept), key=lambda slip: slip.order)
    by_id = {reading.document.id: reading for reading in kept}
    claims: Mapping[str, tuple[Claimed, ...]]
    claims = {slip.id: tuple(claims_of(by_id[slip.id])) for slip in slips}
    copies, boilerplate = find_copies(
        slips,
        sharing_pairs(slips, run),
        _Cuts(by_id).cut,
        lambda id_: by_id[id_].document.text,
        {id_: _citations(each) for id_, each in claims.items()},
    )
    numbers = {slip.id: number for number, slip in enumerate(slips)}
    whole = [(numbers[copy.of], numbers[copy.by]) for copy in copies if copy.whole]
    weights = weigh_stems(claimed for each in claims.values() for claimed in each)
    publishers = frozenset(slip.publisher for slip in slips if slip.publisher)
    members = find_stories(slips, whole, days=options.days)
    story_of = {slips[n].id: number for number, story in enumerate(members) for n in story}
    found = find_entities([by_id[slip.id] for slip in slips], story_of)
    claims = {id_: _with_entities(each, found.of_name) for id_, each in claims.items()}
    linked = _Linked(
        readings=by_id,
        claims=claims,
        copies=_by_document(copies),
        weights=weights,
        publishers=publishers,
        of_name=found.of_name,
        encode=encode,
        weak_kinds=options.weak_kinds,
    )
    tasks = (_part_of([slips[number] for number in story], linked) for story in members)
    stories = tuple(run(_story, tasks))
    made_by = MadeBy(sayso=options.version, likeness=encode is not None, days=options.days)
    return Dossier(
        stories=stories,
        entities=found.entities,
        tracks=find_tracks(claims, stories),
        summary=Summary(
            documents=len(slips),
            boilerplate=boilerplate,
            left_out=left_out,
            open_names=found.open_names,
            made_by=made_by,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Linked:
    """What every story is made of."""

    readings: Mapping[str, Reading]
    claims: Mapping[str, Sequence[Claimed]]
    copies: Mapping[str, Sequence[Copy]]
    weights: Weights
    publishers: frozenset[str]
    of_name: Mapping[tuple[str, str], str]
    encode: Encode | None
    weak_kinds: frozenset[DisagreementKind]


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


def _part_of(slips: Sequence[Slip], linked: _Linked) -> tuple[tuple[Slip, ...], _Linked]:
    """What one story is made of: its documents, and of all that is known what concerns them."""
    here = [slip.id for slip in slips]
    claims = {id_: linked.claims[id_] for id_ in here}
    stems = {stem for each in claims.values() for claimed in each for stem in claimed.stems}
    weights = replace(linked.weights, of={stem: linked.weights.of[stem] for stem in sorted(stems)})
    within = frozenset(here)
    part = replace(
        linked,
        readings={id_: linked.readings[id_] for id_ in here},
        claims=claims,
        copies={id_: linked.copies[id_] for id_ in here if id_ in linked.copies},
        weights=weights,
        of_name={key: of for key, of in linked.of_name.items() if key[0] in within},
    )
    bare = (replace(slip, fingerprints=slip.fingerprints[:0], weights={}) for slip in slips)
    return tuple(bare), part


def _story(task: tuple[Sequence[Slip], _Linked]) -> Story:
    slips, linked = task
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
    matches = match_claims(firsts, linked.weights, linked.encode)
    groups = [
        _group([claims[number] for number in numbers], between)
        for numbers in _widened(group_claims(firsts, matches), twins)
        if len({claims[number].document.id for number in numbers}) > 1
    ]
    groups.sort(key=lambda group: (-group.documents, group.id))
    by_id = {claimed.id: claimed for claimed in claims}
    losses = [loss for group in groups for loss in find_losses(group, by_id)]
    disagreements, updates = find_disagreements(claims, twins, matches, groups, linked.weak_kinds)
    tellings = {one.claim: one for group in groups for one in group.tellings}
    happenings = find_happenings(claims, groups)
    ties = find_ties(claims, tellings, linked.of_name)
    spoken = {id_ for one in disagreements for side in one.sides for id_ in side}
    spoken |= {id_ for one in updates for step in one.steps for id_ in step}
    spoken |= {id_ for one in happenings for id_ in one.tellings}
    spoken |= {id_ for one in ties for id_ in (*one.claims, *one.denied)}
    copies = dict.fromkeys(copy for id_ in ids for copy in between.copies[id_])
    return Story(
        id=make_id("story", *sorted(ids)),
        documents=tuple(_listed(linked.readings[id_].document) for id_ in ids),
        copies=tuple(copies),
        groups=tuple(groups),
        lone=tuple(tell_alone(each) for each in claims if each.id in spoken - tellings.keys()),
        disagreements=disagreements,
        updates=updates,
        losses=tuple(losses),
        happenings=happenings,
        ties=ties,
    )


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
