"""Counted: whose count or which record something is by ("by the Bureau's count, forty ships")."""

from collections.abc import Iterator

from sayso.analysis.statements.cue_words import around
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set

_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "NAME", "POSS", "ADV", "PART"})
_LONGEST = 9


def find_counted(parsed: Parsed) -> Iterator[Statement]:
    """What a sentence puts forward by somebody's count, reckoning or account, or by a record.

    Whose the count is, or "its" register, puts it forward; else the record does ("by the gate
    log"), which without an owner stands at the edge of its clause.
    """
    if "by" not in parsed.words:
        return
    for index, token in enumerate(parsed.tokens[:-2]):
        phrase = _phrase(parsed, index) if token.lower == "by" else None
        if phrase is None:
            continue
        first, last, end = phrase
        contents = around(parsed, index, end)
        if contents:
            cue = (token.start, token.end)
            yield Statement(parsed.span(first, last), cue, tuple(contents), way="according to")


def _phrase(parsed: Parsed, index: int) -> tuple[int, int, int] | None:
    """The tokens of the source, and where the phrase ends that begins with "by" at ``index``."""
    tags, words = parsed.tags, [each.lower for each in parsed.tokens]
    if index and tags[index - 1] in ("PART", "FIN", "ING"):
        return None  # "was shut by the office's order"
    end = index + 1
    while end < len(tags) and end - index < _LONGEST and tags[end] in _INSIDE:
        end += 1
    counted, records = (word_set("cues", "nouns", each) for each in ("counted", "recorded"))
    head = end - 1
    if head <= index + 1 or words[head] not in counted | records or "of" in words[end : end + 1]:
        return None
    owned = [at for at in range(index + 1, head) if words[at] in ("'s", "’s", "'", "’")]
    pronoun = words[index + 1] in word_set("grammar", "possessives")
    opens = index == 0 or tags[index - 1] in ("COMMA", "COORD", "STOP", "QUOTE")
    if words[head] in counted and owned:
        return index + 1, owned[-1], end
    if pronoun:
        return index + 1, index + 2, end
    if words[head] in records and (owned or (opens and tags[index + 1] == "DET")):
        return index + 1, end, end
    return None
