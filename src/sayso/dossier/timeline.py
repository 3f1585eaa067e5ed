"""Timeline: claims by the day that they speak of, one entry for a group of claims and a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.dossier.claimed import Claimed
from sayso.dossier.days import are_compatible
from sayso.records.dossier import Happening
from sayso.records.ids import make_id
from sayso.records.linked import ClaimGroup

_LONGEST = len("2026-03-01")


def find_happenings(
    claims: Sequence[Claimed], groups: Sequence[ClaimGroup]
) -> tuple[Happening, ...]:
    """What claims date, by day; times whose day is not sure are left out."""
    home: Mapping[str, ClaimGroup] = {
        one.claim: group for group in groups for one in group.tellings
    }
    dated: dict[tuple[str, str], list[Claimed]] = defaultdict(list)
    for claimed in claims:
        for time in claimed.days:
            if time.value is not None and claimed.says:
                place = home[claimed.id].id if claimed.id in home else claimed.id
                dated[_key(dated, place, time.value[:_LONGEST])].append(claimed)
    return tuple(
        _happening(day, told, home.get(told[0].id))
        for (day, _), told in sorted(dated.items(), key=lambda item: item[0])
    )


def _key(dated: Mapping[tuple[str, str], object], place: str, day: str) -> tuple[str, str]:
    """The entry that a group has for a day, or for one that is as it but coarser or finer."""
    for known, where in dated:
        if where == place and are_compatible(known, day):
            return known, where
    return day, place


def _happening(day: str, told: Sequence[Claimed], group: ClaimGroup | None) -> Happening:
    ids = tuple(dict.fromkeys(claimed.id for claimed in told))
    return Happening(
        id=make_id("happening", day, *ids),
        day=day,
        text=group.text if group else told[0].claim.text,
        group=group.id if group else None,
        tellings=ids,
        voices=tuple(dict.fromkeys(claimed.voice.label for claimed in told)),
    )
