"""Claims: how sure, of what kind, by when; and whole paragraphs in the registers Sayso reads."""

from datetime import date

import pytest
from tests.engines.reading import document, only, propositions, read, rests, said_by

from sayso import pipeline
from sayso.records import Block, Document


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("The ship was probably stolen.", "probably", 0.55, 0.8),
        ("It is likely that the ship was stolen.", "likely", 0.55, 0.8),
        ("The ship was very likely stolen.", "very likely", 0.8, 0.95),
        ("It is almost certain that the ship was stolen.", "almost certain", 0.95, 0.99),
        ("It is unlikely that the ship was stolen.", "unlikely", 0.2, 0.45),
        ("It is not likely that the ship was stolen.", "not likely", 0.2, 0.45),
        ("It is highly improbable that the ship was stolen.", "highly improbable", 0.05, 0.2),
        ("There is a roughly even chance that it was sunk.", "roughly even chance", 0.45, 0.55),
    ],
)
def test_the_authors_words_of_probability_have_an_interval(
    text: str, words: str, low: float, high: float
) -> None:
    claim = only(text)
    assert claim.certainty is not None
    assert (claim.certainty.text, claim.certainty.low, claim.certainty.high) == (words, low, high)
    assert (said_by(claim), claim.kind) == ("author", "judgement")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army may have left.", "may"),
        ("The army might be short of fuel.", "might"),
        ("Perhaps the army left.", "Perhaps"),
        ("The crew could have known.", "could"),
        ("We cannot rule out that the crew knew.", "cannot rule out"),
        ("It is possible that the crew knew.", "It is possible that"),
        ("The crew apparently knew.", "apparently"),
    ],
)
def test_a_hedge_without_numbers_has_words_and_no_interval(text: str, words: str) -> None:
    claim = only(text)
    assert claim.certainty is not None
    assert (claim.certainty.text, claim.certainty.low) == (words, None)
    assert claim.kind == "judgement"


@pytest.mark.parametrize(
    "text",
    ["The ship was stolen.", "Odile Marr said it was stolen.", "They can swim.", "It left in May."],
)
def test_without_words_there_is_no_certainty(text: str) -> None:
    assert only(text).certainty is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Odile Marr said the ship was probably stolen.", "person Odile Marr"),
        ("Odile Marr said it was likely that the ship was stolen.", "person Odile Marr"),
        ("According to experts, the ship was probably stolen.", "vague experts"),
        ("“The ship was probably stolen,” an officer said.", "unnamed an officer"),
        ("Odile Marr considers it likely that the ship was stolen.", "person Odile Marr"),
    ],
)
def test_a_hedge_inside_a_statement_is_the_speakers(text: str, source: str) -> None:
    claim = only(text)
    assert claim.certainty is not None
    assert claim.certainty.low == 0.55
    assert (said_by(claim), claim.kind) == (source, "report")


@pytest.mark.parametrize(
    "text",
    [
        "The dam could hold ten million cubic metres.",
        "No member may vote twice.",
    ],
)
def test_ability_and_leave_are_no_doubt(text: str) -> None:
    claim = only(text)
    assert (claim.certainty, claim.kind) == (None, "assertion")


def test_leave_that_an_order_gives_is_not_the_authors() -> None:
    claim = only("Under the order, no one may lie at the quay.")
    assert (claim.certainty, claim.kind) == (None, "report")
    assert claim.source.kind != "author"


@pytest.mark.parametrize(
    "text",
    [
        "With no pumps it may fail.",
        "The dam may fail: no one knows.",
        "No, it may fail.",
        "Nobody thinks it may fail.",
    ],
)
def test_a_denial_of_something_else_leaves_a_hedge(text: str) -> None:
    assert [claim.certainty.text for claim in read(text).claims if claim.certainty] == ["may"]


@pytest.mark.parametrize(
    ("condition", "rest"),
    [
        (
            "Once the ice leaves in April",
            ", there is a strong chance that the boats return by June.",
        ),
        ("If the strike holds", ", it is likely that the town will be without bread by Friday."),
        ("If the bridge holds", " it is likely that the convoy will cross by June."),
        ("Unless the council pays", " there is a real chance that the crews will walk out."),
    ],
)
def test_the_condition_of_what_is_likely_is_the_claims(condition: str, rest: str) -> None:
    claim = only(condition + rest)
    assert claim.certainty is not None
    assert claim.condition is not None
    assert claim.condition.text == condition


