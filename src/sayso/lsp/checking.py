"""Checking what an editor holds: a text that may be in no file yet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.lsp.settings import Rules
from sayso.orders import Held, ReadingOrder
from sayso.records import Reading

if TYPE_CHECKING:
    from sayso.checks.checked import Checked


def check_text(
    text: str, name: str, rules: Rules, *, is_stale: Callable[[], bool]
) -> "Checked | SaysoError | None":
    """What is found in a text; None where it went stale meanwhile, and nobody wants to know.

    ``name`` ends as its format does: draft.md, draft.txt. ``is_stale`` is asked before reading
    and between reading and checking, from the thread that does both.
    """
    from sayso.checks.checked import check_draft

    if is_stale():
        return None
    order = ReadingOrder(scale=rules.scale, published=rules.published)
    outcome = order(Held(location=name, data=text.encode("utf-8", "replace")))
    if not isinstance(outcome, Reading):
        return outcome
    if is_stale():
        return None
    checked = check_draft(outcome, codes=rules.chosen)
    return checked.adjusted(severities=rules.severities)
