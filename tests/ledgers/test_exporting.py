"""What goes to other programs is what they import, and says what it leaves out."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledgers.exporting import SHEET_COLUMNS, write_fatebook
from sayso.ledgers.forecastbench import write_forecast_set
from sayso.ledgers.importing import import_ledger
from sayso.records.ledger import ForecastStatement, Ledger, Outcome, Question, Stated

SAMPLES = Path(__file__).parent / "samples"


def said(
    question: str, text: str, number: float | None = None, **more: object
) -> ForecastStatement:
    return ForecastStatement(
        question=question,
        source="Ana",
        made=date(2026, 2, 3),
        probability=Stated(text=text, low=number, high=number),
        **more,  # type: ignore[arg-type]
    )


JUNE = date(2026, 6, 30)
LEDGER = Ledger(
    questions=(
        Question(id="lock", asks="Will the lock reopen?", last_day=JUNE, topics=("x",)),
        Question(id="ill", asks="=cmd()", last_day=date(2026, 6, 30)),
        Question(id="berths", kind="number"),
    ),
    forecasts=(
        said("lock", "likely", words="The lock is likely to reopen"),
        said("lock", "0.7", 0.7),
        said("ill", "0.2", 0.2),
        said("lock", "will"),
        ForecastStatement(question="berths", source="Ana", made=date(2026, 2, 3)),
    ),
    outcomes=(
        Outcome(question="lock", result="yes", known=date(2026, 6, 12), evidence=("log",)),
        Outcome(
            question="ill", result="void", reason="question ill put", why="question ill put"
        ),
    ),
)  # fmt: skip


def test_a_sheet_for_fatebook() -> None:
    text, left = write_fatebook(LEDGER)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == SHEET_COLUMNS
    assert [one["forecast"] for one in rows] == ["67.5%", "70%", "20%"]
    assert [one["resolution"] for one in rows] == ["YES", "YES", "AMBIGUOUS"]
    assert rows[0]["resolveBy"] == "2026-06-30"
    assert rows[0]["resolvedAt"] == "2026-06-12"
    assert rows[0]["tags"] == "x"
    assert rows[0]["notes"] == "by Ana; “The lock is likely to reopen”"
    assert left == ("lock by Ana: no number", "berths by Ana: no yes-no question")


def test_no_cell_is_a_formula() -> None:
    assert "'=cmd()" in write_fatebook(LEDGER)[0]


def test_a_forecast_set_for_forecastbench() -> None:
    asked = import_ledger(SAMPLES / "forecastbench").ledger
    ledger = replace(
        asked,
        questions=(*asked.questions, Question(id="own")),
        forecasts=(
            said("manifold:fe1", "0.7", 0.7),
            said("fred:tide@2026-02-08", "unlikely"),
            said("own", "0.5", 0.5),
            said("fred:tide@2026-03-03", "may"),
        ),
    )
    text, left = write_forecast_set(ledger, "Ana")
    whole = json.loads(text)
    assert whole["forecast_due_date"] == "2026-02-01"
    assert whole["question_set"] == "2026-02-01-llm.json"
    assert [(one["id"], one["source"], one["resolution_date"]) for one in whole["forecasts"]] == [
        ("fe1", "manifold", None),
        ("tide", "fred", "2026-02-08"),
    ]
    assert whole["forecasts"][0]["forecast"] == 0.7
    assert 0.2 <= whole["forecasts"][1]["forecast"] <= 0.45
    assert left == ("own: no question of ForecastBench", "fred:tide@2026-03-03: no number")


def test_who_forecasts_nothing_of_forecastbench_has_no_set() -> None:
    with pytest.raises(LedgerError, match="'Ben' forecasts nothing of ForecastBench's questions"):
        write_forecast_set(LEDGER, "Ben")
