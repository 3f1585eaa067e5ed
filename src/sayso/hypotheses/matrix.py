"""The classic matrix of competing hypotheses and its inconsistency score, as a view beside."""

from math import sqrt

from sayso.hypotheses.values import mean_of
from sayso.records.case import Case
from sayso.records.estimate import Estimate, Rating
from sayso.records.evidence import Evidence, Weight

WEIGHTS: dict[Weight, float] = {"low": 1 / sqrt(2), "medium": 1.0, "high": sqrt(2)}
SCORES: dict[Rating, int] = {"CC": 0, "C": 0, "N": 0, "I": 1, "II": 2}

# Where a cell is a number, not a rating: the rating of the ICD 203 bands that hold it.
_UPPER_ENDS: tuple[tuple[float, Rating], ...] = ((0.2, "II"), (0.45, "I"), (0.55, "N"), (0.8, "C"))


def rating_of(estimate: Estimate | None) -> Rating | None:
    """The classic rating of a cell: as written, or of its mean; None where not applicable."""
    if estimate is None:
        return None
    if estimate.rating is not None:
        return estimate.rating
    mean = mean_of(estimate)
    return next((rating for end, rating in _UPPER_ENDS if mean < end), "CC")


def inconsistency(case: Case) -> dict[str, float]:
    """For each hypothesis, Σ credibility · relevance · s with s(I) = 1, s(II) = 2, else 0.

    The least is the best. Weights: low 1/√2, medium 1, high √2. The score counts what speaks
    against and nothing else: it is no probability, it counts one fact told in two items
    twice, it takes every report at its word, and it does not know a prior.

    Source: Heuer, Psychology of Intelligence Analysis (1999), ch. 8; the weights: PARC ACH 2.0
    technical note.
    """
    scores = dict.fromkeys(case.hypothesis_ids, 0.0)
    for item in case.evidence:
        for hypothesis, score in item_inconsistency(item).items():
            scores[hypothesis] += score
    return scores


def item_inconsistency(item: Evidence) -> dict[str, float]:
    """What one item adds to each hypothesis's score."""
    weight = WEIGHTS[item.credibility] * WEIGHTS[item.relevance]
    ratings = {one.hypothesis: rating_of(one.estimate) for one in item.likelihoods}
    return {h: weight * SCORES[r] if r else 0.0 for h, r in ratings.items()}
