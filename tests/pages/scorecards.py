"""A ledger of fictional forecasts, and its scorecard, for the tests of its page."""

from datetime import date, timedelta
from random import Random

from sayso.forecasts.scorecard import make_scorecard
from sayso.records.ledger import (
    Distribution,
    ForecastStatement,
    Ledger,
    Outcome,
    Question,
    Stated,
)
from sayso.records.scorecard import Options, Scorecard

ON = date(2026, 11, 1)
PHRASES = {
    "almost certain": 0.97,
    "very likely": 0.87,
    "likely": 0.62,
    "roughly even chance": 0.45,
    "unlikely": 0.3,
    "very unlikely": 0.15,
    "almost no chance": 0.03,
}


def build_ledger(questions: int = 90, seed: int = 4) -> Ledger:
    """Ana speaks in numbers, Ben in words, Cid always says one half; some of it stays open."""
    random = Random(seed)
    asked, said, settled = [], [], []
    for place in range(questions):
        name = f"q{place}"
        made = date(2026, 1, 5) + timedelta(days=random.randrange(200))
        last = made + timedelta(days=random.choice([5, 20, 60, 100]))
        asked.append(
            Question(
                id=name,
                asks=f"Will berth {place} of Estrin reopen?",
                last_day=last,
                topics=(random.choice(["locks", "ferries"]),),
            )
        )
        phrase = random.choice(list(PHRASES))
        chance = PHRASES[phrase]
        came = random.random() < chance
        stated = round(min(max(chance + random.gauss(0, 0.05), 0.01), 0.99), 2)
        forecasts = (
            ("Ana", Stated(text=f"{stated:g}", low=stated, high=stated)),
            ("Ben", Stated(text=phrase)),
            ("Cid", Stated(text="0.5", low=0.5, high=0.5)),
        )
        for who, probability in forecasts:
            said.append(
                ForecastStatement(
                    question=name,
                    source=who,
                    made=made,
                    entered=made,
                    probability=probability,
                    words=f"Berth {place} is {phrase} to reopen",
                )
            )
        if place % 10 != 3:
            known = made + timedelta(days=3)
            settled.append(
                Outcome(
                    question=name,
                    result="yes" if came else "no",
                    known=known,
                    evidence=("the keeper's log",),
                )
            )
    asked.append(
        Question(id="berths", kind="number", bounds=(0.0, 20.0), last_day=ON, unit="berths")
    )
    said += [
        ForecastStatement(
            question="berths",
            source="Ana",
            made=date(2026, 1, 5),
            entered=date(2026, 1, 5),
            distribution=Distribution(low=4.0, high=9.0),
        ),
        ForecastStatement(
            question="q0", source="Dora", made=date(2026, 1, 4), words="Berth 0 will reopen"
        ),
        ForecastStatement(
            question="q1",
            source="Dora",
            made=date(2026, 1, 4),
            words="I shall reopen berth 1",
            stance="intends",
        ),
    ]
    return Ledger(
        title="What came of the berths",
        questions=tuple(asked),
        forecasts=tuple(said),
        outcomes=tuple(settled),
    )


def build_scorecard(questions: int = 90) -> Scorecard:
    """What came of it by 1 November."""
    options = Options(on=ON, draws=200)
    return make_scorecard(build_ledger(questions), options)
