"""The mean of what several analysts rated, for an item that the case itself does not rate."""

from collections.abc import Iterable

from sayso.records.estimate import Estimate
from sayso.records.evidence import AnalystRating, Likelihood


def mean_likelihoods(ratings: Iterable[AnalystRating]) -> tuple[Likelihood, ...]:
    """The mean of the ends of the analysts' ranges, for each hypothesis that any of them names.

    None under a hypothesis where all of them say that the item is not applicable.
    """
    cells: dict[str, list[Estimate]] = {}
    for rating in ratings:
        for one in rating.likelihoods:
            cells.setdefault(one.hypothesis, [])
            if one.estimate is not None:
                cells[one.hypothesis].append(one.estimate)
    found = []
    for hypothesis, given in cells.items():
        estimate = None
        if given:
            low = sum(one.low for one in given) / len(given)
            high = sum(one.high for one in given) / len(given)
            estimate = Estimate(text="mean of the analysts", low=low, high=max(low, high))
        found.append(Likelihood(hypothesis=hypothesis, estimate=estimate))
    return tuple(found)
