"""Contents: the words of a sentence that a cue verb puts forward."""

from sayso.analysis.marks import Span
from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set

_NAMING = frozenset({"DET", "ADJ", "NUM", "POSS", "NOUN", "NAME", "PRON", "OBJ", "PREP"})
_INFINITE = frozenset({"BASE", "ADV"})
_BEFORE_INFINITIVE = frozenset({"ADV", "OBJ", "PREP", "NAME", "NUM", "NOUN", "DET"})
_ADDRESSEE = frozenset({"DET", "ADJ", "NOUN", "NAME", "NUM", "OBJ", "POSS"})


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


def object_right(parsed: Parsed, cue: int) -> Span | None:
    """What follows the cue as an object and its infinitive: "expects [the talks to fail]"."""
    tags, at = parsed.tags, cue + 1
    while at < len(tags) and tags[at] in _NAMING:
        at += 1
    holder = parsed.clause_at(cue)
    infinitive = cue + 1 < at < len(tags) - 1 and tags[at] == "TO" and tags[at + 1] in _INFINITE
    if not infinitive or holder is None or holder.last <= at:
        return None
    return parsed.span(cue + 1, holder.last)


def end_at_main_verb(parsed: Parsed, content: Span) -> Span:
    """The content without the verb that it is a part of the subject of.

    "The claim that [it sank] is false": nobody claimed that it is false.
    """
    start, end = content
    for clause in parsed.clauses:
        holder = clause.within
        if clause.tie != "that" or holder is None or parsed.tokens[clause.first].start != start:
            continue
        if holder.verb is not None and holder.verb >= clause.last:
            return start, min(end, parsed.span(clause.first, clause.last)[1])
    return content


def before_verb(parsed: Parsed, content: Span) -> Span:
    """The content without the main verb and what follows: "what he calls [a truce] is a trap"."""
    start, end = content
    verbs = (parsed.tokens[each.verb].start for each in parsed.clauses if each.verb is not None)
    verb = min((at for at in verbs if start < at < end), default=end)
    last = max((token.end for token in parsed.tokens if start < token.end <= verb), default=end)
    return start, min(end, last)


def past_addressee(parsed: Parsed, content: Span) -> Span:
    """The content without who is told: "warned [ministers] the dam would fail"."""
    start, end = content
    for clause in parsed.clauses:
        begin = parsed.tokens[clause.first].start
        if clause.tie == "bare" and start < begin < end:
            between = {
                kind
                for token, kind in zip(parsed.tokens, parsed.tags, strict=True)
                if start <= token.start < begin
            }
            return (begin, end) if between <= _ADDRESSEE else content
    return content


def with_subject(parsed: Parsed, cue: int, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents with what stands before an inserted cue: "[grain], she added, [was short]".

    cue: where the cue begins, as an offset.
    """
    for clause in parsed.clauses:
        holder = clause.within
        if clause.tie != "inserted" or holder is None or holder.verb is None:
            continue
        here = parsed.tokens[clause.first].start <= cue < parsed.tokens[clause.last - 1].end
        if here and contents[0][0] == parsed.tokens[holder.verb].start:
            return (parsed.span(holder.first, clause.first), *contents)
    return contents


def with_aside(parsed: Parsed, cue: int, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents with all of a clause that an aside parts: "[the port], which X, [is shut]".

    cue: where the cue ends, as an offset; what begins before it is not its content.
    """
    for clause in parsed.clauses:
        if clause.tie not in ("that", "bare") or clause.verb is None:
            continue
        begin, verb = (parsed.tokens[at].start for at in (clause.first, clause.verb))
        if begin < cue:
            continue
        rest = next((each[1] for each in contents if each[0] == verb), None)
        if rest is None and any(each[0] == begin and each[1] < verb for each in contents):
            rest = parsed.span(clause.first, _content_end(parsed, clause))[1]
        if rest is not None:
            outside = (each for each in contents if each[1] <= begin or each[0] >= rest)
            return tuple(sorted((*outside, (begin, rest))))
    return contents


def _content_clause(parsed: Parsed, cue: int) -> Clause | None:
    """The first clause after the cue, where "that" or nothing ties it to the cue."""
    for clause in parsed.clauses:
        if clause.opened <= cue and clause.first <= cue:
            continue
        if clause.tie not in ("that", "bare"):
            return None
        between = range(cue + 1, min(clause.opened, clause.first))
        if clause.tie == "that" and between and parsed.tags[between[-1]] == "COORD":
            return None  # "that she had warned the board and [that nobody listened]"
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
        turns = later.tie == "coordinate" and (
            later.word in word_set("grammar", "turning") or _has_speaker(parsed, later)
        )
        if turns or (later.tie == "adverbial" and later.word in ("although", "though", "whereas")):
            return end
        end = max(end, later.last)
    return end


def _has_speaker(parsed: Parsed, clause: Clause) -> bool:
    """Whether a coordinate clause brings a content clause, so probably a speaker, of its own."""
    return any(each.within is clause and each.tie in ("that", "bare") for each in parsed.clauses)
