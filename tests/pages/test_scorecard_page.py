"""The page of a scorecard tells all of it, in words too, and nothing of a ledger can break it."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from tests.pages.markup import Element, parse
from tests.pages.scorecards import build_scorecard

from sayso.pages.draw_gain import draw_gain
from sayso.pages.draw_reliability import blocks, draw_reliability
from sayso.pages.draw_states import MEANING, draw_states, state_name
from sayso.pages.draw_words_outcomes import draw_words_outcomes, ordered
from sayso.pages.scorecard_page import charts_of, scorecard_page
from sayso.pages.scorecard_wording import (
    comparison_sentence,
    provisional_sentence,
    score_sentences,
    scored_sentence,
    skill_sentence,
)
from sayso.records.score import Comparison, GainPoint, Skill, WordOutcome
from sayso.records.scorecard import (
    STATES,
    CurvePoint,
    Miss,
    Numbers,
    Provisional,
    Scorecard,
    StateCount,
)

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too' ]]> \x1b[31m\u202e\x07"
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
CARD = build_scorecard()


@pytest.fixture(scope="module")
def page() -> Element:
    return parse(scorecard_page(CARD))


def hostile() -> Scorecard:
    miss = Miss(
        question="q", asks=HOSTILE, source=HOSTILE, stated=HOSTILE, probability=0.9,
        outcome=HOSTILE, loss=0.81, log_bits=3.3, words=HOSTILE, document=HOSTILE, start=0, end=4,
        evidence=(HOSTILE,),
    )  # fmt: skip
    return replace(
        CARD,
        title=HOSTILE,
        sources=tuple(replace(one, source=HOSTILE, group=HOSTILE) for one in CARD.sources),
        words=tuple(replace(one, phrase=HOSTILE) for one in CARD.words),
        misses=(miss,),
        comparisons=tuple(replace(one, first=HOSTILE, beats=HOSTILE) for one in CARD.comparisons),
        due=tuple(replace(one, asks=HOSTILE, condition=HOSTILE) for one in CARD.due),
        notes=(HOSTILE,),
    )


def test_the_order_of_reading(page: Element) -> None:
    titles = [one.text() for one in page.with_tag("h2")]
    assert titles == [
        "What is not scored, and why",
        "Words, and what came of them",
        "Reliability",
        "Sources",
        "Who beats whom",
        "Gain over time",
        "By topic",
        "By lead time",
        "Largest misses and surprises",
        "Due next",
        "Promises",
        "Notes",
        "How it was reckoned",
    ]


def test_three_sentences_say_what_it_is(page: Element) -> None:
    (head,) = page.with_class("summary")
    first, second, third = score_sentences(CARD)
    assert head.text() == f"{first} {second} {third}"
    assert first == (
        "273 forecasts by 4 sources on 91 questions; 243 of them make up the score of 1 November "
        "2026."
    )
    assert second.startswith("Their mean Brier score is 0.")
    assert "over every consistent reading of the words" in second
    assert "if the 27 unsettled ones turned out best or worst" in second
    assert third.startswith("Against the base rate they lose 0.")


def test_every_state_is_on_the_page_with_its_count(page: Element) -> None:
    drawing = draw_states(CARD)
    for one in CARD.states:
        assert f"{one.n} {state_name(one)}" in drawing
    assert sum(one.n for one in CARD.states) == CARD.forecasts
    assert set(MEANING) == set(STATES)
    assert f"{CARD.forecasts} forecasts, each counted once" in drawing


def test_it_says_what_came_true_and_never_who_was_right(page: Element) -> None:
    words = page.text(without="style").lower()
    assert re.search(r"\d+ of \d+ came true", words)
    assert not re.search(r"\b(was|were|is) (right|wrong)\b", words)
    assert "right side" in words
    assert "it is no score" in words


def test_sources_come_with_the_most_scored_first(page: Element) -> None:
    (section,) = (one for one in page.with_tag("section") if one.by_id_or_none("sources"))
    rows = [one.with_tag("th")[0].text().strip() for one in section.with_tag("tr")[1:]]
    assert rows == [one.source for one in CARD.sources]
    assert "the order says nothing of who is better" in section.text()


def test_words_of_a_ledger_are_words_on_the_page() -> None:
    card = hostile()
    for written in (scorecard_page(card), *charts_of(card).values()):
        assert not ACTS.search(written)
        assert "<script>" not in written
    assert "&lt;script&gt;" in scorecard_page(card)
    parse(scorecard_page(card))


def test_the_page_is_built_as_the_others_are(page: Element) -> None:
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    assert {a.attributes["href"].removeprefix("#") for a in page.with_tag("a")} <= set(ids)
    assert [one.tag for one in page.with_tag("h1", "h2", "h3")].count("h1") == 1
    for element in page.all():
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = scorecard_page(CARD)
    assert "src=" not in page
    assert not re.search(r"@import", page)
    assert set(re.findall(r"url\((.)", page)) == {"#"}
    assert "default-src 'none'" in page
    assert set(re.findall(r"https?://[^\s\"<]+", page)) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("narrow", [False, True])
def test_charts_are_well_formed_named_and_in_their_frame(narrow: bool) -> None:
    assert CARD.calibration
    drawings = (
        draw_states(CARD, narrow=narrow),
        draw_words_outcomes(CARD.words, narrow=narrow),
        draw_reliability(CARD.calibration, narrow=narrow),
        draw_gain(CARD.gains, "the base rate", narrow=narrow),
    )
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing
        assert root.get("role") == "img"
        assert root.get("aria-label")
        width, height = (float(root.get(name, "")) for name in ("width", "height"))
        assert width == (340 if narrow else 800)
        for mark in root.iter("{http://www.w3.org/2000/svg}circle"):
            if mark.get("class") != "dot":
                continue
            assert -1 <= float(mark.get("cx", "")) <= width
            assert 0 <= float(mark.get("cy", "")) <= height
        used = set(re.findall(r"url\(#([^)]+)\)", drawing))
        assert used == set(re.findall(r'<pattern id="([^"]+)"', drawing))


def test_a_chart_for_each_width_and_one_is_shown() -> None:
    page = scorecard_page(CARD)
    assert page.count('class="drawn-wide"') == page.count('class="drawn-narrow"') == 4
    assert ".drawn-narrow { display: none; }" in page


def test_charts_have_names() -> None:
    assert list(charts_of(CARD)) == ["states", "words", "reliability", "gain"]


def test_level_parts_of_the_curve_are_one_dot() -> None:
    curve = [
        CurvePoint(probability=0.1, fit=0.2, n=1, yes=0.0),
        CurvePoint(probability=0.4, fit=0.2, n=3, yes=1.0),
        CurvePoint(probability=0.9, fit=1.0, n=2, yes=2.0),
    ]
    first, second = blocks(curve)
    assert first.probability == pytest.approx(0.325)
    assert (first.n, first.yes) == (4, 1)
    assert second == curve[2]


def test_the_surest_words_stand_on_top_and_bare_ones_below() -> None:
    def word(phrase: str, ends: tuple[float, float] | None, n: int) -> WordOutcome:
        low, high = ends or (None, None)
        return WordOutcome(
            phrase=phrase, low=low, high=high, probability=None, n=n, yes=1, interval=None
        )

    rows = ordered(
        [
            word("may", None, 2),
            word("unlikely", (0.2, 0.45), 3),
            word("will", None, 5),
            word("likely", (0.55, 0.8), 9),
        ]
    )
    assert [one.phrase for one in rows] == ["likely", "unlikely", "will", "may"]


def test_words_of_few_forecasts_have_counts_and_no_dot() -> None:
    few = WordOutcome(
        phrase="likely", low=0.55, high=0.8, probability=0.675, n=4, yes=3, interval=None
    )
    drawing = draw_words_outcomes([few])
    assert "3 of 4 came true" in drawing
    assert 'class="dot"' not in drawing


def test_one_stray_year_does_not_flatten_the_gain() -> None:
    points = [GainPoint(day=date(1950, 1, 1), n=1, total=0.0)]
    points += [GainPoint(day=date(2026, 1, 1 + k), n=1000 + k, total=float(k)) for k in range(20)]
    drawing = draw_gain(points, "the base rate")
    assert "1 Jan 2026" in drawing
    assert "1950" not in drawing


def compared(**more: object) -> Comparison:
    given: dict[str, object] = {
        "first": "Ana", "second": "Ben", "n": 40, "events": 40, "difference": 0.05,
        "interval": (0.01, 0.09), "e_value": 412.3, "e_needed": 60.0, "reading_range": (0.01, 0.08),
        "interval_excludes_0": True, "e_value_reached": True, "sign_holds": True,
        "enough_events": True, "beats": "Ana",
    }  # fmt: skip
    return Comparison(**{**given, **more})  # type: ignore[arg-type]


def test_a_claim_in_a_sentence() -> None:
    assert comparison_sentence(compared()) == (
        "Ana beats Ben on these 40 questions: 0.050 less lost a question (95% interval 0.010 to "
        "0.090), e-value 412 of the 60 needed, under every common reading of the words."
    )
    turned = compared(beats="Ben", difference=-0.05, interval=(-0.09, -0.01), events=30)
    assert comparison_sentence(turned).startswith(
        "Ben beats Ana on these 40 questions (30 events): 0.050 less lost a question (95% interval "
        "0.010 to 0.090)"
    )


def test_what_keeps_two_from_being_told_apart() -> None:
    untold = compared(
        beats=None, n=6, events=6, interval=(-0.01, 0.09), interval_excludes_0=False, e_value=3.21,
        e_value_reached=False, sign_holds=False, reading_range=(-0.02, 0.08), enough_events=False,
    )  # fmt: skip
    assert comparison_sentence(untold) == (
        "These 6 questions do not tell Ana and Ben apart: they are 6 of the 10 events needed, the "
        "difference may be 0 (−0.010 to 0.090), the e-value is 3.21 of the 60 needed and who leads "
        "hangs on how the words are read (−0.020 to 0.080)."
    )


def test_losing_more_than_the_reference_is_said_so() -> None:
    skill = Skill(against="half", n=12, skill=-0.2, difference=-0.05, interval=(-0.09, -0.01))
    assert skill_sentence(skill) == (
        "Against saying one half each time they lose 0.050 more each (0.010 to 0.090), a skill of "
        "−20% on 12."
    )


def test_what_is_known_early_is_told_and_not_scored() -> None:
    told = provisional_sentence(Provisional(n=3, yes=2, no=1, brier=0.1))
    assert "3 forecasts of questions that are settled and whose last day is not over" in told
    assert "would score the yeses first" in told


def test_where_the_scored_are_counted() -> None:
    assert scored_sentence(CARD) == ""
    states = tuple(
        replace(one, n=one.n + 9) if one.state == "scored" else one for one in CARD.states
    )
    numbers = Numbers(n=4, ratio=None, rated=0, units=())
    card = replace(
        CARD, states=states, forecasts=CARD.forecasts + 9, rows=CARD.rows[:1] * 9 + CARD.rows,
        numbers=numbers, interpreted=replace(CARD.score, n=5) if CARD.score else None,
    )  # fmt: skip
    assert scored_sentence(card) == (
        "Of the 252 scored, 243 make up the score; the others are 4 of numbers and days and 5 "
        "settled by what an analyst supplied."
    )


def test_where_all_that_is_scored_stands_apart_the_page_says_so() -> None:
    apart = replace(CARD, score=None, numbers=None, interpreted=None)
    told = parse(scorecard_page(apart)).text()
    assert "What is scored stands apart:" in told
    assert "so there is no score" not in told


def test_a_ledger_of_which_nothing_is_due_has_a_page() -> None:
    empty = replace(
        CARD, score=None, calibration=None, words=(), comparisons=(), gains=(), misses=(), due=(),
        topics=(), lead_times=(), sources=(), numbers=None, promises=(),
        states=(StateCount(state="not due", reason="", n=CARD.forecasts),),
    )  # fmt: skip
    page = parse(scorecard_page(empty))
    assert "Nothing that counts is due and settled yet" in page.text()
    assert [one.text() for one in page.with_tag("h2")] == [
        "What is not scored, and why",
        "Notes",
        "How it was reckoned",
    ]
