"""How likely an item and what is said of it are under each hypothesis, as arrays."""

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.hypotheses.reports import Strand, report_factors
from sayso.hypotheses.values import Array, Number, Values
from sayso.records.evidence import Likelihood
from sayso.records.hypothesis import Hypothesis


def rate_rows(
    item: str,
    likelihoods: tuple[Likelihood, ...],
    hypotheses: tuple[Hypothesis, ...],
    values: Values,
) -> Array:
    """P(item holds | h): hypotheses × draws.

    Where an item is not applicable to a hypothesis, it is as likely as it is on average under
    the others, so that it says nothing for or against.
    """
    given = {one.hypothesis: one.estimate for one in likelihoods}
    rows: list[Number | None] = []
    for hypothesis in hypotheses:
        estimate = given[hypothesis.id]
        key = f"likelihood\x1f{item}\x1f{hypothesis.id}"
        rows.append(None if estimate is None else values(key, estimate))
    said = [row for row in rows if row is not None]
    neutral: Number = sum(said) / len(said) if said else 0.5
    rates = np.empty((len(rows), values.count))
    for index, row in enumerate(rows):
        rates[index] = neutral if row is None else row
    return rates


def item_table(
    item: str,
    rates: Array,
    observed: bool | None,
    strands: Sequence[Strand],
    values: Values,
    axes: Mapping[str, int],
) -> Array:
    """P(reports on the item, and the item if it is observed | h).

    L = b + P(E|h)·(a − b), on the axes of sources' states, then hypotheses × draws.
    """
    true, false = report_factors(item, strands, values, axes)
    if observed is not None:
        return np.asarray(rates * true if observed else (1 - rates) * false)
    return np.asarray(false + rates * (true - false))
