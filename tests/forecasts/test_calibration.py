"""A mean loss comes apart as model-diagnostics takes it apart, and chance is what chance gives."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_diagnostics.scoring import LogLoss, SquaredError
from model_diagnostics.scoring import decompose as diagnose
from scipy.optimize import isotonic_regression
from tests.forecasts.oracle import oracle

from sayso.forecasts.calibration import Decomposition, calibrate, consistency, decompose
from sayso.forecasts.rules import brier, log_bits

told = st.lists(
    st.tuples(st.sampled_from([0, 0.01, 0.2, 0.25, 0.5, 0.7, 0.999, 1.0]), st.sampled_from([0, 1])),
    min_size=1,
)


def parts(found: Decomposition) -> list[float]:
    return [float(one) for one in (found.score, found.mcb, found.dsc, found.unc)]


def expected(one: dict[str, float]) -> list[float]:
    return [one["score"], one["MCB"], one["DSC"], one["UNC"]]


@pytest.mark.parametrize("who", ["ENS", "EMOS", "EPC", "Logistic"])
def test_rain_at_niamey(who: str) -> None:
    """Source: precip_Niamey_2016 of aijordan/reliabilitydiag (CC BY 4.0, ECMWF)."""
    asked, found, near = oracle("corp-niamey")
    assert parts(decompose(asked[who], asked["y"])) == pytest.approx(expected(found[who]), abs=near)


def test_forecasts_with_ties() -> None:
    """Source: model-diagnostics, isotonic fit of scikit-learn (oracle corp-ties)."""
    asked, found, near = oracle("corp-ties")
    p, y = asked["p"], asked["y"]
    assert parts(decompose(p, y)) == pytest.approx(expected(found["brier"]), abs=near)
    nats = np.array(parts(decompose(p, y, rule="log"))) * np.log(2)
    assert nats == pytest.approx(expected(found["log_nats"]), abs=near)
    curve = calibrate(p, y)
    assert curve.probability == pytest.approx(found["unique"])
    assert curve.fit == pytest.approx(found["fit"], abs=near)
    assert curve.count.sum() == len(p)
    assert curve.came.sum() == sum(y)


@given(told)
def test_parts_add_up_and_are_at_least_0(rows: list[tuple[float, int]]) -> None:
    p, y = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    for rule, losses in (("brier", brier), ("log", log_bits)):
        score, mcb, dsc, unc = parts(decompose(p, y, rule=rule))  # type: ignore[arg-type]
        assert score == pytest.approx(mcb - dsc + unc, abs=1e-12)
        assert mcb >= 0
        assert dsc >= 0
        assert score == pytest.approx(float(losses(p, y).mean()), abs=1e-12)


@pytest.mark.parametrize("digits", [2, 3, 4, 12])
def test_model_diagnostics_gives_the_same(digits: int) -> None:
    """Percent and the like are counted by place, finer ones sorted: the same either way."""
    random = np.random.default_rng(digits)
    p = np.clip(random.uniform(size=500).round(digits), 0.001, 0.999)
    y = (random.uniform(size=500) < p**2).astype(float)
    for rule, scored in (("brier", SquaredError()), ("log", LogLoss())):
        peer: dict[str, Any] = diagnose(y, p, scoring_function=scored).to_dicts()[0]
        scale = 1.0 if rule == "brier" else np.log(2)
        found = [one * scale for one in parts(decompose(p, y, rule=rule))]  # type: ignore[arg-type]
        named = ["score", "miscalibration", "discrimination", "uncertainty"]
        assert found == pytest.approx([peer[name] for name in named], abs=1e-12)


@pytest.mark.parametrize("digits", [2, 12])
def test_many_sources_at_once_are_each_by_itself(digits: int) -> None:
    random = np.random.default_rng(1)
    p = random.uniform(size=3000).round(digits)
    y = (random.uniform(size=3000) < p).astype(float)
    of = random.integers(0, 40, 3000)
    of[of == 7] = 8
    whole = decompose(p, y, of)
    assert np.isnan(whole.score[7])
    for one in set(of.tolist()):
        alone = decompose(p[of == one], y[of == one])
        each = [part[one] for part in (whole.score, whole.mcb, whole.dsc, whole.unc)]
        assert each == pytest.approx(parts(alone), abs=1e-12)


def test_shares_come_apart_too() -> None:
    score, mcb, dsc, unc = parts(decompose([0.3, 0.6], [0.5, 0.5]))
    assert (score, unc, dsc) == pytest.approx((0.025, 0, 0))
    assert mcb == pytest.approx(0.025)


def test_the_order_of_forecasts_changes_nothing() -> None:
    random = np.random.default_rng(6)
    p, y = random.uniform(size=200).round(2), random.integers(0, 2, 200)
    turned = random.permutation(200)
    assert parts(decompose(p[turned], y[turned])) == parts(decompose(p, y))


def test_a_band_is_that_of_the_long_way() -> None:
    """Outcomes drawn one by one, fitted with SciPy: the same within what draws can tell."""
    random = np.random.default_rng(2)
    p = np.sort(random.uniform(size=200).round(2))
    band = consistency(p, draws=4000, seed=1)
    fits, lost = [], []
    for _ in range(1000):
        y = (random.uniform(size=p.size) < p).astype(float)
        values, place = np.unique(p, return_inverse=True)
        weight = np.bincount(place).astype(float)
        fit = isotonic_regression(np.bincount(place, y) / weight, weights=weight).x
        fits.append(fit)
        lost.append(((p - y) ** 2).mean() - ((fit[place] - y) ** 2).mean())
    low, high = np.quantile(fits, [0.05, 0.95], axis=0)
    assert band.probability == pytest.approx(values)
    assert np.abs(band.low - low).max() < 0.05
    assert np.abs(band.high - high).max() < 0.05
    assert band.mcb.mean() == pytest.approx(np.mean(lost), rel=0.05)


def test_what_chance_alone_shows_with_50_forecasts() -> None:
    """A calibrated forecaster with 50 forecasts shows a mean miscalibration of .033 [S5]."""
    means = [
        consistency(np.random.default_rng(k).uniform(size=50), draws=100, seed=k).mcb.mean()
        for k in range(30)
    ]
    assert np.mean(means) == pytest.approx(0.033, abs=0.004)


def test_the_same_seed_gives_the_same_band() -> None:
    p = [0.1, 0.1, 0.4, 0.8234]
    first, again, other = (consistency(p, draws=50, seed=seed) for seed in (3, 3, 4))
    assert first.mcb.tolist() == again.mcb.tolist()
    assert first.low.tolist() == again.low.tolist()
    assert first.mcb.tolist() != other.mcb.tolist()


def test_redraws_in_parts_are_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A band of many probabilities is drawn in parts, which bounds its memory."""
    monkeypatch.setattr("sayso.forecasts.calibration._CHUNK", 10)
    assert len(consistency([0.1, 0.4, 0.8], draws=7).mcb) == 7


def test_what_cannot_be_taken_apart_is_refused() -> None:
    with pytest.raises(ValueError, match="there are no forecasts"):
        decompose([], [])
    with pytest.raises(ValueError, match=r"probability\[0\] is not a number"):
        decompose([float("nan")], [1])
    with pytest.raises(ValueError, match="of one length"):
        decompose([0.5, 0.5], [1])
    with pytest.raises(ValueError, match="a whole number, 0 or above, for each"):
        decompose([0.5], [1], [-1])
    with pytest.raises(ValueError, match="a band needs forecasts"):
        consistency([])
