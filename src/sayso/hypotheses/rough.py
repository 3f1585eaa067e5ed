"""What a unit's failure would cost if each source told of one item: an order to try units in."""

from collections.abc import Iterable, Mapping

import numpy as np

from sayso.hypotheses.parts import Part
from sayso.hypotheses.rows import Row, row_likelihoods, row_of
from sayso.hypotheses.units import UnitGroup, fail
from sayso.hypotheses.values import Array, Means


def rough_changes(
    group: UnitGroup, hypotheses: tuple[str, ...], known: Mapping[str, bool] | None
) -> dict[str, Array]:
    """For each unit, what its failure takes from each hypothesis's log-likelihood, roughly.

    Sources that tell of several items are taken for a new one each time, so that no state is
    summed out: this orders units and answers nothing.
    """
    singles = [
        Part((item,), (strands,))
        for part in group.parts
        for item, strands in zip(part.items, part.strands, strict=True)
    ]
    place = _places(singles)
    rows = [row_of(single) for single in singles]
    touched: list[tuple[str, int, int | None]] = []
    for member in group.members:
        for at in sorted({place[id_] for id_ in (*member.items, *member.reports)}):
            left = fail(singles[at], [member], known)
            touched.append((member.id, at, len(rows) if left.items else None))
            if left.items:
                rows.append(row_of(left))
    logs = _logs(rows, hypotheses)
    changes = {member.id: np.zeros(len(hypotheses)) for member in group.members}
    for name, before, after in touched:
        changes[name] += logs[before] - (0.0 if after is None else logs[after])
    return changes


def _places(singles: Iterable[Part]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, single in enumerate(singles):
        found[single.items[0].id] = at
        found.update((strand.report.id, at) for strand in single.strands[0])
    return found


def _logs(rows: list[Row], hypotheses: tuple[str, ...]) -> Array:
    likely = row_likelihoods(rows, Means(), hypotheses)[:, :, 0]
    return np.asarray(np.log(np.maximum(likely, 1e-300)))
