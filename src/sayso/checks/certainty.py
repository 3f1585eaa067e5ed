"""Certainty: hedges, terms of likelihood and absolute words, as ICD 203 would have them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sayso.checks.context import Context
from sayso.checks.key_judgements import is_talk
from sayso.checks.vocabulary import any_phrase, load_vocabulary
from sayso.checks.words import content_stems, is_negated, likeness
from sayso.claims.scales import meanings
from sayso.records import Certainty, Claim, Inference
from sayso.records.finding import Finding

_MODAL = re.compile(r"(?:may|might|could)\b", re.IGNORECASE)
_CONCESSION = re.compile(r"[^.;]{0,120}?,\s+(?:but|yet)\b")
_CONDITION = re.compile(
    r"\b(?:if|when|so|so that|whether|why|how|who|which|as|all|everything|whatever|what)\s+"
    r"(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_OPINION = re.compile(r"(?:we|i)\b|not (?:necessarily|certain|sure)|in my|in our", re.IGNORECASE)
_DIRECTED = re.compile(r"(?:bound|sure|certain) to\s+(?:[A-Z]|(?:the|an?|his|her|their|its)\b)")
_SUBJECTS = frozenset(("the", "it", "he", "she", "they", "we", "this", "these", "that", "there"))
_IF = re.compile(r"\bif\s$")
_QUALIFYING = re.compile(r"\b(?:an?|the|and|other|another|or|of|with|its|their),?\s+$")
_ADJECTIVE = re.compile(r"\s+\w+(?:ing|ed|ous|al|ive|ic|ful|ble|ent|ant)\b")
_SAME_CLAIM, _FEWEST_STEMS, _MOST_WITH_STEM = 0.6, 3, 12
_CLOSE_RULES = ("clause-before", "reason", "sign", "consequence", "elimination", "support-after")
_STACK_GAP = re.compile(
    r"(?:\s+(?:be|been|have|that|well|also|to|as|it|is|he|she|they))*[\s-]+|\s*$"
)


@cache
def _pattern(table: str, key: str) -> re.Pattern[str]:
    return any_phrase(load_vocabulary("certainty")[table][key])


def bare_modal(context: Context) -> Iterator[Finding]:
    """C201: may, might or could as the only word of certainty in a key judgement."""
    for _, claim in context.key_judgements:
        certainty = claim.certainty
        if certainty is None or certainty.low is not None:
            continue
        if not _MODAL.match(certainty.text) or claim.source.kind != "author":
            continue
        before = context.text[context.sentence_at(certainty.start)[0] : certainty.start]
        concedes = _CONCESSION.match(context.text, certainty.end) is not None
        if not _CONDITION.search(before) and not _RELATIVE.search(before) and not concedes:
            yield context.find("C201", certainty.start, certainty.end)


def mixed_rows(context: Context) -> Iterator[Finding]:
    """C202: terms of both rows of ICD 203 in one document, in the author's voice."""
    first: dict[str, Certainty] = {}
    rows = load_vocabulary("certainty")["rows"]
    for claim in context.own_claims:
        phrase = _phrase(claim.certainty)
        row = next((name for name in ("likely", "probable") if phrase in rows[name]), None)
        if claim.certainty is None or row is None:
            continue
        first.setdefault(row, claim.certainty)
        if len(first) == 2:
            earlier, later = sorted(first.values(), key=lambda each: each.start)
            yield context.find(
                "C202",
                later.start,
                later.end,
                related=[context.words(earlier.start, earlier.end)],
                other=earlier.text,
            )
            return


def _phrase(certainty: Certainty | None) -> str | None:
    """The official phrase that words are a form of, negations before them left out."""
    if certainty is None or certainty.low is None:
        return None
    words = certainty.text.split()
    for start in range(len(words)):
        meaning = meanings().get(" ".join(words[start:]))
        if meaning is not None:
            return meaning.phrase
    return None


