"""Which clauses of a sentence assert something of their own, and their extents."""

from collections.abc import Sequence
from functools import cache

from sayso.analysis.marks import Span
from sayso.analysis.syntax.assertion import Assertion
from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.conditions import opens_condition
from sayso.analysis.syntax.parse import Parsed
from sayso.language.carriers import carriers
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token
from sayso.language.verbs import is_past, verb_form


def find_assertions(parsed: Parsed, number: int, spoken: frozenset[int]) -> list[Assertion]:
    """The assertions of one sentence, which is the document's ``number``-th.

    spoken: token indexes at which some statement's content begins; a clause that begins there
    asserts something of its own.
    """
    clauses = parsed.clauses
    carried = {id(each): _carrier(parsed, each) for each in clauses}
    own = [each for each in clauses if _is_own(parsed, each, carried[id(each)], spoken)]
    own += _joined_content(parsed, own)
    own_ids = {id(each) for each in own}
    extents = _extents(parsed.tokens, clauses, own_ids)
    carriers = {id(each.within) for each in clauses if carried[id(each)] and each.within}
    marks = []
    for clause in own:
        carries = [each for each in clauses if carried[id(each)] and each.within is clause]
        if id(clause) in carriers and carries and not _says_more(clause, carries):
            continue
        first, last = extents[id(clause)]
        if clause.tie == "relative" or clause.word == "nor":
            first = min(first, clause.opened)
        first = _skip_connectives(parsed, first, last)
        while last > first and _is_loose(parsed, last):
            last -= 1
        if clause.verb is None or last - first < 2:
            continue
        # "Once the ice leaves, it is likely that ...": the condition of what is likely.
        holders = [clause, clause.within] if carried[id(clause)] else [clause]
        inner = [each for each in clauses if any(each.within is holder for holder in holders)]
        conditions = tuple(
            parsed.span(each.opened, parsed.end_of(each))
            for each in inner
            if id(each) not in own_ids
            and opens_condition(each.word)
            and not _is_span_of_time(parsed, each)
            and not _is_asked(parsed, each)
        )
        marks.append(
            Assertion(
                parsed.span(first, last),
                parsed.tokens[clause.verb].start,
                number,
                "main" if clause.tie == "inserted" else clause.tie,
                clause.word,
                parsed.span(clause.opened, clause.first) if clause.word else None,
                carried[id(clause)],
                conditions,
            )
        )
    return sorted(marks, key=lambda each: each.span)


def _is_loose(parsed: Parsed, last: int) -> bool:
    """Whether the last of some words goes with what follows them: "it left, shortly [after]"."""
    follows = parsed.tokens[last].lower if last < len(parsed.tags) else ""
    adverb = parsed.tokens[last - 1].lower in word_set("grammar", "before_subordinators")
    timed = adverb and follows in word_set("grammar", "timing")
    return timed or parsed.tags[last - 1] in ("COORD", "COMMA", "STOP")


def _is_own(parsed: Parsed, clause: Clause, carrier: Span | None, spoken: frozenset[int]) -> bool:
    if clause.tie in ("main", "coordinate"):
        return True
    if clause.tie == "inserted":
        return False
    first = clause.first  # "said that, according to X, the fund": the comma is no word of it
    while first + 1 < clause.last and parsed.tags[first] == "COMMA":
        first += 1
    if carrier is not None or first in spoken:
        return True
    before = parsed.tags[clause.opened - 1] if clause.opened else ""
    apart = before in ("COMMA", "STOP")
    if clause.tie == "relative":
        return apart or (clause.word in ("where", "who") and before == "NAME")
    if clause.tie in ("that", "bare"):
        word = parsed.tokens[clause.opened - 1].lower if clause.opened else ""
        return word in word_set("inference", "matrix", "facts") and not _is_denied(parsed, clause)
    if clause.word in word_set("grammar", "contrasting"):
        if _is_since_then(parsed, clause) or _is_no_reason(parsed, clause):
            return False
        return clause.word != "so" or apart or not _is_aim(parsed, clause)
    return clause.word in word_set("grammar", "marked_off") and apart and not clause.fronted


