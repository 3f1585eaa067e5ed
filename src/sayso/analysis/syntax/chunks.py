"""Chunks: a sentence cut at its commas, conjunctions and relatives, each piece described."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.analysis.syntax.word_classes import FINITE
from sayso.language.lexicon import word_set
from sayso.language.tokens import Token
from sayso.language.verbs import verb_form

NOMINAL = frozenset({"NOUN", "NAME", "PRON", "NUM"})
_HEADS = frozenset({"NOUN", "NAME"})
_SUBJECT = _HEADS | {"DET", "ADJ", "NUM", "POSS", "OBJ"}
_SAYING = frozenset({"FIN", "PART", "BASE", "ING"})


@dataclass(slots=True)
class Chunk:
    """A run of tokens with at most one opener ("and", "which", ",").

    first, last: half-open token indexes, opener words and marks left out. ``marks`` are the
    commas and stops before it, ``opener`` the class of the word that opens it (COORD, SUB, REL
    or "") and ``word`` that word. ``verb`` is the index of its first finite verb or None;
    ``subject`` says whether a subject stands before that verb.
    """

    first: int
    last: int
    marks: str
    opener: str
    word: str
    opened: int
    verb: int | None = None
    subject: bool = False
    finites: tuple[int, ...] = ()


def cut_chunks(tokens: Sequence[Token], tags: Sequence[str]) -> list[Chunk]:
    """The sentence's chunks in order; every word is in one chunk or opens one."""
    chunks: list[Chunk] = []
    begin, marks, opener, word, opened = 0, "", "", "", 0

    def close(end: int) -> None:
        nonlocal marks, opener, word
        if end > begin or opener:
            chunks.extend(describe(tokens, tags, Chunk(begin, end, marks, opener, word, opened)))
            marks = opener = word = ""

    number, enclosed = 0, False
    while number < len(tokens):
        kind = tags[number]
        if kind == "ADV" and tokens[number].text in "()":
            enclosed = tokens[number].text == "("
        if enclosed:
            number += 1
            continue
        cuts = kind in ("COMMA", "STOP") and tokens[number].lower not in ".!?…/"
        if cuts and not _parts_adjectives(tokens, tags, number):
            close(number)
            marks += "," if kind == "COMMA" else tokens[number].lower
            begin = opened = number + 1
        elif kind in ("COORD", "SUB", "REL") and _opens(tokens, tags, number):
            if number > begin or opener:
                close(number)
            opener = kind if not opener or opener == "COORD" else opener
            word = f"{word} {tokens[number].lower}".strip()
            opened = opened if begin == opened and number == begin else number
            begin = number + 1
        number += 1
    close(len(tokens))
    return chunks


def _parts_adjectives(tokens: Sequence[Token], tags: Sequence[str], number: int) -> bool:
    """Whether a comma stands within a phrase: "a harsh, costly war", "a pro-war, anti-tax bill"."""
    if all(
        "-" in token.text[1:]
        for token in (*tokens[number - 1 : number], *tokens[number + 1 : number + 2])
    ):
        return 0 < number < len(tokens) - 1
    before, after = tags[max(number - 2, 0) : number], tags[number + 1 : number + 3]
    attributive = before[-1:] == ["ADJ"] and before[0] in ("DET", "POSS", "PREP")
    return attributive and after in (["ADJ", "NOUN"], ["NOUN", "NOUN"], ["ADJ", "ADJ"])


def _opens(tokens: Sequence[Token], tags: Sequence[str], number: int) -> bool:
    """Whether a conjunction opens a clause here rather than joining two words."""
    word = tokens[number].lower
    if tags[number] == "SUB" and word in (
        "so",
        "as",
        "since",
        "after",
        "before",
        "until",
        "till",
        "than",
    ):
        return _clause_follows(tags, number + 1)
    if tags[number] == "SUB" and tokens[number + 1 : number + 2]:
        return tokens[number + 1].lower != "of"  # "because of the ice"
    if tags[number] == "COORD" and _joins_subjects(tokens, tags, number):
        return False
    if tags[number] == "COORD":
        return _clause_follows(tags, number + 1) or _verb_follows(tags, number + 1)
    if tags[number] == "REL":
        return number > 0 and _clause_follows(tags, number + 1)
    return True


def _joins_subjects(tokens: Sequence[Token], tags: Sequence[str], number: int) -> bool:
    """Whether "and" joins the subjects of what is said: "said the mayor and the clerk had met"."""
    first = number
    while first and tags[first - 1] in _SUBJECT:
        first -= 1
    after = number + 1
    while after < len(tags) and tags[after] in _SUBJECT:
        after += 1
    joined = first < number and tags[number - 1] in _HEADS and tags[after - 1] in _HEADS
    if not (joined and first and number + 1 < after < len(tags) and tags[after] in FINITE):
        return False
    if tags[first - 1] == "SUB":
        return True  # "since imagery and two sources agree"
    verb = verb_form(tokens[first - 1].lower) if tags[first - 1] in _SAYING else None
    return verb is not None and verb.lemma in word_set("function_words", "clause_alone")


