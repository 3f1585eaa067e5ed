"""Tracks: of each voice and each publisher what it says, repeats, loses, denies; no score."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import Literal, NamedTuple

from sayso.dossier.claimed import Claimed
from sayso.dossier.credits import plain
from sayso.records import SourceKind
from sayso.records.dossier import Relation, Story, Track

_NAMED = frozenset(("person", "organisation", "document"))


@dataclass(slots=True)
class _Record:
    """What is counted of one voice or publisher."""

    kind: SourceKind | Literal["publisher"]
    claims: int = 0
    first: int = 0
    follows: Counter[str] = field(default_factory=Counter)
    followed_by: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    against_itself: list[str] = field(default_factory=list)


class Said(NamedTuple):
    """Of a claim what tracks count: its id, who puts it forward, whose say-so, whether it says so.

    It is all that is held of a claim while everything is linked.
    """

    claim: str
    publisher: str
    voice: str
    kind: SourceKind
    says: bool


def said_of(claims: Iterable[Claimed]) -> tuple[Said, ...]:
    """What tracks count of some claims."""
    return tuple(
        Said(one.id, one.publisher, intern(one.voice.name), one.voice.kind, one.stands)
        for one in claims
    )


def find_tracks(said: Mapping[str, Sequence[Said]], stories: Iterable[Story]) -> tuple[Track, ...]:
    """A track for each publisher and each named voice, those with most claims first.

    said: by the ids of documents, of all of which the stories are.
    """
    called = _called(said)
    records: dict[str, _Record] = defaultdict(lambda: _Record("publisher"))
    for several in said.values():
        for one in several:
            _count_claim(one, _names(one, called), records)
    for story in stories:
        here = (one for document in story.documents for one in said[document.id])
        _count_story(story, {one.claim: _names(one, called) for one in here}, records)
    tracks = [_track(name, record) for name, record in records.items()]
    return tuple(sorted(tracks, key=lambda one: (-one.claims, one.voice)))


def _called(said: Mapping[str, Sequence[Said]]) -> dict[str, str]:
    """One name for each voice however it is written: a publisher's own, else the longest."""
    called: dict[str, str] = {}
    for name in {one.voice for several in said.values() for one in several}:
        known = called.get(plain(name), "")
        called[plain(name)] = max(known, name, key=lambda each: (len(each), each))
    publishers = sorted({one.publisher for several in said.values() for one in several})
    return called | {plain(name): name for name in publishers}


def _names(one: Said, called: Mapping[str, str]) -> tuple[str, ...]:
    """Whose claim it is: the publisher's, and that of a voice with a name."""
    names = [one.publisher]
    if one.kind in _NAMED:
        names.append(called[plain(one.voice)])
    return tuple(dict.fromkeys(names))


def _count_claim(one: Said, names: Sequence[str], records: Mapping[str, _Record]) -> None:
    for name in names:
        records[name].claims += 1
        if not one.says:
            records[name].denied.append(one.claim)
    if len(names) > 1:
        records[names[1]].kind = one.kind


def _count_story(
    story: Story, names: Mapping[str, tuple[str, ...]], records: Mapping[str, _Record]
) -> None:
    _count_follows(story, names, records)
    for loss in story.losses:
        if loss.grade == "followed":
            for name in names[loss.to]:
                records[name].losses.append(loss.id)
    for one in story.disagreements:
        for name in _on_two_sides(one.sides, names):
            records[name].against_itself.append(one.id)


def _count_follows(
    story: Story, names: Mapping[str, tuple[str, ...]], records: Mapping[str, _Record]
) -> None:
    for group in story.groups:
        first = group.tellings[0]
        for name in names[first.claim]:
            records[name].first += 1
        for one in group.tellings:
            if one.follows is None:
                continue
            by, of = names[one.claim][0], names[one.follows][0]
            if by != of:
                records[by].follows[of] += 1
                records[of].followed_by[by] += 1


def _on_two_sides(
    sides: Sequence[Sequence[str]], names: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Named voices that stand on two sides of one disagreement."""
    told = Counter(
        name for side in sides for name in {names[claim][-1] for claim in side if claim in names}
    )
    yield from sorted(name for name, times in told.items() if times > 1)


def _track(name: str, record: _Record) -> Track:
    return Track(
        voice=name,
        kind=record.kind,
        claims=record.claims,
        first=record.first,
        follows=_relations(record.follows),
        followed_by=_relations(record.followed_by),
        losses=tuple(dict.fromkeys(record.losses)),
        denied=tuple(dict.fromkeys(record.denied)),
        against_itself=tuple(dict.fromkeys(record.against_itself)),
    )


def _relations(counted: Counter[str]) -> tuple[Relation, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Relation(voice=voice, claims=claims) for voice, claims in ranked)
