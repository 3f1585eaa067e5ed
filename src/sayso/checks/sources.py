"""Sources as named: vague, impersonal, unnamed, without a role, missing; and undated times."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from sayso.checks.context import Context
from sayso.checks.hearsay import has_agent, impersonal_in_text, unnamed_in_text, vague_in_text
from sayso.checks.quoting import stands_alone
from sayso.checks.roles import has_role, is_full_name, is_subject
from sayso.checks.support import has_citation
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.language.phrases import Found, any_phrase
from sayso.records import Attribution, Claim, SourceKind
from sayso.records.finding import Finding

_SHORTEST_QUOTATION, _FAR_CUE, _NEAR_BEFORE = 4, 60, 20
_NAMED = re.compile(r",\s+[A-Z][\w’'-]+\s+[A-Z]")
_OBJECT = re.compile(r"\s+(?:the|an?|his|her|their|its|our|[A-Z]\w*)\s")
# What a nameless person did, or does: how they know.
_DOING = re.compile(
    r"\bwho\s+(?!(?:spoke|speaks?|asked|asks|declined|requested|wished|wanted|would|did|does|insisted|refused|said"
    r"|says|told|gave|give|is|are|was|were|has|have|had|will|can)\b)[a-z]+"
)
_NO_REPORT = re.compile(
    r"\b(?:known|supposed|considered|deemed|described|recogni[sz]ed|held|asked|agreed|worried|told"
    r"|instructed|ordered|urged|invited|labell?ed|called|accused|promised|ostensibly|online)\b"
    r"|\bquestion\b",
    re.IGNORECASE,
)
_POLLED = re.compile(r"%|\bper ?cent|\b[Pp]oll\b|[Aa]ccording to (?:an? |the )?[A-Z]")
_NO_GROUP = re.compile(r"\s+(?:who|of\s+(?:you|us)|addressed)\b")
_WH = re.compile(r"\b(?:what|how|why)\s+$")
# "This is a man who says", "when a man tells her": nobody's word is given.
_NO_SOURCE = re.compile(r"(?:\b(?:is|was|be|as|like|when|if|whenever)|[’']s|:)\s+$")
_PUBLIC = re.compile(r"\btweet|\breporter\b", re.IGNORECASE)
_HEAD_END = re.compile(
    r"[,(–—]|\s(?:of|at|in|from|for|with|on|by|who|which|that|close|to|near|familiar|briefed|whose|inside|under)\b"
)


def _outermost(context: Context, kind: SourceKind) -> Iterator[tuple[Claim, Attribution]]:
    """Each place where a source of that kind is the first that the author names, once."""
    seen = set()
    for claim in context.reading.claims:
        link = next((each for each in claim.attributions if each.source.kind != "author"), None)
        if link is None or link.source.kind != kind or link.source.start is None:
            continue
        if link.source.start not in seen:
            seen.add(link.source.start)
            yield claim, link


def _joined(
    found: Iterable[tuple[int, int]], in_text: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The places that the reading gives with those found in the text, no two on one another."""
    joined = list(found)
    for start, end in in_text:
        if not any(start < other and begin < end for begin, other in joined):
            joined.append((start, end))
    return sorted(joined)


def vague_source(context: Context) -> Iterator[Finding]:
    """S102: many people and nobody ("some analysts")."""
    found = [
        (link.source.start or 0, link.source.end or 0)
        for _, link in _outermost(context, "vague")
        if _is_held(link)
    ]
    found = [place for place in found if _is_vague(context.text[slice(*place)])]
    for start, end in _joined(found, vague_in_text(context)):
        sentence = context.text[slice(*context.sentence_at(start))]
        polled = _POLLED.search(sentence) is not None or has_citation(sentence)
        if not polled and not _is_anybody(context.text, start, end):
            yield context.find("S102", start, end)


def _is_held(link: Attribution) -> bool:
    """Whether a cue says that a group tells or thinks something, and not what it does."""
    return link.cue is not None and any(
        phrases("sourcing", key).search(link.cue.text) is not None
        for key in ("speaking", "opining", "convinced", "views", "holding")
    )


