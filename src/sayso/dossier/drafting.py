"""Drafting: a case begun from a dossier, its copies and origins filled in, the rest left open."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.dossier.speaking import has_negation
from sayso.hypotheses.likelihood import read_reliability
from sayso.records.case import Case
from sayso.records.dossier import Dossier, Story
from sayso.records.estimate import CERTAIN, Estimate
from sayso.records.evidence import Evidence, Likelihood, Report, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.records.linked import ClaimGroup, Listed, Telling
from sayso.scales.scale import load_scale

_SCALE = "icd203"
_MOST = 12
"""Items of a draft, unless more are disputed."""
_HYPOTHESES = (
    ("H1", "The first explanation: write it here"),
    ("H2", "The second explanation: write it here"),
)
_QUESTION = "What happened? Write the question here"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A case to be filled in, and for each item the lines that say where it comes from."""

    case: Case
    notes: Mapping[str, tuple[str, ...]]


def draft_case(dossier: Dossier, *, groups: Iterable[str] = ()) -> Drafted:
    """A case of a dossier's claims: an item for each group, a report for each document of it.

    groups: ids of those to take; without them all that are disputed, then those with most origins.
    Every source is rated F, every likelihood is not applicable, until an analyst says otherwise.

    Raises:
        ValueError: the dossier has no group of claims.
    """
    chosen = _chosen(dossier, frozenset(groups))
    if not chosen:
        raise ValueError("no claim is told by two documents: there is nothing to draft")
    witnesses: dict[str, Witness] = {}
    items, notes = [], {}
    for number, (story, group) in enumerate(chosen, start=1):
        drafter = _Item(f"E{number}", story, group, witnesses)
        items.append(drafter.evidence())
        notes[drafter.id] = drafter.notes()
    case = Case(
        question=_QUESTION,
        hypotheses=tuple(Hypothesis(id=id_, text=text) for id_, text in _HYPOTHESES),
        witnesses=tuple(witnesses.values()),
        evidence=tuple(items),
        scale=_SCALE,
    )
    return Drafted(case, notes)


def _chosen(dossier: Dossier, wanted: frozenset[str]) -> list[tuple[Story, ClaimGroup]]:
    every = [(story, group) for story in dossier.stories for group in story.groups]
    if wanted:
        return [one for one in every if one[1].id in wanted]
    disputed = {
        id_
        for story in dossier.stories
        for disagreement in story.disagreements
        if not disagreement.weak
        for id_ in disagreement.groups
    }
    disputed |= {group.id for _, group in every if len({one.says for one in group.tellings}) > 1}
    ranked = sorted(
        every,
        key=lambda one: (one[1].id not in disputed, -one[1].origins, -one[1].documents, one[1].id),
    )
    return ranked[: max(_MOST, len(disputed))]


class _Item:
    """One group of claims as an item of evidence."""

    def __init__(
        self, id_: str, story: Story, group: ClaimGroup, witnesses: dict[str, Witness]
    ) -> None:
        self.id = id_
        self._group = group
        self._documents = {one.id: one for one in story.documents}
        self._witnesses = witnesses
        self._told = _one_a_document(group.tellings)
        self._ids = self._report_ids()

    def evidence(self) -> Evidence:
        """The item: nothing but its reports is filled in."""
        shared = [one.origin for one in self._told if self._link(one) is None]
        return Evidence(
            id=self.id,
            text=self._group.text,
            likelihoods=tuple(
                Likelihood(hypothesis=hypothesis, estimate=None) for hypothesis, _ in _HYPOTHESES
            ),
            reports=tuple(self._report(one, shared) for one in self._told),
        )

    def notes(self) -> tuple[str, ...]:
        """A line for each telling: who, when, in which words, and what it goes back to."""
        lines = ["Rate how likely each explanation makes this; NA stands for not applicable."]
        by_claim = {one.claim: one for one in self._group.tellings}
        for one in self._told:
            document = self._documents[one.document]
            day = f", {document.published}" if document.published else ""
            stance = "" if one.says else " denies it"
            line = f"{_name(document)}{day}: {one.voice.label}{stance}: “{one.text}”"
            if has_negation(one.text) != has_negation(self._group.text) and one.says:
                line += "; only one of this and the item has a “not”: does it say so?"
            if one.follows in by_claim:
                first = self._documents[by_claim[one.follows].document]
                line += f"; {_BECAUSE[one.because or 'copied']} {_name(first)}"
            lines.append(line)
        return tuple(lines)

    def _report_ids(self) -> dict[str, str]:
        """The id of the report of each telling, as a case file names them by itself."""
        ids: dict[str, str] = {}
        for one in self._told:
            plain = f"{self.id}/{self._witness(one)}"
            made, count = plain, 1
            while made in ids.values():
                count += 1
                made = f"{plain}#{count}"
            ids[one.claim] = made
        return ids

    def _witness(self, one: Telling) -> str:
        """The id of the source whose report it is, made if need be.

        Whoever only passes it on reports it themselves; else it is the voice that they heard.
        """
        name = _name(self._documents[one.document]) if one.follows else one.voice.label
        for witness in self._witnesses.values():
            if witness.name == name:
                return witness.id
        id_ = _identifier(name, self._witnesses)
        reliability = read_reliability("F", load_scale(_SCALE))
        self._witnesses[id_] = Witness(id=id_, name=name, reliability=reliability)
        return id_

    def _link(self, one: Telling) -> Telling | None:
        """The telling that its report copies, if the case can say so."""
        first = next((each for each in self._told if each.claim == one.follows), None)
        if first is None and one.follows is not None:
            document = next(
                each.document for each in self._group.tellings if each.claim == one.follows
            )
            first = next((each for each in self._told if each.document == document), None)
        if first is None or first.claim == one.claim:
            return None
        # A full copy says the same: with the other stance it knows more than what it was told.
        return first if first.says == one.says or one.copying is not None else None

    def _report(self, one: Telling, shared: Sequence[str]) -> Report:
        first = self._link(one)
        copying = CERTAIN
        if first is not None and one.copying is not None:
            low, high = one.copying
            copying = Estimate(text=f"[{low:g}, {high:g}]", low=low, high=high)
        return Report(
            id=self._ids[one.claim],
            witness=self._witness(one),
            says=one.says,
            copies=self._ids[first.claim] if first else None,
            copying=copying,
            origin=one.origin if first is None and shared.count(one.origin) > 1 else None,
        )


_BECAUSE = {
    "copied": "its words are those of",
    "cites": "it cites",
    "speaker": "the speaker is the one of",
    "reports": "it reports what is said by",
}


def _one_a_document(tellings: Iterable[Telling]) -> list[Telling]:
    first: dict[str, Telling] = {}
    for one in tellings:
        first.setdefault(one.document, one)
    return list(first.values())


def _name(document: Listed) -> str:
    return document.publisher or document.title or document.location or document.id


def _identifier(name: str, taken: Mapping[str, object]) -> str:
    """A short id of a name, which no other source has."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    plain = "-".join(words[:6]) or "source"
    made, count = plain, 1
    while made in taken:
        count += 1
        made = f"{plain}-{count}"
    return made
