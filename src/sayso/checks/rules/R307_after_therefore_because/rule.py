"""R307: a cause concluded from nothing but what came first."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import (
    Step,
    are_dated,
    find_at_step,
    find_steps,
    in_own_words,
    premise_texts,
    says,
    texts_before,
)
from sayso.checks.context import Context
from sayso.checks.leaps import Leap, after, find_at_leap, find_leaps, gains
from sayso.checks.stretches import Stretches
from sayso.checks.support import is_sourced, premises
from sayso.checks.words import content_stems
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_DIGITS = re.compile(r"\d+")

_LONGEST, _CAUSE = 20, 6  # words of a sentence that owes something, and of what it owes it to


def find(context: Context) -> Iterator[Finding]:
    """R307: a cause concluded from nothing but what came first."""
    seen = Stretches()
    for step in find_steps(context):
        if _only_came_after(context, step):
            seen.add(step.start, step.end)
            yield find_at_step(context, "R307", step)
    for finding in _owed_to_what_came_first(context):
        seen.add(finding.start, finding.end)
        yield finding
    for leap in _leapt(context, seen):
        seen.add(leap.start, leap.end)
        yield find_at_leap(context, "R307", leap)
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if seen.overlap(claim.start, claim.end):
            continue
        if claim.source.kind != "author" or claim.kind == "forecast":
            continue
        if all(tie.rule == "consequence" for tie in context.reasons[conclusion]):
            continue
        under = premises(context, claim)
        if not says("causal", claim.text) or any(map(is_sourced, under)):
            continue
        if all(says("causal", one.text) for one in under):
            continue
        if any(says("sequence", one.text) for one in under) and _plain(context, under):
            related = [context.words(one.start, one.end) for one in under]
            yield context.find("R307", claim.start, claim.end, related=related)


def _leapt(context: Context, seen: Stretches) -> Iterator[Leap]:
    """The causes laid down flatly after a sequence, and not found yet."""
    for leap in find_leaps(context):
        if seen.overlap(leap.start, leap.end):
            continue
        if after(context, leap) and not gains(context, leap):
            yield leap


def _only_came_after(context: Context, step: Step) -> bool:
    """Whether a conclusion names a cause of which the premises tell no more than when it was."""
    text, texts = context.text[step.start : step.end], premise_texts(context, step)
    if not step.drawn or says("advised", text) or not says("effect", text):
        return False
    if any(says("compared", each) for each in texts) or len(text.split()) > _LONGEST:
        return False
    if not content_stems(text) & content_stems(" ".join(texts)):
        return False
    return any(says("sequence", each) for each in texts) or are_dated(texts)


def _owed_to_what_came_first(context: Context) -> Iterator[Finding]:
    """What is told owed ("thanks to") to what the sentence before tells as the earlier."""
    for match in phrases(__package__, "owed").finditer(context.text):
        start, end = context.sentence_at(match.start())
        before = context.sentence_at(max(start - 2, 0))
        told = context.text[before[0] : before[1]]
        if before[0] >= start or not in_own_words(context, start, end):
            continue
        came_after = says("paced", told) or are_dated(texts_before(context, start)[-2:])
        if not came_after or says("compared", told + context.text[start:end]):
            continue
        hedged = any(
            hedge.end <= match.start() or match.end() <= hedge.start
            for hedge in context.hedges(start, end)
        )
        if hedged or len(context.text[start:end].split()) > _LONGEST:
            continue
        cause = (
            context.text[match.end() : end].strip(" ,.;:") or context.text[start : match.start()]
        )
        if _DIGITS.search(cause):
            continue
        came_first = content_stems(" ".join(texts_before(context, start)[-2:]))
        if content_stems(" ".join(cause.split()[:_CAUSE])) & came_first:
            yield context.find("R307", start, end, related=[context.words(*before)])


def _plain(context: Context, under: tuple[Claim, ...]) -> bool:
    """Whether the premises only record what happened."""
    return all(one.certainty is None and one.id not in context.reasons for one in under)
