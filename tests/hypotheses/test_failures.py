"""A part with many sets of units failed at once weighs what it weighs with each failed alone."""

from itertools import chain, combinations
from random import Random

import numpy as np
import pytest
from tests.hypotheses.random_cases import random_case

from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.failures import Failed, Places, union
from sayso.hypotheses.parts import Part
from sayso.hypotheses.units import Member, fail, members_of
from sayso.hypotheses.values import Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.judgement import Unit


@pytest.mark.parametrize("unit", ["report", "item", "source", "copy group"])
@pytest.mark.parametrize("seed", range(20))
def test_dropped_together_is_dropped_one_by_one(unit: Unit, seed: int) -> None:
    weighed = random_case(Random(seed), hypotheses=2 + seed % 4, items=5, sources=2 + seed % 4)
    weigher = Weigher(compile_case(weighed), Means())
    sets = some_sets(members_of(weighed, unit))
    for part in weigher.parts:
        places = Places(part)
        failures = tuple(
            Failed(
                union(places.items(one.items) for one in failed),
                union(places.reports(one.reports) for one in failed),
            )
            for failed in sets
        )
        compare(weigher, part, failures, [fail(part, failed) for failed in sets])


@pytest.mark.parametrize("seed", range(20))
def test_known_together_is_known_one_by_one(seed: int) -> None:
    random = Random(seed)
    weighed = random_case(random, items=5, sources=3)
    weigher = Weigher(compile_case(weighed), Means())
    known = {one.id: random.random() < 0.5 for one in weighed.evidence}
    sets = some_sets(members_of(weighed, "item"))
    for part in weigher.parts:
        places = Places(part)
        holding = places.items(id_ for id_, holds in known.items() if holds)
        every = [union(places.items(one.items) for one in failed) for failed in sets]
        failures = tuple(Failed(bits, known=bits & holding) for bits in every)
        compare(weigher, part, failures, [fail(part, failed, known) for failed in sets])


def compare(weigher: Weigher, part: Part, failures: tuple[Failed, ...], alone: list[Part]) -> None:
    together = weigher.log_likelihoods_failed(part, failures)
    for column, one in zip(together.T, alone, strict=True):
        expected = weigher.log_likelihood(one)[:, 0] if one.items else np.zeros(len(column))
        assert column == pytest.approx(expected, abs=1e-12)


def some_sets(members: tuple[Member, ...]) -> list[tuple[Member, ...]]:
    """Every set of up to three of the units."""
    return list(chain.from_iterable(combinations(members, size) for size in (1, 2, 3)))
