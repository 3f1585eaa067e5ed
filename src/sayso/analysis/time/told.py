"""Told times: what rules and a trained model take for times, each counted from its own day."""

from collections.abc import Iterable

from sayso.analysis.text.messages import Days
from sayso.analysis.time.spans import join_times
from sayso.analysis.time.times import find_times
from sayso.records import Document, Time


def tell_times(document: Document, marked: Iterable[tuple[str, int, int]]) -> tuple[Time, ...]:
    """The times of a document, in order, but for the stamps of its messages.

    marked: what a model marks as times, each with its label.
    """
    text, days = document.text, Days(document)
    times = [
        time
        for start, end, day in days.stretches()
        for time in find_times(text, start, end, published=day, document=document.id)
    ]
    spans = [(start, end) for _, start, end in marked if not days.is_stamp(start)]
    return join_times(text, times, spans, document=document.id)
