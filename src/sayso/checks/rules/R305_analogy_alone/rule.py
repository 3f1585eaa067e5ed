"""R305: a conclusion that rests on a likeness to the past and on nothing else."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import (
    Step,
    find_at_step,
    find_steps,
    in_own_words,
    is_parallel,
    is_present,
    is_proposed,
    is_recalled,
    is_view,
    premise_texts,
    says,
    texts_before,
)
from sayso.checks.context import Context
from sayso.checks.stretches import Stretches
from sayso.checks.support import is_sourced, premises
from sayso.checks.words import content_stems
from sayso.language.lexicon import phrases
from sayso.records.finding import Finding

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_THREE = 3


def find(context: Context) -> Iterator[Finding]:
    """R305: a conclusion that rests on a likeness to the past and on nothing else."""
    seen = Stretches()
    for step in find_steps(context):
        texts = premise_texts(context, step)
        if not is_proposed(context, step) or any(is_present(one) for one in texts):
            continue
        if not _is_predicted(context, step):
            continue
        if (
            says("analogy", " ".join(texts))
            or is_parallel(texts)
            or is_recalled(texts, step, context)
        ):
            seen.add(step.start, step.end)
            yield find_at_step(context, "R305", step)
    yield from _likened(context, seen)
    yield from _recurring(context)
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if seen.overlap(claim.start, claim.end):
            continue
        under = premises(context, claim)
        if claim.source.kind != "author" or not under:
            continue
        if all(says("analogy", one.text) and not is_sourced(one) for one in under):
            related = [context.words(one.start, one.end) for one in under]
            yield context.find("R305", claim.start, claim.end, related=related)


def _is_predicted(context: Context, step: Step) -> bool:
    """Whether a conclusion is about the time to come, an aim included, or has a likelihood."""
    if says("aim", context.text[step.start : step.end]):
        return True
    if says("ahead", context.text[step.start : step.end]):
        return is_view(context, step.start, step.end)
    return any(hedge.low is not None for hedge in context.hedges(step.start, step.end))


def _recurring(context: Context) -> Iterator[Finding]:
    """What is to be expected now, since it came after the like of it in other years."""
    for match in phrases(__package__, "expecting").finditer(context.text):
        start, end = context.sentence_at(match.start())
        told = context.text[start:end]
        before = texts_before(context, start)[-1:]
        if not before or not says("again", told) or not in_own_words(context, start, end):
            continue
        years = len(_YEAR.findall(before[0]))
        if not years or is_present(told):
            continue
        # Of one year alone, both what was done then and what came of it have to be told again.
        if len(content_stems(before[0]) & content_stems(told)) >= max(1, _THREE - years):
            yield context.find("R305", start, end)


def _likened(context: Context, seen: Stretches) -> Iterator[Finding]:
    """What is to come, told by its likeness to what was, with nothing of today beside it."""
    for match in phrases(__package__, "likened").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if seen.overlap(start, end):
            continue
        told = context.text[start:end]
        if (
            not says("ahead", told)
            or says("advised", told)
            or not in_own_words(context, start, end)
            or "?" in told
        ):
            continue
        if not is_present(told) and not any(
            is_present(each) for each in texts_before(context, start)
        ):
            yield context.find("R305", start, end)
