"""R311: a conclusion for which the only ground is that nobody has seen the contrary."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import Step, in_own_words, place_of, says
from sayso.checks.context import Context
from sayso.checks.words import is_negated
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_FEWEST = 3  # words of a ground, or of a conclusion
_BREAK = re.compile(r",\s")
_MARKS, _AND = (",", ";", ":"), "and"
_JOINED = re.compile(r"[,;:]\s+(?:and\s+|so\s+|and so\s+|therefore\s+)?$")


def find(context: Context) -> Iterator[Finding]:
    """R311: a conclusion for which the only ground is that nobody has seen the contrary."""
    for number, (start, end) in enumerate(context.sentences):
        if "?" in context.text[start:end] or not in_own_words(context, start, end):
            continue
        before = context.sentences[number - 1] if number else (start, start)
        steps = (
            _drawn(context, start, end, before),
            _given(context, start, end),
            _bare(context, start, end, before),
        )
        for step in steps:
            if step is not None and _is_denial(context, step):
                related = [context.words(*step.premises[0])]
                yield context.find("R311", *place_of(context, step), related=related)
                break


def _drawn(context: Context, start: int, end: int, before: tuple[int, int]) -> Step | None:
    """A conclusion drawn in a sentence, of what stands before it there or in the one before."""
    mark = phrases(__package__, "drawn").search(context.text, start, end)
    if mark is None:
        return None
    drawn = mark[0].lower() != "so"
    led = context.text[start : mark.start()]
    inside = led.strip(" ,;:")
    if len(inside.split()) >= _FEWEST and led.rstrip().removesuffix(_AND).rstrip().endswith(_MARKS):
        return Step(mark.end(), end, ((start, mark.start()),), drawn)
    far = context.block_at(before[0]) != context.block_at(start)
    if far or len(inside.split()) > _FEWEST + 1 or (inside and not drawn):
        return None
    return Step(start if inside else mark.end(), end, (before,), drawn)


def _given(context: Context, start: int, end: int) -> Step | None:
    """The same with its ground beside it: "Since none was seen, there is none"."""
    mark = phrases(__package__, "since").search(context.text, start, end)
    if mark is None:
        return None
    if mark.start() == start:
        comma = _BREAK.search(context.text, mark.end(), end)
        return comma and Step(comma.end(), end, ((mark.end(), comma.start()),), False)
    return Step(start, mark.start(), ((mark.end(), end),), False)


def _bare(context: Context, start: int, end: int, before: tuple[int, int]) -> Step | None:
    """The same with no word that draws it: "No minute was found; there was none"."""
    mark = phrases(__package__, "flat").search(context.text, start, end)
    if mark is None:
        return None
    inside = context.text[start : mark.start()]
    if len(inside.split()) >= _FEWEST:
        joined = _JOINED.search(inside)
        return Step(mark.start(), mark.end(), ((start, mark.start()),), True) if joined else None
    near = context.block_at(before[0]) == context.block_at(start) and before[0] < start
    return Step(start, end, (before,), True) if near else None


def _is_denial(context: Context, step: Step) -> bool:
    """Whether the ground of a step is that nobody saw something, and it denies it.

    What is drawn in so many words need not deny: "therefore the fire was an accident".
    """
    told = context.text[step.start : step.end]
    ground = context.text[slice(*step.premises[0])]
    if says("advised", told) or context.hedges(step.start, step.end):
        return False
    unseen = phrases(__package__, "absent").search(ground) is not None
    searched = phrases(__package__, "looked").search(ground) is not None
    denied = is_negated(told) or phrases(__package__, "denied").search(told) is not None
    return unseen and not searched and (denied or step.drawn)
