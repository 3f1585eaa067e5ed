"""Linking: readings in, a dossier out; the same readings in any order give the same."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from sys import intern
from typing import Any

from sayso.dossier.at_hand import AtHand, ClaimsAtHand
from sayso.dossier.claimed import Claimed
from sayso.dossier.copies import Compared, Texts, pack_copies, thriftily
from sayso.dossier.credits import plain
from sayso.dossier.entities import find_entities
from sayso.dossier.making import MadeStory, make_story
from sayso.dossier.noting import Noted, Notes
from sayso.dossier.options import Options
from sayso.dossier.packed import (
    UNPACKED,
    Allowance,
    Packed,
    PackedReadings,
    Row,
    Spool,
    pack_readings,
)
from sayso.dossier.passages import Shared
from sayso.dossier.running import Run
from sayso.dossier.settling import settle_copies
from sayso.dossier.sharing import MOST_EARLIER, Sharing, sharing_pairs
from sayso.dossier.slips import Slip
from sayso.dossier.stories import find_stories
from sayso.dossier.story_key import Around, MadeOf, story_key
from sayso.dossier.tracks import Said, find_tracks
from sayso.records import Document, Reading
from sayso.records.dossier import Dossier, LeftOut, Story, Summary
from sayso.records.linked import Copy, Span, Voice
from sayso.records.settled import NOTHING_SETTLED, Settled
from sayso.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be made again: stories, in their order by all that each was made of; what was
    noted of documents, by their readings, and what each shares with some, by theirs."""

    stories: Packed[MadeStory]
    noted: Packed[Noted]
    shared: Packed[dict[str, Shared]]

    @property
    def all(self) -> tuple[Packed[Any], ...]:
        """Each of them."""
        return self.stories, self.noted, self.shared

    @classmethod
    def nothing(cls, spool: Spool | None = None) -> "Known":
        """Nothing yet; what holds it outside of memory."""
        return cls(
            Packed(MadeStory, spool=spool),
            Packed(Noted, spool=spool),
            Packed(dict[str, Shared], spool=spool),
        )


NOTHING_KNOWN = Known.nothing()


@dataclass(frozen=True, slots=True)
class Linked:
    """A dossier in pieces, packed; how many stories were made anew.

    ``rest`` is the dossier without its stories. Those that were made anew are of several documents,
    and of a key that was not known.
    """

    packed: Packed[Dossier]
    known: Known
    fresh: int

    @property
    def stories(self) -> Packed[MadeStory]:
        """The stories in their order."""
        return self.known.stories

    @property
    @uncollected()
    def rest(self) -> Dossier:
        """The dossier without its stories."""
        return self.packed[_REST]

    @property
    @uncollected()
    def dossier(self) -> Dossier:
        """The whole."""
        return put_together(self.rest, (one.story for one in self.stories.values()))


_REST = "rest"


def put_together(rest: Dossier, stories: Iterable[Story]) -> Dossier:
    """The dossier with its stories; places that passages share are held once."""
    spans: dict[Span, Span] = {}
    return replace(
        rest,
        stories=tuple(replace(one, copies=thriftily(one.copies, spans)) for one in stories),
    )


