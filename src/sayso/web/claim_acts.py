"""What makes a claim evidence, as acts: the item, the source, the citation."""

import re
from collections.abc import Collection

from sayso.errors import ConfigError
from sayso.records import Claim, SourceKind
from sayso.records.anchor import Anchor
from sayso.records.decision import Act, CiteClaim, PutEvidence, PutWitness
from sayso.records.evidence import Evidence, Witness
from sayso.records.laid import CaseState
from sayso.web.forms import Posted
from sayso.web.written import reliability_of

NAMELESS: tuple[SourceKind, ...] = ("author", "impersonal")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}")
_MOST_NAME = 200
_MOST_DIGITS = 18


def anchor(claim: Claim, document: str) -> Anchor:
    """The claim's place and words, by which a decision finds it again."""
    return Anchor(document=document, start=claim.start, end=claim.end, quote=claim.text)


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
