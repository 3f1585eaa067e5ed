"""Hedging: words that leave everything open, leave nothing open, or stand on no scale."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from sayso.checks.arguments import in_own_words
from sayso.checks.context import Context
from sayso.checks.key_judgements import is_talk
from sayso.checks.words import is_negated
from sayso.language.lexicon import load_lexicon, phrases, word_set
from sayso.language.phrases import Phrases
from sayso.records import Certainty, Claim
from sayso.records.finding import Finding

_MODAL = re.compile(r"(?:may|might|could)\b", re.IGNORECASE)
_CONCESSION = re.compile(r"[^.;]{0,240}?(?<!\s)\s+(?:[—–-]+\s+)?(?:but|yet)\b")
_TURN = re.compile(r"[“\"]?(?:But|Yet|Still,|Even so)\b")
_CONCEDED = re.compile(r"(?:^|[,;—–]\s)(?:while|although|though)\b[^,]*$", re.IGNORECASE)
# An illustration, another's view, a possibility in law, an unreal past: none is an estimate.
_NO_ESTIMATE = re.compile(
    r"^(?:\d+ )?(?:And |But )?(?:(?:For|To) (?:his|her|their|its|those) [\w ]{3,40},"
    r"|For (?:example|instance|many|most|some|proponents|critics|supporters)\b"
    r"|In (?:theory|principle)\b)|\b[Hh]ad \w+ (?:been|not)\b"
    r"|\b(?:chance|possibility|risk|likelihood|prospect|odds) that [^,;]*$|\b(?:we|one) $"
)
_NO_EVENT = re.compile(
    r"\s+(?:well\s+|also\s+)?(?:(?:wonder|ask|argue|object|think|seem|want|wish)\b"
    r"|be (?:expected|forgiven|excused|spent|used|described|called)\b)"
)
_CONDITION = re.compile(
    r"\b(?:if|when|so|so that|whether|why|how|who|whose|which|where|as|all|everything|whatever"
    r"|what)\s+"
    r"(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|than (?:it|they|he|she))\s+(?:\w+ly\s+)?$"
    r"|\b(?:neither|no|none|few) (?:\w+ )?$|\b(?:nobody|no one|none)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"\b(?:fear|concern|acknowledg|sense|hope|worr|belief|suggesti|warning|idea|feeling|suspicion|speculation"
    r"|extent|best)\w*\b.{0,80}\bthat\b|\b(?:expressed|articulated|voiced)\b",
    re.IGNORECASE | re.DOTALL,
)
_COUNTERFACTUAL = re.compile(
    r"\bcould have \w+(?<!been)\b|^Had \w|^That way\b|\bwould have\b"
    r"|could (?:say|on|do all|muster)\b"
)
_NOUN = re.compile(r"\s+(?!that\b|if\b|as\b|and\b|or\b|in\b|for\b|when\b|now\b)[a-z]{3,}")
_ASIDE = re.compile(r"\s+(?:when|if|as|in|for|our|his|her|their|its)\b")
# "Perhaps the greatest of them" hedges a rank, and "perhaps the only" one.
_FOREMOST = re.compile(
    r"\s+(?:the|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?(?:only|most|least|best|worst|first|last|[a-z]{3,}est)\b"
    r"|\s+(?:it|that)(?:[’']s|\s+is|\s+was)\s+(?:no\s|to\s+be\b|all\b|good\b|just\s+as\b)"
)
_SENSED = re.compile(r"\s+be (?:heard|felt|found|read)\b|\s+be seen (?!as\b)")
_DIRECTED = re.compile(r"(?:bound|sure|certain) to\s+(?:[A-Z]|(?:the|an?|his|her|their|its)\b)")
_OPENING = re.compile(
    r"(?:^|[.!?:;]\s*[“\"']?|\b(?:and|but|or|so|because|that|therefore,?|thus,?)|\b(?:will|would|is|are|was"
    r"|were|has|have|had|to|be|been|could|may|might|can)|\n\s*)\s*$",
    re.IGNORECASE,
)
_IF = re.compile(r"\bif\s$")
_QUALIFYING = re.compile(r"\b(?:an?|the|and|other|another|or|of|with|its|their),?\s+$")
_ADJECTIVE = re.compile(r"\s+\w+(?:ing|ed|ous|al|ive|ic|ful|ble|ent|ant)\b")
_SPEAKER = re.compile(r"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey|who)|\b[A-Z][\w’'-]+(?:\s+on\s+\w+day)?)\s+$")
_REFUSING = re.compile(
    r"\b(?!we\b|i\b|one\b|it\b|this\b|that\b)[\w’'-]+\s+(?:has|have|had|did|does|do|would|will)\s+$",
    re.IGNORECASE,
)
_STACK_GAP = re.compile(
    r"(?:\s+(?:be|been|have|that|well|also|to|as|it|is|he|she|they))*[\s-]+|\s*$"
)
_CHANCE_GAP = re.compile(r"(?:\s+(?!if\b|when\b|who\b|which\b)[\w’'-]+){0,7}\s+")


def _words(table: str, key: str) -> Phrases:
    return phrases("hedging", table, key)


def bare_modal(context: Context) -> Iterator[Finding]:
    """C201: may, might or could as the only word of certainty in a key judgement."""
    for _, claim in context.key_judgements:
        certainty = claim.certainty
        if certainty is None or certainty.low is not None:
            continue
        if not _MODAL.match(certainty.text) or claim.source.kind != "author":
            continue
        before = context.text[context.sentence_at(certainty.start)[0] : certainty.start]
        if _SENSED.match(context.text, certainty.end):
            continue
        if _COUNTERFACTUAL.search(f"{before}{context.text[certainty.start : certainty.end + 20]}"):
            continue
        if _FEARED.search(before) or _NO_ESTIMATE.search(before) or _CONCEDED.search(before):
            continue
        if _NO_EVENT.match(context.text, certainty.end):
            continue
        if _CONDITION.search(before) or _RELATIVE.search(before):
            continue
        if not _is_conceded(context, certainty):
            yield context.find("C201", certainty.start, certainty.end)


def _is_conceded(context: Context, certainty: Certainty) -> bool:
    """Whether a thing is only granted: "it may be old, but", "It may be old. But"."""
    if _CONCESSION.match(context.text, certainty.end):
        return True
    _, end = context.sentence_at(certainty.start)
    after, _ = context.sentence_at(min(end + 2, len(context.text)))
    return after >= end and _TURN.match(context.text, after) is not None


def absolute_words(context: Context) -> Iterator[Finding]:
    """C206: words of certainty without a limit on a judgement of the author's.

    They may stand before the claim in its sentence: "it is obvious that", "this proves beyond
    question that".
    """
    last = 0
    places = sorted(
        found.start()
        for key in ("strong", "weak")
        for found in _words("absolute", key).finditer(context.text)
    )
    for claim in context.own_claims if places else ():
        view = claim.kind in ("judgement", "forecast")
        opening = max(last, context.sentence_at(claim.start)[0])
        last = max(last, claim.end)
        near = bisect_left(places, opening)
        if near == len(places) or places[near] >= claim.end or is_talk(claim):
            continue
        for key in ("strong", "weak") if view else ("strong",):
            match = _words("absolute", key).search(context.text, opening, claim.end)
            if match is None or context.in_quotation(match.start()):
                continue
            if _is_ability(context, match.start()) or _is_passing(context, match.span()):
                continue
            if any(hedge.low is None for hedge in context.hedges(opening, match.start())):
                continue  # "perhaps a clash was inevitable"
            if not _is_taken_back(context, claim, match.start()):
                yield context.find("C206", match.start(), match.end())
                break


def _is_ability(context: Context, at: int) -> bool:
    """Whether "could only be" tells of a rule or an ability, and rules nothing out."""
    return phrases("reasoning", "no_elimination").match(context.text, at) is not None


def _is_passing(context: Context, place: tuple[int, int]) -> bool:
    """Whether a word only goes with a noun ("the inevitable nominee") or with an aside."""
    word = context.text[slice(*place)].lower()
    if word in ("inevitable", "inescapable"):
        return _NOUN.match(context.text, place[1]) is not None
    return word == "certainly" and _ASIDE.match(context.text, place[1]) is not None


def _is_taken_back(context: Context, claim: Claim, at: int) -> bool:
    before = context.text[max(min(claim.start, at) - 30, 0) : at].rstrip()
    match = _words("absolute", "taken_back")
    if _DIRECTED.match(context.text, at):
        return True
    return any(found.end() == len(before) for found in match.finditer(before))


def stacked_hedges(context: Context) -> Iterator[Finding]:
    """C207: two hedges on one verb of the author's ("could possibly")."""
    classes = load_lexicon("hedging")["stacked"]
    found = sorted(
        (match.start(), match.end(), name)
        for name in classes
        for match in _words("stacked", name).finditer(context.text)
    )
    last = -1
    for (start, stop, first), (begin, end, second) in pairwise(found):
        sentence = context.sentence_at(start)
        if sentence[0] == last or begin >= sentence[1] or first == second:
            continue
        gap = _CHANCE_GAP if first == "chances" else _STACK_GAP
        if second in ("seeming", "inferring") or second == "estimates":
            gap = _STACK_GAP
        if not gap.fullmatch(context.text[stop:begin]) or _is_plain(first, second):
            continue
        if second == "inferring" and _SPEAKER.search(context.text, sentence[0], start):
            continue  # "he appeared to suggest": one hedge, on what was said
        if is_negated(context.text[sentence[0] : start]) or not in_own_words(context, *sentence):
            continue
        last = sentence[0]
        yield context.find("C207", start, end)


