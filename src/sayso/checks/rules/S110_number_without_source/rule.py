"""S110: a share, a sum or a great count in the author's voice that is nobody's."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.support import has_citation, is_sourced
from sayso.language.lexicon import phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_DIGITS = r"(?<![\d,.])[,.]*+\d(?:[,.]*+\d)*+"
"""From where a run of digits and marks begins, so that a long one is looked through once."""
_SHARE = re.compile(
    rf"(?:{_DIGITS}|\b[a-z]+(?:-[a-z]+)?)\s*(?:%|per\s?cent\b|percent\b)"
    r"|\b(?:an?|one|two|three|four)(?:\s+|-)(?:fifth|third|quarter|tenth)s?\s+of\b"
    rf"|(?:(?<!\w){_DIGITS}|\b[a-z]+(?:-[a-z]+)?)\s+(?:hundred|thousand|million|billion|trillion)\b"
    r"|\b(?:about|nearly|almost|barely|over)\s+an?\s+(?:fifth|third|quarter|tenth)\b"
    r"|(?<![\d,.-])\d{1,3}(?:,\d{3})+(?![\d,.])"
    r"|\bone in (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b"
    r"|\b(?:has|have|had)?\s?(?:doubled|tripled|trebled|quadrupled|halved)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 5
_GAP = 2  # characters between sentences
_TABLE = re.compile(r"\d[^.!?]*(?::|\||\t)")


def find(context: Context) -> Iterator[Finding]:
    """S110: a share, a sum or a great count in the author's voice that is nobody's."""
    last = -1
    for match in _SHARE.finditer(context.text):
        start, end = context.sentence_at(match.start())
        if start == last or not start <= match.start() < end:
            continue
        claim = context.claim_at(match.start())
        if claim is None or not _is_told_as_fact(context, claim, start, end):
            continue
        if not _is_anybodys(context, start, end):
            last = start
            blank = len(match[0]) - len(match[0].lstrip())
            yield context.find("S110", match.start() + blank, match.end())


def _is_told_as_fact(context: Context, claim: Claim, start: int, end: int) -> bool:
    """Whether a claim is the author's bare word, and no estimate, plan or reckoning."""
    own = all(link.source.kind == "author" for link in claim.attributions)
    if not own or claim.kind == "forecast" or claim.certainty is not None:
        return False
    told = context.text[start:end]
    if len(told.split()) < _LEAST_WORDS or _TABLE.match(told) or "?" in told:
        return False
    return in_own_words(context, start, end)


def _is_anybodys(context: Context, start: int, end: int) -> bool:
    """Whether the paragraph names who counted or a record, or a source speaks beside."""
    if phrases(__package__, "reckoning").search(context.text, start, end):
        return True
    if _tells_whence(context.paragraph(start)):
        return True
    before = context.sentence_at(max(start - _GAP, 0))[0]
    after = context.sentence_at(min(end + _GAP, len(context.text)))[1]
    return any(map(is_sourced, context.claims_from(before, after, beside=start)))


@lru_cache(maxsize=1)
def _tells_whence(paragraph: str) -> bool:
    """Whether a paragraph, asked about for each of its numbers, has a reference or a record."""
    counted = phrases(__package__, "counted_by").search(paragraph)
    return counted is not None or has_citation(paragraph)
