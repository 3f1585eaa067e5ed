"""Every number of oracles.json, whose sources are named there, comes out."""

import json
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pytest
from tests.hypotheses.build import case, item, posterior, witness

from sayso.hypotheses.matrix import inconsistency, item_inconsistency
from sayso.records.evidence import Evidence, Report

ORACLES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "oracles.json").read_text(encoding="utf-8")
)


def test_alarm() -> None:
    """John and Mary call; the alarm is an item, they are its witnesses."""
    if_burgled = 0.95 * 0.002 + 0.94 * 0.998
    if_not = 0.29 * 0.002 + 0.001 * 0.998
    called = item(
        "A", [if_burgled, if_not], Report(id="1", witness="J"), Report(id="2", witness="M")
    )
    weighed = case([0.001, 0.999], [called], [witness("J", 0.9, 0.05), witness("M", 0.7, 0.01)])
    assert posterior(weighed)[0] == pytest.approx(ORACLES["alarm"]["posterior_B"], abs=1e-9)


@pytest.mark.parametrize("seen", ["seen", "not_seen"])
def test_dna_and_witness(seen: str) -> None:
    numbers = ORACLES["dna_and_witness"]
    weighed = case(numbers["prior"], [item("D", numbers["dna"]), item("S", numbers[seen])])
    assert posterior(weighed)[0] == pytest.approx(numbers[f"posterior_{seen}"], abs=1e-7)


CLARK = {
    "no evidence": [],
    "A bruised": [("bruising", 0, True)],
    "A and B bruised": [("bruising", 0, True), ("bruising", 1, True)],
    "both bruised, no disease": [
        ("bruising", 0, True),
        ("bruising", 1, True),
        ("disease", 0, False),
        ("disease", 1, False),
    ],
    "both bruised, disease in A only": [
        ("bruising", 0, True),
        ("bruising", 1, True),
        ("disease", 0, True),
        ("disease", 1, False),
    ],
    "both bruised, disease in both": [
        ("bruising", 0, True),
        ("bruising", 1, True),
        ("disease", 0, True),
        ("disease", 1, True),
    ],
}


@pytest.mark.parametrize("known", list(CLARK))
def test_sally_clark(known: str) -> None:
    """Each child's cause of death is one of two: four hypotheses, guilty in three."""
    numbers = ORACLES["sally_clark"]
    a, b, c = (numbers[key] for key in ("P(A is SIDS)", "P(B SIDS|A SIDS)", "P(B murder|A murder)"))
    murders = list(product([0, 1], repeat=2))
    priors = [a * b, a * (1 - b), (1 - a) * (1 - c), (1 - a) * c]
    items = [
        item(
            f"{what}{child}",
            [numbers[f"{what} given SIDS, murder"][murdered[child]] for murdered in murders],
            observed=observed,
        )
        for what, child, observed in CLARK[known]
    ]
    guilty = 1 - posterior(case(priors, items))[0]
    assert guilty == pytest.approx(numbers["P(guilty)"][known], rel=1e-5)


def test_cab() -> None:
    """A pure copy changes nothing; half a copy lies between; two witnesses count twice."""
    numbers = ORACLES["cab"]
    witnesses = [witness("first", 0.8, 0.2), witness("second", 0.8, 0.2)]

    def after(*reports: Report) -> float:
        return float(posterior(case(numbers["prior"], [item("E", [1, 0], *reports)], witnesses))[0])

    from sayso.records.estimate import point

    first = Report(id="1", witness="first")
    copy = Report(id="2", witness="second", copies="1")
    half = Report(id="2", witness="second", copies="1", copying=point(0.5))
    assert after(first) == pytest.approx(numbers["posterior"], abs=1e-7)
    both = after(first, Report(id="2", witness="second"))
    assert both == pytest.approx(numbers["two independent witnesses"], abs=1e-7)
    assert after(first, copy) == pytest.approx(numbers["second copies the first"], abs=1e-7)
    assert after(first, half) == pytest.approx(numbers["second copies with c=.5"], abs=1e-7)


@pytest.mark.parametrize(
    ("perfect", "key"), [(False, "likelihood_ratio"), (True, "with a perfect source")]
)
def test_cascaded_likelihood_ratio(perfect: bool, key: str) -> None:
    numbers = ORACLES["cascaded_likelihood_ratio"]
    source = witness("s", 1, 0) if perfect else witness("s", numbers["hit"], numbers["false_alarm"])
    told = item("E", [numbers["P(E|H)"], numbers["P(E|~H)"]], Report(id="1", witness="s"))
    after = posterior(case([0.5, 0.5], [told], [source]))
    assert after[0] / after[1] == pytest.approx(numbers[key], rel=1e-7)


