"""S102: many people and nobody ("some analysts")."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.checks.context import Context
from sayso.checks.hearsay import vague_in_text
from sayso.checks.sources import joined, outermost
from sayso.checks.studies import nameless_studies
from sayso.checks.support import has_citation
from sayso.checks.told_of import is_told_of_after
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.language.phrases import Found, any_phrase
from sayso.records import Attribution
from sayso.records.finding import Finding

_NEAR_BEFORE, _TOLD = 20, 90

_NAMED = re.compile(r",\s+[A-Z][\w’'-]+\s+[A-Z]")

_POLLED = re.compile(r"%|\bper ?cent|\b[Pp]oll\b|[Aa]ccording to (?:an? |the )?[A-Z]")

_NO_GROUP = re.compile(r"\s+(?:who|of\s+(?:you|us)|addressed)\b")

# "State media in Varran": whose they are is told.
_OWNED_MEDIA = re.compile(r"media\s+(?:in|of)\s+[A-Z]|\b[A-Z]\w+(?:[’']s)?\s+(?:\w+\s+)?media\b")
_WHOSE = re.compile(r"(?:his|her|their|its|\w+[’']s?)\s+(?:\w+\s+)?(?=\w)", re.IGNORECASE)
_OF_A_LAND = r"(?-i:(?:[A-Z]\.){2,}\s+|[A-Z][a-z]+(?:n|ish|ese|ch|i)\s+)?"
# "E.U. fisheries experts", "UN inspectors": whose they are stands before them.
_OF_A_BODY = re.compile(r"(?:(?<!\.)(?:[A-Z]\.){2,6}|\b[A-Z]{2,5})\s+(?:[a-z-]+\s+)?$")
_OPEN = re.compile(r"(?:\b(?:if|whether|does|do|did|can|nor|how)\s+|[“\"])$", re.IGNORECASE)
_NEXT = re.compile(r"\s+([a-z]+)")
_ASKED_WHO = re.compile(r"\[(?:by whom|who|which)\?\]")  # an editor's own mark
_TOLD_US = re.compile(r"\s+(?:have\s+|had\s+)?(?:told|showed)\s+(?:us|me|our|this)\b")
_THAT = re.compile(
    r"\s+(?:(?:you|us|me|anyone)\s+)?(?:that|how|why|as much|so|it|better|the|an?|of)\b|[.,;]"
)

_WH = re.compile(r"\b(?:what|how|why)\s+$", re.IGNORECASE)
# How they know is told: nameless, and no open group.
_ACCESS = re.compile(
    r"[^,.;]*?\b(?:briefed (?:on|about)|with (?:\w+ )?knowledge of|familiar with)\b"
)
_DENIED = re.compile(r"\bnot\s+$")
_COUNTED = re.compile(
    r"(?:\d+|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\s", re.IGNORECASE
)
_LONGEST = 6  # words of "those who …", after which the reading has taken in a verb
_SPEAKS = 24  # characters from words of hearing to what is heard
_NOT_SAID = ("by", "from", "about", "of")


def find(context: Context) -> Iterator[Finding]:
    """S102: many people and nobody ("some analysts")."""
    found = [
        (link.source.start or 0, link.source.end or 0)
        for _, link in outermost(context, "vague")
        if _is_held(link)
    ]
    found = [place for place in found if _is_vague(context.text[slice(*place)])]
    found = [place for place in joined(found, vague_in_text(context)) if _is_group(context, *place)]
    found = joined(found, _anybody_in_text(context))
    for start, end in found:
        sentence = context.text[slice(*context.sentence_at(start))]
        if _POLLED.search(sentence) is not None or has_citation(sentence):
            continue
        knows = _ACCESS.match(context.text[start : end + _NEAR_BEFORE])
        if knows is None and not is_told_of_after(context, start, end):
            yield context.find("S102", _with_their_body(context.text, start), end)
    for start, end in sorted(set(joined(found, nameless_studies(context))).difference(found)):
        yield context.find("S102", start, end)


def _with_their_body(text: str, start: int) -> int:
    """Where the words for a group begin, the letters for a land or a body before it included."""
    body = _OF_A_BODY.search(text[max(0, start - _NEAR_BEFORE) : start])
    return start if body is None else start - len(body[0])


def admits(context: Context, start: int, end: int) -> bool:
    """Whether words stand for people who put something forward, and no media of a told land.

    Those who told the author are none: who was asked may be asked again.
    """
    told = context.text[start : context.sentence_at(start)[1]]
    if _OWNED_MEDIA.search(told[: end - start + _NEAR_BEFORE]) is not None:
        return False
    last = re.split(r"\s", told[: end - start])[-1].lower()
    after = _NEXT.match(told, end - start)
    if {last, after[1].lower() if after else ""} & word_set(__package__, "no_people"):
        return False
    if _TOLD_US.match(told[end - start :]) or context.text[start - 1 : start] in ("'", "’"):
        return False
    return not told[: end - start].endswith((" of you", " of us"))


def _is_group(context: Context, start: int, end: int) -> bool:
    """Whether words stand for such people, and for an open group of them."""
    return admits(context, start, end) and not _is_anybody(context.text, start, end)


def _anybody_in_text(context: Context) -> Iterator[tuple[int, int]]:
    """Witnesses who are anybody ("whoever was there knows that"), and "we hear that"."""
    for match in phrases(__package__, "anybody").finditer(context.text):
        before = context.text[max(0, match.start() - _NEAR_BEFORE) : match.start()]
        if context.is_anothers(match.start()) or _OPEN.search(before):
            continue
        _, stop = context.sentence_at(match.start())
        stop = min(stop, match.end() + _TOLD)
        knows = phrases(__package__, "witnessing").search(context.text, match.start(), stop)
        if knows is not None and _DENIED.search(context.text, match.start(), knows.start()):
            continue  # "those who told us do not know"
        if knows is not None and _THAT.match(context.text, knows.end()):
            yield match.start(), max(match.end(), knows.start() - 1)
    for asked in _ASKED_WHO.finditer(context.text):
        yield asked.span()
    for match in phrases(__package__, "on_authority").finditer(context.text):
        if not context.is_anothers(match.start()) and _is_heard(context, match):
            yield match.span()


def _is_heard(context: Context, match: Found) -> bool:
    """Whether "I hear" has something put forward after it, and the author hears it."""
    words = match[0].lower().split()
    if words[-1] not in ("hear", "told"):
        return words[-1] != "that" or not _is_spoken(context, match.end())
    after = _NEXT.match(context.text, match.end())
    if after is not None and after[1] in _NOT_SAID:
        return False
    end = match.end()
    near = context.claims_from(end, end + _SPEAKS, beside=match.start())
    return any(claim.kind == "report" for claim in near)


def _is_spoken(context: Context, at: int) -> bool:
    """Whether what is heard is part of what a named voice says, as in a transcript."""
    return any(
        claim.attributions[0].source.kind in ("person", "organisation")
        for claim in context.claims_from(at, at + _SPEAKS)
    )


def _is_held(link: Attribution) -> bool:
    """Whether a cue says that a group tells or thinks something, and not what it does."""
    if link.cue is None:
        return False
    if phrases(__package__, "holding").search(link.cue.text) is not None:
        return True
    return any(
        phrases("sourcing", key).search(link.cue.text) is not None
        for key in ("speaking", "opining", "convinced", "views")
    )


def _is_anybody(text: str, start: int, end: int) -> bool:
    """Whether a group is no source: those who do something, the reader, all the world."""
    if _NO_GROUP.match(text, end):
        return True
    words = text[start:end].lower()
    if _is_definite(words) or _COUNTED.match(words) or text[start - 1 : start] == "-":
        return True  # "three-quarters"
    if words.startswith(("those", "people who")) and len(words.split()) >= _LONGEST:
        return True
    return (
        words in ("people", "others")
        and _WH.search(text[max(start - _NEAR_BEFORE, 0) : start]) is not None
    )


def _is_vague(words: str) -> bool:
    """Whether the words for a source stand for many people and nobody."""
    if _is_circle(words):
        return True
    match = None if _is_definite(words) else _vague_pattern().match(words)
    if match is None or _NAMED.search(words) or _OWNED_MEDIA.search(words):
        return False
    last = re.split(r"\s", match[0])[-1].lower()
    nobody = last in word_set(__package__, "no_people") or phrases(__package__, "no_people").match(
        words[match.end() :].lstrip()
    )
    return not nobody and phrases("sourcing", "picked_out").search(words, match.end()) is None


def _is_definite(words: str) -> bool:
    return re.match(
        r"(?:the|these|those|both|his|her|their|our|its|two|three)\s", words, re.IGNORECASE
    ) is not None and not _is_circle(words)


def _is_circle(words: str) -> bool:
    """Whether words stand for those around somebody ("her allies")."""
    owned = _WHOSE.match(words)
    return (
        owned is not None and phrases(__package__, "circle").match(words, owned.end()) is not None
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("sourcing")
    quantified = any_phrase(lexicon["vague_quantifiers"])
    bare = any_phrase(lexicon["vague_bare"])
    return re.compile(rf"{quantified}|{_OF_A_LAND}(?:\w+(?:-\w+)?\s+){{0,1}}{bare}", re.IGNORECASE)
