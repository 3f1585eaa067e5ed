"""Sources as named: vague, impersonal, unnamed, without a role, missing; and undated times."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from sayso.checks.context import Context
from sayso.checks.vocabulary import any_phrase, load_vocabulary, phrase_pattern, word_list
from sayso.claims.lexicon import word_set
from sayso.records import Actor, Attribution, Claim, SourceKind, Words
from sayso.records.finding import Finding

_SHORTEST_QUOTATION = 6
_BEFORE = re.compile(r"([\w’'&.-]+)(,?)\s*$")
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
        match = _vague_pattern().match(words)
        if match and not phrase_pattern("sourcing", "picked_out").search(words, match.end()):
            yield context.find("S102", start, end)


@cache
def _vague_pattern() -> re.Pattern[str]:
    lexicon = load_vocabulary("sourcing")
    quantified = any_phrase(lexicon["vague_quantifiers"]).pattern
    bare = any_phrase(lexicon["vague_bare"]).pattern
    return re.compile(rf"{quantified}|(?:\w+(?:-\w+)?\s+){{0,1}}{bare}", re.IGNORECASE)


def impersonal_source(context: Context) -> Iterator[Finding]:
    """S103: something put forward by nobody at all ("is seen as", "is reported to")."""
    for _, link in _outermost(context, "impersonal"):
        start, end = link.source.start or 0, link.source.end or 0
        if _is_mark(link):
            continue
        _, stop = context.sentence_at(start)
        if not re.match(
            r"\s+(?:\w+\s+)?by\s+(?!(?:the end|\d|mid|early|late))", context.text[end:stop]
        ):
            yield context.find("S103", start, end)


def unexplained_unnamed_source(context: Context) -> Iterator[Finding]:
    """S104: an unnamed source of whom neither access nor motive is told."""
    for _, link in _outermost(context, "unnamed"):
        start, end = link.source.start or 0, link.source.end or 0
        words = context.text[start:end]
        first = words.split(maxsplit=1)[0].lower() if words else ""
        if first not in word_list("sourcing", "indefinite") and not first.isdigit():
            continue
        if re.search(r"\b[A-Z][\w’'-]+\s+[A-Z][\w’'-]+", words) or _speaks_for_a_body(words):
            continue
        sentence = context.text[slice(*context.sentence_at(start))]
        if not phrase_pattern("sourcing", "described").search(sentence):
            yield context.find("S104", start, end)


def _speaks_for_a_body(words: str) -> bool:
    return not word_list("sourcing", "spokesmen").isdisjoint(words.lower().split())


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
            if actor is None or len(name.split()) < 2 or _has_role(context, actor):
                continue
            first = actor.mentions[0]
            start, end = first.start, first.end
            if link.source.start is not None and link.source.end is not None:
                start, end = link.source.start, link.source.end
            yield context.find("S106", start, end, name=name)


def _has_role(context: Context, actor: Actor) -> bool:
    return any(_role_beside(context.text, mention) for mention in actor.mentions)


def _role_beside(text: str, mention: Words) -> bool:
    """Whether a role stands straight before or after a mention of a name."""
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
    if before is not None:
        word = before[1].lower().rstrip(".")
        if word in word_set("sources", "person_titles") or word in word_set(
            "sources", "unnamed_heads"
        ):
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
    if after[1]:
        return (
            not after[2][0].isupper()
            and (
                word in word_list("sourcing", "roles_after")
                or word.isdigit()
                or _is_role_word(word)
            )
        ) or (after[1] == "(" and after[2].isupper())
    return word in ("of", "from") or (word in ("is", "was") and _is_told(text, mention.end))


def _is_role_word(word: str) -> bool:
    return word in word_set("sources", "person_titles") or word in word_set(
        "sources", "unnamed_heads"
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
        if len(words.split()) < _SHORTEST_QUOTATION:
            continue
        inside = claims[bisect_left(starts, start - 1) : bisect_left(starts, end)]
        if inside and all(
            link.source.kind == "author" or _is_mark(link)
            for one in inside
            for link in one.attributions
        ):
            yield context.find("S108", start, end)


def _is_mark(link: Attribution) -> bool:
    """Whether nothing but a quotation mark attributes."""
    return link.source.kind == "impersonal" and (
        link.cue is None or not any(map(str.isalpha, link.cue.text))
    )
