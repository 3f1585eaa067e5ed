"""Questions: those that only lead on to what the text tells next, or that somebody is asked."""

import re

from sayso.checks.context import Context
from sayso.checks.support import is_sourced
from sayso.checks.words import content_stems
from sayso.language.lexicon import phrases

_RULE = "sayso.checks.rules.R308_rhetorical_question"
_LABEL = re.compile(
    r"\s*(?:[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]*)*(?:\s\([^)]*\))?(?::|\s{2,})"
    r"|(?:Q|A)[.:]|[Qq]uestion:)"
)
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[a-z]?[.)/]|[IVX]+\.|[-*•])\s")
_OPEN = re.compile(
    r"(?:so|and|but|then)?,?\s*(?:who|what|why|how|where|when|which|whose)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“”\"]")  # of which the other mark stands in another sentence
_FEWEST_LABELS, _NEAR = 3, 40  # characters beside a question that show where it stands
_WHITE = ' \n”’"'


def leads_on(context: Context, start: int, end: int) -> bool:
    """Whether a question heads what answers it, is one of a list, or is put to somebody."""
    number = context.block_at(start)
    block = context.blocks[number]
    if _is_talk(context) or _QUOTED.search(context.text, start, end):
        return True
    if is_pressed(context.text[start:end]):
        return False
    if _is_taken_up(context, start, end):
        return True
    lead = context.text[max(block.start, start - _NEAR) : start]
    opens = start - block.start < _NEAR and len(lead.split()) <= 1
    if opens and _NUMBERED.match(context.text, block.start, end):
        return True
    if lead.strip(_WHITE):
        return False
    rest = context.text[end : min(end + _NEAR, block.end)].strip(_WHITE)
    last = number == len(context.blocks) - 1
    return not last if not rest else _OPEN.match(context.text, start) is not None


def _is_taken_up(context: Context, start: int, end: int) -> bool:
    """Whether a question ends its paragraph and the next opens with its words, or as a reply."""
    number = context.block_at(start)
    ended = not context.text[end : context.blocks[number].end].strip(_WHITE)
    if not ended or number + 1 >= len(context.blocks):
        return False
    after, stop = context.sentence_at(context.blocks[number + 1].start)
    told = context.text[after:stop]
    shared = content_stems(context.text[start:end]) & content_stems(told)
    return bool(shared) or phrases(_RULE, "replying").match(told) is not None


def is_pressed(told: str) -> bool:
    """Whether a question has words that press the answer on the reader ("really", "surely")."""
    return phrases(_RULE, "pressing").search(told) is not None


def is_answered(context: Context, end: int) -> bool:
    """Whether the sentence after a question answers: "No.", "Because …", "They say …"."""
    after, stop = context.sentence_at(min(end + 2, len(context.text)))
    if after < end:
        return False
    number = context.block_at(after)
    same = number == context.block_at(end - 1)
    answered = phrases(_RULE, "answering").match(context.text[after:stop]) is not None
    sourced = phrases(_RULE, "sourced").search(context.text, after, stop) is not None or any(
        map(is_sourced, context.claims_from(after, stop))
    )
    return answered or (same and sourced)


def _is_talk(context: Context) -> bool:
    """Whether speakers' names stand before what they say, as in a transcript."""
    labels = context.keep("labels", lambda: {"labels": _labelled(context)})["labels"]
    return len(labels) >= _FEWEST_LABELS


def _labelled(context: Context) -> list[int]:
    return [
        number
        for number, block in enumerate(context.blocks)
        if _LABEL.match(context.text, block.start, block.end)
    ]
