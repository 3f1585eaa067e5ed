"""Arguments: the steps that an author marks, read off the words of the text.

A rule that looks at an argument is to see it too where the reading made no inference of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sayso.checks.context import Context
from sayso.checks.support import has_citation, is_sourced
from sayso.checks.words import content_stems, covered, is_negated
from sayso.language.lexicon import load_lexicon, phrases
from sayso.records.finding import Finding

_FEWEST_WORDS = 3
_BEFORE = 3  # sentences before a conclusion that may be its premises
_BODY = ("paragraph", "item")
_NEXT = re.compile(r"(?:,\s+(?:and|but)\s|[;:.?!](?:\s|$))")
_AFTER_MARK = re.compile(r"[,;:]\s(?:and\s)?$")
_MARK = 8  # characters of a mark before a place
_REASON = re.compile(r",?\s(?:because|given that)\s")
_RECORD = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_COUNT = re.compile(r"\b(?!(?:1[5-9]|20)\d\d\b)\d")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:1[5-9]|20)\d\d)\b"
)
# "The curfew began on 2 May and the thefts ended on 6 May".
_DATED_CLAUSE = re.compile(
    r"\w(?:ed|an|ll|ew|me)\s+on\s+(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_DRIVEN = re.compile(r"\s+(?:\w+(?:ed|en|wn)|able|made|left|set|put|led)\b")
_PAST = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"[\s,]*(?:he|she|it|they|this|these|its|his|her|their)\b", re.IGNORECASE)
_SUBJECT = 3
_OURS = re.compile(r"in (?:our|my)\b", re.IGNORECASE)  # "in our view": the author's own words
_FIRST = re.compile(r"\w")
_PARTICIPLE = re.compile(r"[\s,]*[a-z]+ing\b")
_SHORT = 15  # characters that are no conclusion
_AKIN, _AKIN_BACK, _FEWEST_AKIN, _MOST_OPPOSED = 0.6, 0.4, 2, 8


class Step(NamedTuple):
    """A conclusion and the premises that it is drawn from, each as a place in the text.

    ``drawn``: put forward as a conclusion ("thus"), and not explained by a reason ("because").
    """

    start: int
    end: int
    premises: tuple[tuple[int, int], ...]
    drawn: bool


def in_own_words(context: Context, start: int, end: int, *, manner: str = "told") -> bool:
    """Whether a stretch is running text in the author's voice, nobody else named as saying it."""
    return context.once(manner, start, end, lambda: _is_own(context, start, end, manner))


def _is_own(context: Context, start: int, end: int, manner: str) -> bool:
    first = _FIRST.search(context.text, start, end)
    quoted = first is not None and context.in_quotation(first.start())
    if quoted or context.blocks[context.block_at(start)].kind not in _BODY:
        return False
    found = phrases("steps", manner).finditer(context.text, start, end)
    return all(_OURS.match(each[0]) for each in found)


def find_steps(context: Context) -> tuple[Step, ...]:
    """The steps of argument that the author marks as such, by place, each once."""
    index = context.keep("steps", lambda: {str(each): each for each in _places(context)})
    return tuple(
        Step(first[0], first[1], tuple(zip(first[3::2], first[4::2], strict=True)), bool(first[2]))
        for first in index.values()
    )


def _places(context: Context) -> Iterator[list[int]]:
    """Each step as numbers: the conclusion's start and end, whether drawn, the premises'."""
    text, sentence, whole = context.text, (-1, -1), set[tuple[int, int]]()
    for key in ("concluding", "relative", "inside"):
        for match in phrases("steps", key).finditer(text):
            at, stop = match.span()
            if sentence != context.sentence_at(at):  # many of a long one are much alike
                sentence = start, end = context.sentence_at(at)
                before = [each for pair in _sentences_before(context, start) for each in pair]
            if at >= end or not in_own_words(context, start, end):
                continue  # in no sentence ("Read more: …"), or another's
            if text[stop : stop + 4] == " far":
                continue
            is_so = match[0].lower() == "so"
            if key == "inside":
                driven = before and _PAST.search(match[0]) and _DRIVEN.match(text, stop)
                drawn = int(not driven or is_view(context, start, end))
                if before and (start, drawn) not in whole:
                    whole.add((start, drawn))
                    yield [start, _reason_begins(text, start, end), drawn, *before]
            elif key == "relative" and text[at - 2 : at] == ", " and _is_told(text, start, at):
                yield [stop, _clause_end(text, stop, end), 1, start, at]
            elif before and _is_opening(text, start, at):
                if key == "relative":
                    yield [stop, end, 1, *before]
                else:
                    drawn = int(not is_so or is_view(context, stop, end))
                    yield [stop, _reason_begins(text, stop, end), drawn, *before]
            elif key != "relative" and not is_so and _is_after_mark(text, start, at):
                yield [stop, end, 1, start, at]
    yield from _reasoned(context)


