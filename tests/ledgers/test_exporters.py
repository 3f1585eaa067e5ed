"""A calendar that calendars read, and reviews of nothing but what a person has judged."""

import json
from dataclasses import replace
from datetime import date, timedelta

import icalendar
from tests.pages.scorecards import build_ledger

import sayso
from sayso.records.ledger import ForecastStatement, Ledger, Outcome, Question, Stated

JUNE = date(2026, 6, 30)
LEDGER = Ledger(
    title="Locks",
    questions=(
        Question(id="lock", asks="Will the lock; reopen, at last?", last_day=JUNE),
        Question(id="dam", asks="Will the dam hold?", last_day=JUNE, condition="it is full"),
        Question(id="mole", asks="Will the mole be mended?"),
        Question(id="quay", asks="Will the quay sink?", last_day=JUNE),
    ),
    forecasts=(
        ForecastStatement(
            question="lock", source="Ana", made=date(2026, 2, 3), told_by=("the Wire",),
            probability=Stated(text="likely"), words="The lock is likely to reopen",
        ),
        ForecastStatement(
            question="quay", source="Bo", made=date(2026, 2, 3), stance="doubts",
            probability=Stated(text="0.2", low=0.2, high=0.2), words="I doubt that it sinks",
        ),
        ForecastStatement(question="dam", source="Bo", made=date(2026, 2, 3), words="It holds"),
    ),
    outcomes=(
        Outcome(question="quay", result="no", known=date(2026, 6, 2), who="Ida", evidence=("log",)),
    ),
)  # fmt: skip


def test_what_is_open_is_an_event_on_the_day_after_its_last() -> None:
    told: list[str] = []
    text = str(sayso.export(LEDGER, "calendar", tell=told.append))
    calendar = icalendar.Calendar.from_ical(text)
    events = {str(one["summary"]): one for one in calendar.walk("VEVENT")}
    assert set(events) == {
        "Settle lock: Will the lock; reopen, at last?", "Settle dam: Will the dam hold?",
    }  # fmt: skip
    lock = events["Settle lock: Will the lock; reopen, at last?"]
    assert lock.decoded("dtstart") == JUNE + timedelta(days=1)
    assert "Ana, according to the Wire says: “likely”" in str(lock["description"])
    assert "it is full" in str(events["Settle dam: Will the dam hold?"]["description"])
    assert told == ["1 questions without a last day are not in the calendar"]


def test_a_long_ledger_is_a_calendar_too() -> None:
    calendar = icalendar.Calendar.from_ical(str(sayso.export(build_ledger(90), "calendar")))
    assert len(calendar.walk("VEVENT")) == 10


def test_only_what_a_person_settled_is_a_review() -> None:
    told: list[str] = []
    (line,) = str(sayso.export(LEDGER, "claimreview", tell=told.append)).splitlines()
    review = json.loads(line)
    # What schema.org's readers ask of a review.
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "Will the quay sink?"
    assert review["author"] == {"@type": "Person", "name": "Ida"}
    assert review["reviewRating"]["alternateName"] == "it did not come about"
    assert review["itemReviewed"]["author"]["name"] == "Bo"
    assert review["itemReviewed"]["abstract"] == "Bo; doubts; “0.2”"
    assert told[0].startswith("2 of 3 forecasts are no reviews")
    nobody = replace(LEDGER, outcomes=(replace(LEDGER.outcomes[0], who=None),))
    assert sayso.export(nobody, "claimreview") == ""
