"""R310: a motive or a thought of somebody's, told as a fact and nobody's to tell."""

import re
from collections.abc import Iterator

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.support import has_citation, is_sourced
from sayso.language.lexicon import phrases, word_set
from sayso.language.phrases import Found
from sayso.records import Claim
from sayso.records.finding import Finding

_ABOUT_US = re.compile(r"\b(?:I|we|you|us|me|our|readers?|this report)\b", re.IGNORECASE)
_SUBJECT = 9  # words from the beginning of a clause in which its verb of wanting may stand
_GOES_ON = re.compile(r"(?:\s+[\w’'-]+){1,7}")
_WORD = re.compile(r"[\w'’-]+")


def find(context: Context) -> Iterator[Finding]:
    """R310: a motive or a thought of somebody's, told as a fact and nobody's to tell."""
    last = -1
    for claim in context.own_claims:
        start, end = context.sentence_at(claim.start)
        if start == last or claim.certainty is not None or claim.kind == "forecast":
            continue
        if not in_own_words(context, start, end) or "?" in context.text[start:end]:
            continue
        match = _motive(context, claim, start, end)
        if match is None or _ABOUT_US.search(context.text, start, match.start()):
            continue
        if not _is_shown(context, claim, match, start, end):
            last = start
            yield context.find("R310", match.start(), _told_to(context, match, end))


def _told_to(context: Context, match: Found, end: int) -> int:
    """Where what somebody wants ends: at a mark, or after some words."""
    goes_on = _GOES_ON.match(context.text, match.end(), end)
    return match.end() if goes_on is None else goes_on.end()


def _motive(context: Context, claim: Claim, start: int, end: int) -> Found | None:
    """The words of the sentence for why somebody acts, or of the claim for what they want."""
    told = phrases(__package__, "minds").search(context.text, start, end)
    if told is not None:
        return told
    for match in phrases(__package__, "aiming").finditer(context.text, start, end):
        if not _is_nobodys(context.text[start : match.start()]):
            return match
    wanted = phrases(__package__, "wanting").finditer(context.text, claim.start, claim.end)
    for match in wanted:
        before = context.text[claim.start : match.start()]
        if 0 < len(before.split()) <= _SUBJECT and not _is_nobodys(before):
            return match
    return None


def _is_nobodys(before: str) -> bool:
    """Whether nobody's wanting follows: "nobody wants", "going to be seen"."""
    words = _WORD.findall(before.lower())
    return bool(words) and (
        words[0] in word_set(__package__, "nobody")
        or words[-1] in word_set(__package__, "no_subject")
    )


def _is_shown(context: Context, claim: Claim, match: Found, start: int, end: int) -> bool:
    """Whether the sentence hedges it, cites or conditions it, or gives a source."""
    if has_citation(context.text[start:end]) or claim.condition is not None:
        return True
    opened = phrases(__package__, "open")
    if opened.search(context.text, start, match.start()) or opened.search(
        context.text, match.end(), end
    ):
        return True
    if context.hedges(start, match.start()):
        return True
    return any(map(is_sourced, context.claims_from(start, end)))
