"""Acts on actors: several merged into one, and that taken back."""

from collections.abc import Collection

from sayso.decisions.standing import standing
from sayso.errors import ConfigError
from sayso.records.decision import Decision, MergeActors, Undo
from sayso.records.dossier import Entity
from sayso.web.linked import dossier_of
from sayso.web.visitors import Desk, NotThereError

_MOST_MERGED = 50
_MOST_NAME = 200


def merging_act(desk: Desk, actors: Collection[str], name: str) -> MergeActors:
    """That the actors of these ids are one; without a name it has that of the first.

    Raises:
        ConfigError: they are not two at least.
    """
    if len(actors) > _MOST_MERGED:
        raise ConfigError(f"at most {_MOST_MERGED} actors at once")
    chosen = [one for one in dossier_of(desk).dossier.entities if one.id in actors]
    if len(chosen) < 2:
        raise ConfigError("tick two actors that are one", remedy="tick both, then decide")
    names = tuple(dict.fromkeys(alias.text for one in chosen for alias in one.aliases))
    return MergeActors(names=names, name=name[:_MOST_NAME] or chosen[0].name)


def parting_acts(desk: Desk, actor: str) -> list[Undo]:
    """That the merges which made an actor of several hold no longer.

    Raises:
        NotThereError: there is no such actor.
        ConfigError: nobody has merged it.
    """
    found = next((one for one in dossier_of(desk).dossier.entities if one.id == actor), None)
    if found is None:
        raise NotThereError
    merges = merges_of(desk, found)
    if not merges:
        raise ConfigError("nobody has merged this actor", remedy="its names are as the texts say")
    return [Undo(number=one.number) for one in reversed(merges)]


def merges_of(desk: Desk, actor: Entity) -> list[Decision]:
    """The decisions, the oldest first, by which names were merged into this actor's."""
    name = actor.name.casefold()
    return [
        one
        for one in standing(desk.store.decisions.list(case=desk.case))
        if isinstance(one.act, MergeActors) and one.act.name.casefold() == name
    ]
