"""Fronted: what leads a main clause in without a comma ("When he came the guards fled")."""

from collections.abc import Sequence
from itertools import pairwise

from sayso.analysis.syntax.chunks import NOMINAL, Chunk, describe
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token

ASKING = frozenset({"how", "whether", "why"})
INVERTED = frozenset({"should", "were", "had"})


def part_fronted(tokens: Sequence[Token], tags: Sequence[str], chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence, what leads in its main clause parted from it.

    "When he came | the guards fled", as if a comma stood there; "After the vote it is likely" is
    one clause, as "after" is a preposition; so is "What he calls a truce is a trap". What follows
    a colon or a semicolon is taken by itself.
    """
    edges = [at for at, each in enumerate(chunks) if at and set(each.marks) & {":", ";"}]
    bounds = zip((0, *edges), (*edges, len(chunks)), strict=True)
    return [part for first, last in bounds for part in _part(tokens, tags, chunks[first:last])]


def _part(tokens: Sequence[Token], tags: Sequence[str], chunks: list[Chunk]) -> list[Chunk]:
    number = next((at for at, each in enumerate(chunks) if each.verb is not None), len(chunks))
    rest = chunks[number + 1 :]
    goes_on = any(each.verb is not None and not each.opener and "," in each.marks for each in rest)
    if number == len(chunks) or goes_on:
        return chunks
    parts = _parts(tokens, tags, chunks[number], any(each.verb is not None for each in rest))
    return [*chunks[:number], *parts, *rest]


def _parts(
    tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk, verbs_follow: bool
) -> list[Chunk]:
    alone = len(chunk.finites) == 1 and not verbs_follow
    first = tokens[chunk.first].lower if chunk.first < chunk.last else ""
    if chunk.opener == "SUB":
        prepositional = chunk.word in word_set("grammar", "prepositional")
        whole = prepositional and (alone or _holds_phrase(tokens, tags, chunk))
        if whole or (alone and chunk.word in ASKING):
            main = Chunk(chunk.opened, chunk.last, chunk.marks, "", "", chunk.opened)
            return describe(tokens, tags, main)
        leads = prepositional or chunk.word in word_set("grammar", "leading")
    else:
        if not chunk.opener and first == "what" and len(chunk.finites) > 1:
            chunk.verb = chunk.finites[1]
            return [chunk]
        leads = not chunk.opener and first in INVERTED and chunk.verb == chunk.first
    begin = _second_subject(tokens, tags, chunk) if leads else None
    if begin is None:
        return [chunk]
    leading = Chunk(chunk.first, begin, chunk.marks, chunk.opener, chunk.word, chunk.opened)
    main = Chunk(begin, chunk.last, ",", "", "", begin)
    return [*describe(tokens, tags, leading), *describe(tokens, tags, main)]


def _holds_phrase(tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk) -> bool:
    """Whether the verb after "after", "since" or "as" has a subject beyond their own noun."""
    return any(
        tags[at - 1] in NOMINAL and (tags[at] in ("DET", "PRON") or tokens[at].lower == "there")
        for at in range(chunk.first + 1, chunk.finites[0])
    )


def _second_subject(tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk) -> int | None:
    """Where the subject of a later verb of the chunk begins: "[When he came] the guards fled"."""
    for earlier, verb in pairwise(chunk.finites):
        last = verb - 1
        while last > earlier and tags[last] in ("ADV", "NOT") and tokens[last].lower != "there":
            last -= 1
        if last == earlier or not (tags[last] in NOMINAL or tokens[last].lower == "there"):
            continue
        begin = last
        while begin - 1 > earlier and tags[begin] not in ("DET", "PRON", "ADV"):
            if tags[begin - 1] not in (*NOMINAL, "DET", "ADJ", "POSS", "PREP"):
                break
            begin -= 1
            if tags[begin] == "DET" and tags[begin - 1] == "PREP" and begin - 2 > earlier:
                begin -= 2
        if begin > chunk.first + 1:  # not "Had [the army moved]"
            return last if tags[begin] == "PREP" else begin
    return None
