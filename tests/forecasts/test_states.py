"""Every forecast ends in exactly one state; what changes nothing about it changes no score."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledgers.ledgers import DAY, ledgers, yes_no

from sayso.errors import ConfigError, LedgerError
from sayso.forecasts.asked import ask_all
from sayso.forecasts.scorecard import make_scorecard
from sayso.forecasts.states import state_of
from sayso.forecasts.words import wording_of
from sayso.ledgers.loading import load_ledger
from sayso.records.codec import decode_scorecard, encode_scorecard
from sayso.records.ledger import (
    Distribution,
    Forecaster,
    ForecastStatement,
    Ledger,
    Outcome,
    Question,
    Stated,
)
from sayso.records.scorecard import STATES, Options, Scorecard

EXAMPLE = Path(__file__).parents[2] / "examples" / "forecasts.toml"
ON = date(2026, 11, 30)
LATER = date(2030, 1, 1)
quick = settings(max_examples=30)


def scored(ledger: Ledger, **options: Any) -> Scorecard:
    chosen: dict[str, Any] = {"on": LATER, "scale": ledger.scale, "draws": 100}
    return make_scorecard(ledger, Options(**(chosen | options)))


def state(forecast: dict[str, Any], question: dict[str, Any], *came: Outcome) -> str:
    """The state of one forecast of a question whose last day is 1 March 2026, in December."""
    asked: dict[str, Any] = {
        "id": "q",
        "asks": "The lock opens",
        "last_day": date(2026, 3, 1),
    } | question
    said: dict[str, Any] = {
        "question": "q",
        "source": "Ana",
        "made": DAY,
        "probability": Stated(text="likely"),
    }
    ledger = Ledger(
        questions=(Question(**asked),),
        forecasts=(ForecastStatement(**said | forecast),),
        outcomes=came,
    )
    stated = ledger.forecasts[0].probability
    meant = None if stated is None else wording_of(ledger).read(stated)
    found = state_of(ledger.forecasts[0], ask_all(ledger)["q"], meant, date(2026, 12, 1))
    return f"{found.state}{f': {found.reason}' if found.reason else ''}"


def came(result: str = "yes", **given: Any) -> Outcome:
    kept: dict[str, Any] = {"known": date(2026, 2, 20), "evidence": ("seen",)} | given
    return Outcome(**{"question": "q", "result": result, **kept})


@pytest.mark.parametrize(
    ("forecast", "question", "outcome", "expected"),
    [
        ({"confirmed_by": ""}, {}, came(), "unconfirmed"),
        ({"document": "a", "start": 3, "end": 9}, {}, came(), "unconfirmed"),
        ({}, {"last_day": None}, came(), "not resolvable: no last day"),
        ({}, {"asks": "Things will remain tense"}, None, "not resolvable: nothing observable"),
        ({}, {"asks": "Things will remain tense", "settled_by": "a poll"}, None, "overdue"),
        ({}, {"condition": "if conditions are right"}, None,
         "not resolvable: condition that cannot be settled"),
        ({}, {"condition": "even if conditions are right"}, None, "overdue"),
        ({"made": None}, {}, came(), "not resolvable: no day on which it was made"),
        ({"made": date(2026, 2, 20)}, {}, came(), "after the fact"),
        ({"made": date(2026, 2, 19)}, {}, came(happened=date(2026, 2, 19)), "after the fact"),
        ({"made": date(2026, 2, 19)}, {}, came(), "scored"),
        ({}, {"last_day": date(2026, 12, 1)}, came(), "not due"),
        ({}, {"last_day": date(2026, 11, 30)}, came(), "scored"),
        ({}, {}, None, "overdue"),
        ({}, {}, came("void", reason="overtaken", why="overtaken: sold"), "void: overtaken"),
        ({}, {}, came("partly"), "partly: without a share"),
        ({}, {}, came("partly", share=0.4), "scored"),
        ({"stance": "intends"}, {}, came(), "promise"),
        ({"probability": None, "words": "It will open"}, {}, came(), "bare"),
        ({"probability": Stated(text="may")}, {}, came(), "bare"),
        ({}, {}, came("no"), "scored"),
    ],
)  # fmt: skip
def test_the_state_is_the_first_that_holds(
    forecast: dict[str, Any], question: dict[str, Any], outcome: Outcome, expected: str
) -> None:
    assert state(forecast, question, *([outcome] if outcome else [])) == expected


def test_a_moment_decides_where_both_are_known_by_the_moment() -> None:
    """With days alone, the same day is after the fact."""
    at = datetime(2026, 2, 20, 9)
    known = came(known_at=at)
    early, late = at - timedelta(minutes=1), at
    assert state({"made": early.date(), "made_at": early}, {}, known) == "scored"
    assert state({"made": late.date(), "made_at": late}, {}, known) == "after the fact"
    assert state({"made": early.date(), "made_at": early}, {}, came()) == "after the fact"


@pytest.mark.parametrize(
    ("condition", "budget", "expected"),
    [
        ("if the budget passes", "yes", "overdue"),
        ("if the budget passes", "no", "void: condition not met"),
        ("unless the budget passes", "yes", "void: condition not met"),
        ("Unless the budget passes", "no", "overdue"),
        ("even if the budget passes", "no", "overdue"),
    ],
)
def test_a_condition_that_another_question_settles(
    condition: str, budget: Any, expected: str
) -> None:
    last = date(2026, 3, 1)
    ledger = Ledger(
        questions=(
            Question(id="budget", asks="The budget passes", last_day=last),
            Question(id="q", asks="He resigns", last_day=last, condition=condition,
                     condition_id="budget"),
        ),
        forecasts=(
            ForecastStatement(
                question="q", source="Ana", made=DAY, probability=Stated(text="likely")
            ),
        ),
        outcomes=(
            Outcome(question="budget", result=budget, known=DAY, evidence=("seen",)),
        ),
    )  # fmt: skip
    (count,) = scored(ledger).states
    assert f"{count.state}{f': {count.reason}' if count.reason else ''}" == expected


@quick
@given(ledgers(), st.dates(DAY, DAY + timedelta(days=900)), st.sampled_from(["first", "time"]))
def test_states_add_up_and_a_scorecard_survives_its_format(
    ledger: Ledger, on: date, count: str
) -> None:
    if not ledger.forecasts:
        with pytest.raises(LedgerError, match="nothing to score: the ledger holds no forecast"):
            scored(ledger)
        return
    card = scored(ledger, on=on, count=count)
    assert sum(one.n for one in card.states) == card.forecasts == len(ledger.forecasts)
    assert {one.state for one in card.states} <= set(STATES)
    assert decode_scorecard(encode_scorecard(card)) == card
    assert encode_scorecard(scored(ledger, on=on, count=count)) == encode_scorecard(card)


@quick
@given(ledgers())
def test_the_order_of_a_file_changes_nothing(ledger: Ledger) -> None:
    if not ledger.forecasts:
        return
    turned = replace(ledger, forecasts=tuple(reversed(ledger.forecasts)))
    one, other = scored(ledger), scored(turned)
    assert one.states == other.states
    assert one.words == other.words
    assert (one.score and one.score.brier) == pytest.approx(other.score and other.score.brier)


def test_a_copy_a_restatement_and_a_new_name_change_no_score() -> None:
    ledger = yes_no({"Ana": [0.7, "likely", 0.2], "Bo": [0.4, 0.9, 0.1]}, ["yes", "no", "no"])
    before = scored(ledger)
    again = replace(ledger.forecasts[0], made=DAY + timedelta(days=3), document="elsewhere")
    copied = replace(ledger.forecasts[1], told_by=("The Courier",))
    more = replace(ledger, forecasts=(again, *ledger.forecasts, copied))
    after = scored(more)
    assert after.score == before.score
    assert [(one.state, one.n) for one in after.states] == [("restated", 2), ("scored", 6)]
    renamed = replace(
        ledger,
        sources=(Forecaster(id="ana", name="Ana Reyes", also=("Ana",)),),
    )
    assert scored(renamed).score == before.score
    assert {row.source for row in scored(renamed).sources if not row.pooled} == {"Ana Reyes", "Bo"}


def test_the_first_statement_counts_and_later_ones_are_updates() -> None:
    ledger = yes_no({"Ana": [0.3]}, ["yes"])
    better = replace(
        ledger.forecasts[0],
        made=DAY + timedelta(days=20),
        probability=Stated(text="0.9", low=0.9, high=0.9),
    )
    updated = replace(ledger, forecasts=(better, *ledger.forecasts))
    card = scored(updated)
    assert card.score is not None
    assert card.score.brier == pytest.approx(0.49)
    assert [(one.state, one.n) for one in card.states] == [("superseded", 1), ("scored", 1)]
    timed = scored(updated, count="time", against="half")
    assert [(one.state, one.reason, one.n) for one in timed.states] == [
        ("scored", "", 1),
        ("scored", "update", 1),
    ]
    assert timed.score is not None
    # 61 days are planned, 50 of them open: 20 at .3 lose .24 more than one half, 30 at .9 .24 less.
    assert timed.score.gain == pytest.approx((20 * (0.25 - 0.49) + 30 * (0.25 - 0.01)) / 61)


def test_what_was_withdrawn_gains_nothing_until_it_is_said_anew() -> None:
    """Said on day 0, withdrawn on day 10, said again on day 30 of 50 open and 61 planned."""
    ledger = yes_no({"Ana": [0.3], "Bo": [0.9]}, ["yes"])
    ana, bo = (next(o for o in ledger.forecasts if o.source == who) for who in ("Ana", "Bo"))
    until = replace(ana, withdrawn=DAY + timedelta(days=10))
    again = replace(ana, made=DAY + timedelta(days=30))
    card = scored(replace(ledger, forecasts=(until, again)), count="time", against="half")
    assert card.score is not None
    assert card.score.gain == pytest.approx(30 * (0.25 - 0.49) / 61)
    # Bo gains over Ana only while Ana stands; what is counted first is not touched.
    both = replace(ledger, forecasts=(until, bo))
    timed = scored(both, count="time", against="Ana", sources=("Bo",))
    assert timed.score is not None
    assert timed.score.gain == pytest.approx(10 * (0.49 - 0.01) / 61)
    assert scored(both).score == scored(replace(ledger, forecasts=(ana, bo))).score


def test_what_entered_late_and_what_was_supplied_stand_apart() -> None:
    ledger = yes_no({"Ana": [0.9, 0.9, 0.9]}, ["yes", "yes", "yes"])
    late = replace(ledger.forecasts[1], entered=DAY + timedelta(days=50))
    asked = replace(ledger.questions[2], interpreted=("last_day",))
    mixed = replace(
        ledger,
        questions=(*ledger.questions[:2], asked),
        forecasts=(ledger.forecasts[0], late, ledger.forecasts[2]),
    )
    card = scored(mixed)
    assert (card.score and card.score.n, card.retrospective and card.retrospective.n,
            card.interpreted and card.interpreted.n) == (1, 1, 1)  # fmt: skip
    assert [row.line for row in card.rows] == ["main", "retrospective", "interpreted"]
    whole = scored(mixed, retrospective=True, interpreted=True)
    assert whole.score is not None
    assert whole.score.n == 3
    assert whole.retrospective is whole.interpreted is None


def test_early_yeses_wait_for_the_last_day() -> None:
    """Scored on four days of a year, with what is known early kept out until its day is over."""
    ledger = load_ledger(EXAMPLE)
    days = [date(2026, 3, 25), date(2026, 6, 20), date(2026, 9, 10), ON]
    cards = [scored(ledger, on=day) for day in days]
    assert [card.forecasts for card in cards] == [143] * 4
    counts = [sum(one.n for one in card.states if one.state == "scored") for card in cards]
    assert counts == [15, 63, 108, 125]
    early = cards[1].provisional
    assert early is not None
    assert early.no == 0 < early.yes
    for card in cards:
        assert all(
            row.last_day is not None and row.last_day < card.options.on
            for row in card.rows
            if row.state == "scored"
        )


def test_what_was_known_later_is_no_outcome_yet() -> None:
    ledger = yes_no({"Ana": [0.9]}, ["yes"])
    on = DAY + timedelta(days=49)
    (count,) = scored(ledger, on=on).states
    assert count.state == "not due"
    slow = replace(ledger.outcomes[0], known=DAY + timedelta(days=90))
    (count,) = scored(replace(ledger, outcomes=(slow,)), on=DAY + timedelta(days=70)).states
    assert count.state == "overdue"


def test_taking_an_outcome_back_restores_the_scorecard() -> None:
    ledger = load_ledger(EXAMPLE)
    open_ = replace(ledger, outcomes=ledger.outcomes[:-1])
    before = encode_scorecard(scored(open_, on=ON))
    assert encode_scorecard(scored(ledger, on=ON)) != before
    assert encode_scorecard(scored(replace(ledger, outcomes=ledger.outcomes[:-1]), on=ON)) == before


def test_the_later_of_two_outcomes_counts() -> None:
    ledger = yes_no({"Ana": [0.9]}, ["yes"])
    turned = replace(ledger.outcomes[0], result="no")
    card = scored(replace(ledger, outcomes=(*ledger.outcomes, turned)))
    assert card.score is not None
    assert card.score.brier == pytest.approx(0.81)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sources": ("Anna",)}, "--source: no source is called 'Anna'; did you mean 'Ana'?"),
        ({"topics": ("ports",)}, "--topic: no question has the topic 'ports'; known: none"),
        ({"against": "bases"}, "--against: no source is called 'bases'; did you mean 'base'?"),
        ({"scale": "icd"}, "no scale is named 'icd'; use one of icd203, phia, ipcc, nato, kent, "
                           "survey"),
        ({"against": "peers", "count": "time"}, "--count time has no gain over peers, who speak at "
         "different times; give --against base, half, market or the name of a source"),
    ],
)  # fmt: skip
def test_an_option_that_names_nothing_says_what_there_is(
    options: dict[str, Any], message: str
) -> None:
    ledger = yes_no({"Ana": [0.9]}, ["yes"])
    with pytest.raises(ConfigError) as told:
        scored(ledger, **options)
    assert str(told.value) == message


def test_a_number_a_range_and_a_day_are_scored_in_their_unit() -> None:
    card = scored(load_ledger(EXAMPLE), on=ON)
    assert card.numbers is not None
    found = {(one.unit, one.form): one for one in card.numbers.units}
    assert found["ships", "point"].loss == 98  # 500 said, 402 came
    assert found["ships", "range"].loss == 80  # 340 to 420 held it: its width
    assert (found["ships", "range"].held, found["days", "range"].held) == (1, 1)
    assert found["days", "point"].loss == 22  # 10 April said, 2 May came
    assert card.numbers.rated == card.numbers.n == 5


def test_a_day_beyond_the_bounds_is_scored_at_the_bound() -> None:
    question = Question(
        id="q", kind="day", bounds=(DAY, DAY + timedelta(days=100)), last_day=date(2026, 3, 1)
    )
    said = ForecastStatement(
        question="q", source="Ana", made=DAY, entered=DAY,
        distribution=Distribution(value=DAY + timedelta(days=80)),
    )  # fmt: skip
    outcome = Outcome(question="q", result="after", known=date(2026, 3, 2))
    card = scored(Ledger(questions=(question,), forecasts=(said,), outcomes=(outcome,)))
    assert card.numbers is not None
    assert card.numbers.units[0].loss == 20
