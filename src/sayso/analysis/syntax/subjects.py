"""Subjects: the noun phrase that a cue verb has for its speaker."""

from sayso.analysis.syntax.chunks import NOMINAL
from sayso.analysis.syntax.parse import Parsed
from sayso.language.lexicon import word_set

_PHRASE = frozenset({"DET", "ADJ", "NOUN", "NAME", "NUM", "POSS", "PART", "PRON", "OBJ"})
_ENDS = frozenset({"COMMA", "STOP", "QUOTE"})


def find_subject(parsed: Parsed, verb: int) -> tuple[int, int] | None:
    """Half-open token indexes of the verb's subject, before it or after it, or None."""
    clause = parsed.clause_at(verb)
    start = parsed.group_start(verb)
    if clause is None or (start > 0 and parsed.tags[start - 1] == "QUOTE"):
        return _inverted(parsed, verb)
    if parsed.tags[verb] in ("ING", "BASE", "PART") and not _is_finite_group(parsed, start, verb):
        return _shared_subject(parsed, verb)
    after = _inverted(parsed, verb)
    if after and clause.first < verb and parsed.tags[min(after[1], len(parsed.tags) - 1)] in _ENDS:
        return after  # "The dam will fail, said X."
    first = _skip_fronted(parsed, clause.first, start)
    if clause.first < start - 1 and _stands_alone(parsed, start - 1):
        return start - 1, start
    if any(
        parsed.tags[each] in NOMINAL or parsed.tags[each] == "DET" for each in range(first, start)
    ):
        return _behind_clause(parsed, first, start), start
    if clause.tie == "relative" and clause.opened > 0:
        return find_antecedent(parsed, clause.opened)
    return _inverted(parsed, verb)


def _behind_clause(parsed: Parsed, first: int, start: int) -> int:
    """Where a subject begins that another clause runs into: "who would pay [the guild] say"."""
    tags = parsed.tags
    verbs = [
        at
        for at in range(first, start)
        if tags[at] in ("FIN", "MODAL") or (tags[at] == "BASE" and tags[at - 1] != "TO")
    ]
    begin = start
    while verbs and begin > verbs[-1] + 1 and parsed.tags[begin - 1] in _PHRASE:
        begin -= 1
        if parsed.tags[begin] == "DET":
            break
    return begin if verbs and begin < start else first


def _stands_alone(parsed: Parsed, index: int) -> bool:
    """Whether a pronoun is the whole subject: "the one thing I think"."""
    personal = parsed.tokens[index].lower in ("i", "he", "she", "we", "they", "you", "it")
    return personal and index > 0 and parsed.tags[index - 1] not in ("COORD", "PREP")


def _is_finite_group(parsed: Parsed, start: int, verb: int) -> bool:
    return any(parsed.tags[each] in ("FIN", "MODAL") for each in range(start, verb + 1))


def _shared_subject(parsed: Parsed, verb: int) -> tuple[int, int] | None:
    """The subject of the clause that "…, saying that" or "went on to say" hangs in."""
    if verb > 1 and parsed.tokens[verb - 1].lower == "as":  # "quoted X as saying that"
        if parsed.tags[verb - 2] == "PART":
            return find_subject(parsed, verb - 2)
        first = verb - 1
        while first > 0 and parsed.tags[first - 1] in _PHRASE:
            first -= 1
        return (first, verb - 1) if first < verb - 1 else None
    if parsed.tags[verb] == "ING" and not _shares(parsed, verb):
        return None
    clause = parsed.clause_at(verb)
    while clause is not None and clause.within is not None and clause.tie in ("that", "bare"):
        clause = clause.within
    if clause is None or clause.verb is None:
        return None
    start = parsed.group_start(clause.verb)
    if clause.verb < verb:
        first = _skip_fronted(parsed, clause.first, start)
    else:  # "Noting that it was late, [she] said"
        inner = [each for each in parsed.clauses if each.within is clause and each.last <= start]
        first = max((each.last for each in inner if each.first > verb), default=start)
        while first < start and parsed.tags[first] in _ENDS:
            first += 1
    return (first, start) if first < start else None


def _shares(parsed: Parsed, verb: int) -> bool:
    """Whether a participle has the subject of its clause: ", saying", "Noting", "by arguing"."""
    if verb == 0:
        return True
    before = parsed.tags[verb - 1]
    joining = parsed.tokens[verb - 1].lower in word_set("grammar", "before_shared")
    return before in ("COMMA", "ADV", "COORD") or joining


def _skip_fronted(parsed: Parsed, first: int, start: int) -> int:
    """Past connectives and a fronted phrase: "In 2018, however, the group"."""
    tags, tokens = parsed.tags, parsed.tokens
    while first < start and tags[first] in ("ADV", "COORD", "COMMA", "QUOTE", "STOP", "SUB"):
        first += 1
    first = _skip_day(parsed, first, start)
    commas = [each for each in range(first, start) if tags[each] == "COMMA"]
    if not commas and first < start:
        first = _skip_time(parsed, first, start)
    fronted = first < start and (
        tags[first] in ("PREP", "SUB", "ING", "PART", "TO")
        or tokens[first].lower in word_set("function_words", "times")
    )
    if fronted:
        for comma in commas:
            rest = range(comma + 1, start)
            subject = any(tags[each] in NOMINAL or tags[each] == "DET" for each in rest)
            if subject and tags[comma + 1] != "REL":
                return _skip_fronted(parsed, comma + 1, start)
        return start if tags[first] in ("PREP", "TO") else first
    quotes = [each for each in range(first, start) if tags[each] == "QUOTE"]
    if quotes and (
        tags[quotes[-1] - 1] in ("COMMA", "STOP", "QUOTE")
        or any(tags[each] in ("FIN", "MODAL") for each in range(first, quotes[-1]))
    ):
        return quotes[-1] + 1
    return first


