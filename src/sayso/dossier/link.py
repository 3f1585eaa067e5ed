"""Linking: readings in, a dossier out; the same readings in any order give the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from sayso.dossier.claimed import Claimed, claims_of
from sayso.dossier.copies import Citation, find_copies
from sayso.dossier.credits import plain
from sayso.dossier.entities import find_entities
from sayso.dossier.making import MadeStory, make_story
from sayso.dossier.options import Options
from sayso.dossier.passages import Cut, cut_text
from sayso.dossier.running import Run
from sayso.dossier.settling import settle_copies
from sayso.dossier.sharing import MOST_EARLIER, Sharing, sharing_pairs
from sayso.dossier.slips import Slip, make_slip, quoted_spans
from sayso.dossier.stories import find_stories
from sayso.dossier.story_key import MadeOf, story_key
from sayso.dossier.tracks import find_tracks
from sayso.dossier.weights import Weights, weigh_stems
from sayso.records import Document, Reading, Words
from sayso.records.dossier import Dossier, LeftOut, Summary
from sayso.records.linked import Copy, Voice
from sayso.records.settled import Settled
from sayso.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Linked:
    """A dossier; its stories in their order by all that each was made of; how many were made anew.

    Those are of several documents, and of a key that is not among those that were known.
    """

    dossier: Dossier
    stories: Mapping[str, MadeStory]
    fresh: int


_NONE_KNOWN: Mapping[str, MadeStory] = MappingProxyType({})


def link_readings(readings: Iterable[Reading], options: Options, run: Run = map) -> Dossier:
    """The dossier of some readings. Each document counts once, however often it is given.

    run: applies what is done for each document, each part of the fingerprints and each story.
    """
    return link_anew(readings, options, run=run).dossier


@uncollected()
def link_anew(
    readings: Iterable[Reading],
    options: Options,
    known: Mapping[str, MadeStory] = _NONE_KNOWN,
    run: Run = map,
) -> Linked:
    """As ``link_readings``; stories that are known by their key are not made again."""
    kept, left_out = _kept(readings, options)
    slips = sorted(run(make_slip, kept), key=lambda slip: slip.order)
    by_id = {reading.document.id: reading for reading in kept}
    claims: Mapping[str, tuple[Claimed, ...]]
    claims = {slip.id: tuple(claims_of(by_id[slip.id])) for slip in slips}
    sharing = sharing_pairs(slips, run)
    copies, boilerplate = find_copies(
        slips,
        sharing,
        _Cuts(by_id).cut,
        lambda id_: by_id[id_].document.text,
        {id_: _citations(each) for id_, each in claims.items()},
    )
    copies = settle_copies(copies, options.settled.copies, by_id)
    weights = weigh_stems(claimed for each in claims.values() for claimed in each)
    joined = _joined(slips, copies, claims, options.settled)
    members = find_stories(slips, joined, days=options.days)
    story_of = {slips[n].id: number for number, story in enumerate(members) for n in story}
    found = find_entities([by_id[slip.id] for slip in slips], story_of)
    names = _by_document(found.of_name)
    voices: dict[Voice, Voice] = {}
    claims = {id_: _with_entities(each, names[id_], voices) for id_, each in claims.items()}
    whole = _Whole(
        readings=by_id,
        claims=claims,
        names=names,
        weights=weights,
        copies=_of_each(copies),
        publishers=frozenset(slip.publisher for slip in slips if slip.publisher),
        options=options,
    )
    several = [[slips[number] for number in story] for story in members]
    keys = [story_key(_made_of(each, whole)) for each in several]
    anew = [each for key, each in zip(keys, several, strict=True) if key not in known]
    made = iter(run(make_story, (_made_of(each, whole) for each in anew)))
    stories = {key: known[key] if key in known else next(made) for key in keys}
    dossier = Dossier(
        stories=tuple(one.story for one in stories.values()),
        entities=found.entities,
        tracks=find_tracks(claims, [one.story for one in stories.values()]),
        summary=Summary(
            documents=len(slips),
            boilerplate=boilerplate,
            left_out=(*left_out, *_not_compared(sharing)),
            open_names=found.open_names,
            made_by=replace(options.made_by, models=_models(kept)),
        ),
    )
    return Linked(dossier, stories, sum(len(each) > 1 for each in anew))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """What all stories together are made of: see ``MadeOf``."""

    readings: Mapping[str, Reading]
    claims: Mapping[str, Sequence[Claimed]]
    names: Mapping[str, Mapping[str, str]]
    weights: Weights
    copies: Mapping[str, Sequence[Copy]]
    publishers: frozenset[str]
    options: Options


def _made_of(slips: Sequence[Slip], whole: _Whole) -> MadeOf:
    """What one story is made of: of all that is known what concerns its documents."""
    ids = [slip.id for slip in slips]
    here = set(ids)
    claims = {id_: whole.claims[id_] for id_ in ids}
    stems = {stem for each in claims.values() for claimed in each for stem in claimed.stems}
    credited = {plain(credit.name) for slip in slips for credit in slip.credits}
    return MadeOf(
        readings={id_: whole.readings[id_] for id_ in ids},
        claims=claims,
        names={id_: whole.names[id_] for id_ in ids},
        credits={slip.id: slip.credits for slip in slips},
        weights=replace(whole.weights, of={stem: whole.weights.of[stem] for stem in sorted(stems)}),
        copies={id_: [one for one in whole.copies[id_] if {one.of, one.by} <= here] for id_ in ids},
        publishers=whole.publishers & credited,
        options=whole.options,
    )


def _by_document(of_name: Mapping[tuple[str, str], str]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (document, name), entity in of_name.items():
        found[document][name] = entity
    return found


def _of_each(copies: Iterable[Copy]) -> Mapping[str, Sequence[Copy]]:
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.of].append(copy)
        found[copy.by].append(copy)
    return found


def _with_entities(
    claims: Sequence[Claimed], names: Mapping[str, str], voices: dict[Voice, Voice]
) -> tuple[Claimed, ...]:
    """The claims of a document, their voices with the entity that they are of.

    voices: those that were met, which are not held once more.
    """

    def with_entity(claimed: Claimed) -> Claimed:
        voice, entity = claimed.voice, names.get(claimed.voice.name)
        if entity != voice.entity:
            voice = replace(voice, entity=entity)
        met = voices.setdefault(voice, voice)
        return claimed if met is claimed.voice else replace(claimed, voice=met)

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


def _not_compared(sharing: Sharing) -> Iterator[LeftOut]:
    """That some documents were not compared with all that they share words with."""
    if sharing.crowded:
        documents = "document shares" if sharing.crowded == 1 else "documents share"
        why = (
            f"{sharing.crowded} {documents} words with more than {MOST_EARLIER} earlier ones: "
            f"of each, passages are shown with the {MOST_EARLIER} that it shares most with"
        )
        yield LeftOut(what="copies", why=why)


def _models(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The trained models by which documents were read."""
    makers = {reading.made_by for reading in readings}
    return tuple(sorted({made_by.model for made_by in makers if made_by and made_by.model}))


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
