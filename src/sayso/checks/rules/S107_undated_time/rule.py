"""S107: words that hang on the day of writing, in a document that does not give it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.language.lexicon import phrases
from sayso.language.phrases import Found
from sayso.records.finding import Finding


def find(context: Context) -> Iterator[Finding]:
    """S107: words that hang on the day of writing, in a document that does not give it."""
    if context.reading.document.published is not None:
        return
    pattern = phrases(__package__, "deictic")
    dated = [time.start for time in context.reading.times if _is_full_date(time.value)]
    if dated and dated[0] < len(context.text) / 5:
        return
    hanging = [
        match for match in pattern.finditer(context.text) if not _stands_resolved(context, match)
    ]
    if hanging:
        first, others = hanging[0], hanging[1:]
        yield context.find(
            "S107",
            first.start(),
            first.end(),
            related=[context.words(*each.span()) for each in others[:9]],
            others=f", and {len(others)} more such words after it," if others else "",
        )


def _is_full_date(value: str | None) -> bool:
    return value is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _stands_resolved(context: Context, match: Found) -> bool:
    """Whether the reading worked the words out from a date that the text gives before them."""
    times = context.reading.times
    number = bisect_left(times, match.end(), key=lambda time: time.end)
    return (
        number < len(times)
        and times[number].start <= match.start()
        and times[number].value is not None
    )
