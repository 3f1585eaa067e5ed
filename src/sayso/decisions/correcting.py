"""Correcting: one claim as decisions leave it."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.records.certainty import Certainty
from sayso.records.claim import Claim, ClaimKind, Horizon, claim_id
from sayso.records.claim_act import (
    AddClaim,
    CorrectCertainty,
    CorrectChain,
    CorrectHorizon,
    CorrectKind,
    CorrectSource,
    SaidBy,
    Sure,
)
from sayso.records.mention import Actor, Place
from sayso.records.reading import Reading
from sayso.records.source import AUTHOR, Attribution, Source
from sayso.records.span import Words

_WINDOW = 200
"""Characters before and after a claim in which its words are looked for."""
Span = tuple[int, int]


def added_claim(act: AddClaim, span: Span, reading: Reading) -> Claim:
    """The claim that somebody found in these words."""
    document = reading.document
    bare = Claim(
        id=claim_id(document.id, *span),
        start=span[0],
        end=span[1],
        text=document.text[span[0] : span[1]],
        kind=act.kind,
        attributions=(AUTHOR,),
    )
    return restated(_with_names(bare, reading), act, reading)


def restated(claim: Claim, act: AddClaim, reading: Reading) -> Claim:
    """The claim with all that the act says of it."""
    claim = replace(claim, attributions=_chain(claim, act.chain), kind=act.kind, score=None)
    return replace(claim, certainty=_certainty(claim, act.sure, reading))


def cut(claim: Claim, span: Span, reading: Reading) -> Claim:
    """The claim in other words, with the names and times that stand in them."""
    text = reading.document.text[span[0] : span[1]]
    return _with_names(replace(claim, start=span[0], end=span[1], text=text), reading)


def corrected(claim: Claim, act: object, reading: Reading) -> Claim:
    """The claim with one correction; of an act that corrects nothing in it, as it is."""
    match act:
        case CorrectSource():
            said = SaidBy(source=act.source, name=act.name, stance=act.stance)
            outer = () if act.source == "author" else claim.attributions[:-1]
            claim = replace(claim, attributions=(*outer, _link(said, claim.attributions[-1])))
            return replace(claim, kind=_kind(claim), score=None)
        case CorrectChain():
            claim = replace(claim, attributions=_chain(claim, act.chain))
            return replace(claim, kind=_kind(claim), score=None)
        case CorrectCertainty():
            sure = Sure(words=act.words, low=act.low, high=act.high) if act.words else None
            claim = replace(claim, certainty=_certainty(claim, sure, reading))
            return replace(claim, kind=_kind(claim)) if claim.kind == "assertion" else claim
        case CorrectHorizon():
            return replace(claim, horizon=_horizon(claim, act, reading))
        case CorrectKind():
            return replace(claim, kind=act.kind, score=None)
    return claim


def words_near(claim: Claim, words: str, text: str) -> Span:
    """Where the words stand: in the claim, else near it, else nowhere: at its beginning."""
    begin = max(0, claim.start - _WINDOW)
    at = text.find(words, claim.start, claim.end)
    if at < 0:
        at = text.rfind(words, begin, claim.start)
    if at < 0:
        at = text.find(words, claim.end, claim.end + _WINDOW)
    return (at, at + len(words)) if at >= 0 else (claim.start, claim.start)


def _chain(claim: Claim, chain: Iterable[SaidBy]) -> tuple[Attribution, ...]:
    known = {(one.source.kind, one.source.name): one for one in claim.attributions}
    return tuple(_link(one, known.get((one.source, one.name), AUTHOR)) for one in chain)


def _link(said: SaidBy, before: Attribution) -> Attribution:
    """Who said it, in the words of the text where the machine found the same in them."""
    if said.source == "author":
        return replace(AUTHOR, stance=said.stance)
    named = before.source.name == said.name and before.source.kind != "author"
    source = Source(
        kind=said.source,
        name=said.name,
        start=before.source.start if named else None,
        end=before.source.end if named else None,
    )
    return replace(before, source=source, stance=said.stance)


def _kind(claim: Claim) -> ClaimKind:
    # What the kinds mean settles this, unless a person said which it is.
    if claim.kind == "forecast":
        return "forecast"
    if claim.source.kind != "author":
        return "report"
    if claim.kind == "judgement" or claim.certainty is not None:
        return "judgement"
    return "assertion"


def _certainty(claim: Claim, sure: Sure | None, reading: Reading) -> Certainty | None:
    if sure is None:
        return None
    start, end = words_near(claim, sure.words, reading.document.text)
    scale = reading.scale if sure.low is not None else None
    return Certainty(
        text=sure.words, start=start, end=end, low=sure.low, high=sure.high, scale=scale
    )


def _horizon(claim: Claim, act: CorrectHorizon, reading: Reading) -> Horizon | None:
    if act.words is None:
        return None
    start, end = words_near(claim, act.words, reading.document.text)
    return Horizon(text=act.words, start=start, end=end, by=act.by)


def _with_names(claim: Claim, reading: Reading) -> Claim:
    """The claim with the actors, places and times that its words mention, by name or not."""
    meant = {one.meant for one in reading.mentions if _is_in(claim, one.start)}

    def named(known: Iterable[Actor | Place]) -> tuple[str, ...]:
        return tuple(one.id for one in known if one.id in meant or _any_in(claim, one.mentions))

    return replace(
        claim,
        actors=named(reading.actors),
        places=named(reading.places),
        times=tuple(one.id for one in reading.times if _is_in(claim, one.start)),
    )


def _any_in(claim: Claim, mentions: Iterable[Words]) -> bool:
    return any(_is_in(claim, one.start) for one in mentions)


def _is_in(claim: Claim, at: int) -> bool:
    return claim.start <= at < claim.end
