"""Attribution by rule: "according to", impersonal passives, and cue verbs with their subjects."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from sayso.analysis.marks import Span
from sayso.analysis.statements.contents import content_right, object_right
from sayso.analysis.statements.stances import turned_down
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.chunks import NOMINAL
from sayso.analysis.syntax.clause import Clause
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_antecedent, find_subject, noun_phrase_end
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.tokens import Token
from sayso.language.verbs import verb_form
from sayso.records import Stance

_OF_ANONYMITY = 24
"""Characters behind a cue that tell that it is about a name."""

_VERBAL = frozenset({"FIN", "MODAL", "TO"})


class Cue(NamedTuple):
    """A cue verb at a token: its stance, and whether only a speaker's use of it attributes."""

    at: int
    lemma: str
    stance: Stance
    shows: bool


@cache
def _lists() -> dict[str, Any]:
    lexicon = load_lexicon("cues")
    verbs: dict[str, Stance] = {}
    for stance in ("asks", "intends", "doubts", "denies", "believes", "says"):
        for lemma in lexicon["verbs"][stance].split():
            verbs[lemma] = stance
    for lemma in f"{lexicon['verbs']['as_object']} {lexicon['verbs']['called']}".split():
        verbs.setdefault(lemma, "says")
    impersonal = lexicon["impersonal"]
    return {
        "verbs": verbs,
        "intends": frozenset(lexicon["verbs"]["intends"].split()),
        "shows": frozenset(lexicon["verbs"]["shows"].split()),
        "as": frozenset(impersonal["only_as"].split()),
        "bare": frozenset(impersonal["bare"].split()),
        "to": frozenset(impersonal["only_to_or_that"].split()),
        "blame": frozenset(impersonal["only_of_for_or_on"].split()),
        "participles": frozenset(impersonal["participles"].split()),
        "adverbs": frozenset(impersonal["adverbs"].split()),
        "views": frozenset(lexicon["nouns"]["view"].split()),
    }


def find_phrases(parsed: Parsed) -> list[Statement]:
    """What "according to X", "as X put it" and "is reported to" attribute in a sentence."""
    openers = [*_according_to(parsed), *_as_put(parsed)]
    found = list(_impersonal(parsed))
    for opener in openers:
        found = [_before(opener, each) for each in found]
    return sorted((*openers, *found), key=lambda each: each.cue)


def find_verbs(parsed: Parsed) -> list[Statement]:
    """What the verbs of a sentence attribute to their subjects."""
    return [found for cue in find_cues(parsed) if (found := _cue_verb(parsed, cue))]


def _before(opener: Statement, statement: Statement) -> Statement:
    """The statement without a closing ", according to X", which puts forward all before it."""
    closes = opener.source[1] if opener.source else opener.cue[1]
    contents = tuple(
        (start, opener.cue[0] - 2) if start < opener.cue[0] - 2 and end == closes else (start, end)
        for start, end in statement.contents
    )
    return replace(statement, contents=contents)


def find_cues(parsed: Parsed) -> Iterator[Cue]:
    """The verbs of the sentence that may attribute, passives left out."""
    lists = _lists()
    for index, kind in enumerate(parsed.tags):
        if kind not in ("FIN", "PART", "BASE", "ING"):
            continue
        verb = verb_form(parsed.tokens[index].lower)
        if verb is None or (verb.lemma not in lists["verbs"] and verb.lemma not in lists["shows"]):
            continue
        if kind == "PART" and _passive(parsed, index):
            continue
        stance = lists["verbs"].get(verb.lemma, "says")
        yield Cue(index, verb.lemma, stance, verb.lemma in lists["shows"])


def _is_ahead(parsed: Parsed, verb: int) -> bool:
    """Whether a verb after "to" is still to come, or never did: "is expected to say"."""
    at = verb - 1
    if at < 1 or parsed.tags[at] != "TO":
        return False
    return parsed.tokens[at - 1].lower in word_set("function_words", "before_unsaid")


