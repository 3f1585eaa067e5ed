"""What the forms of a claim say of it, as acts: one that is added, one that is put right."""

import re
from collections.abc import Sequence
from typing import Final

from sayso.decisions.finding import finder_of
from sayso.errors import ConfigError
from sayso.pages.draw_words import quoted
from sayso.records import Claim, SourceKind
from sayso.records.anchor import Anchor
from sayso.records.claim import ClaimKind
from sayso.records.claim_act import (
    AddClaim,
    CorrectCertainty,
    CorrectChain,
    CorrectHorizon,
    CorrectInference,
    CorrectKind,
    CorrectSource,
    CutClaim,
    SaidBy,
    Sure,
)
from sayso.records.decision import Act
from sayso.records.laid import LaidReading
from sayso.records.source import Attribution, Stance
from sayso.scales.scale import load_scale, read_phrase
from sayso.web.choices import chosen
from sayso.web.claim_acts import NAMELESS, anchor
from sayso.web.forms import Posted

MOST_LINKS: Final = 6
"""Who passed a claim on: more than any text has."""
_MOST_NAME = 200
_MOST_WORDS = 2_000
_MOST_BEFORE = 60
_NUMBERS = re.compile(r"\d{1,6}(?:[\s,;]+\d{1,6})*")


def adding_act(laid: LaidReading, sent: Posted) -> AddClaim:
    """The claim that somebody found in words of the document.

    Raises:
        ConfigError: the words do not stand there, or a claim is in them; or a field is amiss.
    """
    at = anchor_of_words(laid, sent.text("words"), sent.text("before"))
    there = finder_of(laid).alike((at.start, at.end))
    if there is not None:
        taken_out = there.id in {one.id for one in laid.rejected}
        remedy = "undo that it was taken out" if taken_out else "correct that one"
        raise ConfigError(f"a claim is in these words already: “{there.text[:80]}”", remedy=remedy)
    kind: ClaimKind = chosen(ClaimKind, sent.text("kind", "assertion"), "kind of claim")
    words = sent.text("certainty")[:_MOST_NAME]
    sure = _sure(words, laid.reading.scale) if words else None
    return AddClaim(claim=at, kind=kind, chain=_chain_of(sent), sure=sure)


def correcting_acts(laid: LaidReading, claim: Claim, sent: Posted) -> list[Act]:
    """One act for each thing that the form has otherwise than the claim.

    Raises:
        ConfigError: a source that needs a name has none, or a word is not understood.
    """
    at = anchor(claim, laid.reading.document.id)
    acts: list[Act] = [
        *_chain_acts(claim, at, sent),
        *_certainty_acts(claim, at, sent, laid.reading.scale),
    ]
    kind: ClaimKind = chosen(ClaimKind, sent.text("kind", claim.kind), "kind of claim")
    if kind != claim.kind:
        acts.append(CorrectKind(claim=at, kind=kind))
    acts += _horizon_acts(claim, at, sent)
    acts += _inference_acts(laid, claim, at, sent)
    return acts + _cut_acts(laid, claim, at, sent)


def anchor_of_words(laid: LaidReading, words: str, before: str) -> Anchor:
    """Where words stand in the document, however its lines are broken.

    ``before``: words that stand just before them, where they stand in more than one place.

    Raises:
        ConfigError: they stand nowhere, or one cannot tell in which place they are meant.
    """
    text, typed = laid.reading.document.text, words[:_MOST_WORDS].split()
    if not typed:
        raise ConfigError("the words of the claim are missing", remedy="copy them from the text")
    pattern = r"\s+".join(map(re.escape, typed))
    places = [match.span() for match in re.finditer(pattern, text)]
    lead = " ".join(before.split())[-_MOST_BEFORE:]
    if lead and len(places) > 1:
        shared = [_shared_end(text[max(0, one[0] - 200) : one[0]], lead) for one in places]
        best = max(shared)
        places = [one for one, how in zip(places, shared, strict=True) if how == best]
    if not places:
        raise ConfigError(
            f"the document does not read “{' '.join(typed)[:60]}”",
            remedy="copy the words from its text, without changing any",
        )
    if len(places) > 1:
        raise ConfigError(
            f"“{' '.join(typed)[:60]}” stands in {len(places)} places",
            remedy="write the words that stand just before the ones you mean",
        )
    start, end = places[0]
    return Anchor(document=laid.reading.document.id, start=start, end=end, quote=text[start:end])


def _shared_end(text: str, lead: str) -> int:
    """How many characters the ends of two texts have in common, blanks aside."""
    one, other = "".join(text.split()), "".join(lead.split())
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _chain_acts(claim: Claim, at: Anchor, sent: Posted) -> list[Act]:
    if "source_kind" not in sent.fields:
        return []
    chain = _chain_of(sent)
    before = tuple(map(_said_by, claim.attributions))
    if chain == before:
        return []
    if chain[:-1] == before[:-1]:
        said = chain[-1]
        return [CorrectSource(claim=at, source=said.source, name=said.name, stance=said.stance)]
    return [CorrectChain(claim=at, chain=chain)]


