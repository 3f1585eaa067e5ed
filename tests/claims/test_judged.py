"""What an engine judges of whole claims goes before the rules where it is sure, and only there."""

import math
from dataclasses import replace

import numpy as np
import pytest

from sayso.analysis.analyse import analyse
from sayso.analysis.marks import Chances, Marks
from sayso.claims.judged import is_ahead, own_spans
from sayso.claims.kinds import find_future
from sayso.claims.make_reading import make_reading
from sayso.engines.standard.engine import StandardEngine
from sayso.readers.text import TextReader
from sayso.records import AUTHOR, Claim, Horizon
from sayso.scales.scale import load_scale

VOICES = ("author", "person", "organisation", "document", "unnamed", "vague", "impersonal")
KINDS = ("plain", "judgement", "forecast")


def claims(text: str, **told: tuple[tuple[str, ...], dict[str, float]]) -> list[Claim]:
    """The claims of a text of which an engine judges the same everywhere."""
    document = TextReader().read(text.encode(), location="a.txt")
    marks = StandardEngine().mark(document)
    chances = {name: spread(marks, labels, given) for name, (labels, given) in told.items()}
    analysis = analyse(document, replace(marks, chances=chances, speaking={}))
    return list(make_reading(analysis, load_scale("icd203")).claims)


def spread(marks: Marks, labels: tuple[str, ...], given: dict[str, float]) -> Chances:
    rest = (1 - sum(given.values())) / (len(labels) - len(given))
    row = [given.get(label, rest) for label in labels]
    return Chances(labels, np.tile(np.array(row, np.float32), (len(marks.piece_starts), 1)))


def test_an_engine_that_judges_nothing_leaves_the_rules_answer() -> None:
    (claim,) = claims("The gate is shut.")
    assert (claim.kind, claim.source.kind) == ("assertion", "author")


def test_a_forecast_that_no_rule_sees() -> None:
    (claim,) = claims("The ferry sails at dawn.", kinds=(KINDS, {"forecast": 0.9}))
    assert claim.kind == "forecast"


def test_what_was_to_come_for_somebody_is_a_forecast_where_it_is_judged_one() -> None:
    text = "Ilse Vann said a ruling before May was unlikely."
    (claim,) = claims(text, kinds=(KINDS, {"forecast": 0.9}))
    assert claim.kind == "forecast"


def test_a_likelihood_of_what_has_been_is_none_in_the_authors_voice() -> None:
    (claim,) = claims("The ferry was likely late.", kinds=(KINDS, {"forecast": 0.9}))
    assert claim.kind != "forecast"


@pytest.mark.parametrize(("chance", "kind"), [(0.2, "forecast"), (0.05, "report")])
def test_the_future_tense_makes_a_forecast_unless_it_is_hardly_judged_one(
    chance: float, kind: str
) -> None:
    (claim,) = claims("Ilse Vann said the quay will shut.", kinds=(KINDS, {"forecast": chance}))
    assert claim.kind == kind


@pytest.mark.parametrize(("chance", "kind"), [(0.5, "forecast"), (0.2, "report")])
def test_other_words_of_what_is_to_come_make_a_forecast_unless_it_is_judged_none(
    chance: float, kind: str
) -> None:
    text = "Ilse Vann said the wardens would be glad."
    (claim,) = claims(text, kinds=(KINDS, {"forecast": chance}))
    assert claim.kind == kind


@pytest.mark.parametrize(("chance", "kind"), [(0.75, "judgement"), (0.95, "forecast")])
def test_a_likelihood_alone_is_no_sign_of_what_is_to_come(chance: float, kind: str) -> None:
    (claim,) = claims("This account is unlikely.", kinds=(KINDS, {"forecast": chance}))
    assert claim.kind == kind


def test_without_such_words_a_forecast_must_be_judged_likelier() -> None:
    (claim,) = claims("The ferry sails at dawn.", kinds=(KINDS, {"forecast": 0.5}))
    assert claim.kind != "forecast"


@pytest.mark.parametrize(("chance", "ahead"), [(0.3, False), (0.4, True)])
def test_what_tells_when_is_a_forecast_though_it_is_judged_one_less_surely(
    chance: float, ahead: bool
) -> None:
    words, june = "the second tug is in service by June", Horizon(text="by June", start=29, end=36)
    assert find_future(words, (AUTHOR,), None, horizon=june) == "timed"
    assert is_ahead({"forecast": math.log(chance)}, "timed") == ahead
    assert not is_ahead({"forecast": math.log(chance)}, "")


@pytest.mark.parametrize(
    "text",
    [
        "The council should sell the quay.",
        "The old tariff ought to be dropped.",
        "Ilse Vann said the tower must be built elsewhere.",
    ],
)
def test_advice_is_no_forecast_unless_it_is_judged_one_almost_for_certain(text: str) -> None:
    (claim,) = claims(text, kinds=(KINDS, {"forecast": 0.95}))
    assert claim.kind != "forecast"
    (claim,) = claims(text, kinds=(KINDS, {"forecast": 0.99}))
    assert claim.kind == "forecast"


def test_what_should_come_to_pass_by_a_day_or_on_a_condition_is_no_advice() -> None:
    for text in ("The lock should open by June.", "If the rain stops, the lock should open."):
        (claim,) = claims(text, kinds=(KINDS, {"forecast": 0.75}))
        assert claim.kind == "forecast"


def test_what_only_says_that_something_is_not_ruled_out_is_no_forecast() -> None:
    (claim,) = claims("It cannot be ruled out.", kinds=(KINDS, {"forecast": 0.75}))
    assert claim.kind == "judgement"


def test_what_the_author_puts_in_the_past_is_no_forecast_without_a_word_for_it() -> None:
    for text in ("They planned to take refuge at Tarn.", "The wardens never got a chance to look."):
        (claim,) = claims(text, kinds=(KINDS, {"forecast": 0.75}))
        assert claim.kind != "forecast"


def test_an_assertion_that_weighs_is_a_judgement() -> None:
    (claim,) = claims("The gate is a disgrace.", kinds=(KINDS, {"judgement": 0.9}))
    assert claim.kind == "judgement"


def test_what_a_source_says_stays_theirs_though_the_engine_takes_it_for_the_authors() -> None:
    (claim,) = claims("Ilse Vann said the gate was shut.", voices=(VOICES, {"author": 0.95}))
    assert claim.source.name == "Ilse Vann"


def test_a_claim_is_judged_by_what_is_in_no_claim_inside_it() -> None:
    assert own_spans([(0, 30), (10, 20), (40, 50)]) == [
        ((0, 10), (20, 30)),
        ((10, 20),),
        ((40, 50),),
    ]
    assert own_spans([(0, 10), (0, 10)])[0]


def test_a_body_or_a_place_is_made_no_person_by_what_is_judged() -> None:
    for text in ("The statements said the gate was shut.", "The ministry said that it was shut."):
        (claim,) = claims(text, voices=(VOICES, {"person": 0.97}))
        assert claim.source.kind != "person"
