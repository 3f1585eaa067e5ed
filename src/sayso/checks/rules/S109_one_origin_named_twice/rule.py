"""S109: two sources offered for one thing that go back to the same origin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.checks.context import Context, shorten
from sayso.checks.rules.S109_one_origin_named_twice.counted import counted
from sayso.checks.support import is_sourced
from sayso.checks.words import containment, content_stems
from sayso.language.lexicon import phrases, word_set
from sayso.records.finding import Finding

Place = tuple[int, int]

_BEFORE, _REACH = 4, 80

_SAME_MATTER, _FEWEST_SHARED = 0.5, 2

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")

_OWN = re.compile(
    r"(?:its|their)\s+(?:[\w’'-]+\s+){0,3}?[a-z]"
    r"|(?:his|her)\s+(?:[\w’'-]+\s+){0,2}?(?:office|spokes\w+|press|staff|aides?|campaign|ministry|team"
    r"|lawyers?|deputy|account|channel|blog|book|memoirs?)\b",
    re.IGNORECASE,
)

_BACK = re.compile(r"\b(?i:the|that|this|same)\s+(?:same\s+)?([a-z]{4,})\b(?:[’']s\b)?")

_NUMBER = re.compile(
    r"\d[\d.,]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand)\b"
)

_BY = re.compile(r"\s+(?:[a-z]+\s+)?by\s+")

_CLAUSE = re.compile(r"[.;:]|,\s+(?:and|but|while)\b")

_SOMEWHERE = re.compile(r"\b(?:in|near|outside|around|from)\s+(?:the\s+)?$")

_SMALL = re.compile(r"\b(?!the\b|and\b|of\b|who\b)[a-z]{3,}")

_PEOPLE = re.compile(
    r"\b([a-z]{4,})\s+(?:spokes\w+|officials?|officers?|sources?|statement|report|press)\b"
)

_TIED = re.compile(r"\b(?:of|for|at|by)\s+(?:the\s+)?(?:\w+\s+)?[A-Z]|[’']s\b|\bwho wrote\b")

_ALSO_OF = re.compile(r"\s+(?:of|at|from|with)\s+[^,.;]{3,50}")

_MEANWHILE = re.compile(
    r"(?:When|After|Before|While|As|If|Since|In|On|At|By|During"
    r"|\w+ (?:hour|day|week|month|year)s? later)\b"
)

_OF_A_PEOPLE = re.compile(r"(?:ic|ans?|ish|ese|crats?|can|ern)$")

_DOES = re.compile(
    r"(?<![\s,])[\s,]++(?:has|have|had|is|are|was|were|would|will|can|could)[\s,]*+$"
)

_MUCH = re.compile(
    r"(?:too|both)\s+(?!said|says|reported|told|put|found)\w|agree\w*\s+to\b", re.IGNORECASE
)

_MARKS = re.compile(r"[“”\"]")


_TWICE = "and “{first}” look like one origin named twice"
_COUNTED = "counts as several what one has from another (“{first}”)"


@dataclass(frozen=True, slots=True)
class _Second:
    """A source that bears another out: where its sentence and its name stand, what it goes back to.

    ``names``: the names in it that tie it to a body; ``own``: the bodies and records it speaks of
    as known ("the ministry's"); ``others``: those in its own name; ``cited``: whom it cites.
    """

    sentence: Place
    place: Place
    names: frozenset[str]
    own: frozenset[str]
    others: frozenset[str]
    is_own: bool
    cited: str

    @property
    def is_tied(self) -> bool:
        """Whether it could go back to anybody at all."""
        return bool(self.names or self.own or self.is_own or self.cited)


def find(context: Context) -> Iterator[Finding]:
    """S109: two sources offered for one thing that go back to the same origin.

    The second cites the first, or is the first's own people or paper, or cites whom the first
    cites; and it is offered within a few sentences, in much the same words, as bearing it out.
    """
    last = -1
    offers = (
        found.span()
        for key in ("agreeing", "citing", "same_told")
        for found in phrases(__package__, key).finditer(context.text)
    )
    for match in sorted(offers):
        sentence = context.sentence_at(match[0])
        if sentence[0] == last or context.in_quotation(match[0]):
            continue
        place = None if _MUCH.match(context.text, match[0]) else _source(context, sentence, match)
        second = None if place is None else _second(context, sentence, place)
        if second is None or not second.is_tied:
            continue
        same = phrases(__package__, "same_told").search(context.text[slice(*match)]) is not None
        first = _earlier(context, second, same=same)
        if first is not None:
            last = sentence[0]
            yield _find(context, second.place, first)
    for start, end, begin, stop in counted(context):
        yield _find(context, (start, end), (begin, stop), _COUNTED)


def _source(context: Context, sentence: Place, match: Place) -> Place | None:
    """Where the source of a sentence that bears another out is named: before it, or after "by"."""
    text, (start, end) = context.text, sentence
    by, likewise = _BY.match(text, match[1], end), _ALSO_OF.match(text, match[1], end)
    begin, stop = start, match[0]
    if likewise is not None:
        stop = likewise.end()
    elif by is not None:
        clause = _CLAUSE.search(text, by.end(), end)
        begin, stop = by.end(), clause.start() if clause else end
    comma = text.rfind(", ", begin, stop - 2)
    if comma >= 0 and _MEANWHILE.match(text, begin, stop):  # "Three days later, the Mail also"
        begin = comma + 2
    words = _DOES.sub("", text[begin:stop]).rstrip(" ,\n")
    if not words or len(words) > _REACH or _MARKS.search(words):
        return None
    return begin, begin + len(words)


def _second(context: Context, sentence: Place, place: Place) -> _Second:
    """What a source that bears another out goes back to."""
    words, cited = context.text[slice(*place)], _cited(context, sentence)
    nobody = frozenset[str]()
    if not _SMALL.search(words):  # "Pell also said": the one source goes on
        return _Second(sentence, place, nobody, nobody, nobody, is_own=False, cited=cited)
    known = {back[1].lower() for back in _BACK.finditer(words) if back[0] != words}
    known |= {people[1].lower() for people in _PEOPLE.finditer(words)}
    others = _bodies(words)
    tied = others or _PEOPLE.search(words) or _TIED.search(words)
    return _Second(
        sentence,
        place,
        _proper(words) if tied else nobody,
        word_set(__package__, "bodies") & known,
        others,
        is_own=_OWN.match(words) is not None,
        cited=cited,
    )


def _earlier(context: Context, second: _Second, *, same: bool) -> Place | None:
    """Where a source that the second goes back to is named, in the sentences before its own.

    same: the second is said to tell the same; otherwise its words have to be much the same.
    """
    start = second.sentence[0]
    for _ in range(_BEFORE):
        before = context.sentence_at(max(start - 3, 0))
        if before[0] >= start:
            return None
        start = before[0]
        for first in _named(context, before):
            if _goes_back(context, (before, first), second) and (
                same or _is_same_matter(context, (before, first), (second.sentence, second.place))
            ):
                return first
    return None


def _named(context: Context, sentence: Place) -> list[Place]:
    """Where the sources of a sentence are named; else its first words, if it tells something."""
    start, end = sentence
    found = sorted(
        {
            (link.source.start, link.source.end or end)
            for claim in context.claims_from(start, end)
            if is_sourced(claim)
            for link in claim.attributions
            if link.source.start is not None and start <= link.source.start < end
        }
    )
    if found:
        return found
    verb = phrases(__package__, "telling").search(context.text, start, end)
    if verb is None or verb.start() - start > _REACH or verb.start() == start:
        return []
    return [(start, start + len(context.text[start : verb.start()].rstrip(" ,\n")))]


def _is_same_matter(context: Context, one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    """Whether two sentences say much the same, the words that name their sources left out."""
    first, second = (
        _told(f"{context.text[start:at]} {context.text[stop:end]}")
        - content_stems(context.text[at:stop])
        for (start, end), (at, stop) in (one, other)
    )
    shared = len(first & second)
    return shared >= _FEWEST_SHARED and containment(first, second) >= _SAME_MATTER


def _told(words: str) -> frozenset[str]:
    """What words tell, as stems and numbers, without those that only put it forward."""
    bare = phrases("sourcing", "speaking").without(phrases(__package__, "agreeing").without(words))
    return content_stems(bare) | set(_NUMBER.findall(words))


def _goes_back(context: Context, one: tuple[Place, Place], second: _Second) -> bool:
    """Whether the second source is the first's own, cites it, or cites whom the first cites."""
    first = context.text[slice(*one[1])]
    names, bodies = _proper(first), _bodies(first)
    if second.cited:
        if _proper(second.cited) & (names | _proper(_cited(context, one[0]))):
            return True
        if bodies & {back[1].lower() for back in _BACK.finditer(second.cited)}:
            return True
    if first.lower() == context.text[slice(*second.place)].lower():
        return False
    if bodies & second.own or (second.is_own and (names or bodies)):
        return True
    # The army of a land and its government are two.
    apart = bodies and second.others and not bodies & second.others
    return bool(names & second.names) and not apart