def _skip_time(parsed: Parsed, first: int, start: int) -> int:
    """Past "On 3 May" or "Last week" where the subject follows without a comma."""
    begin = at = first + (parsed.tags[first] == "PREP")
    while at < start and _is_time(parsed, at):
        at += 1
    numbered = begin == first and parsed.tags[first] == "NUM"  # "40 officials"
    return at if begin < at < start and not numbered else first


def _is_time(parsed: Parsed, index: int) -> bool:
    word = parsed.tokens[index].lower
    named = word in word_set("function_words", "times") or word in word_set("names", "periods")
    return named or parsed.tags[index] == "NUM"


def _skip_day(parsed: Parsed, first: int, start: int) -> int:
    """Past "two weeks ago" and "last month" before the subject."""
    words = [token.lower for token in parsed.tokens[first : min(first + 5, start)]]
    if "ago" in words and first + words.index("ago") + 1 < start:
        return first + words.index("ago") + 1
    times = word_set("function_words", "times")
    dated = len(words) > 2 and words[0] in ("last", "this", "next", "late", "early", "earlier")
    return first + 2 if dated and words[1] in times else first


def find_antecedent(parsed: Parsed, opened: int) -> tuple[int, int] | None:
    """The noun phrase before "who" or "which"."""
    last = opened
    while last > 0 and parsed.tags[last - 1] in ("COMMA", "PREP"):
        last -= 1
    first = last
    while first > 0 and parsed.tags[first - 1] in _PHRASE:
        first -= 1
    return (first, last) if first < last else None


def _inverted(parsed: Parsed, verb: int) -> tuple[int, int] | None:
    """A subject behind its verb: "said Garofalo, an analyst,"."""
    if parsed.tags[verb] != "FIN" or verb + 1 >= len(parsed.tokens):
        return None
    if parsed.tags[verb + 1] not in ("NAME", "DET", "NOUN", "ADJ", "PRON", "NUM"):
        return None
    before = parsed.tags[verb - 1] if verb else ""
    if before not in ("QUOTE", "COMMA", ""):
        return None
    last = noun_phrase_end(parsed, verb + 1)
    return (verb + 1, last) if last > verb + 1 else None


def noun_phrase_end(parsed: Parsed, first: int, *, apposition: bool = True) -> int:
    """One past the last token of the noun phrase that begins at ``first``."""
    tags, tokens = parsed.tags, parsed.tokens
    at = first
    while at < len(tags):
        if at > first and tags[at] in ("DET", "PRON") and tags[at - 1] in ("NOUN", "NAME", "OBJ"):
            break  # "according to officials | the ship sank"
        inner = at > first and at + 1 < len(tags) and tags[at + 1] in _PHRASE
        if tags[at] in _PHRASE and tokens[at].lower not in word_set("function_words", "times"):
            at += 1
        elif inner and (tags[at] == "PREP" or tokens[at].lower in word_set("grammar", "linking")):
            if tags[at] == "COORD" and _clause_after(parsed, at):
                break
            at += 1
        elif at > first and tags[at] == "REL" and tokens[at].lower == "who":
            at = _relative_end(parsed, at)
        else:
            break
    if apposition and at < len(tags) and tags[at] == "COMMA":
        end = _apposition_end(parsed, at + 1)
        if end is not None and end + 1 < len(tags) and tags[end + 1] == "REL":
            return _apposition_end(parsed, end + 1) or end  # "the mayor, X, who runs the town,"
        if end is not None:
            return end
    return at


def _clause_after(parsed: Parsed, coordinator: int) -> bool:
    for each in range(coordinator + 1, len(parsed.tags)):
        if parsed.tags[each] in ("FIN", "MODAL"):
            return True
        if parsed.tags[each] in ("COMMA", "STOP", "COORD"):
            return False
    return False


def _relative_end(parsed: Parsed, at: int) -> int:
    while at < len(parsed.tags) and parsed.tags[at] not in ("COMMA", "STOP", "QUOTE"):
        at += 1
    return at


def _apposition_end(parsed: Parsed, first: int) -> int | None:
    """The end of "a jihadist terrorism analyst" between commas, or None: it is no apposition."""
    tags = parsed.tags
    if first >= len(tags):
        return None
    if tags[first] == "REL":
        end = _relative_end(parsed, first)
        return end if end < len(tags) else None
    after_name = first >= 2 and tags[first - 2] == "NAME"
    if tags[first] not in ("DET", "NOUN", "ADJ", "NUM") and (tags[first] != "NAME" or after_name):
        return None
    at = first
    while at < len(tags) and (
        tags[at] in _PHRASE or tags[at] in ("PREP", "COORD", "ING", "TO", "BASE")
    ):
        at += 1
    closed = at >= len(tags) or tags[at] in ("COMMA", "STOP", "QUOTE")
    return at if closed and at > first else None
