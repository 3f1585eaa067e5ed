"""Words: what a stretch of text is about, how like two stretches are, and what is drawn from what.

The steps of an argument are read off the words that mark them, and not off the claims: a rule that
looks at an argument is to see it too where the reading made no inference of it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.checks.vocabulary import load_vocabulary, phrase_pattern, word_list

if TYPE_CHECKING:
    from sayso.checks.context import Context

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""),
    ("ers", ""), ("er", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_SHORTEST = 3
_ROOT = 4  # letters that two words of one root share at their beginning
_BEFORE = 3  # sentences before a conclusion that may be its premises
_BODY = ("paragraph", "item")
_AFTER_MARK = re.compile(r"[,;:]\s(?:and\s)?$")
_REASON = re.compile(r",?\s(?:because|given that)\s")
_NEGATING = re.compile(r"^(?:un|in|im|dis|non-?|il|ir)(?=\w{5})")
_NEXT = re.compile(r"(?:,\s+(?:and|but)\s|[;:.?!](?:\s|$))")
_NEGATIONS = frozenset(("not", "no", "never", "none", "nobody", "neither", "nor", "without"))


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry content: no function words, hedges or numbers."""
    stems = (_stem(word) for word in _WORD.findall(text.lower().replace("’", "'")))
    return frozenset(stem for stem in stems if stem)


def is_negated(text: str) -> bool:
    """Whether an odd number of plain negations stands in a text."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return sum(bool(word in _NEGATIONS or word.endswith("n't")) for word in words) % 2 == 1


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared stems as a share of all stems of both (Jaccard's index), from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared stems as a share of the smaller set, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@cache
def _stem(word: str) -> str:
    """A word without its ending; "" for a word that carries no content."""
    word = word.removesuffix("'s").rstrip("'")
    if word in word_list("words", "function") or word.replace(".", "").isdigit():
        return ""
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: len(word) - len(ending)] + put
            return stem[:-1] if len(stem) > _SHORTEST and stem[-1:] == stem[-2:-1] else stem
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


class Step(NamedTuple):
    """A conclusion and the premises that it is drawn from, each as a place in the text.

    ``drawn``: put forward as a conclusion ("thus"), and not explained by a reason ("because").
    """

    start: int
    end: int
    premises: tuple[tuple[int, int], ...]
    drawn: bool


def in_own_words(context: "Context", start: int, end: int, *, manner: str = "told") -> bool:
    """Whether a stretch is running text in the author's voice, nobody else named as saying it."""
    if context.in_quotation(start) or context.blocks[context.block_at(start)].kind not in _BODY:
        return False
    return phrase_pattern("steps", manner).search(context.text, start, end) is None


def are_akin(one: str, other: str) -> bool:
    """Whether two stems are of one root ("reliabl", "reli") or stand in one group of meaning."""
    one, other = _NEGATING.sub("", one), _NEGATING.sub("", other)
    if one == other or (min(len(one), len(other)) >= _ROOT and one[:_ROOT] == other[:_ROOT]):
        return True
    return any(one in group and other in group for group in _meanings())


def covered(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the first stretch's stems that have one akin in the other, from 0 to 1."""
    if not one:
        return 0.0
    return sum(any(are_akin(stem, each) for each in other) for stem in one) / len(one)


@cache
def _meanings() -> tuple[frozenset[str], ...]:
    groups = load_vocabulary("words")["meanings"]
    return tuple(frozenset(_stem(word) for word in group.split()) for group in groups)


def find_steps(context: "Context") -> tuple[Step, ...]:
    """The steps of argument that the author marks as such, by place."""
    index = context.keep("steps", lambda: {str(n): p for n, p in enumerate(_places(context))})
    return tuple(
        Step(first[0], first[1], tuple(zip(first[3::2], first[4::2], strict=True)), bool(first[2]))
        for first in index.values()
    )


def _places(context: "Context") -> Iterator[list[int]]:
    """Each step as numbers: the conclusion's start and end, whether drawn, the premises'."""
    text = context.text
    for key in ("concluding", "relative", "inside", "reason"):
        for match in phrase_pattern("steps", key).finditer(text):
            at, stop = match.span()
            start, end = context.sentence_at(at)
            if not in_own_words(context, start, end):
                continue
            opens = at == start or text[start:at].strip().lower() in ("", "and", "but", "yet")
            before = [each for pair in _sentences_before(context, start) for each in pair]
            if key == "relative" and text[at - 2 : at] == ", ":
                yield [stop, _clause_end(text, stop, end), 1, start, at]
            elif key == "relative" and opens and before:
                yield [stop, end, 1, *before]
            elif key == "concluding" and text[stop : stop + 4] == " far":
                continue
            elif key == "concluding" and opens and before:
                yield [stop, _reason_begins(text, stop, end), 1, *before]
            elif key == "concluding" and match[0].lower() != "so" and _AFTER_MARK.search(text[start:at]):
                yield [stop, end, 1, start, at]
            elif key == "inside" and before:
                yield [start, _reason_begins(text, start, end), 1, *before]
            elif key == "reason" and opens:
                comma = text.find(", ", stop, end)
                if comma > 0:
                    yield [comma + 2, _clause_end(text, comma + 2, end), 0, stop, comma]
            elif key == "reason" and match[0].lower() not in ("since", "as"):
                yield [start, at, 0, stop, _clause_end(text, stop, end)]


def _sentences_before(context: "Context", start: int) -> tuple[tuple[int, int], ...]:
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
