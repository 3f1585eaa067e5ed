"""C204: a conclusion put more strongly than the weakest of what it rests on."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import Step, find_steps, in_own_words, place_of
from sayso.checks.context import Context
from sayso.checks.given import Given, find_given, hedged_before
from sayso.checks.hedges import is_weighed
from sayso.checks.key_judgements import marker_of
from sayso.checks.leaps import find_at_leap, find_leaps, guess
from sayso.checks.stretches import Stretches
from sayso.checks.words import is_negated
from sayso.language.lexicon import phrases, word_set
from sayso.records import Certainty, Claim, Inference
from sayso.records.finding import Finding

_OPINION = re.compile(r"(?:we|i)\b|not (?:necessarily|certain|sure)|in my|in our", re.IGNORECASE)

# "The fleet could turn" tells what it was able to do; a bare event with its date is a record.
_ABILITY = re.compile(r"could\s+(?!have\b|be\b)|(?:could|may)\s+be\s+\w+ed\b", re.IGNORECASE)

_DIGIT = re.compile(r"\d")

_CLOSE_RULES = ("clause-before", "reason", "sign", "consequence", "elimination", "support-after")


def find(context: Context) -> Iterator[Finding]:
    """C204: a conclusion put more strongly than the weakest of what it rests on."""
    seen = Stretches()
    for given in find_given(context):
        claim = hedged_before(context, given)
        if claim is not None and claim.certainty is not None and _is_boosted(context, given):
            seen.add(*given.rests)
            related = [context.words(claim.certainty.start, claim.certainty.end)]
            yield context.find("C204", *given.rests, related=related, premise=claim.certainty.text)
    for finding in _overconfident_inference(context):
        seen.add(finding.start, finding.end)
        yield finding
    for leap in find_leaps(context):
        doubt = guess(context, leap)
        if doubt and not seen.overlap(leap.start, leap.end):
            seen.add(leap.start, leap.end)
            yield find_at_leap(context, "C204", leap, ground=doubt)
    for step in find_steps(context):
        if seen.overlap(step.start, step.end):
            continue
        weakest = None if _is_deed(context, step.start, step.end) else _weakest_words(context, step)
        if weakest is not None and _is_bold(context, step, weakest):
            related = [context.words(weakest.start, weakest.end)]
            place = place_of(context, step)
            yield context.find("C204", *place, related=related, premise=weakest.text)


def _is_boosted(context: Context, given: Given) -> bool:
    """Whether what rests on a clause is put without any doubt."""
    return any(
        phrases("hedging", "absolute", key).search(context.text, *given.rests) is not None
        for key in ("strong", "weak")
    )


def _weakest_words(context: Context, step: Step) -> Certainty | None:
    """The weakest hedge among the premises; of a story's ("because"), only the author's own."""
    hedges = [
        hedge
        for start, end in step.premises
        for hedge in context.hedges(start, end)
        if is_weighed(hedge) and _ceiling(hedge) >= 0.5 and not _OPINION.match(hedge.text)
        if not _ABILITY.match(context.text, hedge.start)
        if not is_negated(context.text[start : hedge.start])
    ]
    return min(hedges, key=_ceiling, default=None)


def _is_deed(context: Context, start: int, end: int) -> bool:
    """Whether what follows tells what was done, or should be, and concludes nothing."""
    sentence, stop = context.sentence_at(start)
    words = context.text[start:end].lstrip(" ,")
    advises = _advises(context, sentence, max(stop, end)) and _advises(context, sentence, end)
    return advises or phrases(__package__, "deeds").match(words) is not None


def _advises(context: Context, start: int, end: int) -> bool:
    """Whether a stretch says what should be done."""
    find = phrases(__package__, "advice").search
    return context.once("advice", start, end, lambda: find(context.text, start, end) is not None)


def _is_bold(context: Context, step: Step, premise: Certainty) -> bool:
    """Whether a conclusion is bare or boosted, or surer than a premise with a likelihood."""
    start, _ = context.sentence_at(step.start)
    opening = start if step.drawn and not any(p == start for p, _ in step.premises) else step.start
    hedges = context.hedges(opening, step.end)
    told = context.text[step.start : step.end]
    if "?" in told or phrases(__package__, "open").search(told) is not None:
        return False
    if not hedges:
        boosted = any(
            phrases("hedging", "absolute", key).search(context.text, opening, step.end) is not None
            for key in ("strong", "weak")
        )
        return boosted or (step.drawn and _DIGIT.search(told) is None)
    floors = [_floor(hedge) for hedge in hedges]
    if None in floors:
        return False
    surest = min(floor or 0 for floor in floors)
    return surest >= max(_ceiling(premise), 0.8 if premise.low is None else 0.5)


def _overconfident_inference(context: Context) -> Iterator[Finding]:
    for conclusion, inferences in context.reasons.items():
        claim = context.by_id[conclusion]
        if claim.source.kind != "author" or claim.condition is not None:
            continue
        if claim.kind not in ("judgement", "forecast") or _is_deed(context, claim.start, claim.end):
            continue
        if not in_own_words(context, *context.sentence_at(claim.start)):
            continue
        if claim.certainty is None and _DIGIT.search(claim.text):
            continue
        for inference in inferences:
            weakest = _weakest(context, inference) if _is_tight(inference) else None
            if weakest is None or weakest.certainty is None or not _is_surer(claim, weakest):
                continue
            yield context.find(
                "C204",
                claim.start,
                claim.end,
                related=[context.words(weakest.certainty.start, weakest.certainty.end)],
                premise=weakest.certainty.text,
            )
            break


def _is_tight(inference: Inference) -> bool:
    """Whether the conclusion is drawn from these premises, and not only told after them."""
    drawn = marker_of(inference) in word_set("sourcing", "drawn")
    return drawn or inference.rule in _CLOSE_RULES


def _weakest(context: Context, inference: Inference) -> Claim | None:
    """The least certain premise that the conclusion plainly rests on."""
    found = [context.by_id[premise] for premise in inference.premises]
    if inference.rule not in _CLOSE_RULES:
        found = found[-2:]
    drawn = marker_of(inference) in word_set("sourcing", "drawn")
    about = context.stems(context.by_id[inference.conclusion])
    hedged = [
        each
        for each in found
        if each.certainty is not None
        and _ceiling(each.certainty) >= 0.5  # "it is unlikely that" weakens nothing
        and (drawn or context.stems(each) & about)
        and not _OPINION.match(each.certainty.text)
        and not _ABILITY.match(context.text, each.certainty.start)
    ]
    return min(hedged, key=lambda each: _ceiling(each.certainty), default=None)


def _ceiling(certainty: Certainty | None) -> float:
    """The most that words allow: 1 for none, 0.5 for a hedge without an interval."""
    if certainty is None:
        return 1.0
    return 0.5 if certainty.high is None else certainty.high


def _floor(certainty: Certainty) -> float | None:
    """The least that words allow: 1 for those that claim certainty, None for bare hedges."""
    sure = any(
        phrases("hedging", "absolute", key).fullmatch(certainty.text) for key in ("strong", "weak")
    )
    return 1.0 if certainty.low is None and sure else certainty.low


def _is_surer(claim: Claim, premise: Claim) -> bool:
    if claim.certainty is None:
        return _ceiling(premise.certainty) < 0.99
    floor = _floor(claim.certainty)
    if floor is None:
        return False
    least = 0.8 if premise.certainty is None or premise.certainty.low is None else 0.5
    return floor >= max(_ceiling(premise.certainty), least)