def _is_anybody(text: str, start: int, end: int) -> bool:
    """Whether a group is no source: those who do something, the reader, all the world."""
    if _NO_GROUP.match(text, end) or text[start:end].endswith((" of you", " of us")):
        return True
    if _is_definite(text[start:end]) or text[start - 1 : start] == "-":  # "three-quarters"
        return True
    return (
        text[start:end].lower() == "people"
        and _WH.search(text[max(start - _NEAR_BEFORE, 0) : start]) is not None
    )


def _is_vague(words: str) -> bool:
    match = None if _is_definite(words) else _vague_pattern().match(words)
    picked = phrases("sourcing", "picked_out")
    return (
        match is not None and not _NAMED.search(words) and picked.search(words, match.end()) is None
    )


def _is_definite(words: str) -> bool:
    return (
        re.match(
            r"(?:the|these|those|both|his|her|their|our|its|two|three)\s", words, re.IGNORECASE
        )
        is not None
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("sourcing")
    quantified = any_phrase(lexicon["vague_quantifiers"])
    bare = any_phrase(lexicon["vague_bare"])
    return re.compile(rf"{quantified}|(?:\w+(?:-\w+)?\s+){{0,1}}{bare}", re.IGNORECASE)


def impersonal_source(context: Context) -> Iterator[Finding]:
    """S103: something put forward by nobody at all ("is seen as", "is reported to")."""
    found = list[tuple[int, int]]()
    for claim, link in _outermost(context, "impersonal"):
        start, end = link.source.start or 0, link.source.end or 0
        if context.is_quoted(claim) or _is_mark(link) or _is_no_report(context.text[start:end]):
            continue
        # "was reported to the police": handed in, not put forward
        handed = context.text[start:end].endswith("to") and _OBJECT.match(context.text, end)
        if not handed and not has_agent(context, end):
            found.append((start, end))
    for start, end in _joined(found, impersonal_in_text(context)):
        if not has_citation(context.text[slice(*context.sentence_at(start))]):
            yield context.find("S103", start, end)


def _is_no_report(cue: str) -> bool:
    """Whether a cue tells a duty, a fact or a noun, and nobody's say-so."""
    last = cue.lower().split()[-1:]
    plain = not last or not last[0].endswith(("to", "as", "that", "be", "ed", "en", "ly"))
    return plain or _NO_REPORT.search(cue) is not None


def unexplained_unnamed_source(context: Context) -> Iterator[Finding]:
    """S104: an unnamed source of whom neither access nor motive is told."""
    found = [
        (link.source.start or 0, link.source.end or 0)
        for _, link in _outermost(context, "unnamed")
        if link.stance in ("says", "denies") and not _is_question(link)
    ]
    for start, end in _joined(found, unnamed_in_text(context)):
        words = context.text[start:end]
        if not _is_nameless(words) or _NO_SOURCE.search(context.text, max(0, start - 12), start):
            continue
        begin, stop = context.sentence_at(start)
        sentence = context.text[begin:stop]
        if _PUBLIC.search(words) or re.search(r"\btweet", sentence, re.IGNORECASE):
            continue
        told = phrases("sourcing", "described").search(sentence) or _is_known(context, words, begin)
        if phrases("sourcing", "says_nothing").search(sentence) or not (
            told or _DOING.search(sentence)
        ):
            yield context.find("S104", start, end)


def _is_question(link: Attribution) -> bool:
    """Whether somebody only asks."""
    return link.cue is not None and re.fullmatch(r"asks?|asked", link.cue.text) is not None


def _is_known(context: Context, words: str, begin: int) -> bool:
    """Whether a nameless one is of those whom the sentence before describes, or takes a side."""
    head = _head(words)
    if head in word_set("sourcing", "partisans"):
        return True
    before = context.text[slice(*context.sentence_at(max(begin - 3, 0)))] if begin else ""
    same = re.search(rf"\b{re.escape(head.removesuffix('s'))}s?\b", before, re.IGNORECASE)
    return bool(head and same) and phrases("sourcing", "described").search(before) is not None


def _is_nameless(words: str) -> bool:
    """Whether a phrase stands for a person or persons whom the document keeps nameless."""
    first = words.split(maxsplit=1)[0].lower() if words else ""
    plural = re.match(r"(?:\w+\s)?sources\b", words, re.IGNORECASE) is not None
    if first in ("the", "these", "those"):  # told of before, and judged there
        return False
    if first not in word_set("sourcing", "indefinite") and not first.isdigit() and not plural:
        return False
    if re.search(r"\b[A-Z][\w’'-]+\s+[A-Z][\w’'-]+|, [A-Z]|illion", words):
        return False
    return not words.lower().endswith("inspector general") and _is_person(words)


def _is_person(words: str) -> bool:
    """Whether a phrase is headed by a word for a person, and for none who speaks for a body."""
    word = _head(words)
    people = word_set("sources", "unnamed_heads") | word_set("sources", "vague_heads")
    people = people | word_set("sourcing", "people")
    if word in ("one", "ones", "others", "another", "those", "some", "many", "several", "few"):
        return False
    return (word in people or word.removesuffix("s") in people) and word not in word_set(
        "sourcing", "spokesmen"
    )


def _head(words: str) -> str:
    """The noun that heads a phrase, "" where there is none."""
    head = _HEAD_END.split(words.lower())[0].split()[-1:]
    return head[0].strip(".,’'") if head else ""


def person_without_role(context: Context) -> Iterator[Finding]:
    """S106: somebody named as a source of whom the document never says who they are."""
    actors = {actor.name: actor for actor in context.reading.actors}
    seen = set()
    for claim in context.reading.claims:
        for link in claim.attributions:
            name = link.source.name
            if link.source.kind != "person" or name is None or name in seen:
                continue
            seen.add(name)
            actor = actors.get(name)
            if actor is None or not is_full_name(name) or has_role(context, actor):
                continue
            start, end = link.source.start or 0, link.source.end or 0
            if link.cue is None or not any(start <= each.start < end for each in actor.mentions):
                continue
            if not _is_cited(link) or is_subject(context, actor):
                continue
            first = next((one for one in actor.mentions if one.text == name), actor.mentions[0])
            yield context.find("S106", first.start, first.end, name=name)


def _is_cited(link: Attribution) -> bool:
    """Whether a cue tells what somebody says or thinks, and not what they do."""
    if link.cue is None:
        return False
    return link.stance == "denies" or any(
        phrases("sourcing", key).search(link.cue.text) is not None
        for key in ("speaking", "opining", "views")
    )


def undated_time(context: Context) -> Iterator[Finding]:
    """S107: words that hang on the day of writing, in a document that does not give it."""
    if context.reading.document.published is not None:
        return
    pattern = phrases("sourcing", "deictic")
    dated = [time.start for time in context.reading.times if _is_full_date(time.value)]
    if dated and dated[0] < len(context.text) / 5:
        return
    hanging = [
        match for match in pattern.finditer(context.text) if not _stands_resolved(context, match)
    ]
    if hanging:
        first, others = hanging[0], hanging[1:]
        yield context.find(
            "S107",
            first.start(),
            first.end(),
            related=[context.words(*each.span()) for each in others[:9]],
            others=f", and {len(others)} more such words after it," if others else "",
        )


def _is_full_date(value: str | None) -> bool:
    return value is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _stands_resolved(context: Context, match: Found) -> bool:
    """Whether the reading worked the words out from a date that the text gives before them."""
    times = context.reading.times
    number = bisect_left(times, match.end(), key=lambda time: time.end)
    return (
        number < len(times)
        and times[number].start <= match.start()
        and times[number].value is not None
    )


def quotation_without_speaker(context: Context) -> Iterator[Finding]:
    """S108: quoted words of a sentence's length that nobody is said to have spoken."""
    claims = context.reading.claims
    starts = [claim.start for claim in claims]
    for start, end in context.quotations:
        if len(context.text[start:end].split()) < _SHORTEST_QUOTATION:
            continue
        inside = claims[bisect_left(starts, start - 1) : bisect_left(starts, end)]
        # A cue further off than the sentences beside it hands on a speaker who is long done.
        spoken = any(
            link.cue is not None and start - _FAR_CUE < link.cue.start < end + _FAR_CUE
            for one in inside
            for link in one.attributions
            if link.source.kind not in ("author", "impersonal")
        )
        if not spoken and stands_alone(context, start, end):
            yield context.find("S108", start, end)


def _is_mark(link: Attribution) -> bool:
    """Whether nothing but a quotation mark attributes."""
    return link.source.kind == "impersonal" and (
        link.cue is None or not any(map(str.isalpha, link.cue.text))
    )
