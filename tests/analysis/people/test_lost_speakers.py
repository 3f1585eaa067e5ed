"""Whom sources name of which no statement is made: no more of them than is asked for."""

from sayso.analysis.people.lost_speakers import LostSpeakers
from sayso.analysis.people.names import Actors
from sayso.analysis.people.speakers import Speakers
from sayso.records import Source

TEXT = "The mayor of Estrin. Ada Moll. The harbour clerk."


class _Counting(Speakers):
    def __init__(self) -> None:
        super().__init__(TEXT, Actors((), above=()))
        self.asked: list[tuple[int, int]] = []

    def identify(self, span: tuple[int, int], speaking: Source | None = None) -> Source:
        self.asked.append(span)
        return super().identify(span, speaking)


def test_those_before_are_told_first_and_each_once() -> None:
    speakers = _Counting()
    sources = [(0, 19), None, (21, 29), (31, 48)]
    lost = LostSpeakers(sources, speakers)
    assert speakers.asked == []
    third = lost.who(2)
    assert third is not None
    assert (third.start, third.end) == (21, 29)
    assert speakers.asked == [(0, 19), (21, 29)]
    assert lost.who(1) is None
    assert lost.who(0) is not None
    assert speakers.asked == [(0, 19), (21, 29)]
