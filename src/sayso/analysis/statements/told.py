"""Told: who must have told what they were told themselves ("Mr Sand had told her that")."""

from collections.abc import Iterator, Sequence

from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.sentence_index import SentenceIndex
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set
from sayso.language.verbs import verb_form

_BEHIND = frozenset({"SUB", "PREP", "PRON", "DET", "COMMA", "QUOTE", "OBJ"})


def hear_the_told(
    parsed: Sequence[Parsed], statements: Sequence[Statement], page: SentenceIndex
) -> list[Statement]:
    """The statements with one around each that tells what "her" or "him" was told.

    Nobody but the two knows of it, so one of them has told. Where whoever was told has just
    spoken, they go on; whether they have is known once it is known whom the words mean.
    """
    held = SpanIndex(
        (*piece, number) for number, each in enumerate(statements) for piece in each.contents
    )
    found = list(statements)
    before: int | None = None
    for each in statements:
        at = page.sentence(each.cue[0])
        if at is not None and before is not None and not held.holding(each.cue[0]):
            here, there = parsed[at].sentence, parsed[before].sentence
            if at != before and here.block == there.block:
                found += _around(parsed[at], each)
        before = at
    return sorted(found, key=lambda each: (each.cue, each.contents))


def _around(parsed: Parsed, each: Statement) -> Iterator[Statement]:
    """What the one who was told tells: all from whoever told them on."""
    if not each.source or not each.contents or not each.source < each.cue < each.contents[0]:
        return
    at = next((n for n, token in enumerate(parsed.tokens) if each.cue[1] <= token.end), 0)
    ones = word_set("grammar", "told_ones")
    at += parsed.tokens[at].lower not in ones
    if not 0 < at < len(parsed.tokens) - 1 or parsed.tokens[at].lower not in ones:
        return
    verb = verb_form(parsed.tokens[at - 1].lower)
    start, end = parsed.tokens[at].start, parsed.tokens[at].end
    if verb is None or "p" not in verb.forms or verb.lemma not in word_set("grammar", "informing"):
        return
    words = zip(parsed.tokens, parsed.tags, strict=True)
    if any(tag == "FIN" for token, tag in words if token.start < each.source[0]):
        return  # "a banker says that the clerk told him": it is the banker
    if parsed.tags[at + 1] in _BEHIND and end <= each.contents[0][0]:
        contents = ((each.source[0], each.contents[-1][1]),)
        yield Statement((start, end), (start, start), contents, way="was told")