def likelihood_with_confidence(context: Context) -> Iterator[Finding]:
    """C203: a likelihood and a level of confidence in one sentence of the author's."""
    seen = set()
    for claim in context.own_claims:
        if claim.certainty is None:
            continue
        start, end = context.sentence_at(claim.start)
        if start in seen or "onfiden" not in context.text[start:end]:
            continue
        seen.add(start)
        confidence = _pattern("confidence", "levels").search(context.text, start, end)
        measured = [each for each in context.hedges(start, end) if each.low is not None]
        apart = [
            each
            for each in measured
            if confidence and (each.end <= confidence.start() or each.start >= confidence.end())
        ]
        if confidence and apart:
            yield context.find(
                "C203",
                confidence.start(),
                confidence.end(),
                related=[context.words(apart[0].start, apart[0].end)],
                likelihood=apart[0].text,
            )


def overconfident_conclusion(context: Context) -> Iterator[Finding]:
    """C204: a conclusion put more strongly than the weakest of what it rests on."""
    for conclusion, inferences in context.reasons.items():
        claim = context.by_id[conclusion]
        if claim.source.kind != "author" or claim.condition is not None:
            continue
        if claim.kind not in ("judgement", "forecast"):
            continue
        for inference in inferences:
            weakest = _weakest(context, inference)
            if weakest is None or weakest.certainty is None or not _is_surer(claim, weakest):
                continue
            yield context.find(
                "C204",
                claim.start,
                claim.end,
                related=[context.words(weakest.certainty.start, weakest.certainty.end)],
                premise=weakest.certainty.text,
            )
            break


def _weakest(context: Context, inference: Inference) -> Claim | None:
    """The least certain premise that the conclusion plainly rests on."""
    found = [context.by_id[premise] for premise in inference.premises]
    if inference.rule not in _CLOSE_RULES:
        found = found[-2:]
    hedged = [
        each
        for each in found
        if each.certainty is not None
        and _ceiling(each.certainty) >= 0.5  # "it is unlikely that" weakens nothing
        and not _OPINION.match(each.certainty.text)
    ]
    return min(hedged, key=lambda each: _ceiling(each.certainty), default=None)


def _ceiling(certainty: Certainty | None) -> float:
    """The most that words allow: 1 for none, 0.5 for a hedge without an interval."""
    if certainty is None:
        return 1.0
    return 0.5 if certainty.high is None else certainty.high


def _is_surer(claim: Claim, premise: Claim) -> bool:
    if claim.certainty is None:
        return _ceiling(premise.certainty) < 0.99
    if claim.certainty.low is None:
        return False
    return claim.certainty.low >= _ceiling(premise.certainty) and claim.certainty.low > 0.5


def dropped_hedge(context: Context) -> Iterator[Finding]:
    """C205: one claim of one source's hedged in one place and bare in another."""
    hedged = [
        (claim, content_stems(claim.text))
        for claim in context.reading.claims
        if claim.certainty is not None and _is_weighed(claim.certainty)
    ]
    if not hedged:
        return
    bare = [claim for claim in context.reading.claims if claim.certainty is None]
    stems = {claim.id: content_stems(claim.text) for claim in bare}
    index: dict[str, list[Claim]] = {}
    for claim in bare:
        for stem in stems[claim.id]:
            index.setdefault(stem, []).append(claim)
    for claim, wanted in hedged:
        if len(wanted) < _FEWEST_STEMS:
            continue
        shared = Counter(
            other.id
            for stem in wanted
            if len(index.get(stem, ())) <= _MOST_WITH_STEM
            for other in index.get(stem, ())
        )
        for other_id, count in shared.most_common(3):
            other = context.by_id[other_id]
            if count >= 2 and _is_same(claim, other, wanted, stems[other_id]):
                yield context.find(
                    "C205",
                    other.start,
                    other.end,
                    related=[context.words(claim.start, claim.end)],
                    hedge=claim.certainty.text if claim.certainty else "",
                )
                break


def _is_weighed(certainty: Certainty) -> bool:
    comparing = certainty.text.lower().startswith(("more ", "less ", "as "))
    return not comparing and (certainty.high is None or certainty.high < 0.99)


def _is_same(claim: Claim, other: Claim, wanted: frozenset[str], stems: frozenset[str]) -> bool:
    """Whether two claims are one: the same source, denial and, nearly, words."""
    if claim.source.kind != other.source.kind or claim.source.name != other.source.name:
        return False
    if claim.condition is not None or other.condition is not None:
        return False
    if claim.start < other.end and other.start < claim.end:
        return False
    if is_negated(claim.text) != is_negated(other.text) or _numbers(claim) != _numbers(other):
        return False
    return len(stems) >= _FEWEST_STEMS and likeness(wanted, stems) >= _SAME_CLAIM


