"""Words: each is one number, fixed beforehand by a scale; bare ones have none."""

from pathlib import Path
from typing import Any

import pytest
from tests.forecasts.test_states import scored
from tests.ledgers.ledgers import yes_no

from sayso.analysis.syntax.condition_sense import condition_sense
from sayso.forecasts.drafting import Drafted, draft
from sayso.forecasts.resolvability import unobservable_part, unsettled_condition
from sayso.forecasts.words import Wording, wording_of
from sayso.ledgers.values import read_stated
from sayso.pipeline import read
from sayso.records.ledger import Ledger, LeftOut, Stated, WordReading
from sayso.records.score import WordOutcome
from sayso.scales.bare import bare_word, is_bare
from sayso.scales.scale import load_scale, scale_names

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("scale", "word", "number"),
    [
        ("icd203", "likely", 0.675),  # the middle of 55 to 80
        ("icd203", "probably", 0.675),
        ("survey", "likely", 0.75),  # the median of those asked
        ("survey", "probably not", 0.265),
        ("kent", "probable", 0.75),  # Kent's centre
        ("kent", "almost certain", 0.93),
    ],
)
def test_a_phrase_is_its_scales_centre_else_its_middle(
    scale: str, word: str, number: float
) -> None:
    meant = Wording(load_scale(scale)).read(Stated(text=word))
    assert meant.number == pytest.approx(number)
    assert meant.low is not None
    assert meant.high is not None
    assert meant.low <= number <= meant.high


def test_every_centre_lies_in_its_interval() -> None:
    for name in scale_names():
        for phrase in load_scale(name).phrases:
            assert phrase.low <= phrase.number <= phrase.high
    assert {p.centre for p in load_scale("icd203").phrases} == {None}
    assert None not in {p.centre for p in load_scale("survey").phrases}


@pytest.mark.parametrize(
    ("written", "low", "high", "number"),
    [("70%", 0.7, 0.7, 0.7), (0.7, 0.7, 0.7, 0.7), ("3:1", 0.75, 0.75, 0.75),
     ("1:3", 0.25, 0.25, 0.25), ([0.2, 0.4], 0.2, 0.4, 0.3), ("20-40%", 0.2, 0.4, 0.3),
     (".5", 0.5, 0.5, 0.5), ("20% to 40%", 0.2, 0.4, 0.3)],
)  # fmt: skip
def test_numbers_odds_and_ranges_are_what_they_say(
    written: object, low: float, high: float, number: float
) -> None:
    stated = read_stated(written)
    meant = Wording(load_scale("icd203")).read(stated)
    assert (meant.low, meant.high) == pytest.approx((low, high))
    assert meant.number == pytest.approx(number)
    assert not meant.is_word


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("It may fail", "may"), ("The May vote will fail", "will"), ("They’ll go", "will"),
        ("It might yet fail", "might"), ("It could well fail", "could"),
        ("It should hold", "should"),
        ("He shall go", "will"), ("He won't go", "will"), ("It is going to rain", "will"),
        ("He is about to go", "will"), ("It is expected to rain", "expected"),
        ("She expects to win", "expected"), ("It is set to open", "expected"),
        ("It is poised to open", "expected"), ("It is due to open", "expected"),
        ("It is on course to open", "expected"), ("It is on track to open", "expected"),
        ("Perhaps it opens", "possible"), ("It is possible", "possible"), ("Possibly", "possible"),
        ("Maybe", "possible"), ("Conceivably", "possible"), ("It opens", None),
        ("It may well, and it will", "may"), ("I'll go", "will"), ("We'll go", "will"),
        ("You'll go", "will"), ("He'll go", "will"), ("She'll go", "will"), ("It'll go", "will"),
    ],
)  # fmt: skip
def test_a_bare_word_is_found_in_a_text(words: str, word: str | None) -> None:
    assert bare_word(words) == word


