"""Tracks: of each voice and each publisher what it says, repeats, loses, denies; no score."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

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


def find_tracks(
    claims: Mapping[str, Sequence[Claimed]], stories: Sequence[Story]
) -> tuple[Track, ...]:
    """A track for each publisher and each named voice, those with most claims first."""
    called = _called(claims)
    names = {
        claimed.id: _names(claimed, called) for several in claims.values() for claimed in several
    }
    records: dict[str, _Record] = defaultdict(lambda: _Record("publisher"))
    for several in claims.values():
        for claimed in several:
            _count_claim(claimed, names[claimed.id], records)
    for story in stories:
        _count_story(story, names, records)
    tracks = [_track(name, record) for name, record in records.items()]
    return tuple(sorted(tracks, key=lambda one: (-one.claims, one.voice)))


def _called(claims: Mapping[str, Sequence[Claimed]]) -> dict[str, str]:
    """One name for each voice however it is written: a publisher's own, else the longest."""
    called: dict[str, str] = {}
    for several in claims.values():
        for claimed in several:
            known = called.get(plain(claimed.voice.name), "")
            longest = max(known, claimed.voice.name, key=lambda name: (len(name), name))
            called[plain(claimed.voice.name)] = longest
    publishers = sorted({claimed.publisher for several in claims.values() for claimed in several})
    return called | {plain(name): name for name in publishers}


def _names(claimed: Claimed, called: Mapping[str, str]) -> tuple[str, ...]:
    """Whose claim it is: the publisher's, and that of a voice with a name."""
    names = [claimed.publisher]
    if claimed.voice.kind in _NAMED:
        names.append(called[plain(claimed.voice.name)])
    return tuple(dict.fromkeys(names))


def _count_claim(claimed: Claimed, names: Sequence[str], records: Mapping[str, _Record]) -> None:
    for name in names:
        records[name].claims += 1
        if not claimed.says:
            records[name].denied.append(claimed.id)
    if len(names) > 1:
        records[names[1]].kind = claimed.voice.kind


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
