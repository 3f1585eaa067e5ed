"""Keys of stories: a hash of all that a story is made of, so that it is made once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from sayso.dossier.claimed import Claimed
from sayso.dossier.options import Options
from sayso.records import Credit, Reading
from sayso.records.codec import encode
from sayso.records.linked import Copy
from sayso.records.settled import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOf:
    """All that a story is made of, and nothing else; it can be sent to another process.

    ``readings`` of its documents, in order, each by its document's id, as are their ``claims``,
    their ``names`` with the entity of each, and their ``credits``. ``copies`` that each has part
    in, of two of them. ``publishers`` of the dossier whom they credit.
    ``options``: of what is settled only what is about these documents counts.
    """

    readings: Mapping[str, Reading]
    claims: Mapping[str, Sequence[Claimed]]
    names: Mapping[str, Mapping[str, str]]
    credits: Mapping[str, Sequence[Credit]]
    copies: Mapping[str, Sequence[Copy]]
    publishers: frozenset[str]
    options: Options


def story_key(made_of: MadeOf) -> str:
    """64 hexadecimal digits: the same for the same, and for nothing else.

    Claims and credits are made of the readings, and need no place in it.
    """
    options = made_of.options
    taken = blake2b(digest_size=32)
    for reading in made_of.readings.values():
        taken.update(blake2b(encode(reading), digest_size=32).digest())
    weak = sorted(options.weak_kinds)
    taken.update(msgspec.json.encode([options.made_by, weak])[:-1] + b",[")
    for number, copies in enumerate(made_of.copies.values()):  # together they are very long
        taken.update((b"," if number else b"") + msgspec.json.encode(list(copies)))
    taken.update(b"]," + msgspec.json.encode(_about(made_of)) + b"]")
    names = [sorted(each.items()) for each in made_of.names.values()]
    rest = [names, sorted(made_of.publishers)]
    taken.update(json.dumps(rest, ensure_ascii=True).encode("ascii"))
    return taken.hexdigest()


def _about(made_of: MadeOf) -> Settled:
    """What of all that is settled is about these documents."""
    settled, documents = made_of.options.settled, made_of.readings.keys()
    ids = {claim.id for reading in made_of.readings.values() for claim in reading.claims}
    return Settled(
        groupings=tuple(one for one in settled.groupings if ids & set(one.claims)),
        copies=tuple(one for one in settled.copies if {one.of, one.by} & documents),
        disagreements=tuple(
            one for one in settled.disagreements if any(ids & set(side) for side in one.sides)
        ),
        losses=tuple(one for one in settled.losses if one.had in ids),
    )
