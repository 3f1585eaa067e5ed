"""Casework: a case as the decisions of its analysts leave it."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.decisions.drafting import Draft
from sayso.decisions.standing import standing
from sayso.errors import CaseError
from sayso.records.case import Case
from sayso.records.decision import Decision
from sayso.records.laid import CaseState


def case_state(name: str, decisions: Iterable[Decision]) -> CaseState:
    """The case that the decisions come to, undone ones left out.

    A decision about a part that the case does not have, as it was dropped or replaced, changes
    nothing; its number is in ``unapplied``.
    """
    given = tuple(decisions)
    draft = Draft()
    unapplied = [one.number for one in standing(given) if not draft.apply(one)]
    state = draft.state(name)
    return replace(
        state,
        number=max((one.number for one in given), default=0),
        unapplied=tuple(sorted((*unapplied, *state.unapplied))),
    )


def to_case(state: CaseState) -> Case:
    """The case to be weighed.

    Raises:
        CaseError: it is not fit to be, as it has fewer than two hypotheses for example.
    """
    try:
        return Case(
            question=state.question,
            scale=state.scale,
            hypotheses=state.hypotheses,
            witnesses=state.witnesses,
            evidence=state.evidence,
            candidates=state.candidates,
            assumptions=state.assumptions,
            ratings=state.ratings,
        )
    except ValueError as error:
        raise CaseError(str(error), where=state.name) from error
