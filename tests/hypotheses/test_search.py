"""Linchpins found are those that trying every set finds, monotone or not."""

from dataclasses import replace
from itertools import chain, combinations
from random import Random

import numpy as np
import pytest
from tests.hypotheses.build import case, item, witness
from tests.hypotheses.random_cases import random_case

from sayso.hypotheses.compiled import compile_case
from sayso.hypotheses.linchpins import find_linchpins
from sayso.hypotheses.reach import TIE, Option
from sayso.hypotheses.search import smallest_sets
from sayso.hypotheses.units import PRIOR, members_of
from sayso.hypotheses.values import Array, Means
from sayso.hypotheses.weigher import Weigher
from sayso.records.case import Case
from sayso.records.evidence import Report
from sayso.records.judgement import Unit


def flipping(losses: Array, gaps: Array) -> list[frozenset[int]]:
    """Every set of rows that flips the lead, by trying all."""
    count = len(losses)
    masks = (np.arange(2**count)[:, None] >> np.arange(count)) & 1
    flips = (masks @ losses > gaps + TIE).any(axis=1)
    return [frozenset(np.flatnonzero(masks[row]).tolist()) for row in np.flatnonzero(flips)]


def minimal(sets: list[frozenset[int]]) -> set[frozenset[int]]:
    """Those of which no smaller part is among them."""
    kept: list[frozenset[int]] = []
    for one in sorted(sets, key=len):
        if not any(other < one for other in kept):
            kept.append(one)
    return set(kept)


@pytest.mark.parametrize("block", range(10))
def test_a_thousand_random_cases_against_every_subset(block: int) -> None:
    random = np.random.default_rng(block)
    not_monotone = 0
    for _ in range(100):
        items, rivals = int(random.integers(1, 13)), int(random.integers(1, 5))
        losses = random.normal(0.2, 1.0, (items, rivals))
        gaps = np.abs(random.normal(1.5, 1.5, rivals))
        groups = [[Option((str(j),), tuple(losses[j].tolist()))] for j in range(items)]
        sets = flipping(losses, gaps)
        smallest = min(map(len, sets), default=None)
        found = smallest_sets(groups, gaps, extra=12, cap=100_000)
        assert found.size == smallest
        assert {frozenset(map(int, one)) for one in found.sets} == minimal(sets)
        alone = smallest_sets(groups, gaps)
        assert {frozenset(map(int, one)) for one in alone.sets} == {
            one for one in sets if len(one) == smallest
        }
        known = set(sets)
        not_monotone += any(one | {j} not in known for one in sets for j in range(items))
    assert not_monotone > 10, "the cases must hold some in which failing more flips less"


UNITS: tuple[Unit, ...] = ("report", "item", "source", "copy group")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("seed", range(25))
def test_every_unit_against_every_subset(unit: Unit, seed: int) -> None:
    """Failing means edited out of the case, whatever shares a source, a copy or an origin."""
    weighed = random_case(Random(seed), items=4, sources=4, reports=2)
    sought = find_linchpins(Weigher(compile_case(weighed), Means()), unit, "dropped", listed=10_000)
    expected = by_editing(weighed, unit)
    assert sought.search.exact
    assert sought.search.high == min(map(len, expected), default=None)
    size = sought.search.high or 0
    assert {frozenset(one.members) for one in sought.linchpins} == {
        one for one in expected if len(one) <= size + (size <= 3)
    }


def by_editing(weighed: Case, unit: Unit) -> set[frozenset[str]]:
    """The minimal flipping sets, each tried by weighing the case without them."""
    members = {member.id: member for member in members_of(weighed, unit)}
    leader = leads(weighed)
    flips = []
    every = chain.from_iterable(combinations(members, n) for n in range(1, len(members) + 1))
    for chosen in every:
        items = {name for id_ in chosen for name in members[id_].items}
        reports = {report for id_ in chosen for report in members[id_].reports}
        evidence = []
        for told in weighed.evidence:
            heard = tuple(replace(r, discounted=r.id in reports) for r in told.reports)
            silent = replace(told, observed=None, reports=())
            evidence.append(silent if told.id in items else replace(told, reports=heard))
        if leads(replace(weighed, evidence=tuple(evidence))) != leader:
            flips.append(frozenset(chosen))
    kept: list[frozenset[str]] = []
    for one in sorted(flips, key=len):
        if not any(other < one for other in kept):
            kept.append(one)
    return set(kept)


def leads(weighed: Case) -> int:
    return int(Weigher(compile_case(weighed), Means()).log_weights()[:, 0].argmax())


def test_the_prior_can_be_the_linchpin() -> None:
    weighed = case([0.9, 0.1], [item("E", [0.4, 0.8])])
    (pin,) = find_linchpins(
        Weigher(compile_case(weighed), Means()), "assumption", "dropped"
    ).linchpins
    assert pin.members == (PRIOR,)
    assert pin.leader_after == "H1"
    assert pin.posterior_after == pytest.approx(2 / 3)


@pytest.mark.parametrize("seed", [0, 2, 5])
def test_too_many_sets_give_bounds_that_hold(seed: int) -> None:
    """Eleven sources tell of the same two items: not every set of them is looked at."""
    random = Random(seed)
    count = 11
    sources = [
        witness(f"s{s}", random.uniform(0.75, 0.95), random.uniform(0.05, 0.3), 0.8)
        for s in range(count)
    ]
    told = [
        item(name, rates, *(Report(id=f"{name}/{s}", witness=f"s{s}") for s in range(count)))
        for name, rates in (("E1", [0.9, 0.05]), ("E2", [0.8, 0.1]))
    ]
    weighed = case([0.15, 0.85], told, sources)
    sought = find_linchpins(Weigher(compile_case(weighed), Means()), "source", "dropped")
    smallest = None
    for size in range(1, count + 1):
        chosen = combinations([one.id for one in sources], size)
        if any(leads(dropped(weighed, set(one))) == 1 for one in chosen):
            smallest = size
            break
    assert smallest is not None
    assert sought.search.low <= smallest <= (sought.search.high or count)
    assert sought.search.exact == (sought.search.low == sought.search.high)
    for pin in sought.linchpins:
        assert leads(dropped(weighed, set(pin.members))) == 1


def dropped(weighed: Case, sources: set[str]) -> Case:
    evidence = tuple(
        replace(
            one,
            reports=tuple(replace(r, discounted=r.witness in sources) for r in one.reports),
        )
        for one in weighed.evidence
    )
    return replace(weighed, evidence=evidence)
