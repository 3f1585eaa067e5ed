"""The drafts of a text: its claims but for what each rests on, and what follows of that."""

from sayso.analysis.analysis import Analysis
from sayso.claims.assemble import Draft, draft_claims
from sayso.claims.finish import add_certainty
from sayso.claims.handed_back import hand_back
from sayso.claims.introductions import add_introductions
from sayso.claims.judged import judge_kinds, judge_sources
from sayso.claims.starts import Starts
from sayso.scales.scale import Scale


def settle_drafts(analysis: Analysis, scale: Scale) -> list[Draft]:
    """The drafts of an analysis, each with its chain and certainty: all but what rests on what."""
    document, text, body = analysis.document, analysis.text, analysis.body
    clauses, statements = analysis.assertions, analysis.statements
    starts = Starts(text, analysis.marks, clauses, statements, analysis.losses)
    drafts = draft_claims(document, body, clauses, statements, analysis.quotations, starts)
    drafts = add_introductions(document, body, drafts)
    judge_sources(text, analysis.marks, drafts, body)
    judge_kinds(analysis.marks, drafts)
    add_certainty(text, drafts, body, scale, analysis.hedges)
    return hand_back(text, drafts)