def _is_aim(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause after "so" tells what for: "so trucks could pass", not "could not"."""
    if clause.verb is None or parsed.tokens[clause.verb].lower not in word_set("grammar", "aiming"):
        return False
    unable = parsed.tags[clause.verb + 1 : clause.verb + 2] == ["NOT"]
    return not unable or parsed.tokens[clause.verb].lower not in ("can", "could")


def _is_span_of_time(parsed: Parsed, clause: Clause) -> bool:
    """Whether "until" tells how long something is or was so, and nothing hangs on it.

    It is a condition of what is yet to be, or is not yet: "will stay shut until it is mended".
    """
    holder = clause.within
    if clause.word not in ("until", "till") or holder is None or holder.verb is None:
        return False
    group = parsed.tags[holder.verb : holder.verb + 3]
    ahead = "MODAL" in group
    denied = not is_past(parsed.tokens[holder.verb].lower) and "NOT" in group
    return not (ahead or denied)


def _is_asked(parsed: Parsed, clause: Clause) -> bool:
    """Whether "if" asks and lays down nothing: "We cannot say if the board has met"."""
    if clause.word != "if" or clause.opened < 1:
        return False
    before = parsed.tokens[clause.opened - 1].lower
    verb = verb_form(before)
    asking = word_set("grammar", "asking_if")
    return before in asking or (verb is not None and verb.lemma in asking)


def _is_since_then(parsed: Parsed, clause: Clause) -> bool:
    """Whether "since" tells from when on: "have been killed since the blockade began"."""
    if clause.word != "since":
        return False
    if parsed.tokens[clause.opened].lower == "ever":
        return True
    holder = clause.within
    if holder is None or holder.verb is None or clause.verb is None:
        return False
    perfect = parsed.tokens[holder.verb].lower in word_set("function_words", "have_finite")
    done = "PART" in parsed.tags[holder.verb + 1 : holder.verb + 4]
    return perfect and done and is_past(parsed.tokens[clause.verb].lower)


def _is_no_reason(parsed: Parsed, clause: Clause) -> bool:
    """Whether "not" denies what a subordinator brings: "not because it was old"."""
    opener = [token.lower for token in parsed.tokens[clause.opened : clause.first]]
    return opener[:1] == ["not"] and not word_set("grammar", "adding") & set(opener)


def _is_denied(parsed: Parsed, clause: Clause) -> bool:
    """Whether "evidence" before a that-clause is none: "nobody has shown evidence that"."""
    first = clause.within.first if clause.within else clause.opened
    before = range(first, clause.opened)
    return any(
        parsed.tags[at] == "NOT" or parsed.tokens[at].lower in word_set("grammar", "denying")
        for at in before
    )


def _joined_content(parsed: Parsed, own: Sequence[Clause]) -> list[Clause]:
    """Content clauses that "and", "but that" or ", that" join to one that is asserted."""
    told: list[Clause] = []
    known = {id(each) for each in own}
    last: Clause | None = None
    for clause in parsed.clauses:
        if clause.tie not in ("that", "bare"):
            continue
        before = parsed.tags[max(clause.opened - 1, 0) : clause.opened + 1]
        beside = last is not None and (clause.within is last or clause.within is last.within)
        listed = "COORD" in before or (clause.tie == "that" and "COMMA" in before)
        if id(clause) not in known and listed and beside:
            told.append(clause)
            known.add(id(clause))
        last = clause if id(clause) in known else None
    return told


def _carrier(parsed: Parsed, clause: Clause) -> Span | None:
    """The beginning ("It is likely") that puts a that-clause forward without saying anything."""
    if clause.tie not in ("that", "bare") or clause.within is None:
        return None
    holder = clause.within
    if holder.first >= clause.opened:
        return None
    span = parsed.span(holder.first, clause.opened)
    words = " ".join(token.lower for token in parsed.tokens[holder.first : clause.opened])
    words = words.replace(" 's", "'s").replace(" ,", ",").strip(" ,")
    return span if any(pattern.search(words) for pattern in carriers()) else None


def _says_more(clause: Clause, carried: list[Clause]) -> bool:
    """Whether the holder of a carried clause goes on after it with something of its own."""
    return clause.last > max(each.last for each in carried) + 1


def _only_leads_in(tokens: Sequence[Token], clause: Clause, own: Sequence[Clause]) -> bool:
    """Whether a time clause says no more than who says: "It shut [after a survey found] that".

    Not where all that is told hangs on it: "The request comes (two days) after", "That is when".
    """
    holder, told = clause.within, [each for each in own if each.tie in ("that", "bare")]
    if clause.tie != "adverbial" or clause.word not in word_set("grammar", "timing"):
        return False
    if holder is None or holder.verb is None or not holder.verb < clause.opened:
        return False
    before = tokens[clause.opened - 1].lower
    verb = verb_form(before)
    empty = verb is not None and verb.lemma in word_set("grammar", "happening")
    empty = empty or before in ("'s", "’s") or before in word_set("grammar", "measuring")
    return not empty and any(each.within is clause for each in told)


def _extents(
    tokens: Sequence[Token], clauses: Sequence[Clause], own: set[int]
) -> dict[int, tuple[int, int]]:
    """Token extents: each clause with the clauses that are part of it."""
    extents = {id(each): (each.first, each.last) for each in clauses}
    for clause in reversed(clauses):
        holder = clause.within
        apart = holder is None or id(holder) not in extents
        if holder is None or apart or id(clause) in own or clause.tie == "inserted":
            continue
        if _only_leads_in(tokens, clause, [each for each in clauses if id(each) in own]):
            continue
        first, last = extents[id(holder)]
        begin, end = extents[id(clause)]
        extents[id(holder)] = (min(first, clause.opened, begin), max(last, end))
    return extents


def _skip_connectives(parsed: Parsed, first: int, last: int) -> int:
    """Past "However," and "At the same time,": words that join and say nothing."""
    tokens, tags = parsed.tokens, parsed.tags
    phrases, opening = _connectives()
    moved = True
    while moved and first < last:
        moved = False
        while first < last and tags[first] in ("COMMA", "COORD") and tokens[first].lower != "nor":
            first += 1
        if first == last or tokens[first].lower not in opening:
            return first
        for length in (5, 4, 3, 2, 1):
            words = " ".join(token.lower for token in tokens[first : first + length])
            after = first + length
            if words in phrases and after < last and (tags[after] == "COMMA" or length == 1):
                if (
                    length == 1
                    and tags[after] != "COMMA"
                    and words not in word_set("grammar", "connecting_alone")
                ):
                    continue
                if words in ("so", "thus") and after < last and _measures(parsed, after):
                    continue
                first, moved = after, True
                break
    return first


def is_connective(words: str) -> bool:
    """Whether words only join what they open to what stands before: "For this reason, "."""
    return " ".join(words.lower().split()).strip(" ,") in _connectives()[0]


def _measures(parsed: Parsed, after: int) -> bool:
    """Whether "so" goes with the next word: "So far", "Thus far", "So many"."""
    return parsed.tags[after] == "ADJ" or parsed.tokens[after].lower in word_set(
        "grammar", "measured"
    )


@cache
def _connectives() -> tuple[frozenset[str], frozenset[str]]:
    """Words that join, and the first of each."""
    lexicon = load_lexicon("inference")
    phrases = (
        word_set("inference", "connectives")
        | frozenset(lexicon["conclusion"])
        | frozenset(lexicon["support"])
    )
    return phrases, frozenset(each.split(maxsplit=1)[0] for each in phrases)
