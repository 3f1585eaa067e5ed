"""Handed back: a clause that only says how likely the claim before it is ("we put that at 70%")."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.claims.assemble import Draft
from sayso.language.lexicon import load_lexicon


def hand_back(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the author's clauses that weigh the claim before them, which has theirs.

    "They will begin in January; we put that at seven in ten", "Iron built it. We hold this to be
    almost certain": the likelihood is that of the first. One that has words of its own keeps both
    claims, as has what another says.
    """
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before is None or before.certainty is not None or not _points_back(text, draft):
            kept.append(draft)
            continue
        before.certainty = draft.certainty
    return kept


def _points_back(text: str, draft: Draft) -> bool:
    certainty = draft.certainty
    if certainty is None or draft.chain[-1].source.kind != "author":
        return False
    words = text[draft.start : certainty.start], text[certainty.end : draft.end]
    return not words[1].strip(' .,;:!”"') and _pattern().fullmatch(words[0]) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """What stands before a likelihood that is another claim's: "and we would put that at"."""
    lists = load_lexicon("weighing")["back"]
    who, verbs, pointing, leads = (
        "|".join(lists[name].split()) for name in ("who", "verbs", "pointing", "leads")
    )
    would = r"(?:[’']d|\s+(?:would|do|should|shall))?"
    return re.compile(
        rf"(?:(?:(?:and|but|though)\s+)?(?:{who}){would}\s+(?:{verbs})\s+)?(?:{pointing})\s+"
        rf"(?:(?:{leads})\s+)*[“\"]?",
        re.IGNORECASE,
    )
