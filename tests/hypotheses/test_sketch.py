"""A sketch says at once what the whole judgement says, edit after edit."""

from dataclasses import replace
from random import Random

from tests.hypotheses.random_cases import random_case

from sayso.hypotheses.budget import Effort
from sayso.hypotheses.sketch import Sketches
from sayso.hypotheses.weigh import weigh
from sayso.records.case import Case
from sayso.records.estimate import Estimate


def edited(case: Case, rng: Random) -> Case:
    """The case with one cell rated anew."""
    at = rng.randrange(len(case.evidence))
    item = case.evidence[at]
    low = round(rng.uniform(0.05, 0.5), 2)
    rated = Estimate(text="edited", low=low, high=low + 0.3)
    likelihoods = (replace(item.likelihoods[0], estimate=rated), *item.likelihoods[1:])
    items = list(case.evidence)
    items[at] = replace(item, likelihoods=likelihoods)
    return replace(case, evidence=tuple(items))


def test_a_sketch_has_the_posteriors_bands_and_linchpins_of_the_judgement() -> None:
    rng = Random(6)
    case, sketches = random_case(rng, items=6), Sketches(draws=500, edits=3)
    for _ in range(8):
        case = edited(case, rng)
        sketch, whole = sketches.sketch(case), weigh(case, Effort(draws=500))
        assert sketch.hypotheses == whole.hypotheses
        units = {(one.unit, one.failure) for one in sketch.searches}
        expected = [pin for pin in whole.linchpins if (pin.unit, pin.failure) in units]
        assert [replace(pin, share_of_draws=None) for pin in expected] == list(sketch.linchpins)
