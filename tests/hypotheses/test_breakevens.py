"""A number moved to its breakeven makes two hypotheses level, by weighing the edited case."""

from collections.abc import Iterable
from random import Random

import numpy as np
import pytest
from tests.hypotheses.build import case, item, posterior
from tests.hypotheses.random_cases import random_case

from sayso.hypotheses.breakevens import find_breakevens
from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.values import Array, Means
from sayso.hypotheses.weigher import Weigher
from sayso.hypotheses.what_if import with_prior
from sayso.records.case import Case
from sayso.records.estimate import Estimate
from sayso.records.judgement import Breakeven


class Pinned(Means):
    """The means, with the number of one key pinned."""

    def __init__(self, key: str, number: float) -> None:
        self.key, self.number = key, number

    def __call__(self, key: str, estimate: Estimate) -> float:
        return self.number if key == self.key else super().__call__(key, estimate)

    def many(self, keys: Iterable[str], lows: Array, highs: Array) -> Array:
        at = np.array([key == self.key for key in keys])
        return np.where(at[:, None], self.number, super().many((), lows, highs))


def moved(weighed: Case, one: Breakeven) -> dict[str, float]:
    """Posteriors with the breakeven's number in place of the one given."""
    if one.kind == "prior":
        weighed = with_prior(weighed, one.id, one.breakeven)
        found = posterior(weighed)
    else:
        reports = {r.id: item.id for item in weighed.evidence for r in item.reports}
        items = [
            i.id for i in weighed.evidence for r in i.reports if one.kind == "origin" and r.origin
        ]
        keys = {
            "likelihood": [f"likelihood\x1f{one.id}\x1f{one.hypothesis}"],
            "reliability": [f"source\x1f{one.id}"],
            "copying": [f"copy\x1f{one.id}"],
            "origin": [f"origin\x1f{item}\x1f{one.id}" for item in items],
        }[one.kind]
        assert one.kind != "copying" or one.id in reports
        found = np.zeros(1)
        for key in keys:
            pinned = Pinned(key, one.breakeven)
            weights = Weigher(compile_case(weighed), pinned).log_weights()[:, 0]
            found = np.exp(weights - weights.max())
            found /= found.sum()
            names = list(weighed.hypothesis_ids)
            if abs(found[names.index(one.rival)] - found.max()) < 1e-9:
                break
    return dict(zip(weighed.hypothesis_ids, found.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(40))
def test_at_the_breakeven_the_rival_is_level_with_the_leader(seed: int) -> None:
    weighed = random_case(Random(seed), items=3, sources=3, reports=2)
    before = dict(zip(weighed.hypothesis_ids, posterior(weighed).tolist(), strict=True))
    leader = max(before, key=lambda name: before[name])
    breakevens, left_out = find_breakevens(Weigher(compile_case(weighed), Means()))
    assert not left_out
    for one in breakevens:
        after = moved(weighed, one)
        assert after[one.rival] == pytest.approx(after[leader], abs=1e-9), one
        assert after[leader] == pytest.approx(max(after.values()), abs=1e-9)
    assert list(breakevens) == sorted(breakevens, key=lambda one: one.distance)


def test_a_breakeven_within_its_range_is_marked() -> None:
    weighed = case([0.5, 0.5], [item("E", [[0.2, 0.8], 0.45])])
    breakevens, _ = find_breakevens(Weigher(compile_case(weighed), Means()))
    rated = next(one for one in breakevens if one.hypothesis == "H0" and one.kind == "likelihood")
    assert rated.breakeven == pytest.approx(0.45)
    assert rated.within_range


def test_a_hypothesis_that_an_item_rules_out_has_its_breakeven() -> None:
    """Zero is a number like others: it can be asked how far from it another would lead."""
    weighed = case([0.5, 0.5], [item("E", [0, 0.3])])
    breakevens, _ = find_breakevens(Weigher(compile_case(weighed), Means()))
    rated = next(one for one in breakevens if one.hypothesis == "H0" and one.kind == "likelihood")
    assert rated.breakeven == pytest.approx(0.3)
    assert rated.rival == "H0"


def test_an_item_seen_and_not_rated_has_no_number_that_could_break_even() -> None:
    begun = case([0.6, 0.4], [item("E1", ["NA", "NA"])])
    found, left_out = find_breakevens(Weigher(compile_case(begun), Means()))
    assert ({one.kind for one in found}, left_out) == ({"prior"}, ())
