"""Dating: a reading whose document was given another day, its times counted from that day."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.records.claim import Claim, Horizon
from sayso.records.document import Document
from sayso.records.mention import Time
from sayso.records.reading import Reading


def dated(reading: Reading, document: Document) -> Reading:
    """The reading of the document as it is described, days in relative words counted anew.

    Which claims are forecasts stays as it was read: a person can say otherwise of each.
    """
    if document.published == reading.document.published:
        return replace(reading, document=document)
    return replace(
        reading,
        document=document,
        times=tuple(_times(reading, document)),
        claims=tuple(_claim(one, document) for one in reading.claims),
    )


def _times(reading: Reading, document: Document) -> Iterator[Time]:
    from sayso.analysis.time.times import find_times

    found = {
        (one.start, one.end): one
        for one in find_times(
            document.text,
            0,
            len(document.text),
            published=document.published,
            document=document.id,
        )
    }
    for time in reading.times:
        anew = found.get((time.start, time.end))
        if anew is None or time.basis == "stated":
            yield time
        else:
            yield replace(time, value=anew.value, basis=anew.basis)


def _claim(claim: Claim, document: Document) -> Claim:
    horizon = claim.horizon
    return claim if horizon is None else replace(claim, horizon=_horizon(horizon, claim, document))


def _horizon(horizon: Horizon, claim: Claim, document: Document) -> Horizon:
    from sayso.claims.horizons import find_horizons

    start, end = min(claim.start, horizon.start), max(claim.end, horizon.end)
    found = find_horizons(document.text, start, end, published=document.published, ahead=True)
    by = next((one.by for one in found if one.start == horizon.start), horizon.by)
    return replace(horizon, by=by)
