"""Rebuttals: who turns down what was just said, in words hung on it: ", a claim the army denies".

What stands before is put forward by whoever says it. Who turns it down puts forward nothing but
that, and is no speaker of what stands before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.analysis.marks import Span
from sayso.analysis.statements.stances import claim_nouns, read_cue
from sayso.analysis.statements.statement import Loss, Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.word_classes import FINITE
from sayso.language.lexicon import word_set

_OPENS = frozenset({"COMMA", "STOP"})
_ENDS = frozenset({"COMMA", "STOP", "QUOTE", "COORD"})
_BEFORE_HEAD = frozenset({"DET", "ADJ", "NUM", "POSS"})
_NAMING = _BEFORE_HEAD | {"NOUN", "NAME", "PRON", "CLITIC", "PREP"}
_VERBS = FINITE | {"PART"}
_LONGEST = 12
"""Tokens of whoever turns it down."""


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """What a rebuttal states, where it stands, and where what stands before it ends."""

    statement: Statement
    start: int
    end: int
    before: int


def find_rebuttals(text: str, parsed: Parsed) -> Iterator[Rebuttal]:
    """The rebuttals of a sentence, in order."""
    if parsed.words.isdisjoint(_heads()):
        return
    for index in range(1, len(parsed.tokens) - 2):
        if parsed.tags[index - 1] in _OPENS:
            yield from _at(text, parsed, index)


def set_apart(
    rebuttals: Sequence[Rebuttal], statements: Iterable[Statement]
) -> Iterator[Statement]:
    """The statements without what of them stands in a rebuttal."""
    for each in statements:
        contents = each.contents
        for one in rebuttals:
            if one.start <= each.cue[0] < one.end:
                contents = ()
            contents = tuple(_without(contents, one))
        if contents:
            yield each if contents == each.contents else replace(each, contents=contents)


def without_rebutted(rebuttals: Sequence[Rebuttal], losses: Iterable[Loss]) -> Iterator[Loss]:
    """The losses but for those in a rebuttal."""
    for each in losses:
        places = (each.cue, *each.contents)
        if not any(one.start <= at < one.end for one in rebuttals for at, _ in places):
            yield each


def _without(contents: Iterable[Span], rebuttal: Rebuttal) -> Iterator[Span]:
    for start, end in contents:
        if end <= rebuttal.start or rebuttal.end <= start:
            yield start, end
        elif start < rebuttal.before:
            yield start, rebuttal.before


def _at(text: str, parsed: Parsed, index: int) -> Iterator[Rebuttal]:
    """A rebuttal that begins at a token behind a comma.

    ", which the governor disputes", ", a charge (that) she denies", ", a view disputed by two".
    """
    tokens, tags = parsed.tokens, parsed.tags
    head = index
    while head < len(tags) - 2 and tags[head] in _BEFORE_HEAD:
        head += 1
    which = tokens[index].lower == "which"
    if tokens[head].lower not in _heads() or (head > index) == which:
        return
    verb = head + 1
    if verb + 1 >= len(tags):
        return
    if not which and tokens[verb + 1].lower == "by" and _opposes(text, parsed, verb, verb + 1):
        first = verb + 2
        last = _end(parsed, first)
        if last > first:
            yield _rebuttal(text, parsed, (index, verb), (first, last), (verb, first), last)
        return
    subject = verb + 1 if not which and tokens[verb].lower in ("that", "which") else verb
    named = _end(parsed, subject)
    first = named
    while first < len(tags) and tags[first] == "ADV":
        first += 1
    last = first
    while last < len(tags) and tags[last] in _VERBS | {"ADV"}:
        last += 1
    done = last == len(tags) or tags[last] in _ENDS | {"PREP"} or tags[last - 1] == "ADV"
    if subject >= len(tags) or tokens[subject].lower in word_set("grammar", "nobody"):
        return  # ", a version nobody has denied"
    if subject < named and first < last and done and _opposes(text, parsed, first, last, which):
        yield _rebuttal(text, parsed, (index, head + 1), (subject, named), (first, last), last)


def _end(parsed: Parsed, first: int) -> int:
    """One past the last token of those who are named from ``first`` on."""
    last = first
    while last < len(parsed.tags) and last - first < _LONGEST and parsed.tags[last] in _NAMING:
        last += 1
    return last


@cache
def _heads() -> frozenset[str]:
    """What is turned down: "which", or a noun for what is claimed."""
    nouns = claim_nouns() | word_set("cues", "nouns", "rebutted")
    return nouns | {f"{noun}s" for noun in nouns} | {"which"}


def _opposes(text: str, parsed: Parsed, first: int, last: int, which: bool = False) -> bool:
    """Whether a verb turns down what is said; "which" may be an offer that somebody rejects."""
    cue = read_cue(text, parsed.tokens[first].start, parsed.tokens[last - 1].end)
    if which and cue.lemma not in word_set("cues", "verbs", "of_what_is_said"):
        return False
    return cue.toward in ("denies", "doubts") and not cue.modal


def _rebuttal(text: str, parsed: Parsed, what: Span, who: Span, verb: Span, last: int) -> Rebuttal:
    """All in tokens: what is turned down, by whom, by which verb, and where the rebuttal ends."""
    tags, tokens = parsed.tags, parsed.tokens
    while last < len(tags) and tags[last] not in _ENDS:
        last += 1
    cue = parsed.span(*verb)
    stance = read_cue(text, *cue).toward
    return Rebuttal(
        Statement(parsed.span(*who), cue, (parsed.span(*what),), stance=stance, way="rebuttal"),
        tokens[what[0]].start,
        tokens[last - 1].end,
        tokens[what[0] - 2].end if what[0] > 1 else tokens[what[0]].start,
    )
