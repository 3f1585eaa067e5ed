"""What is said to be likely, apart from the words that say so, is the claim and has them."""

import pytest
from tests.engines.reading import only, read, said_by


@pytest.mark.parametrize(
    ("text", "claim", "words", "low", "source"),
    [
        (
            "There is a 20% chance of a strike by May.",
            "a strike by May",
            "a 20% chance",
            0.2,
            "author",
        ),
        (
            "There is a fair chance of a strike by May.",
            "a strike by May",
            "fair chance",
            None,
            "author",
        ),
        ("The odds that it holds are roughly even.", "it holds", "roughly even", 0.45, "author"),
        (
            "Odile Marr put the odds of finding a crew alive at no better than one in ten.",
            "finding a crew alive",
            "no better than one in ten",
            0.0,
            "person Odile Marr",
        ),
        (
            "Odile Marr thinks renewal likely, therefore.",
            "renewal likely",
            "likely",
            0.55,
            "person Odile Marr",
        ),
        (
            "Odile Marr gave it a fifty-fifty chance there.",
            "it a fifty-fifty chance there",
            "a fifty-fifty chance",
            0.5,
            "person Odile Marr",
        ),
        (
            "I find it more probable than not that the dam was mined.",
            "the dam was mined",
            "more probable than not",
            0.55,
            "author",
        ),
        (
            "We judge it unlikely (20–45 %) that the miller will sell before June.",
            "the miller will sell before June",
            "20–45 %",
            0.2,
            "author",
        ),
        (
            "Odile Marr thinks it likely, though not certain, that the mill will close.",
            "the mill will close",
            "likely",
            0.55,
            "person Odile Marr",
        ),
        (
            "The council finds it improbable (below 20%) that the tender was rigged.",
            "the tender was rigged",
            "below 20%",
            0.0,
            "organisation council",
        ),
        (
            "A longer strike, into May, is possible but we put it at no more than 20 %.",
            "A longer strike, into May, is possible",
            "no more than 20 %",
            0.0,
            "author",
        ),
        (
            "In our view it cannot be excluded that the dam was mined.",
            "the dam was mined",
            "cannot be excluded",
            None,
            "author",
        ),
    ],
)
def test_what_is_weighed_is_the_claim(
    text: str, claim: str, words: str, low: float | None, source: str
) -> None:
    one = only(text)
    assert one.certainty is not None
    assert (one.text, one.certainty.text, one.certainty.low) == (claim, words, low)
    assert said_by(one) == source


def test_what_leads_a_chance_in_is_a_claim_of_its_own() -> None:
    claims = read("The truce will limp to May, with a 40% chance of a vote in July.").claims
    told = [(each.text, each.certainty and each.certainty.low) for each in claims]
    assert told == [("The truce will limp to May", None), ("a vote in July", 0.4)]


def test_in_a_quotation_the_speaker_weighs() -> None:
    one = only("“I’d put it at 60-40 that the line goes,” Odile Marr said.")
    assert (one.text, said_by(one)) == ("the line goes", "person Odile Marr")
    assert one.certainty is not None
    assert one.certainty.low == 0.6


@pytest.mark.parametrize(
    "text",
    [
        "The line goes in May; we put that at 70%.",
        "The line goes in May. We hold this to be almost certain.",
        "We think the line goes in May, and put it at 70%.",
    ],
)
def test_an_authors_likelihood_of_what_stands_before_is_that_claims(text: str) -> None:
    one = only(text)
    assert "the line goes in May" in (one.text[:1].lower() + one.text[1:])
    assert one.certainty is not None
    assert one.certainty.low in (0.7, 0.95)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The pump fails in June. We give this a probability of 60 percent. It is old.", 0.6),
        ("The pump will probably fail; we put it at 55 percent, on the strength of tests.", 0.55),
        ("The clerk forged the note. I'd say 80 percent.", 0.8),
        ("The fleet will be hurt this year. If you want a number, one in three.", 1 / 3),
        ("It may sell the ferry, which we put at one chance in four.", 0.25),
        ("The mill will not pay. We therefore put that risk at one in four.", 0.25),
        ("“The pump was worn,” she said. Asked how sure, she said she put it at 0.9.", 0.9),
    ],
)
def test_a_number_put_on_a_claim_is_its_likelihood_whatever_words_it_had(
    text: str, number: float
) -> None:
    first, *rest = read(text).claims
    assert first.certainty is not None
    assert first.certainty.low == pytest.approx(number)
    assert all(each.certainty is None for each in rest)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy thinks a deal likely; the owners give it one in ten.",
        "“The dam will hold,” the chief said. We put that at one in four.",
        "The pump will fail. We put it at twelve feet. The wall is new.",
    ],
)
def test_what_another_gives_or_measures_is_no_likelihood_of_the_claim_before(text: str) -> None:
    first = read(text).claims[0]
    assert first.certainty is None or first.certainty.text == "likely"


@pytest.mark.parametrize(
    ("text", "claim", "low"),
    [
        ("I'd put ten seats or more at one in four.", "ten seats or more", 0.25),
        ("We put negligence at three in four.", "negligence", 0.75),
        ("We would give a tariff this summer one chance in four.", "a tariff this summer", 0.25),
    ],
)
def test_what_a_number_is_put_on_is_told_without_it(text: str, claim: str, low: float) -> None:
    one = only(text)
    assert one.text == claim
    assert one.certainty is not None
    assert one.certainty.low == low


def test_one_verb_puts_numbers_on_several_things() -> None:
    one, other = read("We give a strike one chance in two and a lockout one in five.").claims
    assert (one.text, other.text) == ("a strike", "a lockout")
    assert one.certainty is not None
    assert other.certainty is not None
    assert (one.certainty.low, other.certainty.low) == (0.5, 0.2)


def test_whoever_thinks_something_likely_is_its_source() -> None:
    assert said_by(only("The miners' union thinks a deal likely.")) == "organisation miners' union"


def test_what_and_that_joins_to_what_is_likely_is_as_likely() -> None:
    claims = read("It is likely that the pumps failed and that the guards ran away.").claims
    assert [each.certainty and each.certainty.text for each in claims] == ["likely", "likely"]
    first, second = read("It is likely that the pumps failed, and the guards ran away.").claims
    assert first.certainty is not None
    assert second.certainty is None


@pytest.mark.parametrize(
    "text", ["He had the chance of a lifetime.", "Orvan had a 30% chance of winning."]
)
def test_a_chance_that_somebody_has_is_said_of_them(text: str) -> None:
    assert only(text).text == text.removesuffix(".")


def test_whose_view_it_is_is_no_certainty() -> None:
    claim = only("In our view the dam was mined.")
    assert (claim.certainty, claim.kind) == (None, "judgement")


def test_a_number_that_answers_a_question_is_nobody_elses_likelihood() -> None:
    reading = read(
        "The screenshot is from 2027. I checked.\n\n"
        "Could malware have tripped the breaker? Sure, in theory. I'd put it at 3%."
    )
    assert [claim.text for claim in reading.claims if claim.certainty] == []
    assert any("no claim has this likelihood" in problem.message for problem in reading.problems)


@pytest.mark.parametrize(
    "text",
    [
        "We judge it unlikely (20-45%) that prosecutors will bring charges before September.",
        "We judge it unlikely that prosecutors will bring charges before September.",
    ],
)
def test_what_is_judged_unlikely_stands_behind_its_number_in_brackets(text: str) -> None:
    claim = only(text)
    assert claim.text == "prosecutors will bring charges before September"
    assert claim.certainty is not None
    assert (claim.certainty.low, claim.certainty.high) == (0.2, 0.45)
