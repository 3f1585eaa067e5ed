"""Resumed: a clause without "that" whose subject a comma parts from its verb.

By an aside ("He said the port, X, is") or as a list ("He said X, Y and Z are").
"""

from collections.abc import Sequence

from sayso.analysis.syntax.chunks import NOMINAL, Chunk, begin_bare, describe
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token
from sayso.language.verbs import verb_form

_BEGINS = frozenset({"DET", "ADJ", "NOUN", "NAME", "NUM", "PRON", "POSS"})


def part_resumed(tokens: Sequence[Token], tags: Sequence[str], chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, the subject of a bare clause parted from what it is said by.

    "He said | the port, which handles grain, had been shut": "had" is no verb of his.
    """
    for number, chunk in enumerate(chunks):
        begin = _subject_begins(tokens, tags, chunks, number)
        if begin is None:
            continue
        last = _list_ends(tokens, tags, chunks, number, begin)
        if last is not None or _resumes(tags, chunks[number + 1 :]):
            telling = Chunk(chunk.first, begin, chunk.marks, chunk.opener, chunk.word, chunk.opened)
            end = number if last is None else last
            subject = Chunk(begin, chunks[end].last, "", "BARE", "", begin)
            parts = [*describe(tokens, tags, telling), *describe(tokens, tags, subject)]
            return [*chunks[:number], *parts, *chunks[end + 1 :]]
    return chunks


def _subject_begins(
    tokens: Sequence[Token], tags: Sequence[str], chunks: Sequence[Chunk], number: int
) -> int | None:
    """Where the subject of a verb after an aside begins in the chunk, or None."""
    chunk, before = chunks[number], chunks[:number]
    if chunk.opener not in ("", "COORD") or chunk.verb is None:
        return None
    waiting = [at for at, each in enumerate(before) if _waits(tags, each)]
    aside = (
        bool(waiting) and waiting[0] < number - 1
    )  # "The ministry, which X, said the port, Y, is"
    if chunk.subject == bool(waiting) or (waiting and not aside):
        return None
    begin = begin_bare(tokens, tags, chunk, chunk.last)
    if begin is None or tags[begin] not in _BEGINS or tags[chunk.last - 1] not in NOMINAL:
        return None
    return begin


def _list_ends(
    tokens: Sequence[Token], tags: Sequence[str], chunks: Sequence[Chunk], number: int, begin: int
) -> int | None:
    """The chunk in which a list of subjects ends and their verb follows, or None."""
    verb = verb_form(tokens[begin - 1].lower)
    first = slice(begin, chunks[number].last)
    if verb is None or verb.lemma not in word_set("function_words", "clause_alone"):
        return None
    if not set(tags[first]) <= _BEGINS:
        return None
    if {token.lower for token in tokens[first]} & word_set("function_words", "times"):
        return None  # "The ministry said Monday, and the mayor left"
    for at, chunk in enumerate(chunks[number + 1 :], number + 1):
        until = chunk.last if chunk.verb is None else chunk.verb
        named = set(tags[chunk.first : until]) <= _BEGINS and until > chunk.first
        if not named or ("," not in chunk.marks and chunk.opener != "COORD"):
            return None
        if chunk.opener == "COORD":
            return at if chunk.verb is not None else None
        if chunk.verb is not None:
            return None
    return None


def _waits(tags: Sequence[str], chunk: Chunk) -> bool:
    """Whether a chunk is a subject whose verb comes later: "The plan, he said that day, is"."""
    return chunk.verb is None and not chunk.opener and tags[chunk.first] in _BEGINS


def _resumes(tags: Sequence[str], after: Sequence[Chunk]) -> bool:
    """Whether an aside between commas comes next, and then a verb without a subject."""
    for number, chunk in enumerate(after):
        if chunk.opener in ("COORD", "SUB", "BARE") or not (chunk.marks or chunk.opener):
            return False
        if number and not chunk.opener and chunk.verb is not None:
            starts = set(tags[chunk.first : chunk.verb]) <= {"ADV", "NOT"}
            return starts and "," in chunk.marks
        if number == 0 and "," not in chunk.marks:
            return False
        if not chunk.opener and chunk.verb is not None:
            return False
    return False