def _passive(parsed: Parsed, index: int) -> bool:
    at = index - 1
    while at >= 0 and parsed.tags[at] in ("ADV", "NOT"):
        at -= 1
    if at < 0:
        return True
    word = parsed.tokens[at].lower
    return word not in ("has", "have", "had", "'ve", "having", "'d") and not (
        word == "'s" and parsed.tags[at] == "FIN"
    )


def _cue_verb(parsed: Parsed, cue: Cue) -> Statement | None:
    subject = find_subject(parsed, cue.at)
    if subject is None:
        return None
    first, last = subject
    if parsed.tokens[first].lower in word_set("grammar", "nobody"):
        return None  # "nobody believes": what is believed is put forward by no one
    last = _before_verb(parsed, first, last)
    if last <= first:
        return None  # "[was silent and] then said": the subject stands further off
    found = (
        cue.lemma in word_set("grammar", "finding")
        and last - first == 1
        and parsed.tokens[first].lower == "it"
    )
    spoken = parsed.tags[cue.at] in ("FIN", "PART") and (
        found or may_speak(parsed.tokens[first:last])
    )
    if cue.shows and not spoken:
        return None
    unfinished = cue.lemma in _lists()["intends"] or cue.stance == "denies"
    content = content_right(parsed, cue.at, infinitive=unfinished)
    finite = parsed.tags[cue.at] in ("FIN", "PART")
    if finite and cue.lemma in word_set("cues", "verbs", "of_infinitive"):
        content = content or object_right(parsed, cue.at)
    if content is None or content[0] >= content[1]:
        return None
    turned = turned_down(cue.lemma, [token.lower for token in parsed.tokens[cue.at + 1 :][:1]])
    stance = turned or cue.stance
    group = range(parsed.group_start(cue.at), cue.at)
    if any(parsed.tags[each] == "MODAL" for each in group) or _is_ahead(parsed, group.start):
        return None  # "would say", "is expected to say": nobody has said it
    if _negated(parsed, cue.at):
        if cue.stance == "says":
            return None  # "did not say whether"
        unknown = cue.lemma in word_set("grammar", "unknowing")
        stance = "doubts" if unknown else "denies" if cue.stance == "believes" else cue.stance
    cue_first = parsed.group_start(cue.at) if last <= cue.at else cue.at
    cue_first = max(cue_first, last) if last <= cue.at else cue_first
    if cue_first > 1 and parsed.tokens[cue_first - 1].lower == "as":
        passive = parsed.tags[cue_first - 2] == "PART"  # "was quoted as saying"
        cue_first = parsed.group_start(cue_first - 2) if passive else cue_first
    return Statement(
        parsed.span(first, last),
        parsed.span(cue_first, cue.at + 1 + (turned is not None)),
        (content,),
        stance,
        way="cue verb",
    )


def _before_verb(parsed: Parsed, first: int, last: int) -> int:
    """Where a subject ends whose first verb is another: "[the board] met twice and believes"."""
    for at in range(first, last):
        if parsed.tags[at] in ("REL", "SUB"):
            return last  # "the clerk who met him believes"
        if parsed.tags[at] in _VERBAL:
            return at
    return last


def may_speak(tokens: Sequence[Token]) -> bool:
    """Whether a subject can put something forward; "this" and "the fact" cannot."""
    words = [token.lower for token in tokens]
    if not words:
        return False
    if words[0] in ("this", "that", "it", "these", "those", "which", "what") and len(words) == 1:
        return False
    if "fact" in words or "evidence" in words:
        return False
    heads = word_set("sources", "speaking_heads") | word_set("sources", "document_heads")
    ends = word_set("sources", "phrase_ends")
    end = next((at for at, word in enumerate(words) if at and word in ends), len(words))
    while end > 1 and words[end - 1] in word_set("sources", "phrase_tails"):
        end -= 1  # "a report last year"
    named = any(
        (token.text[0].isupper() and number > 0) or token.lower in ("he", "she", "they", "we", "i")
        for number, token in enumerate(tokens)
    )
    single = len(words) == 1 and tokens[0].text[0].isupper()
    return named or single or words[end - 1] in heads


