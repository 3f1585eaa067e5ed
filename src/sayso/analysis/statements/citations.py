"""Cited: whom a source names for what it puts forward ("the Wire said, citing two officials")."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.analysis.marks import Span
from sayso.analysis.statements.cue_words import find_verbs
from sayso.analysis.statements.statement import Statement
from sayso.analysis.syntax.chunks import NOMINAL
from sayso.analysis.syntax.parse import Parsed
from sayso.analysis.syntax.subjects import find_subject, noun_phrase_end
from sayso.language.lexicon import load_lexicon, word_set
from sayso.language.verbs import verb_form

_QUOTED = 5
"""Words at most, and a mark, of a source in quotation marks."""

_OPENS = frozenset({"COMMA", "QUOTE"})
_HEADS = (
    *("speaking_heads", "unnamed_heads", "vague_heads", "document_heads"),
    *("organisation_heads", "person_titles"),
)
_PHRASE = NOMINAL | {"ADJ", "DET", "POSS"}


@dataclass(frozen=True, slots=True)
class _Citing:
    """Where "citing X" or "which cited X" stands, from its first word on."""

    opened: int
    start: int
    cue: Span
    source: Span

    @property
    def span(self) -> Span:
        """From the first word to the end of the source."""
        return self.start, self.source[1]


def add_cited(parsed: Sequence[Parsed], statements: Sequence[Statement]) -> list[Statement]:
    """The statements with one more for each source that another cites for the same.

    It is nested in the statement of the source that cites: who is cited stands nearest to what
    is put forward. Reasons that are cited ("citing costs") are no sources.
    """
    starts = [each.sentence.start for each in parsed]
    inside: dict[int, list[Statement]] = {}
    for each in statements:
        inside.setdefault(bisect_right(starts, each.cue[0]) - 1, []).append(each)
    for number, sentence in enumerate(parsed):
        found = inside.get(number, [])
        found = [*found, *_outer(sentence, found)] if found else []
        for citing in _citings(sentence):
            found = _with_cited(sentence, citing, found)
        for quoted, teller in _quoted(sentence):
            found = _told_through(sentence, found, quoted, teller)
        inside[number] = found
    return sorted((each for found in inside.values() for each in found), key=lambda each: each.cue)


def _citings(parsed: Parsed) -> Iterator[_Citing]:
    tokens = parsed.tokens
    cites, citing = word_set("grammar", "cites"), word_set("grammar", "citing")
    if parsed.words.isdisjoint(cites) and parsed.words.isdisjoint(citing):
        return
    for at, token in enumerate(tokens[:-1]):
        if token.lower not in cites and token.lower not in citing:
            continue
        relative = token.lower in cites and at > 0 and tokens[at - 1].lower in ("which", "who")
        opened = at - 1 if relative else at
        opens = opened == 0 or parsed.tags[opened - 1] in _OPENS
        if not opens or not (relative or token.lower in citing):
            continue
        last = _source_end(parsed, at + 1)
        quoted = token.lower in word_set("grammar", "quoting")  # nobody quotes costs
        if last > at + 1 and (quoted or _is_source(parsed, at + 1, last)):
            source = tokens[at + 1].start, tokens[last - 1].end
            yield _Citing(opened, tokens[opened].start, (token.start, token.end), source)


def _source_end(parsed: Parsed, first: int) -> int:
    """Where a noun phrase ends, its words in quotation marks with it: a “rescue planner”."""
    last = noun_phrase_end(parsed, first, apposition=False)
    opened = last < len(parsed.tags) and parsed.tags[last] == "QUOTE"
    closed = (at for at in range(last + 1, len(parsed.tags)) if parsed.tags[at] == "QUOTE")
    return next((at + 1 for at in closed if at - last <= _QUOTED), last) if opened else last


def _outer(parsed: Parsed, found: Sequence[Statement]) -> Iterator[Statement]:
    """Who says that somebody says: "[Police said] one of them, Ana Bo, had reported that"."""
    starts = {token.start: at for at, token in enumerate(parsed.tokens)}
    cues = {each.cue for each in found}
    for each in found:
        first = starts.get(each.source[0], 0) if each.source else 0
        at = _behind_verb(parsed, first)
        if at < first and not _is_source(parsed, at, first - 1):
            continue  # "claimed responsibility, the ministry said"
        if at < 2 or parsed.tags[at - 1] != "FIN" or each.contents[0][0] < each.cue[1]:
            continue
        verb, said = parsed.tokens[at - 1], verb_form(parsed.tokens[at - 1].lower)
        subject = find_subject(parsed, at - 1)
        known = any(start < verb.end and verb.start < end for start, end in cues)
        if said and said.lemma in _saying() and subject and not known:
            content = (parsed.tokens[at].start, each.contents[-1][1])
            yield Statement(
                parsed.span(*subject),
                (verb.start, verb.end),
                (content,),
                way="who says that somebody says",
            )


def _behind_verb(parsed: Parsed, first: int) -> int:
    """Where a source begins with the noun phrase that it explains: "[one of them], Ana Bo,"."""
    at = first - 1
    if at < 1 or parsed.tags[at] != "COMMA":
        return first
    while at > 0 and parsed.tags[at - 1] in (*_PHRASE, "OBJ", "PREP"):
        at -= 1
    return at


@cache
def _saying() -> frozenset[str]:
    return frozenset(load_lexicon("cues")["verbs"]["says"].split())


def _is_source(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a noun phrase names somebody or a document: not "costs", "the Wire's errors"."""
    heads = [at for at in range(first, last) if parsed.tags[at] in NOMINAL]
    ends = [at for at in range(first + 1, last) if parsed.tags[at] in ("PREP", "REL")]
    inside = [at for at in heads if not ends or at < ends[0]]
    head = parsed.tokens[inside[-1]] if inside else parsed.tokens[first]
    return head.text[0].isupper() or head.lower in _source_heads()