def test_what_is_judged_likely_is_the_claim() -> None:
    claim = only("We judge it unlikely that the pact survives the summer.")
    assert claim.text == "the pact survives the summer"
    assert claim.certainty is not None
    assert (claim.certainty.text, claim.source.kind) == ("unlikely", "author")


def test_each_clause_has_its_own_certainty() -> None:
    text = "The ship was probably stolen, and it is unlikely that the crew knew."
    first, second = read(text).claims
    assert first.certainty is not None
    assert second.certainty is not None
    assert (first.certainty.text, second.certainty.text) == ("probably", "unlikely")


@pytest.mark.parametrize("scale", ["icd203", "phia", "nato", "ipcc", "kent", "survey"])
def test_words_of_any_scale_are_read_on_the_chosen_one(scale: str) -> None:
    reading = pipeline.read(document("It is highly likely that it sank."), scale=scale)
    (claim,) = reading.claims
    assert claim.certainty is not None
    assert (claim.certainty.text, claim.certainty.scale) == ("highly likely", scale)
    assert claim.certainty.low is not None
    assert reading.scale == scale


@pytest.mark.parametrize(
    ("text", "horizon", "by"),
    [
        ("The dam will fail by June.", "by June", date(2026, 6, 30)),
        ("The front is likely to collapse within weeks.", "within weeks", None),
        ("The lower town may flood in 2031.", "in 2031", date(2031, 12, 31)),
        ("Odile Marr said the dam would fail next year.", "next year", date(2027, 12, 31)),
        ("The pact is expected to lapse before the end of the year.", None, None),
        ("Some analysts believe that the truce will collapse.", None, None),
        ("The talks are set to resume.", None, None),
        ("The minister promised that the road would open.", None, None),
        ("Most analysts expect the truce to fail by August.", "by August", date(2026, 8, 31)),
    ],
)
def test_a_forecast_is_one_whoever_makes_it(
    text: str, horizon: str | None, by: date | None
) -> None:
    claim = only(text)
    assert claim.kind == "forecast"
    if horizon is not None:
        assert claim.horizon is not None
        assert (claim.horizon.text, claim.horizon.by) == (horizon, by)


@pytest.mark.parametrize(
    "text",
    [
        "The dam was going to fail.",
        "The men were expected to leave.",
        "The will of the people is plain.",
        "He would have left.",
        "It sank by the end of 2019.",
    ],
)
def test_what_lies_behind_is_no_forecast(text: str) -> None:
    assert only(text).kind != "forecast"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Tarn receives:", "author"),
        ("Odile Marr said that Tarn would receive:", "person Odile Marr"),
        ("According to the annex, Tarn receives:", "document annex"),
    ],
)
def test_bullets_under_an_introduction_are_claims_of_whoever_leads_them_in(
    lead: str, expected: str
) -> None:
    reading = read(f"{lead}\n\n- two ships;\n- forty trucks; and\n- the yard at Port Sorrel.")
    assert [claim.text for claim in reading.claims] == [
        "two ships",
        "forty trucks",
        "the yard at Port Sorrel",
    ]
    for claim in reading.claims:
        assert claim.introduction is not None
        assert claim.introduction.text == lead.removesuffix(":")
        assert said_by(claim) == expected


def test_headings_and_captions_are_read_over() -> None:
    parts = (
        ("heading", "The dam will fail"),
        ("paragraph", "The dam is old."),
        ("caption", "The dam leaks, as residents say."),
        ("quote", "It was built in 1912."),
    )
    blocks, at = [], 0
    for kind, words in parts:
        blocks.append(Block(kind=kind, start=at, end=at + len(words)))  # type: ignore[arg-type]
        at += len(words) + 1
    text = "\n".join(words for _, words in parts)
    reading = pipeline.read(Document(id="d", text=text, blocks=tuple(blocks)))
    assert [claim.text for claim in reading.claims] == ["The dam is old", "It was built in 1912"]


def test_a_hard_wrapped_line_breaks_no_claim() -> None:
    text = (
        "Odile Marr, the mayor of Tarn, said on Monday that the old dam above the\n"
        "town had been leaking for years, and that nobody in the ministry had ever\n"
        "answered any of the letters that she and her deputies had written to it.\n"
    )
    claims = read(text).claims
    assert ["\n" in claim.text for claim in claims] == [True, True]
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)


