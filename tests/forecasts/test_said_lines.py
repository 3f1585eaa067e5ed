"""What was said of a question over time: one line a source, a point a statement."""

from datetime import date

from sayso.forecasts.said_lines import said_lines
from sayso.forecasts.words import wording_of
from sayso.records.ledger import (
    Distribution,
    ForecastStatement,
    Ledger,
    OptionShare,
    Quantile,
    Question,
    Stated,
)

WORDING = wording_of(Ledger())
YES_NO = Question(id="q")


def said(source: str, day: int, words: str | None, **more: object) -> ForecastStatement:
    stated = None if words is None else Stated(text=words)
    return ForecastStatement(
        question="q",
        source=source,
        made=date(2026, 3, day),
        probability=stated,
        **more,  # type: ignore[arg-type]
    )


def test_each_source_has_a_line_and_each_update_a_point_at_the_number_of_its_word() -> None:
    given = [said("Ben", 9, "likely"), said("Ana", 2, "unlikely"), said("Ana", 20, "very likely")]
    ana, ben = said_lines(given, YES_NO, WORDING)
    assert [line.name for line in (ana, ben)] == ["Ana", "Ben"]
    assert [(point.day.day, point.low, point.high) for point in ana.points] == [
        (2, 0.2, 0.45),
        (20, 0.8, 0.95),
    ]
    (point,) = ben.points
    assert point.low < point.at < point.high


def test_what_has_no_number_is_in_no_line_and_a_day_holds_the_later_of_two() -> None:
    bare = ForecastStatement(question="q", source="Cleo", made=date(2026, 3, 2))
    assert said_lines([bare, said("Cleo", 3, "will")], YES_NO, WORDING) == ()
    numbers = [Stated(text=f"{one}", low=one, high=one) for one in (0.3, 0.6)]
    twice = [
        ForecastStatement(question="q", source="Ana", made=date(2026, 3, 2), probability=one)
        for one in numbers
    ]
    (line,) = said_lines(twice, YES_NO, WORDING)
    assert [point.at for point in line.points] == [0.6]


def test_without_a_day_a_statement_stands_from_its_entry() -> None:
    one = ForecastStatement(
        question="q", source="Ana", entered=date(2026, 4, 1), probability=Stated(text="likely")
    )
    (line,) = said_lines([one], YES_NO, WORDING)
    assert line.points[0].day == date(2026, 4, 1)


def test_an_option_has_a_line_of_its_own() -> None:
    shares = (
        OptionShare(option="Heron", probability=0.7),
        OptionShare(option="Tern", probability=0.3),
    )
    question = Question(id="q", kind="one-of", options=("Heron", "Tern"))
    lines = said_lines([said("Ana", 2, None, options=shares)], question, WORDING)
    assert [(line.name, line.points[0].at) for line in lines] == [
        ("Ana: Heron", 0.7),
        ("Ana: Tern", 0.3),
    ]


def test_numbers_and_days_are_at_their_middle_with_the_ends_that_were_named() -> None:
    number = Question(id="q", kind="number")
    spread = Distribution(low=80.0, high=120.0)
    points = tuple(Quantile(level=a, value=b) for a, b in ((0.1, 5.0), (0.5, 6.0), (0.9, 9.0)))
    given = [
        said("Ana", 2, None, distribution=spread),
        said("Ben", 2, None, distribution=Distribution(quantiles=points)),
    ]
    ana, ben = (line.points[0] for line in said_lines(given, number, WORDING))
    assert (ana.at, ana.low, ana.high) == (100.0, 80.0, 120.0)
    assert (ben.at, ben.low, ben.high) == (6.0, 5.0, 9.0)
    day = date(2026, 6, 12)
    point = said("Ana", 2, None, distribution=Distribution(value=day))
    (line,) = said_lines([point], Question(id="q", kind="day"), WORDING)
    assert line.points[0].at == day.toordinal()


def test_a_point_knows_until_when_its_source_stood_by_it() -> None:
    (ana,) = said_lines([said("Ana", 2, "likely", withdrawn=date(2026, 3, 9))], YES_NO, WORDING)
    assert [point.withdrawn for point in ana.points] == [date(2026, 3, 9)]
