"""A case begun: what its first decisions are."""

from sayso.ports import Store
from sayso.records.decision import (
    PutEvidence,
    PutHypothesis,
    PutQuestion,
    PutWitness,
)
from sayso.records.estimate import point
from sayso.records.evidence import Evidence, Witness
from sayso.records.hypothesis import Hypothesis

CASE = "main"


def set_up(store: Store) -> None:
    store.decisions.append(
        [
            PutQuestion(question="Who?"),
            PutHypothesis(hypothesis=Hypothesis(id="H1", text="one")),
            PutHypothesis(hypothesis=Hypothesis(id="H2", text="two")),
            PutWitness(witness=Witness(id="ana", name="Ana Ruiz", reliability=point(0.8))),
            PutEvidence(evidence=Evidence(id="E1", text="boats", likelihoods=())),
        ],
        case=CASE,
        who="ana",
    )