def _is_after_mark(text: str, start: int, at: int) -> bool:
    """Whether a mark stands before a place in a sentence, and something told before that."""
    mark = _AFTER_MARK.search(text[max(start, at - _MARK) : at])
    return mark is not None and _is_told(text, start, at)


def _is_told(text: str, start: int, at: int) -> bool:
    """Whether a sentence holds more than "Furthermore," before a place."""
    return len(text[start:at].split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS


def _is_opening(text: str, start: int, at: int) -> bool:
    """Whether no more than a conjunction stands in a sentence before a place."""
    return text[start:at].strip().lower() in ("", "and", "but", "yet")


def _reasoned(context: Context) -> Iterator[list[int]]:
    """The same of each conclusion that has its reason beside it: "because the dam is old"."""
    text = context.text
    for match in phrases("steps", "reason").finditer(text):
        at, stop = match.span()
        start, end = context.sentence_at(at)
        if at >= end or not in_own_words(context, start, end) or text[stop : stop + 4] == " of ":
            continue
        if _is_opening(text, start, at):
            comma = text.find(", ", stop, end)
            if comma > 0 and len(text[stop:comma].split()) >= _FEWEST_WORDS:
                yield [comma + 2, _clause_end(text, comma + 2, end), 0, stop, comma]
        elif match[0].lower() not in ("since", "as"):
            yield [start, at, 0, stop, _clause_end(text, stop, end)]


def is_view(context: Context, start: int, end: int) -> bool:
    """Whether words are hedged, or about the time to come: after "so", others tell a story."""
    return context.once("view", start, end, lambda: _is_view(context, start, end))


def _is_view(context: Context, start: int, end: int) -> bool:
    words = context.text[start:end]
    if phrases("key_judgements", "talk").search(words):
        return False
    return bool(context.hedges(start, end)) or says("ahead", words)


def _sentences_before(context: Context, start: int) -> tuple[tuple[int, int], ...]:
    """The sentences before one in its paragraph, or the last of the paragraph before."""
    found: list[tuple[int, int]] = []
    number, at = context.block_at(start), start
    while len(found) < _BEFORE and at > 0:
        place = context.sentence_at(max(at - 2, 0))
        block = context.block_at(place[0])
        if place[0] >= at or context.blocks[block].kind not in _BODY:
            break
        if block != number and (found or block < number - 1):
            break
        number = block
        found.insert(0, place)
        at = place[0]
    return tuple(found)


def _clause_end(text: str, start: int, end: int) -> int:
    match = _NEXT.search(text, start, end)
    return match.start() if match else end


def _reason_begins(text: str, start: int, end: int) -> int:
    match = _REASON.search(text, start, end)
    return match.start() if match else end


def says(key: str, text: str) -> bool:
    """Whether a text holds a phrase of a list of the reasoning lexicon."""
    return phrases("reasoning", key).search(text) is not None


def premise_texts(context: Context, step: Step) -> list[str]:
    """The words of a step's premises."""
    return [context.text[start:end] for start, end in step.premises]


def texts_before(context: Context, start: int) -> list[str]:
    """The words of the sentences before one that may be its premises."""
    return [context.text[slice(*place)] for place in _sentences_before(context, start)]


def place_of(context: Context, step: Step) -> tuple[int, int]:
    """Where a conclusion stands, without the white space and marks around it."""
    text = context.text[step.start : step.end]
    start = step.start + len(text) - len(text.lstrip(" ,:;\n"))
    return start, max(step.start + len(text.rstrip(" ,:;.!\n")), start + 1)


def find_at_step(context: Context, code: str, step: Step) -> Finding:
    """A finding at a conclusion, with its premises."""
    related = [context.words(*place) for place in step.premises]
    return context.find(code, *place_of(context, step), related=related)


def is_supported(context: Context, start: int, end: int) -> bool:
    """Whether a stretch of text gives a source, a citation, a number or a day."""
    text = context.text[start:end]
    if _RECORD.search(text) or says("sourced", text) or has_citation(text):
        return True
    return any(map(is_sourced, context.claims_from(start, end)))


def is_present(text: str) -> bool:
    """Whether a premise has a source, or counts something, whatever its years."""
    if says("rate", text):
        return True
    if says("analogy", text) or (_YEAR.search(text) and not says("sourced", text)):
        return False
    return says("sourced", text) or _COUNT.search(text) is not None


def is_parallel(texts: list[str]) -> bool:
    """Whether one premise tells of another year what the next tells of the present."""
    for number, past in enumerate(texts[:-1]):
        now = texts[number + 1]
        if not _YEAR.search(past) or _YEAR.search(now) or not says("again", now):
            continue
        if len(content_stems(past) & content_stems(now)) >= _FEWEST_AKIN:
            return True
    return False


def is_recalled(texts: list[str], step: Step, context: Context) -> bool:
    """Whether the one premise tells of another year what the conclusion says will be."""
    if len(texts) != 1 or not _YEAR.search(texts[0]) or says("sourced", texts[0]):
        return False
    return bool(content_stems(texts[0]) & content_stems(context.text[step.start : step.end]))


def restates(text: str, premise: str) -> bool:
    """Whether a conclusion brings nothing new: its words are its premise's, or akin to them.

    A pronoun that begins one of the two is about what begins the other.
    """
    stems, others = _told_stems(text), _told_stems(premise)
    subject = content_stems(" ".join(text.split()[:_SUBJECT])) & stems
    if _PRONOUN.match(premise):
        if covered(stems - subject, others) < _AKIN:
            return False
        others |= subject
    if min(len(stems), len(others)) < _FEWEST_AKIN:
        return False
    if is_negated(text) != is_negated(premise) and _is_opposed(text, premise):
        return True
    fresh = len(stems) * (1 - covered(stems, others))
    return (
        covered(stems, others) >= _AKIN
        and covered(others, stems) >= _AKIN_BACK
        and fresh <= max(1, len(stems) / 3)
    )


@lru_cache(maxsize=64)  # the steps of one paragraph have their premises in common
def _told_stems(text: str) -> frozenset[str]:
    """The stems of what a text says, without the words that only put it forward."""
    return content_stems(phrases("reasoning", "frame").without(text))


def _is_opposed(text: str, premise: str) -> bool:
    """Whether one denies the opposite of what the other says ("failed": "did not succeed")."""
    stems, others = _told_stems(text), _told_stems(premise)
    pairs = [pair.split() for pair in load_lexicon("words")["opposites"]]
    for one, other in pairs:
        for here, there in ((stems, others), (others, stems)):
            left, right = content_stems(one), content_stems(other)
            if left & here and right & there and (here - left) & (there - right):
                return len(here | there) <= _MOST_OPPOSED
    return False


def are_dated(texts: list[str]) -> bool:
    """Whether two things are told, each with its day, month or year."""
    told = [text for text in texts if _DAY.search(text)]
    return len(told) > 1 or any(len(_DATED_CLAUSE.findall(text)) > 1 for text in told)


def is_proposed(context: Context, step: Step) -> bool:
    """Whether a conclusion is drawn in so many words, or is a forecast with a reason.

    What should be done, and what an "if" or a question leaves open, is no conclusion of fact.
    """
    text = context.text[step.start : step.end]
    start, _ = context.sentence_at(step.start)
    if says("advised", context.text[start : step.end]) or "?" in text or len(text) < _SHORT:
        return False
    if _PARTICIPLE.match(text):
        return False
    return step.drawn or says("ahead", text)