def _certainty_acts(claim: Claim, at: Anchor, sent: Posted, scale: str) -> list[Act]:
    before = claim.certainty.text if claim.certainty else ""
    words = sent.text("certainty", before)[:_MOST_NAME]
    if words == before:
        return []
    if not words:
        return [CorrectCertainty(claim=at)]
    sure = _sure(words, scale)
    return [CorrectCertainty(claim=at, words=sure.words, low=sure.low, high=sure.high)]


def _horizon_acts(claim: Claim, at: Anchor, sent: Posted) -> list[Act]:
    if "horizon" not in sent.fields:
        return []
    words, by = sent.text("horizon")[:_MOST_NAME], sent.day("by")
    before = (claim.horizon.text, claim.horizon.by) if claim.horizon else ("", None)
    if (words, by) == before:
        return []
    if by is not None and not words:
        raise ConfigError("a day belongs to words", remedy="write the words that say by when")
    return [CorrectHorizon(claim=at, words=words or None, by=by)]


def _inference_acts(laid: LaidReading, claim: Claim, at: Anchor, sent: Posted) -> list[Act]:
    if "rests_on" not in sent.fields:
        return []
    numbers, marker = premises_of(laid, claim)
    written = sent.text("rests_on")
    said = sent.text("marker", marker)[:_MOST_NAME]
    if _numbers(written) == numbers and said == marker:
        return []
    if laid.number > (sent.number("seen") or 0):
        raise ConfigError(
            "somebody decided meanwhile, and claims may have other numbers now",
            remedy="load the page again, then say what it rests on",
        )
    claims = laid.reading.claims
    premises = []
    for number in _numbers(written):
        if not 1 <= number <= len(claims) or claims[number - 1].id == claim.id:
            raise ConfigError(
                f"there is no other claim {number}", remedy="name claims by their numbers: 3, 7"
            )
        premises.append(anchor(claims[number - 1], laid.reading.document.id))
    return [CorrectInference(claim=at, premises=tuple(premises), marker=said or None)]


def premises_of(laid: LaidReading, claim: Claim) -> tuple[tuple[int, ...], str]:
    """The numbers of the claims that a claim rests on, and the words that say so."""
    numbers = {one.id: number for number, one in enumerate(laid.reading.claims, start=1)}
    resting = [one for one in laid.reading.inferences if one.conclusion == claim.id]
    found = sorted({numbers[id_] for one in resting for id_ in one.premises})
    markers = (one.marker.text for one in resting if one.marker is not None)
    return tuple(found), next(markers, "")


def _cut_acts(laid: LaidReading, claim: Claim, at: Anchor, sent: Posted) -> list[Act]:
    words = sent.text("words")
    if not words or words.split() in (claim.text.split(), quoted(claim.text).split()):
        return []
    to = anchor_of_words(laid, words, sent.text("before"))
    other = finder_of(laid).alike((to.start, to.end))
    if other is not None and other.id != claim.id:
        raise ConfigError(f"another claim is in these words: “{other.text[:80]}”")
    return [CutClaim(claim=at, to=to)]


def _chain_of(sent: Posted) -> tuple[SaidBy, ...]:
    """The chain that the form has: whoever passed it on, the outermost first, and the source."""
    outer = []
    for number in range(1, MOST_LINKS + 1):
        name = sent.text(f"outer-{number}")
        kind = sent.text(f"outer_kind-{number}")
        if name or kind in NAMELESS:
            stance = sent.text(f"outer_stance-{number}", "says")
            outer.append(_said(kind or "person", name, stance))
    inner = _said(
        sent.text("source_kind", "author"), sent.text("source"), sent.text("stance", "says")
    )
    return (*outer, inner)


def _said(kind: str, name: str, stance: str) -> SaidBy:
    source: SourceKind = chosen(SourceKind, kind, "kind of source")
    how: Stance = chosen(Stance, stance, "stance")
    called = None if source in NAMELESS else name[:_MOST_NAME] or None
    if source in ("person", "organisation") and called is None:
        raise ConfigError("a person or an organisation has a name", remedy="write it beside")
    return SaidBy(source=source, name=called, stance=how)


def _said_by(one: Attribution) -> SaidBy:
    name = None if one.source.kind in NAMELESS else one.source.name
    return SaidBy(source=one.source.kind, name=name, stance=one.stance)


def _sure(words: str, scale: str) -> Sure:
    read = read_phrase(words, load_scale(scale))
    if read is None:  # a hedge, which has words and no interval
        return Sure(words=words)
    _, low, high = read
    return Sure(words=words, low=low, high=high)


def _numbers(written: str) -> tuple[int, ...]:
    if not written:
        return ()
    if not _NUMBERS.fullmatch(written):
        raise ConfigError(f"{written[:40]!r} are no numbers of claims", remedy="write them as 3, 7")
    found: Sequence[str] = re.findall(r"\d+", written)
    return tuple(sorted(set(map(int, found))))
