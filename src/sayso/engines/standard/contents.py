"""Contents: the words of a sentence that a cue puts forward, to its right or its left."""

from sayso.claims.lexicon import load_lexicon
from sayso.claims.statements import Span
from sayso.engines.standard.clauses import Clause
from sayso.engines.standard.parsed import Parsed

_BEFORE_INFINITIVE = frozenset({"ADV", "OBJ", "PREP", "NAME", "NUM", "NOUN", "DET"})
_TURNS = frozenset({"but", "yet", "nor"})


def content_right(parsed: Parsed, cue: int, *, infinitive: bool = False) -> Span | None:
    """What follows the cue as its content: a that-clause, a bare clause, or an infinitive."""
    tags = parsed.tags
    clause = _content_clause(parsed, cue)
    if clause is not None:
        return parsed.span(clause.first, _content_end(parsed, clause))
    if cue + 1 < len(tags) and tags[cue + 1] == "ING" and infinitive:
        holder = parsed.clause_at(cue)
        return parsed.span(cue + 1, holder.last if holder and holder.last > cue else len(tags))
    if infinitive:
        at = cue + 1
        while at < min(len(tags), cue + 7) and tags[at] in _BEFORE_INFINITIVE:
            at += 1
        if at + 1 < len(tags) and tags[at] == "TO" and tags[at + 1] in ("BASE", "ADV"):
            holder = parsed.clause_at(cue)
            end = holder.last if holder and holder.last > at else len(tags)
            return parsed.span(at, end)
    return None


def _content_clause(parsed: Parsed, cue: int) -> Clause | None:
    """The first clause after the cue, where "that" or nothing ties it to the cue."""
    for clause in parsed.clauses:
        if clause.opened <= cue and clause.first <= cue:
            continue
        if clause.tie not in ("that", "bare"):
            return None
        between = range(cue + 1, min(clause.opened, clause.first))
        if any(parsed.tags[each] in ("FIN", "MODAL", "STOP", "REL") for each in between):
            return None
        return clause
    return None


def _content_end(parsed: Parsed, clause: Clause) -> int:
    """Where the content ends: before a clause that turns to something else, or at the end."""
    end = clause.last
    for later in parsed.clauses:
        if later.first <= clause.first:
            continue
        turns = later.tie == "coordinate" and (later.word in _TURNS or _has_speaker(parsed, later))
        if turns or (later.tie == "adverbial" and later.word in ("although", "though", "whereas")):
            return end
        end = max(end, later.last)
    return end


def _has_speaker(parsed: Parsed, clause: Clause) -> bool:
    """Whether a coordinate clause brings a content clause, so probably a speaker, of its own."""
    return any(each.within is clause and each.tie in ("that", "bare") for each in parsed.clauses)


def content_left(parsed: Parsed, start: int, end: int, *, bare: bool) -> list[Span]:
    """What "…, X said" puts forward: the words before it and, where it is inserted, after it.

    start, end: half-open token indexes of speaker and cue together. Unless ``bare``, the words
    before must be quoted.
    """
    tags = parsed.tags
    if not _closes(parsed, end):
        return []
    before = start - 1
    while before >= 0 and tags[before] in ("ADV", "COORD"):
        before -= 1
    if before < 0 or tags[before] not in ("COMMA", "QUOTE"):
        return []
    quoted = tags[before] == "QUOTE"
    first = 0
    while first < before and tags[first] in ("COORD", "ADV", "COMMA"):
        first += 1
    if before <= first:
        return []  # nothing but a mark before
    after = end
    while after < len(tags) and tags[after] not in ("COMMA", "STOP", "QUOTE"):
        after += 1
    rest = _has_finite(parsed, after, len(tags))
    if not quoted and (not bare or not (_has_finite(parsed, first, before) or rest)):
        return []
    contents = [parsed.span(first, before + 1)]
    if after + 1 < len(tags) and rest:
        contents.append(parsed.span(after, len(tags)))
    return contents


def content_object(parsed: Parsed, cue: int, lemma: str) -> Span | None:
    """What a verb puts forward by its object: "the cabinet of hiding", "it overdue"."""
    verbs = load_lexicon("cues")["verbs"]
    tags, tokens = parsed.tags, parsed.tokens
    clause = parsed.clause_at(cue)
    last = clause.last if clause else len(tokens)
    first = cue + 1
    if first >= last or tags[first] not in (
        "DET",
        "NAME",
        "NOUN",
        "OBJ",
        "PRON",
        "POSS",
        "NUM",
        "ADJ",
    ):
        return None
    inside = range(first, last)
    words = [tokens[each].lower for each in inside]
    if lemma in verbs["of_object"].split():
        fits = "of" in words or "for" in words
    elif lemma in verbs["asks"].split():
        fits = any(
            tags[each] == "TO" and each + 1 < last and tags[each + 1] in ("BASE", "ADV", "NOT")
            for each in inside
        )
    elif lemma in verbs["as_object"].split() and "as" in words[1:]:
        fits = True
    elif lemma in verbs["called"].split():
        pronoun = tags[first] == "OBJ" or words[0] in ("it", "this", "that", "them")
        fits = len(words) > 1 and (pronoun or any(tags[each] == "QUOTE" for each in inside))
    else:
        fits = False
    return parsed.span(first, last) if fits else None


def _has_finite(parsed: Parsed, first: int, last: int) -> bool:
    return any(parsed.tags[each] in ("FIN", "MODAL") for each in range(first, last))


def _closes(parsed: Parsed, end: int) -> bool:
    """Whether only an addressee and adverbials follow up to a mark: "…, X said on Monday"."""
    if end >= len(parsed.tags):
        return True
    told = parsed.tokens[end - 1].lower in ("told", "tells", "tell")
    if (
        parsed.tags[end] not in ("COMMA", "STOP", "QUOTE", "ADV", "PREP", "OBJ", "SUB", "TO")
        and not told
    ):
        word = parsed.tokens[end].lower
        return word.endswith("day") or word in ("this", "last", "next", "earlier")
    for each in range(end, min(end + 16, len(parsed.tags))):
        if parsed.tags[each] in ("COMMA", "STOP", "QUOTE"):
            return True
        if parsed.tags[each] in ("FIN", "MODAL") and parsed.tags[end] != "SUB":
            return False
    return len(parsed.tags) - end < 16