def test_a_bare_word_counts_and_is_not_scored_unless_the_ledger_gives_it_a_number() -> None:
    ledger = yes_no({"Ana": ["will", "will", 0.5]}, ["yes", "no", "yes"])
    card = scored(ledger)
    assert [(one.state, one.n) for one in card.states] == [("bare", 2), ("scored", 1)]
    assert [(one.phrase, one.n, one.yes, one.probability) for one in card.words] == [
        ("will", 2, 1, None)
    ]
    declared = Ledger(
        questions=ledger.questions,
        forecasts=ledger.forecasts,
        outcomes=ledger.outcomes,
        readings=(WordReading(word="will", probability=0.95),),
    )
    card = scored(declared)
    assert [(one.state, one.n) for one in card.states] == [("scored", 3)]
    assert card.words[0].declared
    assert card.notes[0] == "The ledger itself gives “will” the number 0.95; no scale does."
    assert is_bare("will")
    assert not is_bare("likely")


def outcomes(words: list[Any], came: list[str], **options: Any) -> dict[str, WordOutcome]:
    card = scored(yes_no({"Ana": words}, came), **options)
    return {one.phrase: one for one in card.words}


def test_a_word_is_told_against_its_scale_only_where_its_interval_lies_wholly_outside() -> None:
    """Under five the counts stand alone."""
    few = outcomes(["likely"] * 4, ["no"] * 4)["likely"]
    assert (few.n, few.yes, few.interval, few.against_scale) == (4, 0, None, None)
    less = outcomes(["likely"] * 8, ["no"] * 8)["likely"]
    assert less.against_scale == "less often"
    assert less.interval is not None
    more = outcomes(["unlikely"] * 8, ["yes"] * 8)["unlikely"]
    assert more.against_scale == "more often"
    near = outcomes(["likely"] * 10, ["yes"] * 5 + ["no"] * 5)["likely"]
    assert near.against_scale is None


def test_the_fixed_reading_lies_in_the_range_of_all_readings() -> None:
    words: list[str | float | None] = ["likely", "likely", "unlikely", "very likely", 0.4]
    card = scored(yes_no({"Ana": words}, ["yes", "no", "no", "yes", "no"]))
    assert card.score is not None
    low, high = card.score.reading_range
    assert low < card.score.brier < high
    other = scored(yes_no({"Ana": words}, ["yes", "no", "no", "yes", "no"]), scale="survey")
    assert other.notes[0].startswith("What if: words are read by ")
    assert other.score is not None
    assert other.score.brier != card.score.brier


def test_a_claim_that_hangs_on_the_reading_of_a_word_is_not_made() -> None:
    """Two sources apart by 0.125 on eighty questions, which one reading of "likely" levels."""
    came = ["yes"] * 100
    apart = scored(yes_no({"Ana": [0.8] * 100, "Bo": ["likely"] * 100}, came)).comparisons[0]
    assert apart.interval_excludes_0
    assert apart.e_value_reached
    assert apart.enough_events
    assert not apart.sign_holds  # "likely" may mean 0.8
    assert apart.beats is None
    told = scored(yes_no({"Ana": [0.9] * 100, "Bo": ["likely"] * 100}, came)).comparisons[0]
    assert told.beats == "Ana"


@pytest.mark.parametrize(
    ("condition", "sense"),
    [
        ("if the budget passes", "if"), ("Once the tides turn", "if"),
        ("provided that it holds", "if"), ("Unless he resigns", "unless"),
        ("barring a strike", "unless"), ("absent a deal", "unless"), ("failing a deal", "unless"),
        ("without a deal", "unless"), ("in the absence of a deal", "unless"),
        ("but for the strike", "unless"), ("even if it fails", "even if"),
        ("even when it fails", "even if"), ("even though it fails", "even if"),
        ("even with a deal", "even if"), ("even without a deal", "even if"),
        ("whether or not it fails", "even if"), ("no matter who wins", "even if"),
        ("regardless of the vote", "even if"), ("irrespective of the vote", "even if"),
        ("come what may", "even if"),
    ],
)  # fmt: skip
def test_a_condition_has_a_sense(condition: str, sense: str) -> None:
    assert condition_sense(condition) == sense


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Relations will remain tense", "Relations will remain"),
        ("The sale will raise questions", "raise questions"),
        ("The sale will cast a shadow over the talks", "cast a shadow"),
        ("Parliament will approve the sale", None),
        ("Prices will rise by 5 per cent", None),
        ("The lock reopens", None),
    ],
)
def test_what_nobody_could_see_is_told(words: str, part: str | None) -> None:
    assert unobservable_part(words) == part


