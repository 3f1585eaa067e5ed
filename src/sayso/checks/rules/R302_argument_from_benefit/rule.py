"""R302: responsibility argued from benefit: who gains, beside who did it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.checks.arguments import Step, find_steps, in_own_words, premise_texts, says
from sayso.checks.context import Context, shorten
from sayso.checks.leaps import find_at_leap, find_leaps, gains
from sayso.checks.support import is_sourced, premises
from sayso.checks.words import content_stems, is_negated
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_DONE = re.compile(r"\b(?:was|were|has|have|had|is|are|must|did|\w+ed)\b")


_DEED = re.compile(
    r"[;:.—–-]\s+(?:and\s+)?(?P<deed>(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\s+(?:had\s+|has\s+|have\s+)?\w+(?:ed|t|ew|ave)\b[^.;]*)"
)


def find(context: Context) -> Iterator[Finding]:
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
            match = phrases(__package__, "benefit").search(context.text, claim.start, claim.end)
            if match is not None and not says("act_shown", context.paragraph(claim.start)):
                seen.add(number)
                related = [context.words(blamed.start, blamed.end)]
                yield context.find("R302", *match.span(), related=related)
    for step in find_steps(context):
        if context.block_at(step.start) in seen or not _accuses(context, step):
            continue
        for start, end in step.premises:
            match = phrases(__package__, "benefit").search(context.text, start, end)
            if match is None or match.end() > end:
                continue
            about = content_stems(context.text[start:end])
            if content_stems(context.text[step.start : step.end]) & about:
                seen.add(context.block_at(step.start))
                related = [context.words(step.start, step.end)]
                yield context.find("R302", *match.span(), related=related)
                break
    yield from _blame_beside_gain(context, seen)
    yield from _gain_and_deed(context, seen)
    yield from _hinted(context)
    yield from _motivated(context)
    yield from _leapt(context, seen)


def _leapt(context: Context, seen: set[int]) -> Iterator[Finding]:
    """A deed laid flatly at somebody's door, just after it was told what they gain."""
    for leap in find_leaps(context):
        gain = gains(context, leap)
        if gain and context.block_at(leap.start) not in seen:
            yield find_at_leap(context, "R302", leap, ground=gain)


def _blame_beside_gain(context: Context, seen: set[int]) -> Iterator[Finding]:
    """Somebody's gain, with a sentence beside it that lays the deed at the same door."""
    for match in phrases(__package__, "benefit").finditer(context.text):
        number = context.block_at(match.start())
        start, end = context.sentence_at(match.start())
        if number in seen or not in_own_words(context, start, end):
            continue
        block = context.blocks[number]
        before, after = max(start - 2, block.start), min(end + 1, block.end - 1)
        around = {context.sentence_at(before), context.sentence_at(after), (start, end)}
        about = content_stems(context.text[start:end])
        for place in sorted(around):
            told = context.text[place[0] : place[1]]
            if not says("laid_at", told) or says("act_shown", told) or "?" in told:
                continue
            if not _is_put_as_view(context, *place):
                continue
            if in_own_words(context, *place) and content_stems(told) & about:
                seen.add(number)
                yield context.find("R302", *match.span(), related=[context.words(*place)])
                break


def _gain_and_deed(context: Context, seen: set[int]) -> Iterator[Finding]:
    """A gain that was one party's alone, and straight after it the bare word that they did it."""
    for match in phrases(__package__, "alone").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if context.block_at(start) in seen or not in_own_words(context, start, end):
            continue
        deed = _DEED.search(context.text, match.end(), context.sentence_at(end + 1)[1])
        if deed is not None:
            related = [context.words(deed.start("deed"), deed.end("deed"))]
            yield context.find("R302", *match.span(), related=related)


def _hinted(context: Context) -> Iterator[Finding]:
    """A reader told to draw the conclusion that the author does not write down."""
    for match in phrases(__package__, "hinted").finditer(context.text):
        start, _ = context.sentence_at(match.start())
        if start > 0 and not context.in_quotation(match.start()):
            before = context.sentence_at(max(start - 3, 0))
            if context.block_at(before[0]) != context.block_at(start):
                continue
            told = context.words(before[0], before[1])
            yield context.find("R302", before[0], match.end(), words=shorten(told.text))


def _motivated(context: Context) -> Iterator[Finding]:
    """Somebody said to have done it, for which a motive is the ground that is given."""
    for match in phrases(__package__, "did").finditer(context.text):
        start, end = context.sentence_at(match.start())
        given = phrases(__package__, "motivated").search(context.text, match.end(), end)
        if given is None or not in_own_words(context, start, end):
            continue
        motive = phrases(__package__, "motive").search(context.text, given.end(), end)
        if motive is not None and not says("act_shown", context.text[start:end]):
            yield context.find("R302", given.start(), motive.end())


def _is_put_as_view(context: Context, start: int, end: int) -> bool:
    """Whether a sentence is a judgement: hedged, boosted, or drawn from what stands before it."""
    if context.hedges(start, end) or says("surely", context.text[start:end]):
        return True
    begins = context.keep("step begins", lambda: {"places": _begins(context)})["places"]
    return bisect_left(begins, start) < bisect_left(begins, end)


def _begins(context: Context) -> list[int]:
    """Where the conclusions of the text's arguments begin, in order."""
    return sorted(step.start for step in find_steps(context))


def _accuses(context: Context, step: Step) -> bool:
    """Whether a conclusion is that somebody did something, with nobody named as its source."""
    text = context.text[step.start : step.end]
    if says("advised", text) or is_negated(text):
        return False
    if any(says("act_shown", each) for each in premise_texts(context, step)):
        return False
    if says("ahead", text) or phrases(__package__, "benefit").search(text):
        return False
    if says("responsible", text) or says("deed", text):
        return True
    return step.drawn and _DONE.search(text) is not None


def _blames(context: Context, claim: Claim) -> bool:
    """Whether a claim is the author's view that somebody did something, without a source."""
    view = claim.certainty is not None or claim.id in context.reasons or claim.kind == "judgement"
    if not view or claim.kind == "forecast" or not says("responsible", claim.text):
        return False
    return not any(is_sourced(one) for one in premises(context, claim))