def _is_plain(first: str, second: str) -> bool:
    """Pairs that do not weaken one another: "seems likely", "may seem", "we believe … seems"."""
    return (first, second) in {
        ("seeming", "estimates"),
        ("estimates", "seeming"),
        ("beliefs", "seeming"),
        ("beliefs", "estimates"),
        ("modals", "seeming"),
        ("modals", "inferring"),
        ("inferring", "modals"),
        ("inferring", "estimates"),
        ("inferring", "chances"),
        ("modals", "chances"),
        ("beliefs", "chances"),
        ("seeming", "chances"),
        ("estimates", "chances"),
        ("chances", "estimates"),
        ("beliefs", "modals"),
        ("beliefs", "inferring"),
        ("seeming", "modals"),
    }


def off_scale_term(context: Context) -> Iterator[Finding]:
    """C208: a word of likelihood on a view of the author's that no scale measures."""
    seen: list[tuple[int, int]] = []
    for match in _words("off_scale", "phrases").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if not in_own_words(context, start, end) or context.in_quotation(match.start()):
            continue
        if _negated_near(context, *match.span()):
            continue
        measured = any(
            hedge.low is not None and hedge.start < match.end() and match.start() < hedge.end
            for hedge in context.hedges(start, end)
        )
        if not measured:
            seen.append(match.span())
            yield context.find("C208", *match.span())
    for claim in context.own_views:
        certainty = claim.certainty
        if certainty is None or certainty.low is not None:
            continue
        if any(start < certainty.end and certainty.start < end for start, end in seen):
            continue
        word = _words("off_scale", "words").search(context.text, certainty.start, certainty.end)
        if word is None or _negated_near(context, word.start(), word.end()):
            continue
        if not _is_attributive(context, certainty) and not _is_aside(context, certainty):
            yield context.find("C208", certainty.start, certainty.end)