def _numbers(claim: Claim) -> list[str]:
    return re.findall(r"\d[\d.,]*", claim.text)


def absolute_words(context: Context) -> Iterator[Finding]:
    """C206: words of certainty without a limit on a judgement of the author's."""
    for claim in context.own_claims:
        view = claim.kind in ("judgement", "forecast")
        if is_talk(claim):
            continue
        for key in ("strong", "weak") if view else ("strong",):
            match = _pattern("absolute", key).search(context.text, claim.start, claim.end)
            if match is None or context.in_quotation(match.start()):
                continue
            if not _is_taken_back(context, claim, match.start()):
                yield context.find("C206", match.start(), match.end())
                break


def _is_taken_back(context: Context, claim: Claim, at: int) -> bool:
    before = context.text[max(claim.start - 30, 0) : at].rstrip()
    match = _pattern("absolute", "taken_back")
    if _DIRECTED.match(context.text, at):
        return True
    return any(found.end() == len(before) for found in match.finditer(before))


def stacked_hedges(context: Context) -> Iterator[Finding]:
    """C207: two hedges on one verb of the author's ("could possibly")."""
    classes = load_vocabulary("certainty")["stacked"]
    for claim in context.own_claims:
        if claim.certainty is None:
            continue
        found = sorted(
            (match.start(), match.end(), name)
            for name in classes
            for match in _pattern("stacked", name).finditer(context.text, claim.start, claim.end)
        )
        for (start, stop, first), (begin, end, second) in pairwise(found):
            between = context.text[stop:begin]
            if first == second or not _STACK_GAP.fullmatch(between) or _is_plain(first, second):
                continue
            if not is_negated(context.text[claim.start : start]):
                yield context.find("C207", start, end)
                break


def _is_plain(first: str, second: str) -> bool:
    """Pairs that do not weaken one another: "seems likely", "may seem", "we believe … seems"."""
    return (first, second) in {
        ("seeming", "estimates"),
        ("estimates", "seeming"),
        ("beliefs", "seeming"),
        ("beliefs", "estimates"),
        ("modals", "seeming"),
        ("modals", "suggesting"),
        ("suggesting", "modals"),
    }


def off_scale_term(context: Context) -> Iterator[Finding]:
    """C208: a word of likelihood on a view of the author's that no scale measures."""
    for claim in context.own_views:
        certainty = claim.certainty
        if certainty is None or certainty.low is not None:
            continue
        match = _pattern("off_scale", "words").search(context.text, certainty.start, certainty.end)
        if match is None or _negated_near(context, match.start(), match.end()):
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
    after = re.match(r"\s+([\w’']+)", context.text[certainty.end : certainty.end + 20])
    before = re.search(
        r"([\w’']+)\s+$", context.text[max(0, certainty.start - 12) : certainty.start]
    )
    aside = load_vocabulary("certainty")["off_scale"]["aside"]
    words = "" if after is None else after[1].lower()
    if words in aside or words.endswith("ly"):
        return True
    previous = "" if before is None else before[1].lower()
    if previous in ("and", "or", "as", "say"):
        return words not in _SUBJECTS
    return previous in ("can't", "cannot", "couldn't", "not")


def negated_likelihood(context: Context) -> Iterator[Finding]:
    """C209: a likelihood said by denying one ("not unlikely", "cannot be ruled out")."""
    seen = set()
    for claim in context.own_claims:
        certainty = claim.certainty
        if certainty is None:
            continue
        start, end = min(certainty.start, claim.start) - 15, max(certainty.end, claim.end)
        match = _pattern("negated", "words").search(context.text, max(start, 0), end)
        if (
            match
            and match.start() not in seen
            and not _IF.search(context.text[: match.start()][-4:])
        ):
            seen.add(match.start())
            yield context.find("C209", match.start(), match.end())


def _negated_near(context: Context, start: int, end: int) -> bool:
    match = _pattern("negated", "words").search(context.text, max(start - 20, 0), end + 5)
    return match is not None
