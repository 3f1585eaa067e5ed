"""Keys of stories: a hash of all that a story is made of, so that it is made once."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from sayso.dossier.claimed import Claimed
from sayso.dossier.options import Options
from sayso.records import Credit, Reading
from sayso.records.linked import Copy
from sayso.records.settled import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a story is made of beside the readings of its documents, each by its document's id.

    ``names`` in them with the entity of each, and their ``credits``. ``copies`` that each has part
    in, of two of them. ``publishers`` of the dossier whom they credit. ``options``: of what is
    settled only what is about these documents counts.
    """

    names: Mapping[str, Mapping[str, str]]
    credits: Mapping[str, Sequence[Credit]]
    copies: Mapping[str, Sequence[Copy]]
    publishers: frozenset[str]
    options: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOf:
    """All that a story is made of, and nothing else; it can be sent to another process.

    ``readings`` of its documents, in order, each by its document's id, as are their ``claims``.
    """

    readings: Mapping[str, Reading]
    claims: Mapping[str, Sequence[Claimed]]
    around: Around


def story_key(readings: Sequence[str], claims: Collection[str], around: Around) -> str:
    """64 hexadecimal digits: the same for the same, and for nothing else.

    readings: the keys of what is noted of each, in order. claims: the ids of theirs. Credits are
    made of the readings, and need no place in it.
    """
    options = around.options
    weak = sorted(options.weak_kinds)
    taken = blake2b(msgspec.json.encode([readings, options.made_by, weak]), digest_size=32)
    for copies in around.copies.values():  # together they are very long
        taken.update(msgspec.json.encode(list(copies)))
    taken.update(msgspec.json.encode(_about(around, claims)))
    rest = [[sorted(each.items()) for each in around.names.values()], sorted(around.publishers)]
    taken.update(json.dumps(rest, ensure_ascii=True).encode("ascii"))
    return taken.hexdigest()


def _about(around: Around, claims: Collection[str]) -> Settled:
    """What of all that is settled is about these documents."""
    settled, documents, ids = around.options.settled, around.copies.keys(), set(claims)
    return Settled(
        groupings=tuple(one for one in settled.groupings if ids & set(one.claims)),
        copies=tuple(one for one in settled.copies if {one.of, one.by} & documents),
        disagreements=tuple(
            one for one in settled.disagreements if any(ids & set(side) for side in one.sides)
        ),
        losses=tuple(one for one in settled.losses if one.had in ids),
    )