def _is_attributive(context: Context, certainty: Certainty) -> bool:
    """Whether the words only qualify a noun ("another, potentially more serious, clot")."""
    words = certainty.text.lower()
    before = context.text[max(0, certainty.start - 12) : certainty.start].lower()
    after = context.text[certainty.end : certainty.end + 24]
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
    aside = load_lexicon("hedging")["off_scale"]["aside"]
    words = "" if after is None else after[1].lower()
    if words in aside or words.endswith("ly"):
        return True
    previous = "" if before is None else before[1].lower()
    if previous in ("and", "or", "as", "say"):
        return words not in word_set("grammar", "plain_subjects")
    return previous in ("can't", "cannot", "couldn't", "not")


def _leads(context: Context, at: int) -> bool:
    """Whether an adverb opens its clause or follows its auxiliary: there it hedges the clause."""
    before = context.text[max(0, at - 16) : at]
    return _OPENING.search(before) is not None


def negated_likelihood(context: Context) -> Iterator[Finding]:
    """C209: a likelihood said by denying one ("not unlikely", "cannot be ruled out")."""
    for match in _words("negated", "words").finditer(context.text):
        start, end = context.sentence_at(match.start())
        if context.in_quotation(match.start()) or _IF.search(
            context.text[max(match.start() - 4, 0) : match.start()]
        ):
            continue
        if _REFUSING.search(context.text, start, match.start()) and "rul" in match[0].lower():
            continue  # what somebody would not promise
        if in_own_words(context, start, end, manner="spoken"):
            yield context.find("C209", match.start(), match.end())


def _negated_near(context: Context, start: int, end: int) -> bool:
    match = _words("negated", "words").search(context.text, max(start - 20, 0), end + 5)
    return match is not None
