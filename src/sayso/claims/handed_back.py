"""Handed back: a clause that only says how likely the claim before it is ("we put that at 70%")."""

import re
from collections.abc import Sequence
from functools import cache

from sayso.claims.assemble import Draft
from sayso.claims.certainty import STATED
from sayso.language.lexicon import load_lexicon
from sayso.language.verbs import verb_form
from sayso.records import Certainty

_FAR = 40
_CLOSING = ' .,;:!”"'
_ASKED = re.compile(r"\?")
"""What parts a clause from the claim before it: a question, which it then answers, or a gap."""
_ASIDE = re.compile(r"[,;:(–—]")
"""What parts a likelihood from what it is put at for: "at 55%, on the strength of the tests"."""


def hand_back(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the clauses that only weigh the claim before them, which has theirs.

    "They will begin in January; we put that at seven in ten", "Iron built it. We hold this to be
    almost certain": the likelihood is that of the first. Only whose claim it is weighs it so. One
    that has words of its own keeps both claims, but where they have no number, and a number is
    put on them: "It will probably rain; I'd say 80%". What it weighs beyond a question or a gap is
    no claim here: nobody has the likelihood, and that is told.
    """
    kept: list[Draft] = []
    for draft in drafts:
        before, certainty = kept[-1] if kept else None, draft.certainty
        if (
            before is None
            or certainty is None
            or not _says_more(certainty, before.certainty)
            or not _is_same_voice(before, draft)
            or not _points_back(text, draft, certainty)
        ):
            kept.append(draft)
        elif not _ASKED.search(text, before.end, draft.start):
            before.certainty = certainty
    return kept


def _says_more(new: Certainty, known: Certainty | None) -> bool:
    return known is None or (new.scale == STATED and known.scale != STATED)


def _is_same_voice(before: Draft, draft: Draft) -> bool:
    ours, theirs = draft.chain[-1].source, before.chain[-1].source
    return (ours.kind, ours.name) == (theirs.kind, theirs.name)


def _points_back(text: str, draft: Draft, certainty: Certainty) -> bool:
    after = text[certainty.end : draft.end]
    if after.strip(_CLOSING) and _ASIDE.match(after) is None:
        return False
    pointed, weighed = _forms()
    link = draft.chain[-1]
    if link.source.kind != "author" and link.cue is not None and _weighs(link.cue.text):
        return pointed.fullmatch(text, draft.start, certainty.start) is not None
    found = weighed.search(text, max(draft.start - _FAR, 0), certainty.start)
    return found is not None and found.start() <= draft.start


def _weighs(cue: str) -> bool:
    """Whether somebody weighs what is said: "would put", not "said"."""
    verb = verb_form(cue.lower().split()[-1])
    return verb is not None and verb.lemma in load_lexicon("weighing")["back"]["verbs"].split()


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a likelihood that is another claim's, of others and of the author.

    "He replied that he would put [it at nine in ten]"; "and we would put that at".
    """
    lists = load_lexicon("weighing")["back"]
    who, verbs, saying, pointing, weighed, leads, beside = (
        "|".join(lists[name].split())
        for name in ("who", "verbs", "saying", "pointing", "weighed", "leads", "beside")
    )
    subject = rf"(?:{who})(?:[’']d|\s+(?:would|do|should|shall))?(?:\s+(?:{beside}))?"
    openers = rf"(?:{'|'.join(lists['openers'].split())})"
    lead = rf"(?:\s+(?:{leads}))*"
    pointed = rf"(?:{pointing})(?:\s+(?:{weighed}))?{lead}\s+[“\"]?"
    forms = (
        rf"(?:{subject}|{openers})\s+(?:{verbs})\s+{pointed}",
        rf"which\s+{subject}\s+(?:{verbs}){lead}\s+",
        rf"{subject}\s+(?:{saying})\s+",
        rf"(?:{'|'.join(lists['asked'])}),?\s+",
    )
    weighing = rf"(?<!\w)(?:{openers}\s+)?(?:{'|'.join(forms)})\Z"
    return re.compile(pointed, re.IGNORECASE), re.compile(weighing, re.IGNORECASE)
