"""S107: words that hang on the day of writing, in a document that does not give it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from sayso.checks.context import Context
from sayso.language.lexicon import phrases, word_set
from sayso.language.phrases import Found
from sayso.records.finding import Finding

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
# A day and a month at the head, though no year: the dateline of an agency.
_NOUN = re.compile(r"\s+[\w’'-]+")
_HEAD = 300
_HEAD_LINES, _SHORT_LINE = 4, 6  # blocks; words
_DATELINE = re.compile(
    r"^[^.!?]{0,80}\b(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s+\d{1,2})\b(?=[^.!?\n]{0,40}(?:\n|[—–(:-]))",
    re.MULTILINE,
)


def find(context: Context) -> Iterator[Finding]:
    """S107: words that hang on the day of writing, in a document that does not give it."""
    if context.reading.document.published is not None:
        yield from _vague(context)
        return
    head = len(context.text) / 5
    values = [
        time.value or ""
        for time in context.reading.times
        if time.start < head or _is_line(context, time.start)
    ]
    if any(map(_DAY.fullmatch, values)) or _DATELINE.search(context.text[:_HEAD]):
        return
    monthly = any(map(_MONTH.fullmatch, values))
    for match in sorted(_hanging(context), key=lambda each: each.start()):
        if match[0].endswith(" may"):
            continue  # no month: "this may be"
        coarse = monthly and phrases(__package__, "coarse").search(match[0]) is not None
        if not coarse and not _stands_resolved(context, match):
            yield context.find("S107", match.start(), _with_its_noun(context, match))


def _with_its_noun(context: Context, match: Found) -> int:
    """Where words end that hang on an event, its noun included: "a week after the raid"."""
    noun = _NOUN.match(context.text, match.end())
    hangs = match[0].split()[-1].lower() in word_set(__package__, "before_an_event")
    return noun.end() if noun is not None and hangs else match.end()


def _vague(context: Context) -> Iterator[Finding]:
    """Words that no day makes plain, in the author's own voice: "some time back"."""
    if context.is_statement:
        return
    keys = ("vague", "opening") if context.is_analysis else ("vague",)
    for key in keys:
        for found in phrases(__package__, key).finditer(context.text):
            told = key == "vague" or _tells_when(context, found.start())
            if told and not context.is_anothers(found.start()):
                yield context.find("S107", found.start(), found.end())


def _tells_when(context: Context, start: int) -> bool:
    """Whether "recently" says when a thing was: "it recently shut", not "the recently shut"."""
    begin, _ = context.sentence_at(start)
    before = context.text[begin:start].lower().split()[-1:]
    return word_set(__package__, "telling_no_time").isdisjoint(before)


def _is_line(context: Context, at: int) -> bool:
    """Whether a date stands in one of the short lines at the head of a document."""
    return context.block_at(at) < _HEAD_LINES and _is_short(context.paragraph(at))


@lru_cache(maxsize=1)
def _is_short(paragraph: str) -> bool:
    """Whether a paragraph, asked about for each of its dates, is a short line."""
    return len(paragraph.split()) <= _SHORT_LINE


def _hanging(context: Context) -> Iterator[Found]:
    """Words that count from the day of writing, or from an event of no told day."""
    yield from phrases(__package__, "deictic").finditer(context.text)
    if not any(_DAY.fullmatch(time.value or "") for time in context.reading.times):
        yield from phrases(__package__, "anchored").finditer(context.text)


def _stands_resolved(context: Context, match: Found) -> bool:
    """Whether the reading worked the words out from a date that the text gives before them."""
    times = context.reading.times
    number = bisect_left(times, match.end(), key=lambda time: time.end)
    return (
        number < len(times)
        and times[number].start <= match.start()
        and times[number].value is not None
    )
