"""Readings made by hand for stores: a text, its claims by their words, and who says them."""

from datetime import date

from sayso.records import (
    AUTHOR,
    Actor,
    Attribution,
    Block,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Inference,
    Reading,
    Source,
    Time,
    Words,
    claim_id,
    document_id,
)
from sayso.records.anchor import Anchor

HARBOUR = (
    "Ana Ruiz said that two boats lay off the pier. The blast was likely an accident. "
    "Officials believe that the café in shed nine burned first. It will be rebuilt by 2026."
)


def make_reading(
    text: str = HARBOUR,
    *,
    title: str = "The harbour",
    published: date | None = date(2024, 3, 1),
    claims: tuple[Claim, ...] | None = None,
    engine: str = "standard",
) -> Reading:
    """The reading of a text; without claims given, of those of HARBOUR that stand in it."""
    document = Document(
        id=document_id(text, title=title, publisher=None),
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
        title=title,
        published=published,
        location=f"{title}.txt",
    )
    made = claims if claims is not None else _harbour_claims(text, document.id)
    actors = tuple(
        Actor(id=f"a{index}", name=name, mentions=(words(text, name),))
        for index, name in enumerate(("Ana Ruiz", "Officials"))
        if name in text
    )
    times: tuple[Time, ...] = ()
    if "2026" in text:
        at = words(text, "2026")
        times = (Time(id="t1", text="2026", start=at.start, end=at.end, value="2026"),)
    return Reading(
        document=document,
        claims=made,
        actors=actors,
        times=times,
        engine=engine,
        inferences=_inferences(made),
    )


def make_claim(
    text: str,
    document: str,
    quote: str,
    *,
    source: Source | None = None,
    kind: ClaimKind = "assertion",
    certainty: str | None = None,
    actors: tuple[str, ...] = (),
    times: tuple[str, ...] = (),
) -> Claim:
    """The claim that some words of a text put forward."""
    at = words(text, quote)
    hedge = None
    if certainty is not None:
        where = words(text, certainty)
        hedge = Certainty(
            text=certainty, start=where.start, end=where.end, low=0.55, high=0.8, scale="icd203"
        )
    return Claim(
        id=claim_id(document, at.start, at.end),
        start=at.start,
        end=at.end,
        text=quote,
        kind=kind,
        attributions=(Attribution(source=source) if source is not None else AUTHOR,),
        certainty=hedge,
        actors=actors,
        times=times,
    )


def anchor(reading: Reading, index: int) -> Anchor:
    """The anchor of the claim of that index."""
    claim = reading.claims[index]
    return Anchor(document=reading.document.id, start=claim.start, end=claim.end, quote=claim.text)


def words(text: str, quote: str) -> Words:
    """The first place of some words."""
    start = text.index(quote)
    return Words(text=quote, start=start, end=start + len(quote))


def _harbour_claims(text: str, document: str) -> tuple[Claim, ...]:
    officials = Source(kind="unnamed", name="Officials")
    ana = Source(kind="person", name="Ana Ruiz")
    made = []
    if "two boats" in text:
        made.append(
            make_claim(
                text,
                document,
                "two boats lay off the pier",
                source=ana,
                kind="report",
                actors=("a0",),
            )
        )
    if "The blast" in text:
        made.append(
            make_claim(
                text,
                document,
                "The blast was likely an accident",
                kind="judgement",
                certainty="likely",
            )
        )
    if "the café" in text:
        made.append(
            make_claim(
                text,
                document,
                "the café in shed nine burned first",
                source=officials,
                kind="report",
                actors=("a1",),
            )
        )
    if "It will" in text:
        made.append(
            make_claim(text, document, "It will be rebuilt by 2026", kind="forecast", times=("t1",))
        )
    return tuple(made)


def _inferences(claims: tuple[Claim, ...]) -> tuple[Inference, ...]:
    if len(claims) < 2:
        return ()
    return (
        Inference(
            conclusion=claims[1].id,
            premises=(claims[0].id,),
            marker=Words(text="", start=0, end=0),
            rule="made",
        ),
    )
