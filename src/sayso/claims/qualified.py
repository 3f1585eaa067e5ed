"""Qualified: whose the words are that an engine marks to say by when, and on what condition."""

from collections.abc import Sequence
from functools import partial

from sayso.analysis.marks import Marks, Span
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.records import Words

_LIKELY = 0.5
"""The least chance at which the words of a clause that may be a condition are one."""


def add_qualifiers(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence], marks: Marks
) -> None:
    """Give the drafts the horizons and conditions that are marked in them, or beside them.

    What stands in no claim is the nearest one's of its sentence: "On Friday, he said, [it sails]".
    What stands in an introduction is said of every item under it. Of the conditions that rules
    found those stay that an engine which marks any takes for likely ones.
    """
    if "qualifiers" not in marks.chances:
        return
    by_sentence: dict[int, list[Draft]] = {}
    led: list[Draft] = []
    for draft in drafts:
        draft.conditions = tuple(
            each
            for each in draft.conditions
            if marks.highest("qualifiers", "condition", each) > _LIKELY
        )
        by_sentence.setdefault(draft.mark.sentence, []).append(draft)
        led += [draft] if draft.introduction else []
    number = 0
    for mark in marks.qualifiers:
        while number < len(sentences) and sentences[number].end <= mark.start:
            number += 1
        if mark.label == "certainty" or number == len(sentences):
            continue
        if mark.end <= sentences[number].start:
            continue  # it stands in no sentence of the body: in a caption, a heading
        if mark.label == "horizon" and text[mark.start : mark.end].lower().startswith("of "):
            continue  # "the surcharge of 4 March" says when it was made
        span = mark.start, mark.end
        inside = by_sentence.get(number, ())
        if mark.label == "condition" and any(
            span[0] <= each.start and each.end <= span[1] for each in inside
        ):
            continue  # "Since the others freeze, ...": a claim is no condition of another's
        owner = owner_of(span, inside)
        owners = [owner] if owner else [each for each in led if _is_told_in(each, span)]
        for each in owners:
            if mark.label == "horizon":
                each.horizons = (*each.horizons, span)
            else:
                each.conditions = _settled(text, span, each.conditions)
    for draft in drafts:
        draft.horizons = tuple(sorted(draft.horizons, key=partial(_farness, draft)))


def _settled(text: str, span: Span, ruled: tuple[Span, ...]) -> tuple[Span, ...]:
    """Conditions with a marked one in front: the clause that begins there, if it is cut short.

    Or that begins a word before it: "only if".
    """
    whole = [
        each
        for each in ruled
        if (each[0] == span[0] and each[1] - each[0] > 2 * (span[1] - span[0]))
        or (each[1] == span[1] and len(text[each[0] : span[0]].split()) == 1)
    ]
    return (*(whole or [span]), *(each for each in ruled if each not in whole))


def _farness(draft: Draft, span: Span) -> tuple[bool, bool, int]:
    """In what order horizons count: its own first, then an introduction's, then a condition's."""
    within = _is_within(span, draft.conditions)
    return within, _leads(draft.introduction, span), span[0]


def _leads(introduction: Words | None, span: Span) -> bool:
    return introduction is not None and introduction.start <= span[0] < introduction.end


def _is_told_in(draft: Draft, span: Span) -> bool:
    """Whether words stand in what introduces a claim, and not in a condition there."""
    return _leads(draft.introduction, span) and not _is_within(span, draft.conditions)


def _is_within(span: Span, conditions: Sequence[Span]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in conditions)


def owner_of(span: Span, inside: Sequence[Draft]) -> Draft | None:
    """The claim that marked words of its sentence are said of: that holds them, else the nearest.

    Of claims one in another it is the inner one; of two as near it is the one behind.
    """
    return min(inside, key=lambda each: (_apart(span, each), each.end - each.start), default=None)


def _apart(span: Span, draft: Draft) -> float:
    """How far words are from a claim, in characters; what they lead in is nearer."""
    if draft.start < span[1] and span[0] < draft.end:
        return -1
    return draft.start - span[1] if span[1] <= draft.start else span[0] - draft.end + 0.5
