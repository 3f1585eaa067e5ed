"""Reasoning: conclusions that do not follow from what is offered for them."""

from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.support import has_citation, is_evidence, is_sourced, leaves, premises
from sayso.checks.vocabulary import phrase_pattern, word_list
from sayso.checks.words import containment, is_negated, likeness
from sayso.records import Claim
from sayso.records.finding import Finding

_REPEATED, _REPEATED_INSIDE, _FEWEST = 0.6, 0.8, 3


def _says(key: str, text: str) -> bool:
    return phrase_pattern("reasoning", key).search(text) is not None


def _sentence(context: Context, claim: Claim) -> str:
    start, end = context.sentence_at(claim.start)
    return context.text[start:end]


def unsupported_premises(context: Context) -> Iterator[Finding]:
    """R301: a conclusion whose every premise is itself unsupported.

    A premise is supported where it is sourced, rests on claims of its own, is a bare record
    (holds a time, a number or a name and estimates nothing), or where a citation stands beside it.
    """
    for _, claim in context.key_judgements:
        under = leaves(context, claim)
        if not under or claim.source.kind != "author" or not _is_drawn(context, claim):
            continue
        if any(is_evidence(context, one) or has_citation(_sentence(context, one)) for one in under):
            continue
        if not has_citation(_sentence(context, claim)):
            related = [context.words(one.start, one.end) for one in under[:4]]
            yield context.find("R301", claim.start, claim.end, related=related)


def _is_drawn(context: Context, claim: Claim) -> bool:
    """Whether a claim is an estimate drawn in so many words: "therefore X will probably"."""
    drawn = word_list("sourcing", "drawn") | {"so"}
    ties = (tie for tie in context.reasons.get(claim.id, ()) if tie.rule != "clause-before")
    estimated = claim.certainty is not None or claim.kind == "forecast"
    return estimated and any(tie.marker.text.lower() in drawn for tie in ties)


def benefit_alone(context: Context) -> Iterator[Finding]:
    """R302: responsibility argued from benefit: who gains, beside who did it.

    That somebody did it is a view of the author's with no sourced premise; that somebody gains
    is said, by nobody that could be asked, in its paragraph or one beside it.
    """
    seen = set()
    for blamed in context.own_claims:
        if not _blames(context, blamed):
            continue
        for claim in [blamed, *context.near(blamed, around=1)]:
            number = context.block_at(claim.start)
            if number in seen or is_sourced(claim):
                continue
            match = phrase_pattern("reasoning", "benefit").search(
                context.text, claim.start, claim.end
            )
            if match is not None:
                seen.add(number)
                related = [context.words(blamed.start, blamed.end)]
                yield context.find("R302", *match.span(), related=related)


def _blames(context: Context, claim: Claim) -> bool:
    """Whether a claim is the author's view that somebody did something, without a source."""
    view = claim.certainty is not None or claim.id in context.reasons or claim.kind == "judgement"
    if not view or claim.kind == "forecast" or not _says("responsible", claim.text):
        return False
    return not any(is_sourced(one) for one in premises(context, claim))


def elimination_alone(context: Context) -> Iterator[Finding]:
    """R303: "could only be" where no rival is looked at in the paragraph or beside it."""
    for claim in context.own_claims:
        match = phrase_pattern("reasoning", "elimination").search(
            context.text, claim.start, claim.end
        )
        if match is None or _says("no_elimination", claim.text):
            continue
        if not _says("alternatives", context.paragraph(claim.start)):
            yield context.find("R303", match.start(), match.end())


def no_alternative(context: Context) -> Iterator[Finding]:
    """R304: no rival to the first key judgement about what is or was, anywhere in the text."""
    for _, claim in context.key_judgements:
        if claim.kind != "judgement" or claim.source.kind != "author":
            continue
        measured = claim.certainty is not None and claim.certainty.low is not None
        if not measured and claim.id not in context.reasons:
            continue
        if not _says("responsible", claim.text) and not _says("explaining", claim.text):
            continue
        if not _says("alternatives", context.text):
            yield context.find("R304", claim.start, claim.end)
        return


def analogy_alone(context: Context) -> Iterator[Finding]:
    """R305: a conclusion that rests on a likeness to the past and on nothing else."""
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        under = premises(context, claim)
        if claim.source.kind != "author" or not under:
            continue
        if all(_says("analogy", one.text) and not is_sourced(one) for one in under):
            related = [context.words(one.start, one.end) for one in under]
            yield context.find("R305", claim.start, claim.end, related=related)


def circular(context: Context) -> Iterator[Finding]:
    """R306: a conclusion that says again what its premise says."""
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        stems = context.stems(claim)
        for premise in premises(context, claim):
            if _repeats(claim, premise, stems, context.stems(premise)):
                yield context.find(
                    "R306",
                    claim.start,
                    claim.end,
                    related=[context.words(premise.start, premise.end)],
                )
                break


def _repeats(claim: Claim, premise: Claim, stems: frozenset[str], others: frozenset[str]) -> bool:
    if min(len(stems), len(others)) < _FEWEST or is_negated(claim.text) != is_negated(premise.text):
        return False
    if claim.start < premise.end and premise.start < claim.end:
        return False
    return likeness(stems, others) >= _REPEATED or containment(stems, others) >= _REPEATED_INSIDE


def after_therefore_because(context: Context) -> Iterator[Finding]:
    """R307: a cause concluded from nothing but what came first."""
    for conclusion in context.reasons:
        claim = context.by_id[conclusion]
        if claim.source.kind != "author" or claim.kind == "forecast":
            continue
        if all(tie.rule == "consequence" for tie in context.reasons[conclusion]):
            continue
        under = premises(context, claim)
        if not _says("causal", claim.text) or any(map(is_sourced, under)):
            continue
        if all(_says("causal", one.text) for one in under):
            continue
        if any(_says("sequence", one.text) for one in under) and _plain(context, under):
            related = [context.words(one.start, one.end) for one in under]
            yield context.find("R307", claim.start, claim.end, related=related)


def _plain(context: Context, under: tuple[Claim, ...]) -> bool:
    """Whether the premises only record what happened."""
    return all(one.certainty is None and one.id not in context.reasons for one in under)
