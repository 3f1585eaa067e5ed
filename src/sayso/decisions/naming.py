"""Naming: what actors and sources are called once decisions have made several names one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.records.claim import Claim
from sayso.records.decision import MergeActors
from sayso.records.mention import Actor
from sayso.records.source import Attribution


class Naming:
    """The names that stand for others; names are the same whatever their capitals."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._merged = frozenset(name.casefold() for name in names.values())

    def name(self, given: str) -> str:
        """What the name stands for: another, or itself."""
        return self._names.get(given.casefold(), given)

    def actors(self, actors: Iterable[Actor]) -> tuple[tuple[Actor, ...], Mapping[str, str]]:
        """The actors, those of one name made one; and each id's new id."""
        by_name: dict[str, Actor] = {}
        ids = {}
        for actor in actors:
            name = self.name(actor.name)
            # Without a decision the machine's actors stay apart, even two of one name.
            key = name.casefold() if name.casefold() in self._merged else actor.id
            first = by_name.get(key)
            if first is None:
                by_name[key] = replace(actor, name=name)
            else:
                mentions = sorted((*first.mentions, *actor.mentions), key=lambda one: one.start)
                by_name[key] = replace(first, mentions=tuple(mentions))
            ids[actor.id] = by_name[key].id
        return tuple(by_name.values()), ids

    def claim(self, claim: Claim, ids: Mapping[str, str]) -> Claim:
        """The claim with its sources and actors as they are called now."""
        if not self._names:
            return claim
        return replace(
            claim,
            attributions=tuple(map(self._attribution, claim.attributions)),
            actors=tuple(dict.fromkeys(ids.get(one, one) for one in claim.actors)),
        )

    def _attribution(self, attribution: Attribution) -> Attribution:
        source = attribution.source
        if source.name is None or self.name(source.name) == source.name:
            return attribution
        return replace(attribution, source=replace(source, name=self.name(source.name)))


def merged_names(merges: Iterable[MergeActors]) -> Naming:
    """The naming that the merges leave, each laid over those before."""
    names: dict[str, str] = {}
    for merge in merges:
        given = {one.casefold() for one in merge.names}
        for old, name in names.items():
            if name.casefold() in given:
                names[old] = merge.name
        names.update(dict.fromkeys((*given, merge.name.casefold()), merge.name))
    return Naming(names)
