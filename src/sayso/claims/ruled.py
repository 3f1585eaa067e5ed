"""Ruled: the drafts of a text with the chains that the rules give them, before anybody is asked."""

from sayso.analysis.analysis import Analysis
from sayso.claims.assemble import Draft, draft_claims
from sayso.claims.introductions import add_introductions
from sayso.claims.judged import judge, judge_sources
from sayso.claims.recut import recut
from sayso.claims.rejoined import rejoin


def draft_by_rules(analysis: Analysis) -> list[Draft]:
    """The drafts with the chains that the rules, and what is judged of each claim, give them."""
    document, text, body = analysis.document, analysis.text, analysis.body
    clauses, statements = analysis.assertions, analysis.statements
    drafts = draft_claims(document, body, clauses, statements, analysis.quotations)
    drafts = add_introductions(document, body, rejoin(analysis, recut(analysis, drafts)))
    answers = {
        each.source
        for each in statements
        if each.way == "answer" or (each.way == "turn" and each.cue[0] == each.cue[1])
    }
    judge(analysis.marks, drafts)
    judge_sources(text, analysis.marks, drafts, body, answers)
    return drafts