def _cited(context: Context, sentence: Place) -> str:
    """The words after one that cites in a sentence; "" where nobody is cited."""
    match = phrases(__package__, "citing").search(context.text, *sentence)
    return context.text[match.end() : min(match.end() + _REACH, sentence[1])] if match else ""


def _bodies(words: str) -> frozenset[str]:
    """The words of a source's name for a body or a record that others may speak or draw from."""
    lower = {re.sub(r"[’']s$", "", word.lower()) for word in _WORD.findall(words)}
    if "minister" in lower:
        lower.add("ministry")
    return word_set(__package__, "bodies") & (lower | {word.removesuffix("s") for word in lower})


def _proper(words: str) -> frozenset[str]:
    """The capitalised words that tell one body from another; where something happens left out."""
    found = set[str]()
    for match in _WORD.finditer(words):
        word = match[0].removesuffix("'s").removesuffix("’s")
        if not word[0].isupper() or _SOMEWHERE.search(words[: match.start()]):
            continue
        if not _OF_A_PEOPLE.search(word):
            found.add(word.lower())
    common = word_set(__package__, "common_names") | word_set(__package__, "bodies")
    return frozenset(found) - common - word_set("grammar", "plain_openers")


def _find(context: Context, second: Place, first: Place, why: str = _TWICE) -> Finding:
    related = context.words(*first)
    return context.find(
        "S109",
        *second,
        related=[related],
        second=shorten(context.text[slice(*second)]),
        why=why.format(first=shorten(related.text)),
    )
