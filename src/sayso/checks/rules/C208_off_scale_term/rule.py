"""C208: a word of likelihood on a view of the author's that no scale measures."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.hedges import is_conceded
from sayso.checks.stretches import Stretches
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.records import Certainty
from sayso.records.finding import Finding
from sayso.scales.scale import load_scale, scale_names

# "Perhaps the greatest of them" hedges a rank, and "perhaps the only" one.
_FOREMOST = re.compile(
    r"\s+(?:the|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?(?:only|most|least|best|worst|first|last|[a-z]{3,}est)\b"
    r"|\s+(?:it|that)(?:[’']s|\s+is|\s+was)\s+(?:no\s|to\s+be\b|all\b|good\b|just\s+as\b)"
)

_RATIO = re.compile(r"\w-in-\w")  # "a three-in-four chance"
# "The odds of that are one in twenty"; "within sight of the buoy"; "our chances are medians".
_MEASURED = re.compile(
    r"\s+(?:(?:now|still|about|roughly|at|is|are)\s+)*"
    r"(?:\d|not (?:long|short|good)\b|(?:one|two|three|four|nine) (?:in|to|out)\b)"
)
_IN_SIGHT = re.compile(r"within (?:reach|sight)", re.IGNORECASE)
_OF = re.compile(r"\s+of\b")
_OWNED = re.compile(r"(?:\b(?:our|my|their|his|her|its|these|those)|[’']s)\s+$", re.IGNORECASE)
# Even chances stand on the scales; "it is also possible that" only names another explanation.
_NO_TERM = re.compile(r"\beven (?:chance|odds)\b|\balso\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|about|roughly)\s+")
_TERM = re.compile(
    r"likel|probab|certain(?!ly)|\d|per\s?cent|percent|remote|one in|in (?:two|three|four|five|ten)"
)
_OPENING = re.compile(
    r"(?:^|\b(?:has|have|had)\s+(?:also|now|already|still|thus)\s*$"
    r"|[.!?:;]\s*[“\"']?|\b(?:and|but|or|so|because|that|therefore,?|thus,?)|\b(?:will|would|is|are|was"
    r"|were|has|have|had|to|be|been|could|may|might|can)|\n)\s{0,16}$",
    re.IGNORECASE,
)

_PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+)?$")
_QUALIFYING = re.compile(r"\b(?:an?|the|and|other|another|or|of|with|its|their),?\s+$")

_ADJECTIVE = re.compile(r"\s+\w+(?:ing|ed|ous|al|ive|ic|ful|ble|ent|ant)\b")


def find(context: Context) -> Iterator[Finding]:
    """C208: a word of likelihood on a view of the author's that no scale measures."""
    seen = Stretches()
    for match in phrases(__package__, "phrases").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if not in_own_words(context, start, end) or context.is_anothers(match.start()):
            continue
        if _negated_near(context, *match.span()) or _RATIO.search(match[0]):
            continue
        if _is_told(context, *match.span()):
            continue
        measured = any(
            _is_on_a_scale(hedge) and hedge.start < match.end() and match.start() < hedge.end
            for hedge in context.hedges(start, end)
        )
        if not measured:
            seen.add(*match.span())
            yield context.find("C208", *match.span())
    for claim in context.own_views:
        certainty = claim.certainty
        if certainty is None or certainty.low is not None:
            continue
        if seen.overlap(certainty.start, certainty.end):
            continue
        word = phrases(__package__, "words").search(context.text, certainty.start, certainty.end)
        if word is None or _negated_near(context, word.start(), word.end()):
            continue
        if is_conceded(context, certainty):
            continue
        if not _is_attributive(context, certainty) and not _is_aside(context, certainty):
            yield context.find("C208", certainty.start, certainty.end)


def _is_told(context: Context, start: int, end: int) -> bool:
    """Whether words have a number or a place on a scale, or are no likelihood of the author's."""
    words = context.text[start:end]
    if _NO_TERM.search(words) or _MEASURED.match(context.text, end):
        return True
    if _IN_SIGHT.fullmatch(words):
        return _OF.match(context.text, end) is not None
    return _OWNED.search(context.text, max(start - 10, 0), start) is not None


def _is_on_a_scale(certainty: Certainty) -> bool:
    """Whether words are a scale's own or a form of them, and no idiom that only comes near."""
    if certainty.low is None:
        return False
    words = _ARTICLE.sub("", " ".join(certainty.text.lower().split()))
    return _TERM.search(words) is not None or words in _official()


@cache
def _official() -> frozenset[str]:
    return frozenset(phrase.text for name in scale_names() for phrase in load_scale(name).phrases)


def _is_attributive(context: Context, certainty: Certainty) -> bool:
    """Whether the words only qualify a noun ("another, potentially more serious, clot")."""
    words = certainty.text.lower()
    before = context.text[max(0, certainty.start - 12) : certainty.start].lower()
    after = context.text[certainty.end : certainty.end + 24]
    if _PERFECT.search(before):  # "has now possibly reached"
        return False
    if not words.endswith("ly"):
        return " " not in words and words.endswith("ble") and _QUALIFYING.search(before) is not None
    return _QUALIFYING.search(before) is not None or _ADJECTIVE.match(after) is not None


def _is_aside(context: Context, certainty: Certainty) -> bool:
    """Whether an adverb hedges less than the clause ("perhaps most telling", "possibly by …")."""
    if certainty.text.lower() in word_set("grammar", "possible_adverbs") and not _leads(
        context, certainty.start
    ):
        return True
    after = re.match(r"\s+([\w’']+)", context.text[certainty.end : certainty.end + 20])
    before = re.search(
        r"([\w’']+)\s+$", context.text[max(0, certainty.start - 12) : certainty.start]
    )
    if _FOREMOST.match(context.text, certainty.end):
        return True
    aside = load_lexicon(__package__)["aside"]
    words = "" if after is None else after[1].lower()
    if words in aside or words == "half" or words[:1].isdigit() or words.endswith("ly"):
        return True
    previous = "" if before is None else before[1].lower()
    if previous in ("and", "or", "as", "say"):
        return words not in word_set("grammar", "plain_subjects")
    return previous in ("can't", "cannot", "couldn't", "not")


def _leads(context: Context, at: int) -> bool:
    """Whether an adverb opens its clause or follows its auxiliary: there it hedges the clause."""
    before = context.text[max(0, at - 16) : at]
    return _OPENING.search(before) is not None


def _negated_near(context: Context, start: int, end: int) -> bool:
    match = phrases("hedging", "negated", "words").search(context.text, max(start - 20, 0), end + 5)
    return match is not None
