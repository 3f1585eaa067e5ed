"""Keys of stories: a hash of all that a story is made of, so that it is made once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from sayso.records import Reading
from sayso.records.codec import encode
from sayso.records.dossier import MadeBy
from sayso.records.linked import Copy
from sayso.records.settled import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOf:
    """All that a story is made of.

    ``readings`` of its documents, in order; ``names`` of each, with their entities. ``weights`` of
    the stems in their claims. ``copies`` with one of them. ``publishers`` of the dossier whom they
    credit. ``settled``: of it only what is about these documents counts.
    """

    made_by: MadeBy
    readings: Sequence[Reading]
    names: Sequence[Sequence[tuple[str, str]]]
    weights: Mapping[str, float]
    copies: Sequence[Copy]
    publishers: Sequence[str]
    settled: Settled


def story_key(made_of: MadeOf) -> str:
    """64 hexadecimal digits: the same for the same, and for nothing else."""
    readings, settled = made_of.readings, made_of.settled
    ids = {claim.id for reading in readings for claim in reading.claims}
    documents = {reading.document.id for reading in readings}
    taken = blake2b(digest_size=32)
    for reading in readings:
        taken.update(blake2b(encode(reading), digest_size=32).digest())
    about = Settled(
        groupings=tuple(one for one in settled.groupings if ids & set(one.claims)),
        copies=tuple(one for one in settled.copies if {one.of, one.by} & documents),
        disagreements=tuple(
            one for one in settled.disagreements if any(ids & set(side) for side in one.sides)
        ),
        losses=tuple(one for one in settled.losses if one.had in ids),
    )
    taken.update(msgspec.json.encode([made_of.made_by, list(made_of.copies), about]))
    weights = sorted(made_of.weights.items())
    rest = [list(map(list, made_of.names)), weights, list(made_of.publishers)]
    taken.update(json.dumps(rest, ensure_ascii=True).encode("ascii"))
    return taken.hexdigest()
