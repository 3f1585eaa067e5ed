"""Certainty: likelihoods that are mixed, joined, dropped, or firmer than what they rest on."""

import re
from collections import Counter
from collections.abc import Iterator

from sayso.checks.arguments import Step, find_steps, in_own_words, place_of
from sayso.checks.context import Context
from sayso.checks.words import content_stems, is_negated, likeness
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.language.phrases import Phrases
from sayso.records import Certainty, Claim, Inference
from sayso.records.finding import Finding
from sayso.scales.scale import meanings

_OPINION = re.compile(r"(?:we|i)\b|not (?:necessarily|certain|sure)|in my|in our", re.IGNORECASE)
# "The fleet could turn" tells what it was able to do; a bare event with its date is a record.
_ABILITY = re.compile(r"could\s+(?!have\b|be\b)|(?:could|may)\s+be\s+\w+ed\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SAME_CLAIM, _FEWEST_STEMS, _MOST_WITH_STEM = 0.6, 3, 12
_SAME_CORE, _FEWEST_IN_CORE = 0.85, 4
_REASON = re.compile(
    r",?\s+(?:given that|because|since|as|which|who|after|before|when|while|so)\s.*", re.DOTALL
)
_CLOSE_RULES = ("clause-before", "reason", "sign", "consequence", "elimination", "support-after")


def _words(table: str, key: str) -> Phrases:
    return phrases("hedging", table, key)


def mixed_rows(context: Context) -> Iterator[Finding]:
    """C202: terms of both rows of ICD 203 in one document, in the author's voice."""
    first: dict[str, Certainty] = {}
    rows = load_lexicon("hedging")["rows"]
    for claim in context.own_claims:
        phrase = _phrase(claim.certainty)
        row = next((name for name in ("likely", "probable") if phrase in rows[name]), None)
        if claim.certainty is None or row is None:
            continue
        first.setdefault(row, claim.certainty)
        if len(first) == 2:
            earlier, later = sorted(first.values(), key=lambda each: each.start)
            yield context.find(
                "C202",
                later.start,
                later.end,
                related=[context.words(earlier.start, earlier.end)],
                other=earlier.text,
            )
            return


def _phrase(certainty: Certainty | None) -> str | None:
    """The official phrase that words are a form of, negations before them left out."""
    if certainty is None or certainty.low is None:
        return None
    words = certainty.text.split()
    for start in range(len(words)):
        meaning = meanings().get(" ".join(words[start:]))
        if meaning is not None:
            return meaning.phrase
    return None


def likelihood_with_confidence(context: Context) -> Iterator[Finding]:
    """C203: a likelihood and a level of confidence in one sentence of the author's."""
    seen = set()
    for found in re.finditer("onfiden", context.text):
        start, end = context.sentence_at(found.start())
        if start in seen or context.in_quotation(found.start()):
            continue
        seen.add(start)
        confidence = _words("confidence", "levels").search(context.text, start, end)
        told = phrases("key_judgements", "told").search(context.text, start, end)
        if confidence is None or told is not None:
            continue
        for hedge in context.hedges(start, end):
            apart = hedge.end <= confidence.start() or hedge.start >= confidence.end()
            if hedge.low is not None and apart:
                related = [context.words(hedge.start, hedge.end)]
                place = confidence.span()
                yield context.find("C203", *place, related=related, likelihood=hedge.text)
                break


def overconfident_conclusion(context: Context) -> Iterator[Finding]:
    """C204: a conclusion put more strongly than the weakest of what it rests on."""
    seen: list[tuple[int, int]] = []
    for finding in _overconfident_inference(context):
        seen.append((finding.start, finding.end))
        yield finding
    for step in find_steps(context):
        if any(start < step.end and step.start < end for start, end in seen):
            continue
        weakest = None if _is_deed(context, step.start, step.end) else _weakest_words(context, step)
        if weakest is not None and _is_bold(context, step, weakest):
            related = [context.words(weakest.start, weakest.end)]
            place = place_of(context, step)
            yield context.find("C204", *place, related=related, premise=weakest.text)


def _weakest_words(context: Context, step: Step) -> Certainty | None:
    """The weakest hedge among the premises; of a story's ("because"), only the author's own."""
    hedges = [
        hedge
        for start, end in step.premises
        for hedge in context.hedges(start, end)
        if _is_weighed(hedge) and _ceiling(hedge) >= 0.5 and not _OPINION.match(hedge.text)
        if not _ABILITY.match(context.text, hedge.start)
        if not is_negated(context.text[start : hedge.start])
    ]
    return min(hedges, key=_ceiling, default=None)


def _is_deed(context: Context, start: int, end: int) -> bool:
    """Whether what follows tells what was done, or should be, and concludes nothing."""
    sentence, _ = context.sentence_at(start)
    advises = _words("absolute", "advice").search(context.text, sentence, end) is not None
    words = context.text[start:end].lstrip(" ,")
    return advises or _words("absolute", "deeds").match(words) is not None


def _is_bold(context: Context, step: Step, premise: Certainty) -> bool:
    """Whether a conclusion is bare or boosted, or surer than a premise with a likelihood."""
    start, _ = context.sentence_at(step.start)
    opening = start if step.drawn and not any(p == start for p, _ in step.premises) else step.start
    hedges = context.hedges(opening, step.end)
    told = context.text[step.start : step.end]
    if "?" in told or _words("absolute", "open").search(told) is not None:
        return False
    if not hedges:
        boosted = any(
            _words("absolute", key).search(context.text, opening, step.end) is not None
            for key in ("strong", "weak")
        )
        return boosted or (step.drawn and _DIGIT.search(told) is None)
    if any(hedge.low is None for hedge in hedges):
        return False
    surest = min(hedge.low or 0 for hedge in hedges)
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
    drawn = inference.marker.text.lower() in word_set("sourcing", "drawn")
    return drawn or inference.rule in _CLOSE_RULES


def _weakest(context: Context, inference: Inference) -> Claim | None:
    """The least certain premise that the conclusion plainly rests on."""
    found = [context.by_id[premise] for premise in inference.premises]
    if inference.rule not in _CLOSE_RULES:
        found = found[-2:]
    drawn = inference.marker.text.lower() in word_set("sourcing", "drawn")
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


def _is_surer(claim: Claim, premise: Claim) -> bool:
    if claim.certainty is None:
        return _ceiling(premise.certainty) < 0.99
    if claim.certainty.low is None:
        return False
    least = 0.8 if premise.certainty is None or premise.certainty.low is None else 0.5
    return claim.certainty.low >= max(_ceiling(premise.certainty), least)


def dropped_hedge(context: Context) -> Iterator[Finding]:
    """C205: one claim of one source's hedged in one place and bare in another."""
    hedged = [
        (claim, context.stems(claim))
        for claim in context.reading.claims
        if claim.certainty is not None and _is_weighed(claim.certainty)
    ]
    if not hedged:
        return
    bare = [claim for claim in context.reading.claims if claim.certainty is None]
    stems = {claim.id: context.stems(claim) for claim in bare}
    index: dict[str, list[Claim]] = {}
    for claim in bare:
        for stem in stems[claim.id]:
            index.setdefault(stem, []).append(claim)
    for claim, wanted in hedged:
        if len(wanted) < _FEWEST_STEMS:
            continue
        shared = Counter(
            other.id
            for stem in wanted
            if len(index.get(stem, ())) <= _MOST_WITH_STEM
            for other in index.get(stem, ())
        )
        for other_id, count in shared.most_common(3):
            other = context.by_id[other_id]
            if count >= 2 and _is_same(claim, other, wanted, stems[other_id]):
                yield context.find(
                    "C205",
                    other.start,
                    other.end,
                    related=[context.words(claim.start, claim.end)],
                    hedge=claim.certainty.text if claim.certainty else "",
                )
                break


def _is_weighed(certainty: Certainty) -> bool:
    comparing = certainty.text.lower().startswith(("more ", "less ", "as "))
    return not comparing and (certainty.high is None or certainty.high < 0.99)


def _is_same(claim: Claim, other: Claim, wanted: frozenset[str], stems: frozenset[str]) -> bool:
    """Whether two claims are one: the same source, denial and, nearly, words."""
    if claim.source.kind != other.source.kind or claim.source.name != other.source.name:
        return False
    if claim.condition is not None or other.condition is not None:
        return False
    if claim.start < other.end and other.start < claim.end:
        return False
    if is_negated(claim.text) != is_negated(other.text):
        return False
    core = content_stems(_REASON.sub("", claim.text))
    if (
        len(core) >= _FEWEST_IN_CORE
        and len(core & stems) >= _SAME_CORE * len(core)
        and set(_numbers(claim)) <= set(_numbers(other))
    ):
        return True
    if _numbers(claim) != _numbers(other):
        return False
    return len(stems) >= _FEWEST_STEMS and likeness(wanted, stems) >= _SAME_CLAIM


def _numbers(claim: Claim) -> list[str]:
    return re.findall(r"\d[\d.,]*", claim.text)
