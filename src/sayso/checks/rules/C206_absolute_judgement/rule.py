"""C206: words of certainty without a limit on a judgement of the author's."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.checks.context import Context
from sayso.checks.key_judgements import is_talk
from sayso.language.lexicon import phrases, word_set
from sayso.language.phrases import Phrases
from sayso.records import Claim
from sayso.records.finding import Finding

_KINDS = ("strong", "beyond", "weak")  # the last says little outside a view

_NOUN = re.compile(r"\s+(?!that\b|if\b|as\b|and\b|or\b|in\b|for\b|when\b|now\b)[a-z]{3,}")

_ASIDE = re.compile(r"\s+(?:when|if|as|in|for|our|his|her|their|its)\b")

_SEEMS = re.compile(
    r"\s+(?:(?:seem|appear|look|sound)s?|hopes?|wish(?:es)?|do(?:es)?n[’']t|do(?:es)? not|not)\b"
)
_IN_NO_DOUBT = re.compile(r"\b(?:[Bb]e|is|are|was|were|am)\s+in\s+$")  # somebody's state of mind
_OURS = re.compile(r"\b(?:we|i)\s+\w+\s+in\s+$", re.IGNORECASE)
_AS_IF = re.compile(r"\bas (?:if|though)\b[^,;]*$")
_PROVED = re.compile(r"\b(?:can|must|be|to be|guilty)\b[^.;]*$")
# "Is without question the best", "would, without question, fail"; else it tells how a thing was
# done: "paid without question".
_OF_THE_WHOLE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|will|would|can|could|has|have|had|and|but|that|[Ww]e|I)|[,;:(—–])"
    r"\s+$|^\W*$"
)
_QUESTION = re.compile(r"without (?:any )?question\b", re.IGNORECASE)
_BESIDE = re.compile(
    r",\s+((?:clearly|obviously|plainly|evidently|visibly|undoubtedly)\s+[a-z]+"
    r"(?:ed|en|ous|ful|less|ry|ious))\s*,"
)
_DIRECTED = re.compile(r"(?:bound|sure|certain) to\s+(?:[A-Z]|(?:the|an?|his|her|their|its)\b)")


def find(context: Context) -> Iterator[Finding]:
    """C206: words of certainty without a limit on a judgement of the author's.

    They may stand before the claim in its sentence: "it is obvious that", "this proves beyond
    question that".
    """
    if context.is_statement:
        return
    last = 0
    places = sorted(
        found.start() for key in _KINDS for found in _absolute(key).finditer(context.text)
    )
    yield from _inside_a_report(context)
    yield from _in_a_cue(context)
    for claim in _own(context) if places else ():
        view = claim.kind in ("judgement", "forecast")
        opening = max(last, context.sentence_at(claim.start)[0])
        last = max(last, claim.end)
        near = bisect_left(places, opening)
        if near == len(places) or places[near] >= claim.end or is_talk(claim):
            continue
        for key in (
            ("strong", "beyond", "weak") if view and context.is_analysis else ("strong", "beyond")
        ):
            match = _absolute(key).search(context.text, opening, claim.end)
            if match is None or context.is_anothers(match.start()):
                continue
            if _is_ability(context, match.start()) or _is_passing(context, match.span()):
                continue
            if _is_unasked(context, match.start()) or _SEEMS.match(context.text, match.end()):
                continue
            if any(hedge.low is None for hedge in context.hedges(opening, match.start())):
                continue  # "perhaps a clash was inevitable"
            if not _is_taken_back(context, claim, match.start()):
                yield context.find("C206", match.start(), match.end())
                break


def _absolute(key: str) -> Phrases:
    """Words of certainty of a kind; those "beyond" the plain ones are this rule's own."""
    own = key == "beyond"
    return phrases(__package__, key) if own else phrases("hedging", "absolute", key)


def _own(context: Context) -> Iterator[Claim]:
    """The author's claims, and those for which "everything" is said to speak."""
    own = {claim.id for claim in context.own_claims}
    for claim in context.reading.claims:
        name = (claim.source.name or "").lower()
        if claim.id in own or (name in word_set(__package__, "all_the_world")):
            yield claim


def _inside_a_report(context: Context) -> Iterator[Finding]:
    """The author's own certainty about somebody, put into what they say ("clearly rattled")."""
    for match in _BESIDE.finditer(context.text):
        _, end = context.sentence_at(match.start())
        spoken = phrases("sourcing", "opining").search(context.text, match.end(), end)
        if spoken is not None and not context.in_quotation(match.start()):
            yield context.find("C206", *match.span(1))


def _in_a_cue(context: Context) -> Iterator[Finding]:
    """The author's own certainty in the words by which a thing shows something."""
    seen = set()
    for claim in context.reading.claims:
        link = claim.attributions[-1]
        if link.source.kind not in ("document", "organisation", "impersonal", "vague"):
            continue
        start, _ = context.sentence_at(claim.start)
        # Nobody's cue is the author's own: "there is no doubt that".
        named = link.source.kind != "impersonal"
        begin = max(start, link.source.end or start) if named else start
        match = phrases("hedging", "absolute", "strong").search(context.text, begin, claim.start)
        sure = match or phrases(__package__, "surely").search(context.text, begin, claim.start)
        if sure is not None and sure.start() not in seen and not context.in_quotation(begin):
            seen.add(sure.start())
            yield context.find("C206", *sure.span())


def _is_unasked(context: Context, at: int) -> bool:
    """Whether others are blamed for believing something "without question"."""
    start, _ = context.sentence_at(at)
    word = context.text[at : at + len("without")].lower()
    if _IN_NO_DOUBT.search(context.text, start, at) and not _OURS.search(context.text, start, at):
        return True  # "Pell is in no doubt"
    if _AS_IF.search(context.text, start, at):
        return True  # what others take it for
    if word == "beyond " and _PROVED.search(context.text, start, at):
        return True  # the measure of a court
    asked = _QUESTION.match(context.text, at)
    return asked is not None and _OF_THE_WHOLE.search(context.text[start:at]) is None


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
    match = phrases(__package__, "taken_back")
    if _DIRECTED.match(context.text, at):
        return True
    return any(found.end() == len(before) for found in match.finditer(before))