@uncollected()
def link_anew(
    readings: Iterable[Reading],
    options: Options,
    known: Known = NOTHING_KNOWN,
    run: Run = map,
    *,
    keyed: bool = True,
) -> Linked:
    """The dossier of some readings. Each document counts once, however often it is given.

    known: what is not made again. keyed: whether what is made now will be asked for by the keys of
    what it is made of; else stories are numbered, and nothing noted is kept. run: applies what is
    done for each document, each part of the fingerprints and each story.

    All is held packed, where the readings are: of a document there is in memory at once what it is
    found by, of a story all that it is made of.
    """
    packed = pack_readings(readings)
    spool = packed.spool
    kept, left_out = _kept(packed, options)
    del readings, packed
    claims = ClaimsAtHand()
    notes = Notes(spool, claims)
    notes.take_all(kept, known.noted, run, keyed=keyed)
    slips = notes.slips
    by_id = kept.in_order(slip.id for slip in slips)
    seen = notes.seen(by_id)
    sharing = sharing_pairs(notes.fingerprints, [slip.thinned for slip in slips], run)
    at_hand = AtHand(by_id, notes.runs)
    compared = Compared(at_hand.cut, notes.keys, known.shared, spool)
    texts = Texts(compared.shared, at_hand.text, seen.citations)
    found_copies, boilerplate = pack_copies(slips, sharing, texts, spool)
    del at_hand, texts
    notes.runs.clear()
    copies = _Copies(
        Row(Copy, settle_copies(found_copies, options.settled.copies, by_id), spool)
        if options.settled.copies
        else found_copies
    )
    joined = _joined(slips, copies, seen.said, options.settled)
    published = [slip.published for slip in slips]
    members = find_stories(notes.marks, published, joined, days=options.days, spool=spool)
    story_of = {slips[n].id: number for number, story in enumerate(members) for n in story}
    found = find_entities(by_id.values(), story_of)
    whole = _Whole(
        readings=by_id,
        claims=claims,
        said=seen.said,
        keys=notes.keys,
        names=found.names,
        copies=copies,
        publishers=frozenset(slip.publisher for slip in slips if slip.publisher),
        options=options,
    )
    stories, fresh = _made(
        ([slips[number] for number in story] for story in members), whole, known.stories, run
    )
    rest = Dossier(
        stories=(),
        entities=found.entities,
        tracks=find_tracks(seen.said, (one.story for one in stories.values())),
        summary=Summary(
            documents=len(slips),
            boilerplate=boilerplate,
            left_out=(*left_out, *_not_compared(sharing)),
            open_names=found.open_names,
            read_by=seen.read_by,
            made_by=replace(options.made_by, models=seen.models),
        ),
    )
    whole_rest = Packed(Dossier, [(_REST, rest)], spool, Allowance(UNPACKED))
    return Linked(whole_rest, Known(stories, notes.made, compared.made), fresh)


class _Copies:
    """The copies that each document has part in."""

    def __init__(self, copies: Row[Copy]) -> None:
        self.every = copies
        self._numbers: dict[str, list[int]] = {}
        for number, copy in enumerate(copies):
            for id_ in (copy.of, copy.by):
                self._numbers.setdefault(intern(id_), []).append(number)

    def among(self, ids: Sequence[str]) -> Mapping[str, Sequence[Copy]]:
        """Those of two of some documents, by these."""
        numbers = {id_: self._numbers.get(id_, ()) for id_ in ids}
        every = {number: self.every[number] for each in numbers.values() for number in each}
        here = set(ids)
        return {
            id_: [every[n] for n in each if {every[n].of, every[n].by} <= here]
            for id_, each in numbers.items()
        }


def _made(
    stories: Iterable[Sequence[Slip]],
    whole: "_Whole",
    known: Packed[MadeStory],
    run: Run,
) -> tuple[Packed[MadeStory], int]:
    """The stories of these documents by their keys, and how many of several were made anew."""
    keys: list[str] = []
    anew: deque[str] = deque()
    spool = whole.readings.spool
    made = Packed(MadeStory, spool=spool, allowance=Allowance(UNPACKED))
    fresh = 0

    def unknown() -> Iterator[MadeOf]:
        nonlocal fresh
        for slips in stories:
            around = _around(slips, whole)
            key = _key_of(around, whole) if whole.keys else str(len(keys))
            keys.append(key)
            if key not in known:
                anew.append(key)
                fresh += len(slips) > 1
                yield _made_of(around, whole)

    for story in run(make_story, unknown()):
        made.put(anew.popleft(), story)
    for key in keys:
        if key in known:
            made.take(key, known)
    return made.in_order(keys), fresh


