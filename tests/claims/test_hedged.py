"""Hedged: which words of certainty count, and whose they are."""

from dataclasses import replace

import numpy as np
import pytest
from tests.claims.test_qualified import draft, sentences
from tests.engines.reading import read

from sayso.analysis.marks import Chances, Mark, Marks
from sayso.claims.certainty import STATED, read_certainty
from sayso.claims.hedged import add_certainty, offer_certainty
from sayso.scales.scale import load_scale

ICD = load_scale("icd203")


def marks(text: str, marked: str = "", likely: float = 1.0) -> Marks:
    values = np.full((len(text), 3), likely, dtype=np.float32)
    at = text.index(marked)
    return Marks(
        qualifiers=(Mark("certainty", at, at + len(marked)),) if marked else (),
        uncertainty=(Mark("epistemic", 0, len(text)),),
        piece_starts=np.arange(len(text)),
        chances={"qualifiers": Chances(("certainty", "horizon", "condition"), values)},
    )


def said(text: str, claim: str, given: Marks) -> str | None:
    only = draft(text, claim)
    add_certainty(text, [only], sentences(text), ICD, given)
    return only.certainty.text if only.certainty else None


def test_words_that_no_list_holds_count_where_they_are_marked() -> None:
    text = "It would astound us if the dam held."
    assert said(text, text[:-1], marks(text)) is None
    assert said(text, text[:-1], marks(text, "would astound us")) == "would astound us"


@pytest.mark.parametrize("hedge", ["apparently", "may"])
@pytest.mark.parametrize("likely", [0.2, 0.9])
def test_a_hedge_of_a_list_counts_where_it_is_likely(hedge: str, likely: float) -> None:
    text = f"The crew {hedge} know."
    assert said(text, text[:-1], marks(text, likely=likely)) == (hedge if likely > 0.5 else None)


@pytest.mark.parametrize(("weight", "words"), [(-1.1, None), (-0.9, "may")])
def test_what_is_learned_of_a_may_tells_whether_it_speaks_for_its_claim(
    weight: float, words: str | None
) -> None:
    text = "The crew may know."
    given = replace(marks(text), hedges={"may of author": weight})
    assert said(text, text[:-1], given) == words


def test_a_may_that_is_learned_to_speak_does_though_neither_likely_nor_marked_as_uncertain() -> (
    None
):
    text = "The crew may know."
    given = replace(marks(text, likely=0.1), uncertainty=(), hedges={"may of author": 1.0})
    assert said(text, text[:-1], given) == "may"


@pytest.mark.parametrize("words", ["could", "apparently", "likely"])
def test_of_other_words_nothing_is_learned(words: str) -> None:
    text = f"The crew, so it was {words} told, know."
    given = replace(marks(text), hedges={"always": -9.0})
    assert said(text, text[:-1], given) == words


def test_words_that_do_not_speak_leave_the_claim_to_those_that_do() -> None:
    text = "The crew may know, and possibly know it all."
    given = replace(marks(text), hedges={"kind modal": -3.0})
    assert said(text, text[:-1], given) == "possibly"


@pytest.mark.parametrize(("doubted", "words"), [(False, None), (True, "may")])
def test_where_nothing_is_learned_a_bare_may_counts_that_is_marked_as_uncertain(
    doubted: bool, words: str | None
) -> None:
    text = "The crew may know."
    given = marks(text) if doubted else replace(marks(text), uncertainty=())
    assert said(text, text[:-1], given) == words


def test_words_of_which_it_is_learned_are_offered_whatever_is_learned_of_them() -> None:
    text = "The crew may know, and possibly know it all."
    only = draft(text, text[:-1])
    given = replace(marks(text, likely=0.0), uncertainty=(), hedges={"always": -9.0})
    ((_, offered),) = offer_certainty(text, [only], sentences(text), ICD, given)
    assert [each.text for each in offered] == ["may"]


def test_what_a_scale_measures_counts_unmarked() -> None:
    text = "A strike is likely."
    assert said(text, text[:-1], marks(text, likely=0.0)) == "likely"


