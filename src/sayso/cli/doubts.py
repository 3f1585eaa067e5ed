"""Doubts: what is said of a document that was read and can hardly be: it is no English prose."""

from bisect import bisect_right
from collections.abc import Iterator

from sayso.records import Reading
from sayso.records.problem import UNTRUSTED


def doubts_of(reading: Reading) -> Iterator[str]:
    """A line for each way in which a text is no English prose, with the first place of it."""
    text = reading.document.text
    where = reading.document.location or "the document"
    told = set()
    for problem in reading.problems:
        if problem.remedy == UNTRUSTED and problem.message not in told:
            told.add(problem.message)
            place = ""
            if problem.start is not None:
                breaks = [at for at, character in enumerate(text) if character == "\n"]
                place = f"line {bisect_right(breaks, problem.start) + 1}: "
            yield f"{where}: {place}{problem.message}; {problem.remedy}"
