"""Sources that tell of several items: one unknown state each, summed out exactly."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import prod

import numpy as np

from sayso.hypotheses.values import Array

Table = tuple[tuple[str, ...], Array]
"""Names of sources, and an array with an axis of states for each, then hypotheses, draws."""


Plan = tuple[tuple[str, frozenset[str]], ...]
"""Sources in the order of summing out, each with those it is tied to by then."""


def min_fill_plan(scopes: Iterable[Iterable[str]]) -> Plan:
    """The sources in the order of summing out, each with those it is tied to by then.

    Each next source ties fewest new pairs together; among equals it has the fewest neighbours,
    then the first name.

    Source: Kjærulff, Triangulation of graphs (1990); Koller & Friedman, Probabilistic
    Graphical Models (2009), 9.4.3.
    """
    return _plan(frozenset(map(frozenset, scopes)))


@lru_cache(maxsize=2048)
def _plan(scopes: frozenset[frozenset[str]]) -> Plan:
    neighbours: dict[str, set[str]] = {}
    for scope in scopes:
        names = set(scope)
        for name in names:
            neighbours.setdefault(name, set()).update(names - {name})
    plan = []
    while neighbours:
        cost = {one: (_fill(one, neighbours), len(tied)) for one, tied in neighbours.items()}
        chosen = min(cost, key=lambda one: (*cost[one], one))
        around = neighbours.pop(chosen)
        for one in around:
            neighbours[one] |= around - {one}
            neighbours[one].discard(chosen)
        plan.append((chosen, frozenset(around)))
    return tuple(plan)


def count_cells(scopes: Iterable[Iterable[str]], states: Mapping[str, int], hypotheses: int) -> int:
    """Cells that summing out in min-fill order touches, for each draw: Σ Π states × hypotheses."""
    plan = min_fill_plan(scopes)
    return hypotheses * sum(prod(states[one] for one in (name, *tied)) for name, tied in plan)


def sum_out(tables: Sequence[Table], shares: Mapping[str, Array]) -> Array:
    """Log Σ over all states of Π tables · Π shares: an array of hypotheses × draws.

    ``shares`` holds P(state) of each source, states × draws (or × 1). Every message is
    rescaled by its greatest entry for each hypothesis and draw, so that nothing underflows.

    Source: bucket elimination, Dechter (1999), doi:10.1016/S0004-3702(99)00059-4.
    """
    waiting = [(scope, table) for scope, table in tables]
    log_scale: Array = np.zeros(())
    for chosen, tied in min_fill_plan(scope for scope, _ in tables):
        bucket = [one for one in waiting if chosen in one[0]]
        waiting = [one for one in waiting if chosen not in one[0]]
        scope = tuple(sorted(tied))
        message = _message(chosen, scope, bucket, shares[chosen])
        top = message.max(axis=tuple(range(len(scope))), initial=0.0) if scope else message
        top = np.where(top > 0, top, 1.0)
        log_scale = log_scale + np.log(top)
        waiting.append((scope, message / top))
    with np.errstate(divide="ignore"):
        for _, table in waiting:
            log_scale = log_scale + np.log(table)
    return log_scale


def _message(chosen: str, scope: tuple[str, ...], bucket: Sequence[Table], shares: Array) -> Array:
    bucket = sorted(bucket, key=lambda one: one[1].size)
    laid = [_lay_out(table, (chosen, *scope)) for table in bucket]
    # P(state) goes into the smallest table: the large ones are touched no oftener than needed.
    laid[0] = laid[0] * shares.reshape(len(shares), *([1] * (len(scope) + 1)), -1)
    message: Array | None = None
    for state in range(len(shares)):
        product = laid[0][state]
        for table in laid[1:]:
            product = product * table[state]
        message = product if message is None else message + product
    if message is None:  # no source has no state
        raise ValueError(f"source {chosen} has no state")
    return message


def _lay_out(table: Table, scope: tuple[str, ...]) -> Array:
    names, array = table
    axes = [names.index(name) for name in scope if name in names]
    moved = array.transpose(*axes, len(names), len(names) + 1)
    shape = [array.shape[names.index(name)] if name in names else 1 for name in scope]
    return np.ascontiguousarray(moved).reshape(*shape, *array.shape[-2:])


def _fill(chosen: str, neighbours: Mapping[str, set[str]]) -> int:
    return sum(b not in neighbours[a] for a, b in combinations(sorted(neighbours[chosen]), 2))