def test_common_origin() -> None:
    """Three agreeing reports with one origin at .6 are worth 7.5, not 152."""
    from sayso.records.estimate import point

    numbers = ORACLES["common_origin"]
    witnesses = [witness(name, numbers["hit"], numbers["false_alarm"]) for name in "abc"]
    prior = numbers["P(E)"]
    for gamma, ratio, precision in (
        (numbers["gamma"], numbers["likelihood_ratio"], 1e-6),
        (0.0, numbers["likelihood_ratio_if_independent"], 1e-3),
    ):
        reports = [Report(id=name, witness=name, origin="o", shared=point(gamma)) for name in "abc"]
        after = posterior(case([prior, 1 - prior], [item("E", [1, 0], *reports)], witnesses))[0]
        assert after / (1 - after) / (prior / (1 - prior)) == pytest.approx(ratio, rel=precision)
        if gamma:
            assert after == pytest.approx(numbers["posterior"], abs=1e-6)


def test_asia() -> None:
    """Tuberculosis, lung cancer and bronchitis together are eight hypotheses."""
    numbers = ORACLES["asia"]
    states = list(product([1, 0], repeat=3))
    tuberculosis = 0.01 * 0.05 + 0.99 * 0.01

    def share(state: tuple[int, int, int]) -> float:
        def smokes(cancer: float, bronchitis: float) -> float:
            return prod(
                p if yes else 1 - p for p, yes in zip((cancer, bronchitis), state[1:], strict=True)
            )

        t = tuberculosis if state[0] else 1 - tuberculosis
        return t * (0.5 * smokes(0.1, 0.6) + 0.5 * smokes(0.01, 0.3))

    priors = [share(state) for state in states]  # type: ignore[arg-type]
    breathless = {(1, 1): 0.9, (1, 0): 0.7, (0, 1): 0.8, (0, 0): 0.1}
    rates = [breathless[int(t or c), b] for t, c, b in states]
    either = sum(p for p, (t, c, _) in zip(priors, states, strict=True) if t or c)
    assert sum(p * r for p, r in zip(priors, rates, strict=True)) == pytest.approx(
        numbers["marginals"]["dyspnoea"], abs=1e-6
    )
    assert either == pytest.approx(numbers["marginals"]["either"], abs=1e-6)
    assert either * 0.98 + (1 - either) * 0.05 == pytest.approx(
        numbers["marginals"]["xray"], abs=1e-6
    )
    after = posterior(case(priors, [item("D", rates)]))
    for place, name in enumerate("TLB"):
        total = sum(p for p, state in zip(after, states, strict=True) if state[place])
        assert total == pytest.approx(numbers["posterior given dyspnoea"][name], abs=1e-6)


@pytest.mark.parametrize("name", ["heuer_iraq", "burton_help", "primer_tokyo"])
def test_classic_inconsistency(name: str) -> None:
    numbers = ORACLES[name]
    matrix = numbers["matrix"]
    weighed = case(
        [None] * len(matrix[0]), [item(f"E{row}", rated) for row, rated in enumerate(matrix)]
    )
    expected = numbers.get("inconsistency") or [-score for score in numbers["score"]]
    assert list(inconsistency(weighed).values()) == expected


@pytest.mark.parametrize(
    ("rating", "credibility", "relevance", "key"),
    [
        ("II", "high", "high", "II with high credibility and high relevance"),
        ("I", "low", "high", "I with low credibility and high relevance"),
    ],
)
def test_weighted_inconsistency(rating: str, credibility: Any, relevance: Any, key: str) -> None:
    from dataclasses import replace

    rated: Evidence = replace(
        item("E", [rating, "C"]), credibility=credibility, relevance=relevance
    )
    assert -item_inconsistency(rated)["H0"] == pytest.approx(ORACLES["parc_weights"][key])


def test_weights_of_the_classic_score() -> None:
    from sayso.hypotheses.matrix import WEIGHTS

    for weight, value in WEIGHTS.items():
        assert value == pytest.approx(ORACLES["parc_weights"][weight], abs=1e-8)
