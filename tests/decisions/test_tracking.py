"""The ledger that decisions make: entered when decided, confirmed and left out by place, undone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sayso.decisions.tracking import at_odds, ledger_of, settled_by
from sayso.records.anchor import Anchor
from sayso.records.decision import (
    Act,
    ConfirmForecast,
    Decision,
    LeaveOut,
    MakeForecast,
    OpenQuestion,
    SettleQuestion,
    Undo,
)
from sayso.records.ledger import ForecastStatement, Outcome, Question, Stated

AT = Anchor(document="d1", start=4, end=40, quote="The lock will probably open in June")
BEGUN = datetime(2026, 1, 3, 9, tzinfo=UTC)
ASKED = OpenQuestion(question=Question(id="lock", asks="Will it open?"))
SAID = MakeForecast(
    forecast=ForecastStatement(
        question="lock",
        source="Ana",
        made=date(2026, 1, 2),
        probability=Stated(text="probably"),
        document="d1",
        start=4,
        end=40,
        confirmed_by="",
    )
)


def chain(*acts: Act, who: str = "ada", why: str = "") -> list[Decision]:
    """The acts, one a day."""
    return [
        Decision(
            number=place,
            case="c",
            who=who,
            when=BEGUN + timedelta(days=place),
            why=why,
            act=act,
            subject="",
            replaces=None,
            previous="",
            hash="",
        )
        for place, act in enumerate(acts, 1)
    ]


def settling(result: str) -> SettleQuestion:
    return SettleQuestion(
        outcome=Outcome(
            question="lock",
            result=result,  # type: ignore[arg-type]
            known=date(2026, 6, 12),
            evidence=("the log",),
        ),
        cites=(AT,),
    )


def test_a_forecast_is_entered_when_it_is_decided() -> None:
    (forecast,) = ledger_of(chain(ASKED, SAID)).forecasts
    assert forecast.entered == date(2026, 1, 5)
    assert forecast.entered_at == BEGUN + timedelta(days=2)
    assert forecast.made == date(2026, 1, 2)


def test_it_counts_once_its_words_are_confirmed() -> None:
    (waiting,) = ledger_of(chain(ASKED, SAID)).forecasts
    assert waiting.is_unconfirmed
    (confirmed,) = ledger_of(chain(ASKED, SAID, ConfirmForecast(at=AT))).forecasts
    assert confirmed.confirmed_by == "ada"
    (undone,) = ledger_of(chain(ASKED, SAID, ConfirmForecast(at=AT), Undo(number=3))).forecasts
    assert undone.is_unconfirmed


def test_what_is_left_out_has_its_reason_and_is_not_forecast() -> None:
    found = ledger_of(chain(ASKED, SAID, LeaveOut(at=AT), why="nobody could see it"))
    assert found.forecasts == ()
    (left,) = found.left_out
    assert (left.words, left.who, left.why) == (AT.quote, "ada", "nobody could see it")
    back = ledger_of(chain(ASKED, SAID, LeaveOut(at=AT), ConfirmForecast(at=AT)))
    assert back.left_out == ()
    assert len(back.forecasts) == 1


def test_the_last_outcome_counts_and_is_signed() -> None:
    decisions = chain(ASKED, SAID, settling("yes"), settling("no"))
    found = ledger_of(decisions)
    assert found.settled["lock"].result == "no"
    assert [one.who for one in found.outcomes] == ["ada", "ada"]
    assert [one.outcome.result for one in settled_by(decisions, "lock")] == ["yes", "no"]
    assert settled_by(decisions, "lock")[0].cites == (AT,)
    undone = ledger_of(chain(ASKED, SAID, settling("yes"), settling("no"), Undo(number=4)))
    assert undone.settled["lock"].result == "yes"


def test_without_its_question_nothing_hangs_in_the_air() -> None:
    found = ledger_of(chain(ASKED, SAID, settling("yes"), Undo(number=1)))
    assert (found.questions, found.forecasts, found.outcomes) == ((), (), ())


def test_said_again_on_the_same_day_the_later_stands() -> None:
    other = MakeForecast(
        forecast=ForecastStatement(
            question="lock",
            source="Ana",
            made=date(2026, 1, 2),
            probability=Stated(text="0.9", low=0.9, high=0.9),
        )
    )
    (forecast,) = ledger_of(chain(ASKED, SAID, other)).forecasts
    assert forecast.probability == other.forecast.probability


def put(*said: tuple[str, str]) -> list[Decision]:
    """The question, and its outcomes as several people put them in turn."""
    made = chain(ASKED, *(settling(result) for _, result in said))
    people = ("ada", *(who for who, _ in said))
    return [replace(one, who=who) for one, who in zip(made, people, strict=True)]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ((("ada", "yes"),), None),
        ((("ada", "yes"), ("ada", "yes")), None),
        ((("ada", "yes"), ("ben", "yes")), "yes"),
        ((("ada", "yes"), ("ben", "no")), None),
        ((("ada", "yes"), ("ben", "no"), ("ada", "no")), "no"),
        ((("ada", "yes"), ("ben", "yes"), ("ada", "no")), None),
        ((("ada", "yes"), ("ben", "no"), ("cleo", "yes")), "yes"),
    ],
)
def test_with_two_readers_an_outcome_counts_once_a_second_says_the_same(
    said: tuple[tuple[str, str], ...], counts: str | None
) -> None:
    made = ledger_of(put(*said), two_readers=True)
    assert [one.result for one in made.settled.values()] == ([counts] if counts else [])
    assert ledger_of(put(*said)).settled["lock"].result == said[-1][1]


def test_who_last_says_otherwise_than_what_stands_is_at_odds_with_it() -> None:
    said = (("ada", "yes"), ("ben", "yes"), ("ada", "no"))
    (other,) = at_odds(settled_by(put(*said), "lock"))
    assert (other.outcome.who, other.outcome.result) == ("ben", "yes")
    assert at_odds(settled_by(put(*said, ("ben", "no")), "lock")) == ()
    assert at_odds(()) == ()
