"""A store that somebody has worked in: two documents, a correction, a case with ratings."""

from dataclasses import replace
from pathlib import Path

from sayso.pipeline import read
from sayso.ports import Store
from sayso.readers.text import TextReader
from sayso.records import Document
from sayso.records.anchor import Anchor
from sayso.records.claim_act import CorrectSource
from sayso.records.decision import (
    Act,
    CiteClaim,
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
    Rate,
)
from sayso.records.estimate import Estimate
from sayso.records.evidence import Evidence, Witness
from sayso.records.hypothesis import Hypothesis
from sayso.records.shelf import DocumentQuery, OriginalFile, Role
from sayso.workbench import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = "quay"
PASSWORD = "a pass phrase for tests"  # noqa: S105  of nobody
_ROLES: tuple[tuple[str, str, Role], ...] = (
    ("olga", CASE, "owner"),
    ("ana", CASE, "analyst"),
    ("rita", CASE, "reader"),
    ("sam", "secret", "owner"),
)
_RATED = {"E1": ("CC", 0.8, 0.99), "E2": ("I", 0.2, 0.45)}


def fill(address: str | Path, *, accounts: bool = False) -> Store:
    """The store at that address, filled. With accounts: olga owns, ana decides, rita reads."""
    store = open_store(address, create=True)
    store.add_case(CASE, who="olga")
    store.add_case("secret", who="sam")
    for name in ("quay-nine-note.html", "weekly-bulletin.md"):
        file = OriginalFile(name=name, sha256=name.encode().hex().ljust(64, "0")[:64])
        store.documents.add(read(EXAMPLES / name), case=CASE, file=file, who="olga")
    store.decisions.append(_acts(store), case=CASE, who="olga", why="to begin with")
    if accounts:
        for name, case, role in _ROLES:
            store.accounts.add(name, PASSWORD)
            store.accounts.grant(name, case=case, role=role)
    return store


def add_text(store: Store, text: str, *, called: str) -> Document:
    """A document of that text, read and kept in the case."""
    read_text = TextReader().read(text.encode(), location=called)
    document = replace(read_text, title=called, publisher=called)
    store.documents.add(read(document), case=CASE, who="olga")
    return document


def _acts(store: Store) -> list[Act]:
    rows = store.documents.list(DocumentQuery(case=CASE, words="Cadessa")).rows
    document = rows[0].id
    claims = store.documents.reading(document, case=CASE).reading.claims
    first, second, third = (
        Anchor(document=document, start=one.start, end=one.end, quote=one.text)
        for one in claims[2:5]
    )
    acts: list[Act] = [PutQuestion(question="Why was Quay Nine sold?")]
    for id_, text in (("H1", "For money"), ("H2", "To give Cadessa a harbour"), ("H3", "Neither")):
        acts.append(PutHypothesis(hypothesis=Hypothesis(id=id_, text=text)))
    reliability = Estimate(text="B", low=0.8, high=0.8)
    acts.append(
        PutWitness(witness=Witness(id="harrow", name="Harrow Street", reliability=reliability))
    )
    for id_, at in (("E1", first), ("E2", second)):
        acts.append(PutEvidence(evidence=Evidence(id=id_, text=at.quote, likelihoods=())))
        acts.append(CiteClaim(claim=at, evidence=id_, witness="harrow"))
        word, low, high = _RATED[id_]
        rating = Estimate(text=word, low=low, high=high, rating=word)  # type: ignore[arg-type]
        acts.append(Rate(evidence=id_, hypothesis="H1", estimate=rating))
        even = Estimate(text="0.3", low=0.3, high=0.3)
        acts.append(Rate(evidence=id_, hypothesis="H2", estimate=even))
    acts.append(CorrectSource(claim=third, source="organisation", name="Harbour Register"))
    return acts
