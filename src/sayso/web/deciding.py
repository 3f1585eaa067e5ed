"""Deciding: what a form comes to, kept as decisions of whoever sent it."""

from collections.abc import Sequence

from sayso.records.decision import Act, Decision
from sayso.web.forms import Posted
from sayso.web.visitors import Desk


def decide(desk: Desk, acts: Sequence[Act], sent: Posted) -> tuple[Decision, ...]:
    """The decisions that the acts of a form became: all of them, or none.

    The form has the reason under ``why``, and under ``seen`` the newest decision that its page
    knew, where somebody else may have been faster.

    Raises:
        ConflictError: somebody was.
        StoreError: a claim or decision that they are about is not there.
    """
    if not acts:
        return ()
    return desk.store.decisions.append(
        acts,
        case=desk.case,
        who=desk.visitor.name,
        why=sent.text("why"),
        seen=sent.number("seen"),
    )
