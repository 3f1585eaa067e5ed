"""Kinds: forecast before all else, then report, then judgement, else assertion."""

from dataclasses import replace
from datetime import date

import pytest
from tests.engines.reading import document

from sayso import pipeline
from sayso.claims.kinds import find_future, kind_otherwise, looks_ahead
from sayso.records import (
    AUTHOR,
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Horizon,
    Source,
    Stance,
    Words,
)


def told(stance: Stance = "says", kind: str = "person") -> tuple[Attribution, ...]:
    source = Source(kind="person", name="Odile Marr", start=0, end=0)
    if kind == "impersonal":
        source = Source(kind="impersonal", start=0, end=0)
    return (Attribution(source=source, cue=Words(text="", start=0, end=0), stance=stance),)


def ruled(
    words: str,
    chain: tuple[Attribution, ...],
    certainty: Certainty | None,
    *,
    horizon: Horizon | None = None,
    concluded: bool = False,
) -> ClaimKind:
    """The kind by rules alone, as of an engine that judges nothing."""
    if find_future(words, chain, certainty, horizon=horizon) in ("worded", "plain"):
        return "forecast"
    return kind_otherwise(chain, certainty, concluded=concluded)


LIKELY = Certainty(text="likely", start=0, end=6, low=0.55, high=0.8, scale="icd203")
MAY = Certainty(text="may", start=0, end=3)
BY_JUNE = Horizon(text="by June", start=0, end=7, by=date(2026, 6, 30))


@pytest.mark.parametrize(
    "words",
    [
        "the dam will fail",
        "the dam won’t hold",
        "they'll be back",
        "it will of course fail",
        "the talks are set to resume",
        "the talks are about to fail",
        "he is expected to resign",
        "the front is likely to collapse",
        "the front is very unlikely to collapse",
        "the army is going to attack",
        "the council is to vote",
        "the talks are due to start",
        "the dam may yet fail",
        "a new pact would bring peace",
        "we shall see",
    ],
)
def test_words_about_the_time_to_come(words: str) -> None:
    assert looks_ahead(words)
    assert ruled(words, (AUTHOR,), None) == "forecast"
    assert ruled(words, told(), None) == "forecast"


@pytest.mark.parametrize(
    "words",
    [
        "the dam failed",
        "the dam is failing",
        "the dam was going to fail",
        "it would have failed",
        "the ship is to the north of Tarn",
        "the will of the people is plain",
        "the men were expected to leave",
        "the army is able to attack",
        "the ship will have been sunk",
        "they used to meet",
    ],
)
def test_words_about_the_past_or_present(words: str) -> None:
    assert not looks_ahead(words)
    assert ruled(words, (AUTHOR,), None) == "assertion"


def test_a_line_break_inside_does_not_hide_the_time_to_come() -> None:
    assert looks_ahead("the talks are set\nto resume")


@pytest.mark.parametrize("kind", ["person", "impersonal"])
def test_what_others_say_is_a_report(kind: str) -> None:
    chain = told(kind=kind)
    assert ruled("the dam failed", chain, None) == "report"
    assert ruled("the dam failed", chain, LIKELY, concluded=True) == "report"


@pytest.mark.parametrize(
    ("certainty", "concluded", "kind"),
    [
        (None, False, "assertion"),
        (MAY, False, "judgement"),
        (LIKELY, False, "judgement"),
        (None, True, "judgement"),
    ],
)
def test_the_author_judges_where_he_hedges_or_concludes(
    certainty: Certainty | None, concluded: bool, kind: ClaimKind
) -> None:
    words = "the dam failed"
    found = ruled(words, (AUTHOR,), certainty, concluded=concluded)
    assert found == kind


@pytest.mark.parametrize(
    "words", ["the dam may fail", "the council meets", "the front could fall", "the pact expires"]
)
def test_a_horizon_makes_a_forecast_of_what_may_be_or_is_fixed(words: str) -> None:
    dated = f"{words} by June"
    assert ruled(dated, (AUTHOR,), None, horizon=BY_JUNE) == "forecast"
    assert ruled(words, (AUTHOR,), None) != "forecast"


@pytest.mark.parametrize(
    ("stance", "words", "kind"),
    [
        ("intends", "to publish the report", "forecast"),
        ("asks", "the ministry to pay", "report"),
        ("asks", "the ministry will pay", "report"),
        ("denies", "the dam failed", "report"),
        ("doubts", "the pact will last", "forecast"),
        ("says", "it would never march", "forecast"),
        ("says", "it would have marched", "report"),
    ],
)
def test_promises_look_ahead_and_requests_do_not(
    stance: Stance, words: str, kind: ClaimKind
) -> None:
    assert ruled(words, told(stance), None) == kind


def test_would_in_the_authors_own_voice_is_no_forecast_of_itself() -> None:
    words = "he would never march"
    assert ruled(words, (AUTHOR,), None) == "assertion"
    assert ruled(words, (AUTHOR,), LIKELY) == "forecast"


def test_the_innermost_source_decides() -> None:
    """What the author says that the author doubts is the author's; what others deny is theirs."""
    doubt = Attribution(
        source=Source(kind="author"), cue=Words(text="", start=0, end=0), stance="doubts"
    )
    assert ruled("it sank", (doubt,), None) == "judgement"
    chain = (*told(), doubt)
    assert ruled("it sank", chain, None) == "judgement"


def _claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text published on 9 May 2031."""
    return pipeline.read(replace(document(text), published=date(2031, 5, 9))).claims


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("Orvan is almost certain to resign.", None),
        ("The front is very likely to have to yield.", None),
        ("Orvan looks certain to resign.", None),
        ("The talks are due to bring a truce.", None),
        ("We see a 30% chance of a strike.", None),
        ("There is a 30 percent chance of a strike in June.", "in June"),
        ("We see a 20 percent risk of a flood in July.", "in July"),
        ("The odds of a strike in June are 3 to 1.", "in June"),
        ("A strike is almost certain in June.", "in June"),
        ("A strike looks very likely in June.", "in June"),
        ("A walkout in May is probable.", "in May"),
        ("A walkout next month is likely.", "next month"),
        ("A repeat by 2033 is possible.", "by 2033"),
        ("The harbour may flood again in June.", "in June"),
    ],
)
def test_a_likelihood_of_what_is_to_come_is_a_forecast(text: str, horizon: str | None) -> None:
    (claim,) = _claims(text)
    assert claim.kind == "forecast"
    assert (claim.horizon.text if claim.horizon else None) == horizon


@pytest.mark.parametrize(
    "text",
    [
        "Orvan is almost certain to have resigned.",
        "Orvan is likely to have begun the dig in June.",
        "The mission may have left in March.",
        "The blast in March was likely an accident.",
        "Orvan had a 30 percent chance of winning.",
        "Orvan made limited gains in May.",
        "The shortage is due to a host of reasons.",
        "The shortage is due to flooding.",
    ],
)
def test_a_likelihood_of_what_has_been_is_none(text: str) -> None:
    (claim,) = _claims(text)
    assert claim.kind in ("judgement", "assertion")
    assert claim.horizon is None


def test_a_likelihood_of_what_is_to_last_is_a_forecast_with_its_last_day() -> None:
    (claim,) = _claims("The truce probably holds until 2033.")
    assert claim.kind == "forecast"
    assert claim.horizon is not None
    assert (claim.horizon.text, claim.horizon.by) == ("until 2033", date(2033, 12, 31))