def _negated(parsed: Parsed, index: int) -> bool:
    at = index - 1
    while at >= 0 and parsed.tags[at] in ("ADV", "NOT", "FIN", "MODAL", "BASE"):
        if parsed.tags[at] == "NOT" or parsed.tokens[at].lower in ("not", "never"):
            return True
        at -= 1
    return False


def _according_to(parsed: Parsed) -> Iterator[Statement]:
    tokens = parsed.tokens
    if "according" not in parsed.words and parsed.words.isdisjoint(_lists()["views"]):
        return
    for index in range(len(tokens) - 1):
        opens = tokens[index].lower in ("according", "in")
        phrase = _opener(parsed, index) if opens else None
        if phrase is None:
            continue
        first, cue_end = phrase
        last = noun_phrase_end(parsed, first)
        if last <= first:
            continue
        contents = around(parsed, index, last)
        if contents:
            cue = (tokens[index].start, tokens[cue_end - 1].end)
            yield Statement(parsed.span(first, last), cue, tuple(contents), way="according to")


def _as_put(parsed: Parsed) -> Iterator[Statement]:
    if parsed.words.isdisjoint(("put", "puts")):
        return
    words = [token.lower for token in parsed.tokens]
    for put in range(2, len(words) - 1):
        if words[put] not in ("put", "puts") or words[put + 1] != "it":
            continue
        first = next((at for at in range(put - 2, -1, -1) if words[at] == "as"), None)
        if first is None or any(kind in ("COMMA", "FIN") for kind in parsed.tags[first:put]):
            continue
        contents = around(parsed, first, put + 2)
        if contents:
            cue = (parsed.tokens[put].start, parsed.tokens[put + 1].end)
            yield Statement(parsed.span(first + 1, put), cue, tuple(contents), way="as X put it")


def _opener(parsed: Parsed, index: int) -> tuple[int, int] | None:
    """First token of the source and end of the cue, where "according to" or its like begins."""
    tokens = parsed.tokens
    if tokens[index].lower == "according" and tokens[index + 1].lower == "to":
        return index + 2, index + 2
    opens = index == 0 or parsed.tags[index - 1] in ("COMMA", "COORD", "STOP")
    if tokens[index].lower != "in" or index + 3 >= len(tokens) or not opens:
        return None
    words = [token.lower for token in tokens[index + 1 : index + 4]]
    views = _lists()["views"]
    if words[0] == "the" and words[1] in views and words[2] == "of":
        return index + 4, index + 4
    return None


def around(parsed: Parsed, first: int, last: int) -> list[Span]:
    """What an inserted phrase (tokens first to last) attributes: the rest of its sentence.

    But for what the author sets against it: "It leaks, according to X, but [Y disputes that]".
    """
    tags, contents = parsed.tags, []
    begin = _that_before(parsed, first)
    joins = ("COMMA", "COORD", "ADV", "QUOTE")
    before = [each for each in range(begin, first) if tags[each] not in joins]
    after_has_verb = any(tags[each] in ("FIN", "MODAL") for each in range(last, len(tags)))
    if before:
        start = begin
        while start < first and (tags[start] in ("COMMA", "ADV", "COORD")):
            start += 1
        contents.append(parsed.span(start, first))
    if after_has_verb or before:
        end = len(tags)
        told = any(tags[each] in ("FIN", "MODAL") for each in before)
        if last < end and not (told and _is_set_against(parsed, last)):
            rest = parsed.span(last, end)
            if rest[0] < rest[1] and (after_has_verb or tags[last] == "COMMA"):
                contents.append(rest)
    return contents


def _is_set_against(parsed: Parsed, at: int) -> bool:
    """Whether a clause with a subject of its own turns against what stands before it."""
    at += parsed.tags[at] == "COMMA"
    words = word_set("grammar", "turning") | word_set("grammar", "setting_against")
    if at >= len(parsed.tags) or parsed.tokens[at].lower not in words:
        return False
    kinds = parsed.tags[at + 1 :]
    verb = next((n for n, kind in enumerate(kinds) if kind in ("FIN", "MODAL")), 0)
    return any(kind in NOMINAL for kind in kinds[:verb])


