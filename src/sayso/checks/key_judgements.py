"""Key judgements: the claims that a document is read for, and why each was chosen."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Literal

from sayso.language.lexicon import phrases
from sayso.records import Block, Claim, Document, Inference, Reading, Words
from sayso.records.finding import KeyJudgement

_EDGE, _BESIDE = 0.2, 160
"""The share of the text at either end in which a hedged or forecasting claim is one; and how
many characters to either side may say that somebody else puts it forward."""
_LIKEWISE = re.compile(
    r"\s+(?:far|many|much|few|little|long|often|too|did|do|does|is|are|was|were|has|have|had|will|would|"
    r"\w+ly|called|great|large|good|bad|strong|close)\b",
    re.IGNORECASE,
)
_UNDER_HEADING, _CONCLUDED, _MEASURED, _HEDGED = 8, 4, 2, 1


def is_own(claim: Claim) -> bool:
    """Whether the author alone puts a claim forward."""
    return all(link.source.kind == "author" for link in claim.attributions)


def find_key_judgements(reading: Reading) -> tuple[KeyJudgement, ...]:
    """The key judgements of a document, by rank.

    A claim is one where

    - it is the leading claim of a sentence under a heading such as "Key judgements", up to the
      next heading of that level (under "Summary", only a view of the author's); or
    - it is a conclusion in the author's voice that no other claim rests on; or
    - it is a hedged judgement or a forecast in the author's voice that begins in the first or
      ends in the last fifth of the body.

    What the author says of the document itself or in talk with the reader, what somebody in the
    same sentence says or wants, and events set by a calendar are none. More and
    stronger reasons rank higher: the heading, then the conclusion, then a measured likelihood,
    then the place; equals stand in the order of the text.

    Source: ICD 203 (2015), D.6.e: the analytic message is stated clearly and up front.
    """
    finder = _Finder(reading)
    weighed = [
        (weight, claim, reason)
        for claim in reading.claims
        for weight, reason in finder.weigh(claim)
    ]
    weighed.sort(key=lambda each: (-each[0], each[1].start))
    return tuple(
        KeyJudgement(claim=claim.id, reason=reason, rank=number)
        for number, (_, claim, reason) in enumerate(weighed, start=1)
    )


class _Finder:
    """Weighs one claim at a time."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._blocks = reading.document.blocks
        self._starts = [block.start for block in self._blocks]
        self._sentences = [each.start for each in reading.sentences]
        self._sections = _sections(reading.document, "headings")
        self._overviews = _sections(reading.document, "overviews")
        ties = sound_inferences(reading)
        self._premises = {each for tie in ties for each in tie.premises}
        self._markers = {tie.conclusion: tie.marker.text for tie in ties if tie.marker}
        body = [block for block in self._blocks if block.kind in ("paragraph", "item", "quote")]
        first, last = (body[0].start, body[-1].end) if body else (0, len(reading.document.text))
        self._opening = first + (last - first) * _EDGE
        self._closing = last - (last - first) * _EDGE
        self._taken = self._leading(reading.claims)

    def weigh(self, claim: Claim) -> Iterator[tuple[int, str]]:
        """The weight and the reason, where the claim is a key judgement; else nothing."""
        weight, reasons, own = 0, list[str](), is_own(claim)
        if claim.id in self._taken:
            weight += _UNDER_HEADING
            reasons.append(f"it stands under the heading “{self._taken[claim.id]}”")
        if own and claim.id in self._markers and claim.id not in self._premises:
            weight += _CONCLUDED
            marker = self._markers[claim.id]
            reasons.append(f"it is a conclusion (“{marker}”) that no other claim rests on")
        edge = self._edge(claim)
        if own and edge and _is_view(claim):
            weight += _HEDGED
            hedge = "" if claim.certainty is None else f"hedged (“{claim.certainty.text}”)"
            what = "a forecast" if claim.kind == "forecast" else hedge
            reasons.append(f"it is {what} in the {edge} fifth of the text")
        # What only looks like a judgement is costly to tell, and seldom asked.
        if not reasons or (claim.id not in self._taken and self._is_none(claim)):
            return
        if claim.certainty is not None and claim.certainty.low is not None:
            weight += _MEASURED
        yield weight, "; ".join(reasons)

    def _edge(self, claim: Claim) -> str:
        if claim.start < self._opening:
            return "first"
        return "last" if claim.end > self._closing else ""

    def _is_quoted(self, claim: Claim) -> bool:
        number = bisect_right(self._starts, claim.start) - 1
        return number >= 0 and self._blocks[number].kind == "quote"

    def _is_none(self, claim: Claim) -> bool:
        """Whether a claim only looks like the author's judgement."""
        text = self._document.text
        if self._is_quoted(claim):
            return True
        return _is_no_judgement(claim) or any(
            is_told(text, claim, manner) for manner in ("told", "thought")
        )

    def _leading(self, claims: tuple[Claim, ...]) -> dict[str, str]:
        """The heading over each claim that leads a sentence under one: the hedged, or the first."""
        best: dict[tuple[int, int], tuple[tuple[bool, bool, int], Claim, str]] = {}
        for claim in claims:
            for start, end, heading in self._over(claim):
                idle = claim.id in self._premises and claim.certainty is None
                if idle or not start <= claim.start < end or self._is_quoted(claim):
                    continue
                if phrases("key_judgements", "dependence").search(claim.text):
                    continue
                sentence = self._sentence(claim.start)
                key = (claim.certainty is None, claim.kind != "forecast", claim.start)
                if sentence not in best or key < best[sentence][0]:
                    best[sentence] = (key, claim, heading)
        return {claim.id: heading for _, claim, heading in best.values()}

    def _over(self, claim: Claim) -> Iterator[tuple[int, int, str]]:
        """The sections whose heading makes a key judgement of a claim under it."""
        yield from self._sections
        if is_own(claim) and (_is_view(claim) or claim.kind == "judgement"):
            yield from self._overviews

    def _sentence(self, offset: int) -> tuple[int, int]:
        """A key for the sentence: its block, and its number, or the full stops before it there."""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        if self._sentences:
            return number, bisect_right(self._sentences, offset)
        # One character more, so that a full stop just before the claim is seen as one.
        return number, len(_stop().findall(self._document.text, self._starts[number], offset + 1))


def is_told(text: str, claim: Claim, manner: Literal["told", "thought"]) -> bool:
    """Whether words in the sentence around a claim have somebody else say (or think or want) it."""
    # One character more, so that a full stop just before the claim is seen as one.
    before = _stop().split(text[max(0, claim.start - _BESIDE) : claim.start + 1])[-1][:-1]
    after = _stop().split(text[claim.end : claim.end + _BESIDE])[0]
    around = f"{before}{claim.text}{after}"
    return phrases("key_judgements", manner).search(around) is not None


def sound_inferences(reading: Reading) -> tuple[Inference, ...]:
    """The inferences that argue in so many words: not "so far", and not why a known fact is one.

    "The bridge fell because it was old" and "it was old, so they closed it" tell how things went;
    "the bridge will probably fall because it is old" argues. Such words count where what they
    are given for is hedged, or a forecast; "thus" and "therefore" count always.
    """
    by_id = {claim.id: claim for claim in reading.claims}
    return tuple(
        inference
        for inference in reading.inferences
        if inference.marker is not None
        and _LIKEWISE.match(reading.document.text, inference.marker.end) is None
        and (
            _is_view(by_id[inference.conclusion])
            or not _tells(reading.document.text, inference.rule, inference.marker)
        )
    )


def _is_view(claim: Claim) -> bool:
    return claim.certainty is not None or claim.kind == "forecast"


def marker_of(inference: Inference) -> str:
    """The words that tie an inference, in lower case; "" where none do."""
    return inference.marker.text.lower() if inference.marker else ""


def _tells(text: str, rule: str, marker: Words) -> bool:
    """Whether the words that tie are as much a story's, or a talk's, as an argument's."""
    at = marker.start
    talked = "?" in text[max(0, at - _BESIDE) : at] or text[marker.end :][:3] == " --"
    if rule == "reason":
        return True
    if marker.text.lower() == "so" and (rule == "clause-before" or talked):
        return True
    return phrases("key_judgements", "telling").match(marker.text) is not None


def _sections(document: Document, key: str) -> list[tuple[int, int, str]]:
    """Where the text under each heading of a list begins and ends, with the heading."""
    found = []
    for number, block in enumerate(document.blocks):
        if block.kind != "heading":
            continue
        words = document.text[block.start : block.end].strip(" :.*#\n0123456789")
        if phrases("key_judgements", key).fullmatch(words):
            found.append(
                (block.end, _section_end(document, number, block), " ".join(words.split()))
            )
    return found


def _section_end(document: Document, number: int, heading: Block) -> int:
    for block in document.blocks[number + 1 :]:
        if block.kind == "heading" and block.level <= heading.level:
            return block.start
    return len(document.text)


def _is_no_judgement(claim: Claim) -> bool:
    """What a document says of itself or its reader, and what a calendar or an order sets."""
    if is_talk(claim) or any(
        phrases("key_judgements", key).search(claim.text) for key in ("of_itself", "dependence")
    ):
        return True
    opening = phrases("key_judgements", "subordinate").match(claim.text)
    return is_scheduled(claim) or (opening is not None and claim.condition is None)


def is_talk(claim: Claim) -> bool:
    """Whether a claim speaks of its speaker or to its hearer ("I", "you")."""
    return phrases("key_judgements", "talk").search(claim.text) is not None


def is_scheduled(claim: Claim) -> bool:
    """Whether a claim announces what a calendar or an order sets, and estimates nothing."""
    if claim.kind != "forecast" or (claim.certainty is not None):
        return False
    return phrases("key_judgements", "scheduled").search(claim.text) is not None


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