def test_a_wire_report() -> None:
    """PORT SORREL, May 3 (Wire) — A ferry sank off Cape Orla on Monday, killing nine people, the
    coast guard said. Its captain, Ivo Brandt, denied that the ship had been overloaded. “We
    carried forty people,” he said. Two survivors said the doors had been open. Among them was a
    cook. A report last year found that the ship was unsafe."""
    docstring = test_a_wire_report.__doc__
    assert docstring is not None
    reading = read(" ".join(docstring.split()))
    assert [(claim.text, said_by(claim)) for claim in reading.claims] == [
        ("A ferry sank off Cape Orla on Monday, killing nine people", "organisation coast guard"),
        ("the ship had been overloaded", "person Ivo Brandt"),
        ("We carried forty people", "person Ivo Brandt"),
        ("the doors had been open", "unnamed Two survivors"),
        ("Among them was a cook", "unnamed Two survivors"),
        ("the ship was unsafe", "document A report last year"),
    ]
    assert reading.claims[1].attributions[-1].stance == "denies"


def test_a_think_tank_note() -> None:
    """The pact is popular in Tarn. However, it rests on two men. If either of them leaves, it will
    probably collapse. Some observers argue that the army would step in. That is unlikely, because
    the army is short of fuel. Thus, a long stalemate is likely to follow."""
    docstring = test_a_think_tank_note.__doc__
    assert docstring is not None
    text = " ".join(docstring.split())
    claims = read(text).claims
    assert [(claim.text, claim.kind) for claim in claims] == [
        ("The pact is popular in Tarn", "assertion"),
        ("it rests on two men", "assertion"),
        ("If either of them leaves, it will probably collapse", "forecast"),
        ("the army would step in", "forecast"),
        ("That is unlikely", "forecast"),
        ("the army is short of fuel", "assertion"),
        ("a long stalemate is likely to follow", "forecast"),
    ]
    assert said_by(claims[3]) == "vague Some observers"
    ties = rests(text)
    assert ("That is unlikely", ["the army is short of fuel"], "because", "reason") in ties
    assert ties[-1][0] == "a long stalemate is likely to follow"
    assert ties[-1][2:] == ("Thus", "sentences-before")


def test_an_intelligence_memo() -> None:
    """We assess with moderate confidence that the Orla carried arms. Her transponder was off for
    two days. This suggests that she met another ship. It is very likely that the owner knew. We
    cannot rule out that the crew was deceived. We have no report of a second voyage."""
    docstring = test_an_intelligence_memo.__doc__
    assert docstring is not None
    reading = read(" ".join(docstring.split()))
    assert [claim.text for claim in reading.claims][:4] == [
        "the Orla carried arms",
        "Her transponder was off for two days",
        "she met another ship",
        "the owner knew",
    ]
    assert all(claim.source.kind == "author" for claim in reading.claims)
    assert reading.claims[0].attributions[0].stance == "believes"
    owner = reading.claims[3].certainty
    assert owner is not None
    assert (owner.low, owner.high) == (0.8, 0.95)
    assert [each.rule for each in reading.inferences if each.marker] == ["sign"]


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "1912", "“”", "???", "- \n- "])
def test_a_text_that_says_nothing_holds_no_claim(text: str) -> None:
    assert propositions(text) == []


@pytest.mark.parametrize("verb", ["sank", "fell apart", "took her to Tarn"])
def test_a_likelihood_of_what_has_been_is_a_judgement(verb: str) -> None:
    claim = only(f"There is a roughly even chance that the current {verb}.")
    assert claim.kind == "judgement"
    assert claim.certainty is not None
    assert (claim.certainty.low, claim.certainty.high) == (0.45, 0.55)


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("Rain is forecast for Sunday.", "for Sunday"),
        ("The ferry will sail on Friday.", "on Friday"),
    ],
)
def test_a_forecast_has_its_day_ahead_whatever_its_words(text: str, horizon: str) -> None:
    claim = only(text)
    assert claim.kind == "forecast"
    assert claim.horizon is not None
    assert claim.horizon.text == horizon
    assert claim.horizon.by is not None
    assert claim.horizon.by > date(2026, 3, 2)
