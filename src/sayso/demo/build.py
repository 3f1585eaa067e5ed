"""Building the demonstration: notes read, a case laid over their claims, a tour of its pages."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sayso.decisions.finding import finder_of
from sayso.errors import ConfigError
from sayso.hypotheses.likelihood import read_likelihood, read_probability, read_reliability
from sayso.ports import Store
from sayso.records.anchor import Anchor
from sayso.records.claim import Claim
from sayso.records.claim_act import AddClaim, SaidBy
from sayso.records.decision import (
    Act,
    CiteClaim,
    PutCandidate,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
)
from sayso.records.document_act import PutNote, SetTags
from sayso.records.evidence import Candidate, Evidence, Likelihood, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.scales.scale import load_scale
from sayso.workbench import add_file

_SCALE = "icd203"
_NOTES = "notes"
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the tour: what it is about, in a few words and in some more, and where."""

    title: str
    text: str
    address: str


def build(store: Store) -> tuple[Step, ...]:
    """The steps of the tour, once the case is in the store.

    Raises:
        ConfigError: the notes are not where they were installed.
        StoreError: the store cannot be written to, or has the case already.
    """
    said = _table("case.toml")
    name, who = said["name"], said["who"]
    store.add_case(name, who=who)
    documents = {
        path.name: add_file(store, path, name=path.name, case=name, who=who).document
        for path in _notes()
    }
    desk = _Desk(store, name, documents)
    store.decisions.append(list(_parts(said)), case=name, who=who, why="the case as it began")
    missed, cited = desk.citations(said["cite"])
    if missed:
        why = "the machine missed it"
        store.decisions.append(missed, case=name, who="jon", why=why)
    store.decisions.append(cited, case=name, who=who)
    store.decisions.append(list(desk.remarks(said)), case=name, who="jon")
    dossier = store.dossiers.current(name).dossier
    story = max(dossier.stories, key=lambda one: len(one.documents))
    known = {"wire": documents["01-selene-wire.md"], "story": story.id}
    return tuple(
        Step(
            title=one["title"],
            text=one["text"],
            address=f"/cases/{quote(name)}/{one['page'].format(**known)}",
        )
        for one in _table("tour.toml")["step"]
    )


class _Desk:
    """The documents of the case by their files, and the claims in them by their words."""

    def __init__(self, store: Store, case: str, documents: Mapping[str, str]) -> None:
        self._store, self._case, self._documents = store, case, documents

    def citations(self, said: Sequence[Said]) -> tuple[list[Act], list[Act]]:
        """Claims to be added since no engine found them, and the citations of all."""
        missed: list[Act] = []
        cited: list[Act] = []
        anchors: dict[tuple[str, str], Anchor] = {}
        for one in said:
            at, is_there = self._anchor(one)
            if not is_there:
                chain = (SaidBy(source="author"),)
                missed.append(AddClaim(claim=at, kind="assertion", chain=chain))
            first = anchors.get((one["item"], one.get("copies", "")))
            cited.append(
                CiteClaim(
                    claim=at,
                    evidence=one["item"],
                    witness=one["source"],
                    says=one.get("says", True),
                    copies=first,
                )
            )
            anchors[one["item"], one["source"]] = at
        return missed, cited

    def remarks(self, said: Said) -> Iterator[Act]:
        """Tags and notes."""
        for one in said["tag"]:
            yield SetTags(document=self._documents[one["document"]], tags=tuple(one["tags"]))
        for one in said["note"]:
            at, _ = self._anchor(one)
            yield PutNote(document=at.document, text=one["text"], claim=at)

    def _anchor(self, one: Said) -> tuple[Anchor, bool]:
        """The claim in those words, and whether there is one; else the words."""
        document = self._documents[one["document"]]
        laid = self._store.documents.reading(document, case=self._case)
        start = laid.reading.document.text.index(one["words"])
        end = start + len(one["words"])
        at = Anchor(document=document, start=start, end=end, quote=one["words"])
        found = finder_of(laid).find(at)
        if not isinstance(found, Claim):
            return at, False
        return Anchor(document=document, start=found.start, end=found.end, quote=found.text), True


def _parts(said: Said) -> Iterator[Act]:
    scale = load_scale(_SCALE)
    yield PutQuestion(question=said["question"], scale=_SCALE)
    for one in said["hypothesis"]:
        prior = read_probability(one["prior"], scale) if "prior" in one else None
        yield PutHypothesis(hypothesis=Hypothesis(id=one["id"], text=one["text"], prior=prior))
    for one in said["source"]:
        reliability = read_reliability(one["reliability"], scale)
        yield PutWitness(witness=Witness(id=one["id"], name=one["name"], reliability=reliability))
    for one in said["evidence"]:
        yield PutEvidence(
            evidence=Evidence(id=one["id"], text=one["text"], likelihoods=_likelihoods(one))
        )
    for one in said["candidate"]:
        yield PutCandidate(
            candidate=Candidate(id=one["id"], text=one["text"], likelihoods=_likelihoods(one))
        )


def _likelihoods(one: Said) -> tuple[Likelihood, ...]:
    scale = load_scale(_SCALE)
    return tuple(
        Likelihood(hypothesis=hypothesis, estimate=read_likelihood(value, scale))
        for hypothesis, value in one["likelihood"].items()
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.demo").joinpath(name).read_text(encoding="utf-8"))


def _notes() -> list[Path]:
    """The notes: beside this module once installed, else in the project's examples."""
    with as_file(files("sayso.demo")) as home:
        beside = home / _NOTES
        place = beside if beside.is_dir() else home.parents[2] / "examples" / "harbour-notes"
        found = sorted(place.glob("*.md"))
    if not found:
        raise ConfigError(
            "the notes of the demonstration are missing", remedy="install Sayso again"
        )
    return found
