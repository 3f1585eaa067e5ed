"""Sureness: how likely it is that a claim's kind of source and its own kind are read right.

What is known of a claim is laid out as features. An engine that judges claims tells what each of
them weighs; the weights were learned of texts read by hand (``training/sureness.py``).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.analysis.analysis import Analysis
from sayso.analysis.learned import weight_of
from sayso.analysis.statements.statement import Way
from sayso.claims.judged import own_spans
from sayso.records import Claim, Problem, Reading

_FARTHEST = 6.0
"""The most that a difference of logarithms counts."""

_MARKED: tuple[Way, ...] = ("marks",)
_GOING_ON: tuple[Way, ...] = (
    "quotation that goes on",
    "sentence that goes on",
    "quoted paragraph",
    "turn",
)


def score_claims(analysis: Analysis, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their scores, in hundredths; as they are where there are no weights."""
    weights = analysis.marks.weights
    if not weights:
        return tuple(claims)
    return tuple(
        replace(claim, score=round(_share(features, weights), 2)) if features else claim
        for claim, features in zip(claims, features_of(analysis, claims), strict=True)
    )


def _share(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-weight_of(weights, features)))


def features_of(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[dict[str, float]]:
    """What is known of each claim, by name; {} where the engine judges nothing of it."""
    ways = {each.cue: each.way for each in analysis.statements}
    spans = own_spans([(claim.start, claim.end) for claim in claims])
    judged = (analysis.marks.means(name, spans) for name in ("voices", "kinds"))
    for claim, voices, kinds in zip(claims, *judged, strict=True):
        yield _features(claim, voices, kinds, ways) if voices and kinds else {}


def _features(
    claim: Claim,
    voices: Mapping[str, float],
    kinds: Mapping[str, float],
    ways: Mapping[tuple[int, int], Way],
) -> dict[str, float]:
    source, cue = claim.source, claim.attributions[-1].cue
    way = ways.get((cue.start, cue.end)) if cue is not None else None
    other = source.kind != "author"
    judged = {name: kinds[name] for name in kinds if (claim.kind, name) != ("report", "judgement")}
    whose, what = _lead(voices, source.kind), _lead(judged, _judged(claim))
    return {
        "always": 1.0,
        "source": whose,
        "source doubted": min(whose, 0.0),
        "kind": what,
        "another's": float(other),
        "another's, as marked": float(other and way in _MARKED),
        "another's, going on": float(other and way in _GOING_ON),
        "another's, without a name": float(other and source.name is None),
        "handed on": float(len(claim.attributions) > 1),
        "forecast": float(claim.kind == "forecast"),
        "judgement": float(claim.kind == "judgement"),
        "words": math.log(1 + len(claim.text.split())),
    }


def _judged(claim: Claim) -> str:
    """What a claim's kind is called among those that an engine judges.

    What another says may be weighed too: of a report, a judgement is no other kind.
    """
    return claim.kind if claim.kind in ("forecast", "judgement") else "plain"


def _lead(told: Mapping[str, float], label: str) -> float:
    """How much likelier a label is than the best other one, as a difference of logarithms."""
    best = max(value for name, value in told.items() if name != label)
    return max(-_FARTHEST, min(_FARTHEST, told[label] - best))


def keep_sure(reading: Reading, least: float) -> Reading:
    """The reading with the claims alone whose score is at least that, or that have none.

    An inference stays with the premises that do, a problem tells how many claims are left out.
    """
    kept = tuple(each for each in reading.claims if each.score is None or each.score >= least)
    if len(kept) == len(reading.claims):
        return reading
    gone = len(reading.claims) - len(kept)
    claims = "claim" if gone == 1 else "claims"
    told = Problem(
        message=f"{gone} {claims} with a score below {least:g} left out",
        remedy="see all without --at-least",
    )
    return replace(reading.with_claims(kept), problems=(*reading.problems, told))
