"""``sayso score case.db``: the forecasts that a case tracks, one line where there are none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Ran

from sayso.records.decision import Act, MakeForecast, OpenQuestion, SettleQuestion
from sayso.records.ledger import ForecastStatement, Outcome, Question, Stated
from sayso.workbench import open_store


@pytest.fixture
def address(tmp_path: Path) -> str:
    path = tmp_path / "case.db"
    store = open_store(str(path), create=True)
    store.add_case("quay", who="ana")
    store.add_case("empty", who="ana")
    question = Question(id="lock", asks="Will the lock reopen?", last_day=date(2026, 3, 1))
    forecast = ForecastStatement(
        question="lock",
        source="Ana Ferro",
        made=date(2026, 1, 2),
        probability=Stated(text="likely"),
    )
    acts: list[Act] = [OpenQuestion(question=question), MakeForecast(forecast=forecast)]
    store.decisions.append(acts, case="quay", who="ana")
    store.close()
    return str(path)


def test_a_case_of_a_store_is_scored(sayso: Callable[..., Ran], address: str) -> None:
    ran = sayso("score", address, "--case", "quay", "--on", "2026-04-01")
    assert ran.status == 0
    assert "1 forecast by 1 source on 1 question" in ran.out
    assert "overdue" in ran.out


def test_a_case_that_tracks_nothing_is_told_in_one_line(
    sayso: Callable[..., Ran], address: str
) -> None:
    ran = sayso("score", address, "--case", "empty")
    assert ran.status == 2
    assert "nothing to score: the case 'empty' tracks no forecast" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_with_two_readers_an_outcome_waits_for_a_second(
    sayso: Callable[..., Ran], address: str
) -> None:
    store = open_store(address)
    outcome = Outcome(question="lock", result="yes", known=date(2026, 3, 1), evidence=("the log",))
    store.decisions.append([SettleQuestion(outcome=outcome)], case="quay", who="ana")
    asked = ("score", address, "--case", "quay", "--on", "2026-04-01")
    assert "overdue" not in sayso(*asked).out
    assert "overdue" in sayso(*asked, "--two-readers").out
    store.decisions.append([SettleQuestion(outcome=outcome)], case="quay", who="bo")
    store.close()
    assert "overdue" not in sayso(*asked, "--two-readers").out


def test_two_readers_are_of_a_store_alone(sayso: Callable[..., Ran], tmp_path: Path) -> None:
    sayso("ledger", "new", str(tmp_path / "f.toml"))
    ran = sayso("score", str(tmp_path / "f.toml"), "--two-readers")
    assert ran.status == 2
    assert "--two-readers goes with a store" in ran.err


def test_of_several_cases_one_is_named(sayso: Callable[..., Ran], address: str) -> None:
    ran = sayso("score", address)
    assert ran.status == 2
    assert "the store has 2 cases" in ran.err
