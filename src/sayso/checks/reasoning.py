"""Reasoning: conclusions that do not follow from what is offered for them."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import (
    Step,
    are_dated,
    find_at_step,
    find_steps,
    in_own_words,
    is_parallel,
    is_present,
    is_recalled,
    is_supported,
    is_view,
    premise_texts,
    restates,
    says,
    texts_before,
)
from sayso.checks.context import Context
from sayso.checks.support import has_citation, is_evidence, is_sourced, leaves, premises
from sayso.checks.words import containment, content_stems, is_negated, likeness
from sayso.language.lexicon import phrases, word_set
from sayso.records import Claim
from sayso.records.finding import Finding

_PARTICIPLE = re.compile(r"[\s,]*[a-z]+ing\b")
_GERUND = re.compile(r"\b[a-z]+ing\s$")
_DIGITS = re.compile(r"\d+")
_REPEATED, _REPEATED_INSIDE, _FEWEST, _SHORT = 0.6, 0.8, 3, 15
_MARK = 32  # characters of the words that draw a conclusion
_LONGEST, _CAUSE = 20, 6  # words of a sentence that owes something, and of what it owes it to


def _is_among(claim: Claim, steps: list[Step]) -> bool:
    """Whether a claim is the conclusion of a step that was found already, or part of it."""
    return any(step.start < claim.end and claim.start < step.end for step in steps)


def unsupported_premises(context: Context) -> Iterator[Finding]:
    """R301: a conclusion whose every premise is itself unsupported.

    A premise is supported where it is sourced, rests on claims of its own, is a bare record
    (holds a time, a number or a name and estimates nothing), or where a citation stands beside it.
    """
    seen: list[Step] = []
    for step in find_steps(context):
        sentence = context.sentence_at(step.start)
        if not (_is_proposed(context, step) and _is_estimated(context, step)):
            continue
        if not any(is_supported(context, *place) for place in step.premises):
            if has_citation(context.text[slice(*sentence)]):
                continue
            seen.append(step)
            yield find_at_step(context, "R301", step)
    for _, claim in context.key_judgements:
        under = leaves(context, claim)
        if _is_among(claim, seen):
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


def _is_proposed(context: Context, step: Step) -> bool:
    """Whether a conclusion is drawn in so many words, or is a forecast with a reason.

    What should be done, and what an "if" or a question leaves open, is no conclusion of fact.
    """
    text = context.text[step.start : step.end]
    start, _ = context.sentence_at(step.start)
    if says("advised", context.text[start : step.end]) or "?" in text or len(text) < _SHORT:
        return False
    if _PARTICIPLE.match(text):
        return False
    return step.drawn or says("ahead", text)


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
    return estimated and any(tie.marker.text.lower() in drawn for tie in ties)


def no_alternative(context: Context) -> Iterator[Finding]:
    """R304: no rival to the first key judgement about what is or was, anywhere in the text."""
    for judgement, claim in context.key_judgements:
        if claim.kind != "judgement" or claim.source.kind != "author":
            continue
        manner = context.manner(judgement, claim)
        if not (manner.headed or manner.measured or manner.drawn):
            continue
        if not says("responsible", claim.text) and not says("explaining", claim.text):
            continue
        if says("advised", claim.text):
            continue
        if not says("alternatives", context.text):
            yield context.find("R304", claim.start, claim.end)
        return


def analogy_alone(context: Context) -> Iterator[Finding]:
    """R305: a conclusion that rests on a likeness to the past and on nothing else."""
    seen: list[Step] = []
    for step in find_steps(context):
        texts = premise_texts(context, step)
        if not _is_proposed(context, step) or any(is_present(one) for one in texts):
            continue
        if not _is_predicted(context, step):
            continue
        if (
            says("analogy", " ".join(texts))
            or is_parallel(texts)
            or is_recalled(texts, step, context)
        ):
            seen.append(step)
            yield find_at_step(context, "R305", step)
    yield from _likened(context, seen)
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if _is_among(claim, seen):
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


def _likened(context: Context, seen: list[Step]) -> Iterator[Finding]:
    """What is to come, told by its likeness to what was, with nothing of today beside it."""
    for match in phrases("reasoning", "likened").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if any(step.start < end and start < step.end for step in seen):
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


def circular(context: Context) -> Iterator[Finding]:
    """R306: a conclusion that says again what its premise says."""
    seen: list[Step] = []
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
            seen.append(step)
            yield find_at_step(context, "R306", step)
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if _is_among(claim, seen):
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


def after_therefore_because(context: Context) -> Iterator[Finding]:
    """R307: a cause concluded from nothing but what came first."""
    seen: list[Step] = []
    for step in find_steps(context):
        if _only_came_after(context, step):
            seen.append(step)
            yield find_at_step(context, "R307", step)
    yield from _owed_to_what_came_first(context)
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if _is_among(claim, seen):
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
    for match in phrases("reasoning", "owed").finditer(context.text):
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
