"""Quoted as saying: whom somebody else names for it.

"…, X was quoted as saying by the Wire"; "the Wire quotes X as warning that …".
"""

from collections.abc import Iterator

from sayso.analysis.marks import Span
from sayso.analysis.statements.contents import content_right
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject, noun_phrase_end
from sayso.language.lexicon import word_set
from sayso.language.verbs import verb_form

_FAR = 6  # words at most between "saying" and "by"


def find_quoted(parsed: Parsed) -> Iterator[Statement]:
    """Who is quoted, and inside whose report, where the quoting is told in the passive."""
    tokens, tags = parsed.tokens, parsed.tags
    if parsed.words.isdisjoint(word_set("grammar", "cites")):
        return
    for at in range(1, len(tokens) - 2):
        if tags[at] != "PART" or tokens[at].lower not in word_set("grammar", "cites"):
            continue
        teller, after = _by(parsed, at + 1)
        says = next((n for n in range(after, min(after + 2, len(tags))) if tags[n] == "ING"), None)
        if says is None or tokens[says - 1].lower != "as":
            continue
        if teller is None:
            near = range(says + 1, min(says + _FAR, len(tokens)))
            by = next((n for n in near if tokens[n].lower == "by"), None)
            teller, _ = _by(parsed, by) if by is not None else (None, 0)
        yield from _statements(parsed, at, says, teller)


def find_quoting(parsed: Parsed) -> Iterator[Statement]:
    """Who quotes, and who is quoted, where the quoting is told in the active."""
    tokens, tags = parsed.tokens, parsed.tags
    if parsed.words.isdisjoint(word_set("grammar", "cites")):
        return
    for at in range(1, len(tokens) - 3):
        if tags[at] != "FIN" or tokens[at].lower not in word_set("grammar", "cites"):
            continue
        subject, last = find_subject(parsed, at), _quoted_end(parsed, at + 1)
        after = last + (last < len(tags) and tags[last] == "COMMA")
        says = after + 1
        if subject is None or last <= at + 1 or says >= len(tokens):
            continue
        if tokens[after].lower != "as" or tags[says] != "ING" or not verb_form(tokens[says].lower):
            continue
        content = content_right(parsed, says)
        if content is not None:
            teller, source = parsed.span(*subject), parsed.span(at + 1, last)
            yield Statement(teller, parsed.span(at, at + 1), (content,), way="citing")
            cue = parsed.span(after, says + 1)
            yield Statement(source, cue, (content,), relayed=True, way="citing")


def _quoted_end(parsed: Parsed, first: int) -> int:
    """Where the words end that name who is quoted: "him", "a member, Ana Bo"."""
    if parsed.tags[first] in ("OBJ", "PRON"):
        return first + 1
    last = noun_phrase_end(parsed, first, apposition=False)
    if last < len(parsed.tags) and parsed.tags[last] == "COMMA":
        apposed = noun_phrase_end(parsed, last + 1, apposition=False)
        named = parsed.tags[last + 1 : apposed].count("NAME") == apposed - last - 1 > 0
        return apposed if named else last
    return last


def _statements(parsed: Parsed, at: int, says: int, teller: Span | None) -> Iterator[Statement]:
    first = parsed.group_start(at)
    clause = parsed.clause_at(first)
    subject = parsed.span(clause.first, first) if clause is not None else (0, 0)
    if clause is None or clause.first >= first:
        return
    content = content_right(parsed, says)
    if content is None and clause.first and parsed.tags[clause.first - 1] in ("COMMA", "QUOTE"):
        content = parsed.span(0, clause.first)
    if content is None:
        return
    if teller is not None:
        by = parsed.tokens[max(n for n, each in enumerate(parsed.tokens) if each.end < teller[0])]
        yield Statement(teller, (by.start, by.end), (content,), way="citing")
    cue = parsed.span(first, says + 1)
    relayed = teller is not None
    yield Statement(subject, cue, (content,), relayed=relayed, way="citing")


def _by(parsed: Parsed, at: int) -> tuple[Span | None, int]:
    """Who "by" at a token names, and where what follows begins."""
    if at >= len(parsed.tokens) or parsed.tokens[at].lower != "by":
        return None, at
    last = noun_phrase_end(parsed, at + 1, apposition=False)
    return (parsed.span(at + 1, last), last) if last > at + 1 else (None, at)
