"""C205: one claim, hedged or put on somebody in one place, and told as a fact in another."""

import re
from collections import Counter
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.given import find_given, hedged_before
from sayso.checks.hedges import is_weighed
from sayso.checks.key_judgements import is_own, is_talk
from sayso.checks.stretches import Stretches
from sayso.checks.tellings import find_retold
from sayso.checks.words import content_stems, is_negated, likeness
from sayso.records import Claim
from sayso.records.finding import Finding

_SAME_CLAIM, _FEWEST_STEMS, _MOST_WITH_STEM = 0.6, 3, 12

_SAME_CORE, _FEWEST_IN_CORE = 0.85, 4

_REASON = re.compile(
    r"(?:,|(?<![\s,]))\s++(?:given that|because|since|as|which|who|after|before|when|while|so)\s.*",
    re.DOTALL,
)


def find(context: Context) -> Iterator[Finding]:
    """C205: one claim, hedged or put on somebody in one place, and told as a fact in another."""
    told = Stretches()
    for given in find_given(context):
        claim = hedged_before(context, given)
        if claim is not None and claim.certainty is not None:
            told.add(given.start, given.end)
            yield _find_at(context, (given.start, given.end), claim)
    for finding in (*_retold(context), *_told_again(context)):
        if not told.overlap(finding.start, finding.end):
            told.add(finding.start, finding.end)
            yield finding


def _retold(context: Context) -> Iterator[Finding]:
    """What is told more weakly first, and bare further down: by weights that were learned."""
    for retold in find_retold(context):
        yield _find_at(context, (retold.claim.start, retold.claim.end), retold.before)


def _find_at(context: Context, place: tuple[int, int], weaker: Claim) -> Finding:
    related = [context.words(weaker.start, weaker.end)]
    return context.find("C205", *place, related=related, how=_how(weaker))


def _how(claim: Claim) -> str:
    """How a claim is put that is no bare word of the author's."""
    whose = f"on the word of {claim.source.name}" if claim.source.name else "on somebody’s word"
    if claim.certainty is not None:
        hedged = f"hedged (“{claim.certainty.text}”)"
        return hedged if is_own(claim) else f"{hedged}, {whose}"
    return "on a condition" if is_own(claim) else whose


def _told_again(context: Context) -> Iterator[Finding]:
    """The bare places of claims that are hedged elsewhere in nearly the same words."""
    hedged = [
        (claim, context.stems(claim))
        for claim in context.reading.claims
        if claim.certainty is not None and is_weighed(claim.certainty) and not is_talk(claim)
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
                yield _find_at(context, (other.start, other.end), claim)
                break


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
