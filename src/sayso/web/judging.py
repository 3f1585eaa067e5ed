"""Judging: the judgements of a store's cases, each worked out once and for everyone.

What answers at once is worked out here; a whole judgement in a process of its own, within limits.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sayso.decisions.casework import to_case
from sayso.errors import CaseError, EngineError
from sayso.forecasts.postmortem import look_back
from sayso.hypotheses.budget import Effort
from sayso.hypotheses.sketch import Sketches
from sayso.hypotheses.weigh import weigh
from sayso.hypotheses.what_if import given, without
from sayso.records.case import Case
from sayso.records.judgement import Judgement
from sayso.records.laid import CaseState
from sayso.records.limits import GIBIBYTE, Limits
from sayso.records.postmortem import PostMortem, Truth
from sayso.runners.crew import Crew

_EFFORT = Effort(draws=10_000, threads=1, seconds=3.0)
LIMITS = Limits(seconds=30.0, memory_bytes=2 * GIBIBYTE)
"""Ten times what a judgement is reckoned to take, for machines that have much else to do."""
_WORKERS = 2
_MOST_CASES = 64
_MOST_WHAT_IFS = 40
_BY_COMMAND = "`sayso case export` and `sayso weigh --seconds` give it as long as it needs"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a visitor sets aside or takes for known, without deciding anything."""

    without: tuple[str, ...] = ()
    true: tuple[str, ...] = ()
    false: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.without or self.true or self.false)

    def applied(self, case: Case) -> Case:
        """The case so changed; what is not there any more is passed over.

        Raises:
            CaseError: nothing of the kind.
        """
        items = {one.id for one in case.evidence}
        known = items.union(
            (one.id for one in case.witnesses), (one.id for one in case.assumptions)
        )
        for id_ in dict.fromkeys(self.without[:_MOST_WHAT_IFS]):
            case = without(case, id_) if id_ in known else case
        for id_ in dict.fromkeys(self.true[:_MOST_WHAT_IFS]):
            case = given(case, id_, holds=True) if id_ in items else case
        for id_ in dict.fromkeys(self.false[:_MOST_WHAT_IFS]):
            case = given(case, id_, holds=False) if id_ in items else case
        return case

    def told(self, names: Mapping[str, str]) -> tuple[str, ...]:
        """The changes as words, with sources by their names."""
        return (
            *(f"{names.get(one, one)} set aside" for one in self.without),
            *(f"{one} known to be true" for one in self.true),
            *(f"{one} known to be false" for one in self.false),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A case weighed, or why it cannot be yet; looked back on, where it is told what was true."""

    case: Case | None = None
    judgement: Judgement | None = None
    why_not: str = ""
    post_mortem: PostMortem | None = None
    no_post_mortem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A case to be weighed, and to be looked back on from what was true."""

    case: Case
    truth: Truth | None = None


@dataclass(slots=True)
class _Seat:
    """What is kept of one case: its sketcher, and the last judgements of either kind."""

    sketches: Sketches = field(default_factory=Sketches)
    locks: dict[bool, threading.Lock] = field(
        default_factory=lambda: {True: threading.Lock(), False: threading.Lock()}
    )
    turn: threading.Lock = field(default_factory=threading.Lock)
    kept: dict[bool, tuple[Order, Weighed]] = field(default_factory=dict)


class Judges:
    """Weighs cases, one at a time each; whoever asks for what is known already does not wait."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._crew = Crew(judge, size=_WORKERS, limits=limits)
        self._seats: dict[str, _Seat] = {}
        self._lock = threading.Lock()

    def weighed(
        self, state: CaseState, what_if: WhatIf | None = None, *, whole: bool, past: bool = False
    ) -> Weighed:
        """The case of that state, weighed; ``whole`` with all that takes longer as well.

        That is breakevens, next steps, and a look back where the state tells what was true.
        What belongs to a what-if or to the ``past`` does not take the place of what is kept.
        """
        try:
            case = to_case(state)
            if what_if:
                case = what_if.applied(case)
        except CaseError as error:
            return Weighed(why_not=str(error))
        order = Order(case=case, truth=state.truth if whole and not what_if else None)
        seat = self._seat(state.name)
        found = _known(seat, order, whole)
        if found is not None:
            return found
        with seat.locks[whole]:
            found = _known(seat, order, whole)
            if found is None:
                found = self._whole(order) if whole else _sketched(seat, case)
                if not (what_if or past):
                    seat.kept[whole] = (order, found)
        return found

    def newest(self, name: str, read_state: Callable[[], CaseState]) -> tuple[CaseState, Weighed]:
        """The newest state of a case, sketched.

        The state is read once it is this caller's turn: whoever waited meanwhile for another's
        sketch finds it to be of their own rating too, and needs none of their own.
        """
        seat = self._seat(name)
        with seat.turn:
            state = read_state()
            return state, self.weighed(state, whole=False)

    def kill(self) -> None:
        """Kill the processes that weigh, and wait for none."""
        self._crew.kill()

    def close(self) -> None:
        """End the processes that weigh, whatever they are at."""
        self._crew.end()

    def _whole(self, order: Order) -> Weighed:
        found: Weighed | EngineError = self._crew.do(order)
        if isinstance(found, EngineError):  # it was beyond the limits, or the server ends
            why_not = f"weighing it {found.message}; {_BY_COMMAND}"
            return Weighed(case=order.case, why_not=why_not)
        return found

    def _seat(self, name: str) -> _Seat:
        with self._lock:
            while len(self._seats) > _MOST_CASES:
                self._seats.pop(next(iter(self._seats)))
            return self._seats.setdefault(name, _Seat())


def _known(seat: _Seat, order: Order, whole: bool) -> Weighed | None:
    kept = seat.kept.get(whole)
    return kept[1] if kept is not None and kept[0] == order else None


def _sketched(seat: _Seat, case: Case) -> Weighed:
    try:
        return Weighed(case=case, judgement=seat.sketches.sketch(case))
    except CaseError as error:
        return Weighed(case=case, why_not=str(error))


def judge(order: Order) -> Weighed:
    """The whole judgement of a case, looked back on where the truth is told, or why there is none.

    It is a value that a process can send.
    """
    case, truth = order.case, order.truth
    try:
        judgement = weigh(case, _EFFORT)
    except CaseError as error:
        return Weighed(case=case, why_not=str(error))
    if truth is None:
        return Weighed(case=case, judgement=judgement)
    try:
        back = look_back(case, truth, judgement)
    except CaseError as error:
        return Weighed(case=case, judgement=judgement, no_post_mortem=str(error))
    return Weighed(case=case, judgement=judgement, post_mortem=back)