@cache
def _source_heads() -> frozenset[str]:
    lists = load_lexicon("sources")
    return frozenset(word for name in _HEADS for word in lists[name])


def _with_cited(parsed: Parsed, citing: _Citing, found: Sequence[Statement]) -> list[Statement]:
    others = [each for each in found if not _meet(each.cue, citing.span)]
    verbs = [each for each in find_verbs(parsed) if not _meet(each.cue, citing.span)]
    told = _reporting(citing, others) or _reporting(citing, verbs)
    if told is None:  # "Vesk said the Wire, citing two officials, had lied": all is what he said
        known = {each.cue for each in others}
        around = [each for each in verbs if _within(citing, each) and each.cue not in known]
        return [*others, *around] if len(others) < len(found) else list(found)
    contents = tuple(_before(piece, citing) for piece in told.contents)
    whole = replace(told, contents=contents, source=_teller(parsed, citing, told))
    cited = Statement(citing.source, citing.cue, contents, relayed=True, way="citing")
    return [*(each for each in others if each.cue != told.cue), whole, cited]


def _reporting(citing: _Citing, statements: Sequence[Statement]) -> Statement | None:
    """What the sentence says, by the cue nearest before "citing", else the first after it."""
    inside = [each for each in statements if each.stance == "says" and not _within(citing, each)]
    before = [each for each in inside if each.cue[0] < citing.start]
    after = [each for each in inside if each.cue[0] > citing.start]
    return before[-1] if before else next(iter(after), None)


def _quoted(parsed: Parsed) -> Iterator[tuple[range, range]]:
    """Where "quoted by X" stands behind a noun, not as its verb, from its comma on; and X."""
    tokens, tags = parsed.tokens, parsed.tags
    if parsed.words.isdisjoint(word_set("grammar", "cites")):
        return
    for at in range(1, len(tokens) - 2):
        if tags[at] not in ("PART", "FIN") or tokens[at].lower not in word_set("grammar", "cites"):
            continue
        last = noun_phrase_end(parsed, at + 2, apposition=False)
        by = tokens[at + 1].lower
        if last <= at + 2 or not (by == "by" or (by == "in" and _is_source(parsed, at + 2, last))):
            continue
        first = at - (tokens[at - 1].lower == "as")
        first -= tags[first - 1] == "COMMA"
        if first > 0 and tags[first - 1] in _PHRASE:
            yield range(first, at + 2), range(at + 2, last)


def _told_through(
    parsed: Parsed, found: Sequence[Statement], quoted: range, teller: range
) -> list[Statement]:
    """The statements, what one who is quoted by another says within that one's."""
    tokens = parsed.tokens
    words = tokens[quoted[0] - 1].end - 1, tokens[teller[-1]].end
    told = {
        each.cue
        for each in found
        if each.source and _meet(words, each.source) and not _meet(words, each.cue)
    }
    if not told:
        return list(found)
    first = quoted[0]
    while first > 0 and parsed.tags[first - 1] in (*_PHRASE, "PREP"):
        first -= 1
    behind = (token.start for token in tokens[teller.stop :] if token.text != ",")
    opens = next(behind, words[1])
    outer = tokens[teller[0]].start, words[1]
    cue = tokens[quoted[-1] - 1].start, tokens[quoted[-1]].end
    through = [each for each in found if each.cue not in told and not _meet(each.cue, words)]
    for each in found:
        if each.cue in told and each.source:
            contents = tuple(
                (opens, end) if start < words[1] and opens < end else (start, end)
                for start, end in each.contents
                if not (words[0] <= start and end <= words[1])
            )
            if not contents:
                return list(found)  # nothing but who quotes them is put forward
            source = min(each.source[0], tokens[first].start), words[0] + 1
            through.append(Statement(outer, cue, contents, way="citing"))
            through.append(replace(each, source=source, contents=contents, relayed=True))
    return through


def _within(citing: _Citing, statement: Statement) -> bool:
    """Whether it stands in the midst of what is said, so is somebody else's."""
    return any(
        start < citing.start and citing.source[1] + 2 < end for start, end in statement.contents
    )


def _before(piece: Span, citing: _Citing) -> Span:
    """A content without ", citing X" at its end."""
    start, end = piece
    return (start, citing.start - 2) if start < citing.start < end else piece


def _teller(parsed: Parsed, citing: _Citing, told: Statement) -> Span | None:
    """Who cites: the source, or where that is who is cited, the words before ", citing"."""
    if told.source is None or not _meet(told.source, citing.span):
        return told.source
    first = last = citing.opened - 1
    while first > 0 and parsed.tags[first - 1] in _PHRASE:
        first -= 1
    return parsed.span(first, last) if first < last else None


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
