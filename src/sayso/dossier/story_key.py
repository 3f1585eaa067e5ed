"""Keys of stories: a hash of all that a story is made of, so that it is made once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import msgspec

from sayso.records import Reading
from sayso.records.codec import encode
from sayso.records.dossier import MadeBy
from sayso.records.linked import Copy
from sayso.records.settled import Settled


def story_key(
    made_by: MadeBy,
    readings: Sequence[Reading],
    names: Iterable[Sequence[tuple[str, str]]],
    weights: Mapping[str, float],
    copies: Iterable[Copy],
    publishers: Sequence[str],
    settled: Settled,
) -> str:
    """64 hexadecimal digits: the same for the same, and for nothing else.

    readings: of the story's documents, in order. names: of each, with their entities. weights: of
    the stems in their claims. publishers: those of the dossier that they credit. Of what people
    settled only what is about these documents counts.
    """
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
    taken.update(msgspec.json.encode([made_by, list(copies), about]))
    rest = [list(names), sorted(weights.items()), list(publishers)]
    taken.update(json.dumps(rest, ensure_ascii=True).encode("ascii"))
    return taken.hexdigest()
