"""S103: something put forward by nobody at all ("is seen as", "is reported to")."""

import re
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.hearsay import has_agent, impersonal_in_text
from sayso.checks.sources import joined, outermost
from sayso.checks.support import has_citation
from sayso.language.lexicon import phrases
from sayso.records import Attribution
from sayso.records.finding import Finding

_OBJECT = re.compile(r"\s+(?:the|an?|his|her|their|its|our|[A-Z]\w*)\s")

_COUNT = re.compile(
    r"\b(?:no|none|nothing|what|few|\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|cases?|calls?|incidents?)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s+(?:at\s+\d|adrift|missing|to\s+the)")
_ENDED = re.compile(r"\s*[,.;]")  # "when a regency was rumoured, the crown fell": what happened
_ORIGIN = re.compile(
    r"(?:Reporting|The (?:reports?|claim|rumour|story|account)|This|It|That|Both)\b[^.;]{0,40}"
    r"\b(?:originat\w+|comes? from|came from|goes back|go back|rests? on|traces? (?:back )?to)\b"
)
# "Is expected to resign on Monday": an event that is announced.
_ON_A_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|tomorrow|(?:this|next) week)\b"
)
_SAID_AT_END = re.compile(r",[^,.;]{3,60}\b(?:said|says|told)\b[^,;]{0,40}$")
_NO_REPORT = re.compile(
    r"\b(?:known|supposed|considered|deemed|described|recogni[sz]ed|held|asked|agreed|worried|told"
    r"|instructed|ordered|urged|invited|labell?ed|called|accused|promised|ostensibly|online)\b"
    r"|\bquestion\b|\bno (?:doubt|dispute)\b|\bdisputed\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Finding]:
    """S103: something put forward by nobody at all ("is seen as", "is reported to")."""
    found = list[tuple[int, int]]()
    for claim, link in outermost(context, "impersonal"):
        start, end = link.source.start or 0, link.source.end or 0
        if context.is_quoted(claim) or _is_mark(link) or _is_no_report(context.text[start:end]):
            continue
        # "was reported to the police": handed in, not put forward
        handed = context.text[start:end].endswith("to") and _OBJECT.match(context.text, end)
        if not handed and not has_agent(context, end):
            found.append((start, end))
    for start, end in joined(found, impersonal_in_text(context)):
        if context.text[start:end].endswith("ly") and _is_charged(context, start):
            continue
        if admits(context, start, end) and not has_citation(
            context.text[slice(*context.sentence_at(start))]
        ):
            yield context.find("S103", start, end)


def admits(context: Context, start: int, end: int) -> bool:
    """Whether words put forward something that nobody answers for, and no count or set event."""
    return not (_is_counted(context, start, end) or _is_announced(context, start, end))


def _is_counted(context: Context, start: int, end: int) -> bool:
    """Whether cases or calls were handed in and counted, or none was: "no arrest was reported"."""
    if not context.text[start:end].endswith("reported"):
        return False
    begin, _ = context.sentence_at(start)
    at = _CLOCK.match(context.text, end) is not None
    return at or _COUNT.search(context.text, begin, start) is not None


def _is_announced(context: Context, start: int, end: int) -> bool:
    """Whether the words tell a set event, a thing that happened, or the sentence after says whose.

    "The vote is expected to begin on Monday"; "after a regency was rumoured,".
    """
    words = context.text[start:end].lower()
    close = context.sentence_at(start)[1]
    if _SAID_AT_END.search(context.text, end, close) is not None:
        return True  # "is expected to resign, two of them said on Friday"
    after, stop = context.sentence_at(min(context.sentence_at(start)[1] + 2, len(context.text)))
    if after > start and _ORIGIN.match(context.text, after, stop):
        return True
    if words.endswith("expected to"):
        told_when = _ON_A_DAY.search(context.text, end, close) is not None
        return (
            told_when or phrases("key_judgements", "set_for").match(context.text, start) is not None
        )
    told = words.startswith(("was ", "were ")) and words.endswith(("rumoured", "rumored"))
    return told and _ENDED.match(context.text, end) is not None


def _is_charged(context: Context, start: int) -> bool:
    """Whether those who allege it are named before "allegedly": "held by the police for …"."""
    begin, _ = context.sentence_at(start)
    return phrases(__package__, "charged").search(context.text, begin, start) is not None


def _is_no_report(cue: str) -> bool:
    """Whether a cue tells a duty, a fact or a noun, and nobody's say-so."""
    last = cue.lower().split()[-1:]
    # "There are rumours, coming from a foreign service, that": the words that report are whole.
    whole = cue.lower().startswith("there ")
    plain = not last or (
        not whole and not last[0].endswith(("to", "as", "that", "be", "ed", "en", "ly"))
    )
    return plain or _NO_REPORT.search(cue) is not None


def _is_mark(link: Attribution) -> bool:
    """Whether nothing but a quotation mark attributes."""
    return link.source.kind == "impersonal" and (
        link.cue is None or not any(map(str.isalpha, link.cue.text))
    )
