"""Making a reading: the claims that an analysis holds, each with its chain, kind and certainty."""

from dataclasses import replace

from sayso.analysis.analysis import Analysis
from sayso.claims.assemble import draft_claims
from sayso.claims.finish import add_certainty, finish_claims
from sayso.claims.inference import find_ties, make_inferences
from sayso.claims.introductions import add_introductions
from sayso.claims.unread import find_problems
from sayso.records import Reading
from sayso.scales.scale import Scale


def make_reading(analysis: Analysis, scale: Scale, *, engine: str = "standard") -> Reading:
    """The reading of an analysed document; ``engine`` names what marked it.

    Headings, captions and questions put nothing forward; everything else is read.
    """
    document, text, body = analysis.document, analysis.text, analysis.body
    drafts = draft_claims(document, body, analysis.assertions, analysis.statements)
    drafts = add_introductions(document, body, drafts)
    add_certainty(text, drafts, body, scale, analysis.hedges)
    ties = find_ties(text, body, drafts)
    actors = analysis.names.records(document.id, text)
    places = analysis.names.places(document.id, text)
    claims = finish_claims(document, drafts, analysis.times, actors, places)
    return Reading(
        document=replace(document, problems=()),
        claims=claims,
        inferences=make_inferences(text, ties, claims),
        actors=actors,
        times=analysis.times,
        places=places,
        problems=find_problems(document, analysis.quotations, analysis.times),
        engine=engine,
        scale=scale.name,
    )
