"""Sources as named: vague, impersonal, unnamed, without a role, missing; and undated times."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from sayso.checks.context import Context
from sayso.checks.support import has_citation
from sayso.checks.vocabulary import any_phrase, load_vocabulary, phrase_pattern, word_list
from sayso.claims.lexicon import word_set
from sayso.records import Actor, Attribution, Claim, SourceKind, Words
from sayso.records.finding import Finding

_SHORTEST_QUOTATION = 6
_NO_REPORT = re.compile(
    r"\b(?:known|supposed|considered|deemed|described|recogni[sz]ed|held)\b", re.IGNORECASE
)
_POLLED = re.compile(r"%|\bper ?cent|\b[Pp]oll\b|[Aa]ccording to (?:an? |the )?[A-Z]")
_INTRODUCED = re.compile(r"[:―—–]\s*[“\"'’]*\s|[”\"]?\s*[―—–]\s?[A-Z]")
_HEAD_END = re.compile(
    r"[,(–—]|\s(?:of|at|in|from|for|with|on|by|who|which|that|close|to|near|familiar|briefed|whose|inside|under)\b"
)
_BEFORE = re.compile(r"([\w’'&.-]+)(,?)\s*$")
_LISTED = re.compile(
    r"\b(?:presidents|ministers|senators|governors|leaders|candidates|analysts|lawyers)\s"
    r"(?:[A-Z][\w’'-]+,?\s){1,4}and\s$"
)
_APPOSED = re.compile(
    r",\s+(?:[A-Z]\w+\s+[a-z]+\b|[A-Z][\w.]+[’']s\s|(?:[\w’'.-]+\s+){0,4}(?:editor|director|professor|minister|chief|head|leader|officer|secretary"
    r"|president|chair\w*|analyst|fellow|founder|manager|spokes\w+|lawyer|attorney|economist|author)\b)"
)
_ARTICLES = frozenset(
    ("a", "an", "the", "who", "whose", "his", "her", "their", "its", "our", "then")
)
_AFTER = re.compile(r"\s*(,|\()?\s*(?:[“\"])?([\w’'-]+)")


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


def vague_source(context: Context) -> Iterator[Finding]:
    """S102: many people and nobody ("some analysts")."""
    for _, link in _outermost(context, "vague"):
        start, end = link.source.start or 0, link.source.end or 0
        words = context.text[start:end]
        match = None if _is_definite(words) else _vague_pattern().match(words)
        if match is None or phrase_pattern("sourcing", "picked_out").search(words, match.end()):
            continue
        sentence = context.text[slice(*context.sentence_at(start))]
        polled = _POLLED.search(sentence) is not None or has_citation(sentence)
        if not context.text[end:].startswith(" who") and not polled:
            yield context.find("S102", start, end)


def _is_definite(words: str) -> bool:
    return (
        re.match(
            r"(?:the|these|those|both|his|her|their|our|its|two|three)\s", words, re.IGNORECASE
        )
        is not None
    )


@cache
def _vague_pattern() -> re.Pattern[str]:
    lexicon = load_vocabulary("sourcing")
    quantified = any_phrase(lexicon["vague_quantifiers"]).pattern
    bare = any_phrase(lexicon["vague_bare"]).pattern
    return re.compile(rf"{quantified}|(?:\w+(?:-\w+)?\s+){{0,1}}{bare}", re.IGNORECASE)


def impersonal_source(context: Context) -> Iterator[Finding]:
    """S103: something put forward by nobody at all ("is seen as", "is reported to")."""
    for claim, link in _outermost(context, "impersonal"):
        start, end = link.source.start or 0, link.source.end or 0
        if context.is_quoted(claim) or _is_mark(link) or _is_no_report(context.text[start:end]):
            continue
        begin, stop = context.sentence_at(start)
        if has_citation(context.text[begin:stop]):
            continue
        if not re.match(
            r"\s+(?:\w+\s+)?by\s+(?!(?:the end|\d|mid|early|late))", context.text[end:stop]
        ):
            yield context.find("S103", start, end)


def _is_no_report(cue: str) -> bool:
    """Whether a cue tells a duty, a fact or a noun, and nobody's say-so."""
    last = cue.lower().split()[-1:]
    plain = not last or not last[0].endswith(("to", "as", "that", "be", "ed", "en", "ly"))
    return plain or _NO_REPORT.search(cue) is not None


def unexplained_unnamed_source(context: Context) -> Iterator[Finding]:
    """S104: an unnamed source of whom neither access nor motive is told."""
    for _, link in _outermost(context, "unnamed"):
        start, end = link.source.start or 0, link.source.end or 0
        words = context.text[start:end]
        if link.stance not in ("says", "denies") or words.lower().endswith("inspector general"):
            continue
        first = words.split(maxsplit=1)[0].lower() if words else ""
        if first not in word_list("sourcing", "indefinite") and not first.isdigit():
            continue
        if re.search(r"\b[A-Z][\w’'-]+\s+[A-Z][\w’'-]+|, [A-Z]", words) or not _is_person(words):
            continue
        sentence = context.text[slice(*context.sentence_at(start))]
        if not phrase_pattern("sourcing", "described").search(sentence):
            yield context.find("S104", start, end)