def _that_before(parsed: Parsed, first: int) -> int:
    """Past the "that" of the clause into which a phrase at ``first`` is inserted, else 0."""
    for each in range(first - 1, -1, -1):
        if parsed.tags[each] in ("FIN", "MODAL"):
            break
        if parsed.tags[each] == "SUB" and parsed.tokens[each].lower == "that":
            return each + 1
    return 0


def _impersonal(parsed: Parsed) -> Iterator[Statement]:
    lists, tokens, tags = _lists(), parsed.tokens, parsed.tags
    if all(parsed.words.isdisjoint(lists[each]) for each in ("adverbs", "participles")):
        return
    for index, token in enumerate(tokens):
        if token.lower in lists["adverbs"]:
            span = _scope(parsed, index)
            if span is not None:
                yield Statement(None, (token.start, token.end), (span,), way="impersonal")
        if tags[index] != "PART" or token.lower not in lists["participles"]:
            continue
        if not _passive(parsed, index) or index + 1 >= len(tokens):
            continue
        statement = _impersonal_passive(parsed, index)
        if statement:
            yield statement


def _scope(parsed: Parsed, adverb: int) -> Span | None:
    """What an adverb like "reportedly" is said of: its clause, or a participle behind a comma."""
    clause, tags = parsed.clause_at(adverb), parsed.tags
    if clause is None:
        return None
    following = tags[adverb + 1] if adverb + 1 < clause.last else ""
    behind = clause.verb is not None and "COMMA" in tags[clause.verb : adverb]
    if not (behind and following in ("ING", "PART")):
        return _whole(parsed, clause)
    ends = (at for at in range(adverb + 1, clause.last) if tags[at] in ("COMMA", "STOP"))
    return parsed.span(adverb + 1, next(ends, clause.last))


def _whole(parsed: Parsed, clause: Clause) -> Span:
    """A clause with its subject, which stands before a relative clause."""
    first, end = clause.first, parsed.end_of(clause)
    if clause.tie == "relative":
        apart = clause.opened > 0 and parsed.tags[clause.opened - 1] in ("COMMA", "STOP")
        antecedent = None if apart else find_antecedent(parsed, clause.opened)
        first = antecedent[0] if antecedent else clause.opened
    return parsed.span(first, end)


def _impersonal_passive(parsed: Parsed, index: int) -> Statement | None:
    lists, tokens, tags = _lists(), parsed.tokens, parsed.tags
    start = index
    while start > 0 and tags[start - 1] in ("ADV", "NOT", "FIN", "MODAL", "PART", "BASE", "ING"):
        start -= 1
    group = [tags[each] for each in range(start, index)]
    if "FIN" not in group or "MODAL" in group or "NOT" in group:
        return None  # "could be seen as" is the author's own possibility
    after = index + 1
    source: Span | None = None
    if tokens[after].lower == "by":
        end = noun_phrase_end(parsed, after + 1, apposition=False)
        source, after = parsed.span(after + 1, end), end
    elif after + 1 < len(tokens) and tags[after] == "ADV":
        after += 1
    follower = tokens[after].lower if after < len(tokens) else ""
    word = tokens[index].lower
    fits = (
        (follower == "as" and word in lists["as"])
        or (follower in ("to", "that") and word in lists["to"])
        or (follower in ("of", "for", "on") and word in lists["blame"])
    )
    if not fits and word not in lists["bare"]:
        return None
    subject_it = start > 0 and tokens[start - 1].lower == "it"
    clause = parsed.clause_at(index)
    if follower == "that":
        if not subject_it:
            return None
        content = content_right(parsed, index)
    else:
        content = _whole(parsed, clause) if clause else None
    if content is None:
        return None
    cue_end = tokens[after].end if fits else tokens[index].end
    return Statement(source, (tokens[start].start, cue_end), (content,), way="impersonal")


def is_of_anonymity(text: str, cue: Span) -> bool:
    """Whether a cue is that of who wants no name: "asked not to be named", "declined to be"."""
    words = text[cue[0] : cue[1] + _OF_ANONYMITY].lower()
    wishes = (mark.removeprefix("who ") for mark in load_lexicon("sources")["unnamed_marks"])
    return words.startswith(tuple(wishes))
