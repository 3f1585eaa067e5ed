"""Sources that tell of several items: one unknown state each, summed out exactly."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import prod

import numpy as np

from sayso.hypotheses.values import Array

Table = tuple[tuple[str, ...], Array]
"""Names of sources, and an array with an axis of states for each, then hypotheses, draws."""

_MOST_TIED = 40
_MOST_AT_ONCE = 2**19  # cells: small enough to stay near the processor
_UNSCALED = 16  # probabilities of which a double holds the product, however small they are


Plan = tuple[tuple[str, frozenset[str]], ...]
"""Sources in the order of summing out, each with those it is tied to by then."""


def min_fill_plan(scopes: Iterable[Iterable[str]]) -> Plan:
    """The sources in the order of summing out, each with those it is tied to by then.

    Each next source ties fewest new pairs together; among equals it has the fewest neighbours,
    then the first name. The plan ends with the first source that is tied to more than 40: its
    table would have more than 2**41 cells, so that nobody follows it, and the rest of such a
    plan takes long to make.

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
    costs = {name: _cost(name, neighbours) for name in neighbours}
    plan = []
    while neighbours:
        chosen = min(costs, key=costs.__getitem__)
        around = neighbours.pop(chosen)
        del costs[chosen]
        plan.append((chosen, frozenset(around)))
        if len(around) > _MOST_TIED:
            break
        for one in around:
            neighbours[one] |= around - {one}
            neighbours[one].discard(chosen)
        # Tied pairs differ among those around it, and for whoever is tied to two of them.
        for one in around.union(*(neighbours[each] for each in around)):
            costs[one] = _cost(one, neighbours)
    return tuple(plan)


def count_cells(scopes: Iterable[Iterable[str]], states: Mapping[str, int], hypotheses: int) -> int:
    """Cells that summing out in min-fill order touches, for each draw: Σ Π states × hypotheses."""
    plan = min_fill_plan(scopes)
    return hypotheses * sum(prod(states[one] for one in (name, *tied)) for name, tied in plan)


def sum_out(tables: Sequence[Table], shares: Mapping[str, Array]) -> Array:
    """Log Σ over all states of Π tables · Π shares: an array of hypotheses × draws.

    ``shares`` holds P(state) of each source, states × draws (or × 1). Every message is
    rescaled by its greatest entry for each hypothesis and draw, so that nothing underflows.
    No table on the way holds more than 2**19 cells, or the states of one hypothesis and draw.

    Source: bucket elimination, Dechter (1999), doi:10.1016/S0004-3702(99)00059-4.
    """
    merged, log_scale = _merged(tables)
    plan = min_fill_plan(scope for scope, _ in merged)
    states = max(
        (prod(len(shares[one]) for one in (name, *tied)) for name, tied in plan), default=1
    )
    wide = tuple(max(table.shape[axis] for _, table in merged) for axis in (-2, -1))
    found = np.empty(wide)
    for rows, columns in _slices(wide, max(1, _MOST_AT_ONCE // states)):
        some = [(scope, _cut(_cut(table, -2, rows), -1, columns)) for scope, table in merged]
        part = {name: _cut(share, -1, columns) for name, share in shares.items()}
        found[rows, columns] = _eliminated(some, part, plan)
    found += log_scale
    return found


def _slices(wide: tuple[int, int], most: int) -> Iterator[tuple[slice, slice]]:
    """Pieces of hypotheses × draws, none of more than so many."""
    rows = min(wide[0], most)
    columns = max(1, most // rows)
    for row in range(0, wide[0], rows):
        for column in range(0, wide[1], columns):
            yield slice(row, row + rows), slice(column, column + columns)


def _cut(array: Array, axis: int, some: slice) -> Array:
    # What is the same for all hypotheses, or draws, stands in an axis of one.
    if array.shape[axis] == 1:
        return array
    return array[..., some, :] if axis == -2 else array[..., some]


def _merged(tables: Sequence[Table]) -> tuple[list[Table], Array]:
    """Tables of the same sources multiplied into one, and the logs of what they were scaled by."""
    alike: dict[tuple[str, ...], list[Array]] = {}
    for scope, table in tables:
        names = tuple(sorted(scope))
        axes = [scope.index(name) for name in names]
        moved = table.transpose(*axes, len(scope), len(scope) + 1) if names != scope else table
        alike.setdefault(names, []).append(moved)
    found: list[Table] = []
    log_scale: Array = np.zeros(())
    for names, held in alike.items():
        product = held[0]
        for count, table in enumerate(held[1:], start=1):
            product = product * table
            if count % _UNSCALED == 0:
                product, top = _rescaled(product)
                log_scale = log_scale + np.log(top)
        found.append((names, product))
    return found, log_scale


def _rescaled(table: Array) -> tuple[Array, Array]:
    """The table over its greatest entry for each hypothesis and draw, and those entries."""
    top = table.max(axis=tuple(range(table.ndim - 2)), initial=0.0)
    top = np.where(top > 0, top, 1.0)
    return table / top, top


def _eliminated(tables: Sequence[Table], shares: Mapping[str, Array], plan: Plan) -> Array:
    waiting = list(tables)
    log_scale: Array = np.zeros(())
    for chosen, tied in plan:
        bucket = [one for one in waiting if chosen in one[0]]
        waiting = [one for one in waiting if chosen not in one[0]]
        scope = tuple(sorted(tied))
        message = _message(chosen, scope, bucket, shares[chosen])
        message, top = _rescaled(message)
        log_scale = log_scale + np.log(top)
        waiting.append((scope, message))
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
        if message is None:
            message = product
        else:
            message += product
    if message is None:  # no source has no state
        raise ValueError(f"source {chosen} has no state")
    return message


def _lay_out(table: Table, scope: tuple[str, ...]) -> Array:
    names, array = table
    axes = [names.index(name) for name in scope if name in names]
    moved = array.transpose(*axes, len(names), len(names) + 1)
    shape = [array.shape[names.index(name)] if name in names else 1 for name in scope]
    return np.ascontiguousarray(moved).reshape(*shape, *array.shape[-2:])


def _cost(chosen: str, neighbours: Mapping[str, set[str]]) -> tuple[int, int, str]:
    around = neighbours[chosen]
    tied = sum(len(around & neighbours[one]) for one in around)
    return (len(around) * (len(around) - 1) - tied) // 2, len(around), chosen