def test_a_condition_that_nobody_could_settle_is_told() -> None:
    assert unsettled_condition("if conditions are right") is not None
    assert unsettled_condition("if the budget passes") is None


def _words(one: Drafted) -> str:
    return one.forecast.words or ""


def test_the_forecasts_of_a_document_are_drafted_once() -> None:
    reading = read(EXAMPLES / "quay-nine-note.html")
    found = draft([reading])
    forecasts = [claim for claim in reading.claims if claim.kind == "forecast"]
    assert len(found.drafted) + found.there == len(forecasts)
    likely = next(
        one
        for one in found.drafted
        if (one.forecast.words or "").startswith("Parliament is likely")
    )
    assert likely.forecast.probability == Stated(text="likely")
    assert likely.question.last_day is not None
    assert likely.forecast.is_unconfirmed
    assert (
        likely.forecast.words == reading.document.text[likely.forecast.start : likely.forecast.end]
    )
    ledger = Ledger(
        questions=tuple(one.question for one in found.drafted),
        forecasts=tuple(one.forecast for one in found.drafted),
    )
    again = draft([reading], ledger)
    assert (again.drafted, again.there) == ((), len(forecasts))
    first = ledger.forecasts[0]
    out = LeftOut(document=first.document, words=first.words or "", why="vague")
    rest = draft([reading], Ledger(left_out=(out,)))
    assert len(rest.drafted) == len(found.drafted) - 1


def test_a_denial_has_no_number_and_a_nameless_source_is_told_by_its_outlet() -> None:
    readings = [read(EXAMPLES / name) for name in ("orrin-dam-wire.txt", "weekly-bulletin.md")]
    drafted = [one.forecast for one in draft(readings).drafted]
    assert all(
        one.probability is None for one in drafted if one.stance in ("denies", "doubts", "asks")
    )
    assert all(one.source for one in drafted)
    assert all(", as told by " in one.source for one in drafted if "not named" in one.source)
    assert wording_of(Ledger()).scale.name == "icd203"


@pytest.mark.parametrize(
    ("lead", "items", "words"),
    [
        (
            "If the vote passes on Friday:",
            ("- the ferry will sail by 1 May;", "- tolls are likely to fall, and", "- rents rise."),
            (
                "If the vote passes on Friday: the ferry will sail by 1 May",
                "If the vote passes on Friday: tolls are likely to fall",
                "If the vote passes on Friday: rents rise",
            ),
        ),
        (
            "In the coming weeks, we expect that,:",
            ("1. the mine will close,", "2. the guild will strike –"),
            (
                "In the coming weeks, we expect that: the mine will close",
                "In the coming weeks, we expect that: the guild will strike",
            ),
        ),
        (
            "By the end of June we expect, at the least,",
            ("- the lock will reopen,", "- the quay will flood;"),
            ("the lock will reopen", "the quay will flood"),
        ),
    ],
)
def test_an_item_of_a_list_is_drafted_with_its_lead_and_without_its_last_mark(
    tmp_path: Path, lead: str, items: tuple[str, ...], words: tuple[str, ...]
) -> None:
    path = tmp_path / "a.md"
    path.write_text("\n".join((lead, "", *items)), encoding="utf-8")
    drafted = [_words(one) for one in draft([read(path)]).drafted]
    assert [one for one in drafted if one in words] == list(words)
    assert not any(one.endswith((",", ";", ":", "–")) for one in drafted)
