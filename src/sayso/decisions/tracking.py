"""The ledger that decisions make: what was opened, forecast, confirmed, left out and settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.decisions.standing import standing
from sayso.decisions.subjects import subject
from sayso.records.anchor import Anchor
from sayso.records.decision import (
    ConfirmForecast,
    Decision,
    LeaveOut,
    MakeForecast,
    OpenQuestion,
    SettleQuestion,
)
from sayso.records.ledger import ForecastStatement, Ledger, LeftOut, Outcome, Question

Place = tuple[str | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision on how a question came out, and the claims that it cites."""

    decision: Decision
    outcome: Outcome
    cites: tuple[Anchor, ...]


def ledger_of(
    decisions: Iterable[Decision],
    *,
    title: str = "",
    scale: str = "icd203",
    two_readers: bool = False,
) -> Ledger:
    """The ledger that the decisions leave, undone ones left out; the same for the same ones.

    A forecast was entered when it was decided. One with a place in a document counts once the
    decision that confirms its words stands. Who settles a question signs the outcome. With
    ``two_readers`` a question has an outcome once a second person has settled it alike.
    """
    questions: dict[str, Question] = {}
    said: dict[str, ForecastStatement] = {}
    confirmed: dict[Place, str] = {}
    left: dict[Place, LeftOut] = {}
    outcomes: list[Outcome] = []
    for one in standing(decisions):
        match one.act:
            case OpenQuestion(question=question):
                questions[question.id] = question
            case MakeForecast(forecast=forecast):
                entered = replace(forecast, entered=one.when.date(), entered_at=one.when)
                said[subject(one.act)] = entered
            case ConfirmForecast(at=at):
                confirmed[_place(at)] = one.who
                left.pop(_place(at), None)
            case LeaveOut(at=at):
                confirmed.pop(_place(at), None)
                left[_place(at)] = _left_out(at, one)
            case SettleQuestion(outcome=outcome):
                outcomes.append(replace(outcome, who=one.who))
            case _:
                pass
    waiting = waiting_outcomes(outcomes) if two_readers else {}
    return Ledger(
        title=title,
        scale=scale,
        questions=tuple(questions.values()),
        forecasts=tuple(
            _confirmed(forecast, confirmed)
            for forecast in said.values()
            if forecast.question in questions and _place_of(forecast) not in left
        ),
        outcomes=tuple(
            one for one in outcomes if one.question in questions and one.question not in waiting
        ),
        left_out=tuple(left.values()),
    )


def settled_by(decisions: Iterable[Decision], question: str) -> tuple[Settled, ...]:
    """How a question was settled, each time that stands, the latest last."""
    return tuple(
        Settled(one, replace(one.act.outcome, who=one.who), one.act.cites)
        for one in standing(decisions)
        if isinstance(one.act, SettleQuestion) and one.act.outcome.question == question
    )


def waiting_outcomes(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """The last outcomes, by question, that no second person has put alike.

    Of each person the last outcome counts, so that whoever changes their mind seconds nobody.
    """
    said: dict[str, dict[str | None, Outcome]] = {}
    newest: dict[str, Outcome] = {}
    for one in outcomes:
        said.setdefault(one.question, {})[one.who] = one
        newest[one.question] = one
    return {
        id_: last
        for id_, last in newest.items()
        if not any(
            who != last.who and _came(other) == _came(last) for who, other in said[id_].items()
        )
    }


def at_odds(history: Sequence[Settled]) -> tuple[Settled, ...]:
    """What others last said of a question that differs from the outcome that stands."""
    if not history:
        return ()
    last = {one.outcome.who: one for one in history}
    return tuple(
        one
        for who, one in last.items()
        if who != history[-1].outcome.who and _came(one.outcome) != _came(history[-1].outcome)
    )


def _came(one: Outcome) -> tuple[object, ...]:
    """What an outcome says came about; when it was known and what shows it aside."""
    return one.result, one.option, one.value, one.share, one.reason


def _confirmed(forecast: ForecastStatement, confirmed: dict[Place, str]) -> ForecastStatement:
    if forecast.start is None:
        return forecast
    return replace(forecast, confirmed_by=confirmed.get(_place_of(forecast), ""))


def _left_out(at: Anchor, decision: Decision) -> LeftOut:
    return LeftOut(
        document=at.document,
        start=at.start,
        end=at.end,
        words=at.quote,
        who=decision.who,
        why=decision.why,
    )


def _place(at: Anchor) -> Place:
    return at.document, at.start, at.end


def _place_of(forecast: ForecastStatement) -> Place:
    return forecast.document, forecast.start, forecast.end
