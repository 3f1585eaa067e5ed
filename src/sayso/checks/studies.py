"""Studies and polls that carry a claim, and of which nobody is told whose they are."""

import re
from collections.abc import Iterator
from itertools import chain

from sayso.checks.context import Context
from sayso.checks.sources import outermost
from sayso.checks.support import has_citation
from sayso.language.lexicon import phrases

# A name among the words, or words that lead up to whose study it is.
_OWNED = re.compile(
    r"(?<=.)[A-Z]|\d|\b(?:by|from|for|at)\b|[a-z][’']s?\s|\bour\b|\bof (?:the|an?)\b"
)
# "The poll, of 900 adults, was made by Harrow Research."
_TOLD_AFTER = re.compile(
    r"(?:(?P<what>(?:The|That|This|One|Each)\s+(?:\w+\s+)?\w+)|It|They|Both)\b"
    r"[^.;]*?\b(?:by|from|for|at|of)\s+(?:the\s+|an?\s+)?[A-Z]"
)
_BODY = ("paragraph", "item")
_AHEAD = 3  # words before the noun: "recent public opinion polls"
_STEM = 4  # letters: "study", "studies"
_HEAD_END = re.compile(r"\s*$|\s+(?:of|on|in|into|among|that|there)\b")
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|its|their|our|my|your|both|such|it|they)\b",
    re.IGNORECASE,
)


def nameless_studies(context: Context) -> Iterator[tuple[int, int]]:
    """Each place where "studies", "a poll" or the like speak first in a text, and are nobody's.

    They are somebody's where the sentence or the one after it names anything, cites, or says by
    whom they were made; and what has been told of before was told of there.
    """
    for _, link in chain(outermost(context, "document"), outermost(context, "vague")):
        start, end = link.source.start or 0, link.source.end or 0
        words = context.text[start:end]
        study = phrases("sourcing", "studies").search(words)
        if study is None or len(words[: study.start()].split()) > _AHEAD or _DEFINITE.match(words):
            continue
        if not _HEAD_END.match(words, study.end()):
            continue  # "polling averages"
        if link.cue is None or not link.cue.text[:1].isalpha():
            continue  # "Poll: the levy is disliked"
        if context.blocks[context.block_at(start)].kind not in _BODY or context.is_anothers(start):
            continue
        if not _is_owned(context, start, words) and not _is_told_before(context, start, study[0]):
            yield start, end


def _is_owned(context: Context, start: int, words: str) -> bool:
    """Whether the words, their sentence or the next one say whose study it is, or cite it."""
    begin, stop = context.sentence_at(start)
    if _OWNED.search(words) or has_citation(context.text[begin:stop]):
        return True
    if phrases("sourcing", "study_made").search(context.text, begin, stop):
        return True
    after, close = context.sentence_at(min(stop + 2, len(context.text)))
    told = _TOLD_AFTER.match(context.text, after, close) if after >= stop else None
    if told is None or told["what"] is None:
        return told is not None
    return any(phrases("sourcing", name).search(told["what"]) for name in ("studies", "study_of"))


def _is_told_before(context: Context, start: int, study: str) -> bool:
    """Whether the same noun stands before in the text, where it may have been told whose it is."""
    stem = study.lower().split()[-1][:_STEM]
    return stem in context.text[:start].lower()
