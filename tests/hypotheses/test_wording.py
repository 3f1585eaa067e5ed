"""Sentences follow from numbers, in the words of the scale."""

import re
from random import Random

import pytest
from tests.hypotheses.random_cases import random_case

from sayso.hypotheses.budget import Effort
from sayso.hypotheses.likelihood import read_likelihood, read_reliability
from sayso.hypotheses.weigh import weigh
from sayso.hypotheses.wording import in_words, percent, written_judgement
from sayso.scales.scale import load_scale, scale_names


@pytest.mark.parametrize("key", scale_names())
def test_every_probability_has_a_word(key: str) -> None:
    scale = load_scale(key)
    words = [in_words(step / 200, scale) for step in range(201)]
    assert set(words) <= {phrase.text for phrase in scale.phrases}
    assert words[0] != words[-1]


def test_words_of_icd203() -> None:
    scale = load_scale("icd203")
    found = [in_words(p, scale) for p in (0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0)]
    assert found == [
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
        "almost certain",
        "almost certain",
    ]


@pytest.mark.parametrize("key", scale_names())
def test_every_word_is_read_as_its_range(key: str) -> None:
    scale = load_scale(key)
    for phrase in scale.phrases:
        read = read_likelihood(f" {phrase.text.upper()} ", scale)
        assert read is not None
        assert (read.low, read.high) == (phrase.low, phrase.high)


def test_a_word_of_another_scale_is_read_by_the_chosen_one() -> None:
    read = read_likelihood("highly likely", load_scale("icd203"))
    assert read is not None
    assert (read.text, read.low, read.high) == ("highly likely", 0.80, 0.95)
    with pytest.raises(ValueError, match="'proable' is no word of any scale; did you mean 'prob"):
        read_likelihood("proable", load_scale("icd203"))
    with pytest.raises(ValueError, match="those of PHIA: almost certain, highly likely"):
        read_likelihood("the harbour", load_scale("phia"))


def test_only_what_is_certain_is_called_so() -> None:
    kent = load_scale("kent")
    words = [in_words(p, kent) for p in (0.0, 0.001, 0.5, 0.999, 1.0)]
    assert words == [
        "impossible",
        "almost certainly not",
        "chances about even",
        "almost certain",
        "certain",
    ]


def test_the_narrowest_of_nested_phrases_speaks() -> None:
    found = [in_words(p, load_scale("ipcc")) for p in (0.7, 0.93, 0.97, 0.995)]
    assert found == ["likely", "very likely", "extremely likely", "virtually certain"]


def test_letters_are_never_certain() -> None:
    scale = load_scale("icd203")
    read = [read_reliability(letter, scale) for letter in "ABCDEF"]
    assert [one.low for one in read[:5]] == [0.95, 0.8, 0.65, 0.4, 0.2]
    assert (read[5].low, read[5].high) == (0.2, 0.8)
    assert read_reliability("B2", scale).low == 0.8


@pytest.mark.parametrize("seed", range(15))
def test_likelihood_and_confidence_never_share_a_sentence(seed: int) -> None:
    judgement = weigh(random_case(Random(seed)), Effort(draws=200))
    sentences = written_judgement(judgement)
    words = {phrase.text for phrase in load_scale("icd203").phrases}
    for sentence in sentences:
        if "confidence" in sentence:
            assert not any(re.search(rf"\b{word}\b", sentence) for word in words)
            assert "judged" not in sentence


@pytest.mark.parametrize("seed", range(15))
def test_every_number_of_a_sentence_is_a_number_of_the_judgement(seed: int) -> None:
    judgement = weigh(random_case(Random(seed)), Effort(draws=200))
    known = {percent(p) for one in judgement.hypotheses for p in (one.posterior, one.led)}
    known |= {
        percent(p)
        for pin in judgement.linchpins
        for p in (
            *(pin.posterior_before, pin.posterior_after),
            *(pin.leader_posterior_before, pin.leader_posterior_after),
        )
    }
    known |= {percent(step.leader_changes) for step in judgement.next}
    for sentence in written_judgement(judgement):
        for said in re.findall(r"\d+%", sentence):
            assert said in known or f"over {said}" in known or f"under {said}" in known


def test_small_and_large_probabilities_are_not_rounded_to_certainty() -> None:
    assert [percent(p) for p in (0, 0.001, 0.5, 0.999, 1)] == [
        "0%",
        "under 1%",
        "50%",
        "over 99%",
        "100%",
    ]
