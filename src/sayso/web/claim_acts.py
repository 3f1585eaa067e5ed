"""What the forms of a claim decide, as acts."""

import re
from collections.abc import Collection

from sayso.errors import ConfigError
from sayso.records import Claim, SourceKind
from sayso.records.claim import ClaimKind
from sayso.records.decision import (
    Act,
    Anchor,
    CiteClaim,
    CorrectCertainty,
    CorrectKind,
    CorrectSource,
    PutEvidence,
    PutWitness,
)
from sayso.records.evidence import Evidence, Witness
from sayso.records.laid import CaseState
from sayso.records.source import Stance
from sayso.scales.scale import load_scale, read_phrase
from sayso.web.choices import chosen
from sayso.web.forms import Posted
from sayso.web.written import reliability_of

NAMELESS: tuple[SourceKind, ...] = ("author", "impersonal")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}")
_MOST_NAME = 200
_MOST_DIGITS = 18


def anchor(claim: Claim, document: str) -> Anchor:
    """The claim's place and words, by which a decision finds it again."""
    return Anchor(document=document, start=claim.start, end=claim.end, quote=claim.text)


def correcting_acts(claim: Claim, document: str, sent: Posted, scale: str) -> list[Act]:
    """One act for each thing that the form has otherwise than the claim.

    Raises:
        ConfigError: a source that needs a name has none, or a word is not understood.
    """
    at = anchor(claim, document)
    acts: list[Act] = []
    source = chosen(SourceKind, sent.text("source_kind", claim.source.kind), "kind of source")
    stance = chosen(Stance, sent.text("stance", claim.attributions[-1].stance), "stance")
    name = None if source in NAMELESS else sent.text("source", claim.source.name or "")[:_MOST_NAME]
    if source in ("person", "organisation") and not name:
        raise ConfigError("a person or an organisation has a name", remedy="write it beside")
    if (source, name or None, stance) != (
        claim.source.kind,
        claim.source.name if claim.source.kind not in NAMELESS else None,
        claim.attributions[-1].stance,
    ):
        acts.append(CorrectSource(claim=at, source=source, name=name or None, stance=stance))
    words = sent.text("certainty", claim.certainty.text if claim.certainty else "")[:_MOST_NAME]
    if words != (claim.certainty.text if claim.certainty else ""):
        acts.append(_certainty(at, words, scale))
    kind = chosen(ClaimKind, sent.text("kind", claim.kind), "kind of claim")
    if kind != claim.kind:
        acts.append(CorrectKind(claim=at, kind=kind))
    return acts


def _certainty(at: Anchor, words: str, scale: str) -> CorrectCertainty:
    if not words:
        return CorrectCertainty(claim=at)
    read = read_phrase(words, load_scale(scale))
    if read is None:  # a hedge, which has words and no interval
        return CorrectCertainty(claim=at, words=words)
    _, low, high = read
    return CorrectCertainty(claim=at, words=words, low=low, high=high)


def citing_acts(claim: Claim, document: str, sent: Posted, state: CaseState) -> list[Act]:
    """The item and the source, where they are new, and the citation.

    Raises:
        ConfigError: an id is taken or unfit, or the reliability is not understood.
    """
    acts: list[Act] = []
    item = sent.text("evidence") or "new"
    if item == "new":
        item = new_id(sent.text("new_id") or next_evidence_id(state), state)
        text = sent.text("text") or claim.text
        acts.append(PutEvidence(evidence=Evidence(id=item, text=text, likelihoods=())))
    elif item not in {one.id for one in state.evidence}:
        raise ConfigError(f"the case has no item {item}", remedy="choose another, or a new one")
    witness = sent.text("witness") or "new"
    if witness == "new":
        name = sent.needed("witness_name", "the name of the source")
        made = Witness(
            id=witness_id(name, state),
            name=name[:_MOST_NAME],
            reliability=reliability_of(sent.text("reliability") or "F", state.scale),
        )
        acts.append(PutWitness(witness=made))
        witness = made.id
    elif witness not in {one.id for one in state.witnesses}:
        raise ConfigError(f"the case has no source {witness}", remedy="choose another")
    says = sent.text("says") != "no"
    acts.append(CiteClaim(claim=anchor(claim, document), evidence=item, witness=witness, says=says))
    return acts


def new_id(written: str, state: CaseState) -> str:
    """An id that the case does not have yet.

    Raises:
        ConfigError: it has, or the id is unfit.
    """
    if not _ID.fullmatch(written):
        raise ConfigError(
            f"{written[:40]!r} is no id", remedy="begin with a letter; then letters, digits, . _ -"
        )
    if written in _taken(state):
        raise ConfigError(f"the case has a part called {written} already", remedy="choose another")
    return written


def next_evidence_id(state: CaseState) -> str:
    """The next free id of the form E7."""
    return next_id("E", {one.id for one in state.evidence} | {one.id for one in state.candidates})


def next_id(letter: str, taken: set[str]) -> str:
    """The next free id: a letter and a number."""
    numbers = [
        int(one[1:])
        for one in taken
        if one[:1] == letter and one[1:].isdecimal() and len(one) <= _MOST_DIGITS
    ]
    return f"{letter}{max(numbers, default=0) + 1}"


def _taken(state: CaseState) -> set[str]:
    kinds = (state.evidence, state.candidates, state.hypotheses, state.witnesses, state.assumptions)
    return {one.id for kind in kinds for one in kind}


def witness_id(name: str, state: CaseState, also_taken: Collection[str] = ()) -> str:
    """A short id for a source of that name, which no part of the case has."""
    words = re.findall(r"[a-z0-9]+", name.lower()) or ["source"]
    plain = "-".join(words[-3:])[:30]
    plain = plain if plain[0].isalpha() else f"s-{plain}"
    taken = _taken(state) | set(also_taken)
    count, made = 1, plain
    while made in taken:
        count += 1
        made = f"{plain}-{count}"
    return made
