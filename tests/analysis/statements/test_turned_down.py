"""Who turns down what others say denies or doubts it, by whatever verb: "shot down claims"."""

import pytest
from tests.engines.reading import read

from sayso.analysis.statements.stances import read_cue
from sayso.records import Stance


def stance_of(words: str, behind: str = "") -> Stance:
    return read_cue(f"{words}{behind}", 0, len(words)).toward


@pytest.mark.parametrize(
    "words",
    [
        "ruled out",
        "advised against",
        "argued against",
        "campaigned against",
        "cautioned against",
        "defended himself against",
        "objects to",
        "opposes",
        "protested against",
        "has been pushing hard against",
        "pushed back on",
        "railed against",
        "has spoken against",
        "voted against",
        "warned against",
        "batted away suggestions",
        "blasted the report",
        "brushed aside warnings",
        "brushed off the fear",
        "contradicted the statement",
        "countered claims",
        "debunked rumours",
        "decried the notion",
        "denounced the allegation",
        "derided the idea",
        "disavowed the claim",
        "discounted rumors",
        "discredited the theory",
        "disowned the statement",
        "disproved the hypothesis",
        "hit back at claims",
        "knocked down the report",
        "laughed at the idea",
        "laughed off the suggestion",
        "mocked the prediction",
        "poured cold water on the claim",
        "quashed rumours",
        "rebuffed the accusation",
        "repudiated the claim",
        "resisted the conclusion",
        "ridiculed the argument",
        "rubbished the estimate",
        "scoffed at the notion",
        "scotched rumours",
        "shot down the theory",
        "slammed the allegation",
        "spurned the suggestion",
        "waved away the warning",
    ],
)
def test_who_turns_down_a_claim_denies_it(words: str) -> None:
    assert stance_of(words) == "denies"


@pytest.mark.parametrize(
    "words",
    [
        "cast doubt",
        "expressed doubt",
        "expressed doubts",
        "voiced doubt",
        "voiced doubts",
        "expressed disbelief",
        "have deep misgivings about",
        "voiced qualms about",
        "is dubious",
        "spoke with incredulity of",
        "was incredulous",
        "are sceptical",
        "voiced scepticism",
        "has long been skeptical of",
        "share the skepticism",
        "remains unconvinced",
        "threw doubt",
        "challenged the claim",
        "contested the finding",
        "downplayed the report",
        "minimised the warning",
        "minimized the warning",
        "played down fears",
        "queried the estimate",
    ],
)
def test_who_puts_a_claim_in_question_doubts_it(words: str) -> None:
    assert stance_of(words) == "doubts"


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("did not expect", "denies"),
        ("no longer believes", "denies"),
        ("did not promise", "denies"),
        ("has not confirmed", "doubts"),
        ("do not know", "doubts"),
        ("did not deny", "says"),
        ("has not ruled out", "says"),
        ("has no doubt", "believes"),
    ],
)
def test_a_negation_of_the_cue_turns_its_stance(words: str, stance: Stance) -> None:
    assert stance_of(words) == stance


@pytest.mark.parametrize("words", ["it to become an issue", "the truce to hold"])
def test_what_is_not_expected_to_come_is_denied(words: str) -> None:
    (claim,) = read(f"Mayor Ana Bo did not expect {words}.").claims
    assert claim.attributions[-1].stance == "denies"


def test_who_is_not_sceptical_doubts_nothing() -> None:
    assert stance_of("was not sceptical") != "doubts"


def test_the_claim_may_stand_just_behind_the_verb() -> None:
    assert stance_of("has ruled", " that out.") == "denies"
    assert stance_of("also discounted", " rumours he was the source") == "denies"
    assert stance_of("also discounted", ", rumours had it") == "says"


@pytest.mark.parametrize("words", ["pushed claims", "shot", "laughed", "played up fears"])
def test_without_its_particle_such_a_verb_turns_nothing_down(words: str) -> None:
    assert stance_of(words) not in ("denies", "doubts")


def test_whose_rumours_are_turned_down_says_none_of_them() -> None:
    (claim,) = read("The mayor shot down claims that the bridge was sold.").claims
    (link,) = claim.attributions
    assert (claim.text, link.stance) == ("the bridge was sold", "denies")


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("argued", " that against all odds it held"),
        ("countered", " that claims of a sale were false"),
        ("contested", " whether rumours had been paid for"),
    ],
)
def test_what_somebody_goes_on_to_say_turns_nothing_down(words: str, behind: str) -> None:
    assert stance_of(words, behind) not in ("denies", "doubts")