def _joined(
    slips: Sequence[Slip],
    copies: _Copies,
    said: Mapping[str, Sequence[Said]],
    settled: Settled,
) -> list[tuple[int, int]]:
    """Pairs of documents of one story: copies, and those whose claims people joined."""
    numbers = {slip.id: number for number, slip in enumerate(slips)}
    joined = [(numbers[copy.of], numbers[copy.by]) for copy in copies.every if copy.whole]
    groupings = [one for one in settled.groupings if not one.apart]
    if groupings:
        home = {one.claim: numbers[id_] for id_, each in said.items() for one in each}
        for grouping in groupings:
            joined += pairwise([home[id_] for id_ in grouping.claims if id_ in home])
    return joined


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """What all stories together are made of: see ``MadeOf``. ``keys``: as ``Notes`` has them."""

    readings: Packed[Reading]
    claims: ClaimsAtHand
    said: Packed[tuple[Said, ...]]
    keys: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    copies: _Copies
    publishers: frozenset[str]
    options: Options


def _key_of(around: Around, whole: _Whole) -> str:
    settled = whole.options.settled != NOTHING_SETTLED
    claims = {one.claim for id_ in around.names for one in whole.said[id_]} if settled else ()
    return story_key([whole.keys[id_] for id_ in around.names], claims, around)


def _around(slips: Sequence[Slip], whole: _Whole) -> Around:
    """Of all that is known what concerns a story of these documents."""
    ids = [slip.id for slip in slips]
    credited = {plain(credit.name) for slip in slips for credit in slip.credits}
    return Around(
        names={id_: whole.names.get(id_, {}) for id_ in ids},
        credits={slip.id: slip.credits for slip in slips},
        copies=whole.copies.among(ids),
        publishers=whole.publishers & credited,
        options=whole.options,
    )


def _made_of(around: Around, whole: _Whole) -> MadeOf:
    """What a story is made of, with the readings of its documents."""
    readings = {id_: whole.readings[id_] for id_ in around.names}
    voices: dict[Voice, Voice] = {}
    claims = {
        id_: _with_entities(whole.claims.of(id_, reading), around.names[id_], voices)
        for id_, reading in readings.items()
    }
    return MadeOf(readings=readings, claims=claims, around=around)


def _with_entities(
    claims: Iterable[Claimed], names: Mapping[str, str], voices: dict[Voice, Voice]
) -> tuple[Claimed, ...]:
    """The claims of a document, their voices with the entity that they are of.

    voices: those that were met with their entity, which are not held once more.
    """

    def with_entity(claimed: Claimed) -> Claimed:
        voice, entity = claimed.voice, names.get(claimed.voice.name)
        if entity != voice.entity:
            voice = replace(voice, entity=entity)
            return replace(claimed, voice=voices.setdefault(voice, voice))
        return claimed

    return tuple(map(with_entity, claims))


def _kept(packed: PackedReadings, options: Options) -> tuple[Packed[Reading], tuple[LeftOut, ...]]:
    """One reading of each document in the order of their ids, and what was left out with why."""
    kept = Packed(Reading, spool=packed.spool, allowance=Allowance(packed.left))
    left_out: set[LeftOut] = set()
    for (id_, line), at_hand in zip_longest(packed.lines, packed.at_hand):
        again = id_ in kept
        if not again:
            kept.hold(intern(id_), line, at_hand)
        reading = packed.unpacked(line) if again else kept[id_]
        why = options.excludes(reading.document)
        if why is not None:
            left_out.add(LeftOut(what=name_of(reading.document), why=why))
            if not again:
                kept.drop(id_)
        elif again and _rank(reading) < _rank(kept[id_]):
            kept.hold(intern(id_), line)
    ordered = tuple(sorted(left_out, key=lambda one: (one.what, one.why)))
    return kept.in_order(sorted(kept)), ordered


def _not_compared(sharing: Sharing) -> Iterator[LeftOut]:
    """That some documents were not compared with all that they share words with."""
    if sharing.crowded:
        documents = "document shares" if sharing.crowded == 1 else "documents share"
        why = (
            f"{sharing.crowded} {documents} words with more than {MOST_EARLIER} earlier ones: "
            f"of each, passages are shown with the {MOST_EARLIER} that it shares most with"
        )
        yield LeftOut(what="copies", why=why)


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