def _is_person(words: str) -> bool:
    """Whether a phrase is headed by a word for a person, and for none who speaks for a body."""
    head = _HEAD_END.split(words.lower())[0].split()[-1:]
    word = head[0].strip(".,’'") if head else ""
    people = word_set("sources", "unnamed_heads") | word_set("sources", "vague_heads")
    people = people | word_list("sourcing", "people")
    if word in ("one", "ones", "others", "another", "those", "some", "many", "several", "few"):
        return False
    return (word in people or word.removesuffix("s") in people) and word not in word_list(
        "sourcing", "spokesmen"
    )


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
            if actor is None or not _is_full_name(name) or _has_role(context, actor):
                continue
            if link.cue is None or not any(
                link.source.start == each.start for each in actor.mentions
            ):
                continue
            first = next((one for one in actor.mentions if one.text == name), actor.mentions[0])
            yield context.find("S106", first.start, first.end, name=name)


def _is_full_name(name: str) -> bool:
    """Whether a name has a first name and a last, and is no headline or cry."""
    words = name.split()
    kinds = word_set("sources", "organisation_heads") | word_set("sources", "person_titles")
    plain = all(word.isalpha() and word.lower() not in kinds for word in words)
    return 2 <= len(words) <= 4 and not name.isupper() and plain and len(words[-1]) > 1


def _has_role(context: Context, actor: Actor) -> bool:
    return any(_role_beside(context.text, mention) for mention in actor.mentions)


def _role_beside(text: str, mention: Words) -> bool:
    """Whether a role stands straight before or after a mention of a name."""
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    if before is not None:
        word = before[1].lower().rstrip(".")
        if _LISTED.search(text[max(0, mention.start - 60) : mention.start]):
            return True
        if word.endswith(("'s", "’s")) and before[1][0].isupper():
            return True
        titles = word_set("sources", "person_titles") | word_set("sources", "unnamed_heads")
        if word in titles or word.removesuffix("s") in titles:
            return True
        common = (
            before[1].islower()
            and before[1][-1] != "."
            and word not in word_list("sourcing", "no_roles_before")
        )
        if common and (not before[2] or word[-1:] != "y"):
            return True
    after = _AFTER.match(text, mention.end)
    if after is None:
        return False
    word = after[2].lower()
    if after[1] == "(":
        return True
    if after[1]:
        if after[2][0].isupper():
            return _APPOSED.match(text, mention.end) is not None
        return word not in word_list("sourcing", "no_roles_before") or word in _ARTICLES
    return word in ("of", "from", "for", "at") or (
        word in ("is", "was") and _is_told(text, mention.end)
    )


def _is_told(text: str, at: int) -> bool:
    return re.match(r"\s+(?:is|was)\s+(?:now\s+)?(?:an?|the)\s", text[at : at + 30]) is not None


def undated_time(context: Context) -> Iterator[Finding]:
    """S107: words that hang on the day of writing, in a document that does not give it."""
    if context.reading.document.published is not None:
        return
    pattern = phrase_pattern("sourcing", "deictic")
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


def _stands_resolved(context: Context, match: re.Match[str]) -> bool:
    """Whether the reading worked the words out from a date that the text gives before them."""
    times = context.reading.times
    number = bisect_left([time.end for time in times], match.end())
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
        words = context.text[start:end]
        if len(words.split()) < _SHORTEST_QUOTATION or not words[0].isupper():
            continue
        inside = claims[bisect_left(starts, start - 1) : bisect_left(starts, end)]
        if (
            inside
            and all(
                link.source.kind == "author" or _is_mark(link)
                for one in inside
                for link in one.attributions
            )
            and not _may_have_speaker(context, start, end)
        ):
            yield context.find("S108", start, end)


def _may_have_speaker(context: Context, start: int, end: int) -> bool:
    """Whether words of speaking stand near enough that a reader would find the speaker.

    Where the quotation fills its paragraph, they may stand in the one before or after.
    """
    number = context.block_at(start)
    block = context.blocks[number]
    beside = context.text[block.start : start] + " " + context.text[end : block.end]
    if len(beside.strip(" \"“”'’.,\n")) < 4:
        beside = context.paragraph(start, around=1).replace(context.text[start:end], " ")
    if any(
        block.start - 200 <= mention.start < block.end and not start <= mention.start < end
        for actor in context.reading.actors
        for mention in actor.mentions
    ):
        return True
    return _INTRODUCED.search(beside) is not None or (
        phrase_pattern("sourcing", "speaking").search(beside) is not None
    )


def _is_mark(link: Attribution) -> bool:
    """Whether nothing but a quotation mark attributes."""
    return link.source.kind == "impersonal" and (
        link.cue is None or not any(map(str.isalpha, link.cue.text))
    )
