"""Making a reading: the claims that an analysis holds, each with its chain, kind and certainty."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.analysis.analysis import Analysis
from sayso.analysis.people.name import Name
from sayso.claims.drafts import settle_drafts
from sayso.claims.finish import finish_claims
from sayso.claims.grounds import find_grounds
from sayso.claims.hedged import find_unheld
from sayso.claims.inference import find_ties, make_inferences, order_ties
from sayso.claims.sureness import score_claims
from sayso.claims.suspicions import find_suspicions
from sayso.claims.unclaimed import find_unclaimed
from sayso.claims.unread import find_problems
from sayso.records import MadeBy, Mention, Problem, Reading, Sentence
from sayso.scales.scale import Scale


def make_reading(
    analysis: Analysis, scale: Scale, *, engine: str = "standard", made_by: MadeBy | None = None
) -> Reading:
    """The reading of an analysed document; ``engine`` and ``made_by`` tell what marked it.

    Headings, captions and questions put nothing forward; everything else is read.
    """
    document, text, body = analysis.document, analysis.text, analysis.body
    drafts = settle_drafts(analysis, scale)
    ties = find_ties(text, body, drafts)
    ties = order_ties(find_grounds(text, body, drafts, analysis.marks, ties))
    actors = analysis.names.records(document.id, text)
    places = analysis.names.places(document.id, text)
    mentions = tuple(_mentions(analysis))
    claims = finish_claims(document, drafts, analysis.times, actors, places, mentions)
    claims = score_claims(analysis, claims)
    inferences = make_inferences(text, ties, claims)
    return Reading(
        document=replace(document, problems=()),
        claims=claims,
        inferences=inferences,
        actors=actors,
        times=analysis.times,
        places=places,
        sentences=tuple(
            Sentence(start=each.start, end=each.end, kind=each.kind) for each in analysis.sentences
        ),
        mentions=mentions,
        suspicions=find_suspicions(analysis, claims),
        problems=(
            *(Problem(message=one) for one in analysis.marks.doubts),
            *find_problems(
                document,
                analysis.quotations,
                analysis.times,
                drafts,
                (
                    *find_unclaimed(analysis, claims, inferences),
                    *find_unheld(text, claims, scale, analysis.marks),
                ),
            ),
        ),
        engine=engine,
        made_by=made_by,
        scale=scale.name,
    )


def _mentions(analysis: Analysis) -> Iterator[Mention]:
    """The pronouns that stand for a name, and the words that mean a place, in order."""
    document, text = analysis.document.id, analysis.text
    found: list[tuple[int, int, Name]] = [*analysis.place_words]
    for start, name in analysis.pronouns.resolved():
        end = start
        while end < len(text) and text[end].isalpha():
            end += 1
        found.append((start, end, name))
    for start, end, name in sorted(found, key=lambda each: each[:2]):
        yield Mention(
            text=text[start:end],
            start=start,
            end=end,
            meant=analysis.names.record_id(document, name),
        )
