"""R301: a conclusion whose every premise is itself unsupported."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import (
    Step,
    find_at_step,
    find_steps,
    is_proposed,
    is_supported,
    is_view,
    premise_texts,
    says,
)
from sayso.checks.context import Context
from sayso.checks.key_judgements import marker_of
from sayso.checks.leaps import Leap, find_at_leap, find_leaps, hears
from sayso.checks.stretches import Stretches
from sayso.checks.support import has_citation, is_evidence, leaves
from sayso.language.lexicon import word_set
from sayso.records import Claim
from sayso.records.finding import Finding

_MARK = 32  # characters of the words that draw a conclusion
_PARTICIPLE = re.compile(r"[\s,]*[a-z]+ing\b")


def find(context: Context) -> Iterator[Finding]:
    """R301: a conclusion whose every premise is itself unsupported.

    A premise is supported where it is sourced, rests on claims of its own, is a bare record
    (holds a time, a number or a name and estimates nothing), or where a citation stands beside it.
    """
    seen = Stretches()
    for step in find_steps(context):
        sentence = context.sentence_at(step.start)
        if not (is_proposed(context, step) and _is_estimated(context, step)):
            continue
        if not any(is_supported(context, *place) for place in step.premises):
            if has_citation(context.text[slice(*sentence)]):
                continue
            seen.add(step.start, step.end)
            yield find_at_step(context, "R301", step)
    for leap in _heard(context, seen):
        seen.add(leap.start, leap.end)
        yield find_at_leap(context, "R301", leap)
    for _, claim in context.key_judgements:
        under = leaves(context, claim)
        if seen.overlap(claim.start, claim.end):
            continue
        if not under or claim.source.kind != "author" or not _is_drawn(context, claim):
            continue
        argued = context.text[slice(*context.sentence_at(claim.start))]
        if says("advised", argued) or says("talked", argued) or _PARTICIPLE.match(claim.text):
            continue
        if any(
            is_evidence(context, one)
            or has_citation(context.text[slice(*context.sentence_at(one.start))])
            for one in under
        ):
            continue
        if not has_citation(context.text[slice(*context.sentence_at(claim.start))]):
            related = [context.words(one.start, one.end) for one in under[:4]]
            yield context.find("R301", claim.start, claim.end, related=related)


def _heard(context: Context, seen: Stretches) -> Iterator[Leap]:
    """The flat conclusions that are drawn from what somebody has heard, and were not found yet."""
    for leap in find_leaps(context):
        if hears(context, leap) and not seen.overlap(leap.start, leap.end):
            yield leap


def _is_estimated(context: Context, step: Step) -> bool:
    """Whether a conclusion goes beyond what it is drawn from: an estimate, a motive, a verdict.

    Otherwise "thus" tells how things went or what follows by definition.
    """
    if any(says("talked", each) for each in premise_texts(context, step)):
        return False
    told = context.text[step.start : step.end]
    firmly = says("firmly", context.text[max(step.start - _MARK, 0) : step.start])
    return firmly or is_view(context, step.start, step.end) or says("verdict", told)


def _is_drawn(context: Context, claim: Claim) -> bool:
    """Whether a claim is an estimate drawn in so many words: "therefore X will probably"."""
    drawn = word_set("sourcing", "drawn") | {"so"}
    ties = (tie for tie in context.reasons.get(claim.id, ()) if tie.rule != "clause-before")
    estimated = claim.certainty is not None or claim.kind == "forecast"
    return estimated and any(marker_of(tie) in drawn for tie in ties)
