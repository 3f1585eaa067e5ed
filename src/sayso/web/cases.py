"""The cases of a store: which there are, and a new one."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from sayso.records.decision import PutHypothesis, PutQuestion
from sayso.records.hypothesis import Hypothesis
from sayso.web.forms import Posted, posted
from sayso.web.rendering import case_path, go_to, page
from sayso.web.visitors import NotAllowedError, store_of, visitor

router = APIRouter(include_in_schema=False)


@router.get("/")
def cases(request: Request) -> Response:
    """The visitor's cases."""
    who = visitor(request)
    rows = store_of(request).cases(user=who.user.name if who.user else None)
    return page(request, "cases.html", visitor=who, cases=rows, may_add=who.user is None)


@router.get("/cases/{case}")
def case(case: str) -> Response:
    """A case begins with its documents."""
    return go_to(case_path(case, "documents"))


@router.post("/cases")
def add(request: Request, sent: Annotated[Posted, Depends(posted)]) -> Response:
    """A new case, with the question and hypotheses that it begins with."""
    name = sent.needed("name", "the name of the case")
    lines = [line.strip() for line in sent.text("hypotheses").splitlines()]
    make_case(request, name, sent.text("question"), tuple(filter(None, lines)))
    return go_to(case_path(name, "documents"))


def make_case(request: Request, name: str, question: str, hypotheses: Sequence[str]) -> None:
    """Make a case with what it begins with; the hypotheses are called H1, H2 and so on.

    In a store with accounts, cases are made where roles are given: on the command line.

    Raises:
        NotAllowedError: the store has accounts.
        StoreError: there is such a case already, or that is no name for one.
    """
    who, store = visitor(request), store_of(request)
    if who.user is not None:
        raise NotAllowedError
    store.add_case(name, who=who.name)
    acts: list[PutQuestion | PutHypothesis] = []
    if question:
        acts.append(PutQuestion(question=question))
    for number, text in enumerate(hypotheses, start=1):
        acts.append(PutHypothesis(hypothesis=Hypothesis(id=f"H{number}", text=text)))
    if acts:
        store.decisions.append(acts, case=name, who=who.name)