def test_what_its_company_makes_no_hedge_is_none_though_it_is_marked() -> None:
    text = "No member may vote twice."
    assert said(text, text[:-1], marks(text, "may")) is None


def test_marked_words_outside_all_claims_are_said_of_the_nearest() -> None:
    text = "It would astound us, she wrote, were it so: the dam held."
    assert said(text, "the dam held", marks(text, "would astound us")) == "would astound us"


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("55 percent", 0.55, 0.55),
        ("1 in 4", 0.25, 0.25),
        ("two in three", 2 / 3, 2 / 3),
        ("no better than one in ten", 0.0, 0.1),
        ("rather better than evens", 0.5, 1.0),
        ("no better than an even chance", 0.0, 0.5),
        ("less than even", 0.0, 0.5),
        ("slightly better than even", 0.5, 0.6),
        ("a little under even odds", 0.4, 0.5),
        ("three chances in five", 0.6, 0.6),
        ("no more than one chance in eight", 0.0, 0.125),
        ("about three to one against", 0.25, 0.25),
        ("60 to 70 percent", 0.6, 0.7),
        ("at 15", 0.15, 0.15),
    ],
)
def test_a_number_in_words_known_to_be_a_likelihood_is_its_value(
    words: str, low: float, high: float
) -> None:
    read = read_certainty(words, 0, len(words), ICD)
    assert (read.low, read.high) == pytest.approx((low, high))
    assert read.scale == STATED


@pytest.mark.parametrize(
    ("words", "phrase"), [("the likely one", "likely"), ("not very likely", "unlikely")]
)
def test_words_of_a_scale_have_its_interval_whatever_stands_beside_them(
    words: str, phrase: str
) -> None:
    assert read_certainty(words, 0, len(words), ICD).phrase == phrase


def test_other_words_are_a_hedge_without_an_interval() -> None:
    read = read_certainty("would astound us", 0, 16, ICD)
    assert (read.text, read.low, read.scale) == ("would astound us", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A cut is unlikely to exceed 10%.",
        "Turnout will probably reach 60%.",
        "It is very likely that stocks pass 40%.",
    ],
)
def test_a_marked_number_is_no_chance_of_what_a_scale_measures_already(text: str) -> None:
    number = text.rsplit(maxsplit=1)[-1].rstrip(".")
    claim = text[:-1]
    assert said(text, claim, marks(text, number)) in {"unlikely", "probably", "very likely"}


def test_a_marked_number_is_the_chance_where_no_other_word_says_it() -> None:
    text = "The bill passes, 70%."
    assert said(text, text[:-1], marks(text, "70%")) == "70%"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The works will be full until May. Very likely: no contract has been let.", "Very likely"),
        ("The regulator finds for the mine. Likely, for the reasons given above.", "Likely"),
        ("The furnace will be lit. Almost certain. The ore is on the quay.", "Almost certain"),
        ("Further fire on the mill road: likely; the rest is quiet.", "likely"),
        ("The ferry will sail (likely), and the quay is shut.", "likely"),
    ],
)
def test_a_likelihood_that_stands_alone_is_that_of_the_claim_before(text: str, words: str) -> None:
    first, *rest = read(text).claims
    assert first.certainty is not None
    assert first.certainty.text == words
    assert all(each.certainty is None for each in rest)


def test_a_sentence_that_opens_with_an_adverb_keeps_it() -> None:
    first, second = read("The bridge fell in May. Probably, nobody was on it.").claims
    assert first.certainty is None
    assert second.certainty is not None


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The mayor's return is the likeliest, at perhaps 60 percent.", 0.6),
        ("Her own guess is somewhat likelier than mine, perhaps three to two.", 0.6),
    ],
)
def test_a_number_that_is_marked_speaks_before_the_perhaps_in_it(text: str, low: float) -> None:
    certainty = read(text).claims[0].certainty
    assert certainty is not None
    assert certainty.low == pytest.approx(low)