def _verb_follows(tags: Sequence[str], number: int) -> bool:
    while number < len(tags) and tags[number] in ("ADV", "NOT"):
        number += 1
    return number < len(tags) and tags[number] in FINITE


def _clause_follows(tags: Sequence[str], number: int) -> bool:
    """Whether a finite verb comes before the next comma, stop or conjunction."""
    for ahead in range(number, len(tags)):
        if tags[ahead] in FINITE:
            return True
        if tags[ahead] in ("SUB", "REL", "STOP") or (tags[ahead] == "COMMA" and ahead > number):
            return _resumes(tags, ahead) if tags[ahead] != "SUB" else False
    return False


def _resumes(tags: Sequence[str], number: int) -> bool:
    """Whether a finite verb without a subject follows an interruption: "X, a Y, did"."""
    commas = 0
    for ahead in range(number, min(number + 25, len(tags))):
        if tags[ahead] == "COMMA":
            commas += 1
            if commas > 1 and _verb_follows(tags, ahead + 1):
                return True
        elif tags[ahead] == "STOP":
            return False
    return False


def describe(tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk) -> list[Chunk]:
    """The chunk with its verbs and whether it has a subject, in two where a bare clause begins."""
    finite = [each for each in range(chunk.first, chunk.last) if tags[each] in FINITE]
    # An auxiliary and what it governs are one verb; "said the group was" are two.
    chunk.verb = finite[0] if finite else None
    chunk.finites = tuple(finite)
    if chunk.verb is None:
        return [chunk]
    chunk.subject = any(
        tags[each] in NOMINAL or tags[each] == "DET" for each in range(chunk.first, chunk.verb)
    )
    chunk.subject = chunk.subject or _inverted(tokens, tags, chunk)
    for later in finite:
        split = begin_bare(tokens, tags, chunk, later)
        if split is not None:
            rest = Chunk(split, chunk.last, "", "BARE", "", split)
            chunk.last = split
            chunk.finites = tuple(each for each in finite if each < split)
            chunk.verb = chunk.finites[0] if chunk.finites else None
            return [chunk, *describe(tokens, tags, rest)]
    return [chunk]


def _inverted(tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk) -> bool:
    """Whether the subject follows its verb: "there is", "among them were"."""
    verb = chunk.verb if chunk.verb is not None else chunk.first
    if any(tokens[each].lower in ("there", "here") for each in range(chunk.first, verb)):
        return True
    leads = verb > chunk.first and tags[chunk.first] == "PREP"
    return leads and verb + 1 < chunk.last and tags[verb] == "FIN"


def begin_bare(
    tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk, later: int
) -> int | None:
    """Where a clause without "that" begins after a verb that takes one, or None."""
    governing = governing_verb(tokens, tags, chunk, later)
    if governing is None or (later == chunk.verb and not _governs_alone(tags, chunk, governing)):
        return None
    begin = _past_manner(tokens, tags, governing + 1, later)
    if begin < later and tags[begin] == "PREP" and tokens[begin].lower not in ("on", "in", "at"):
        return None  # "warned of"
    while begin < later and (tags[begin] in ("ADV", "OBJ", "QUOTE")):
        begin += 1
    verb = verb_form(tokens[governing].lower)
    if verb and verb.lemma in word_set("function_words", "addressing"):
        begin = _past_addressee(tags, begin, later)
    return (
        begin
        if any(tags[each] in NOMINAL or tags[each] == "DET" for each in range(begin, later))
        else None
    )


def _past_manner(tokens: Sequence[Token], tags: Sequence[str], begin: int, later: int) -> int:
    """Past "with moderate confidence", where what is assessed so begins right behind it."""
    if begin >= later or tokens[begin].lower != "with":
        return begin
    at = begin + 1
    while at < later and tags[at] in ("ADJ", "NOUN"):
        at += 1
    return at if at > begin + 1 and tags[at] in ("DET", "NAME", "PRON", "POSS") else begin


def _past_addressee(tags: Sequence[str], begin: int, later: int) -> int:
    """Where the content begins in "told the Wire the dam was safe": at the second phrase."""
    for at in range(begin + 1, later):
        if tags[at] in ("DET", "PRON") and tags[at - 1] in ("NOUN", "NAME"):
            return at
    return begin


def _governs_alone(tags: Sequence[str], chunk: Chunk, governing: int) -> bool:
    """Whether a verb that is not finite takes a clause: "…, saying they were", "to say it is"."""
    if tags[governing] == "BASE":
        return governing > 0 and tags[governing - 1] == "TO"
    opens = governing == chunk.first or tags[governing - 1] == "ADV"
    return tags[governing] == "ING" and opens


def governing_verb(
    tokens: Sequence[Token], tags: Sequence[str], chunk: Chunk, before: int
) -> int | None:
    """The last verb before an index in the chunk that may take a clause without "that"."""
    clausal = word_set("function_words", "clause_verbs")
    for each in range(before - 1, chunk.first - 1, -1):
        if tags[each] in ("FIN", "PART", "BASE", "ING"):
            verb = verb_form(tokens[each].lower)
            if verb and verb.lemma in clausal:
                return each
    return None
