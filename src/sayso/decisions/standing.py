"""Standing decisions: those that nobody has undone."""

from collections.abc import Iterable

from sayso.records.decision import Decision, Undo


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in their order, without the undos themselves.

    An undo that was undone does nothing, so what it had undone holds again.
    """
    given = sorted(decisions, key=lambda one: one.number)
    undone: set[int] = set()
    # From the newest back: whether an undo holds is settled by later ones alone.
    for decision in reversed(given):
        if isinstance(decision.act, Undo) and decision.number not in undone:
            undone.add(decision.act.number)
    return tuple(one for one in given if one.number not in undone and not isinstance(one.act, Undo))
