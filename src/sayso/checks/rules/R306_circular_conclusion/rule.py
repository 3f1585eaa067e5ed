"""R306: a conclusion that says again what its premise says."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import find_at_step, find_steps, restates, says
from sayso.checks.context import Context
from sayso.checks.stretches import Stretches
from sayso.checks.support import premises
from sayso.checks.words import containment, is_negated, likeness
from sayso.records import Claim
from sayso.records.finding import Finding

_DIGITS = re.compile(r"\d+")
_FEWEST = 3
_MARK = 32  # characters of the words that draw a conclusion
_PARTICIPLE = re.compile(r"[\s,]*[a-z]+ing\b")
_REPEATED = 0.6
_REPEATED_INSIDE = 0.8

_GERUND = re.compile(r"\b[a-z]+ing\s$")


def find(context: Context) -> Iterator[Finding]:
    """R306: a conclusion that says again what its premise says."""
    seen = Stretches()
    for step in find_steps(context):
        text = context.text[step.start : step.end]
        texts = [
            context.text[slice(*place)]
            for place in step.premises
            if not context.in_quotation(place[0] + 1)
        ]
        texts = [each for each in texts if "?" not in each and not says("no_ground", each)]
        if _PARTICIPLE.match(text) or _adds_number(text, texts) or says("talked", text):
            continue
        if not any(restates(text, one) and not says("same_thing", one) for one in texts):
            continue
        if not says("advised", text):
            seen.add(step.start, step.end)
            yield find_at_step(context, "R306", step)
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if seen.overlap(claim.start, claim.end):
            continue
        stems = context.stems(claim)
        if _GERUND.search(context.text[max(claim.start - _MARK, 0) : claim.start]):
            continue
        for premise in premises(context, claim):
            told = context.text[slice(*context.sentence_at(premise.start))]
            if says("no_ground", told) or _adds_number(claim.text, [premise.text]):
                continue
            if _repeats(claim, premise, stems, context.stems(premise)):
                yield context.find(
                    "R306",
                    claim.start,
                    claim.end,
                    related=[context.words(premise.start, premise.end)],
                )
                break


def _adds_number(text: str, texts: list[str]) -> bool:
    """Whether a conclusion gives a number that no premise has, and so something new."""
    given = {*_DIGITS.findall(" ".join(texts))}
    return not given.issuperset(_DIGITS.findall(text.partition(", and ")[0]))


def _repeats(claim: Claim, premise: Claim, stems: frozenset[str], others: frozenset[str]) -> bool:
    if min(len(stems), len(others)) < _FEWEST or is_negated(claim.text) != is_negated(premise.text):
        return False
    if claim.start < premise.end and premise.start < claim.end:
        return False
    return likeness(stems, others) >= _REPEATED or containment(stems, others) >= _REPEATED_INSIDE
