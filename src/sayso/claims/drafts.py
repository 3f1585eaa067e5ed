"""The drafts of a text: its claims but for what each rests on, and what follows of that."""

from sayso.analysis.analysis import Analysis
from sayso.claims.assemble import Draft
from sayso.claims.examined import add_verdicts
from sayso.claims.handed_back import hand_back
from sayso.claims.hedged import add_certainty
from sayso.claims.qualified import add_qualifiers
from sayso.claims.ruled import draft_by_rules
from sayso.claims.speaking import settle_speakers
from sayso.scales.scale import Scale


def settle_drafts(analysis: Analysis, scale: Scale) -> list[Draft]:
    """The drafts of an analysis, each with its chain and certainty: all but what rests on what."""
    drafts = draft_by_rules(analysis)
    settle_speakers(analysis, drafts)
    add_verdicts(analysis, drafts)
    add_qualifiers(analysis.text, drafts, analysis.body, analysis.marks)
    add_certainty(analysis.text, drafts, analysis.body, scale, analysis.marks)
    return hand_back(analysis.text, drafts)
