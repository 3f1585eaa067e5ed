"""The context of a rule: a reading with its indexes, computed once and shared by all rules."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar

from sayso.analysis.text.quotations import find_quotations
from sayso.analysis.text.sentences import split_sentences
from sayso.checks.catalogue import find_rule
from sayso.checks.claims_by_place import ClaimsByPlace
from sayso.checks.key_judgements import (
    find_key_judgements,
    is_own,
    is_talk,
    is_told,
    marker_of,
    sound_inferences,
)
from sayso.checks.words import content_stems
from sayso.claims.certainty import find_certainty
from sayso.language.lexicon import phrases, word_set
from sayso.records import (
    Block,
    Certainty,
    Claim,
    Horizon,
    Inference,
    Reading,
    SourceKind,
    Time,
    Words,
)
from sayso.records.finding import Finding, Fix, KeyJudgement
from sayso.scales.scale import Scale, load_scale

Answer = TypeVar("Answer")
_ESTIMATES, _ANNOUNCED_DAYS = 3, 28
_OWN_SHARE, _VIEWS_SHARE = 0.5, 0.08  # of the claims, in a text that judges
_EXCERPT = 12  # claims
_ATTRIBUTIVE = re.compile(
    r"\b(?:the|an?|of|most|with|for|against|between|among|by|from|his|her|their|its|all|other)\s+(?:most\s+)?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight", re.IGNORECASE)


class Manner(NamedTuple):
    """How a key judgement is put forward.

    ``measured``: with a likelihood; ``headed``: under a heading of judgements; ``far``: looking
    further ahead than announced events do; ``drawn``: with "thus", "therefore".
    """

    measured: bool
    headed: bool
    far: bool
    drawn: bool


@dataclass(frozen=True)
class Context:
    """One reading, with what every rule asks of it. Nothing in it changes once computed."""

    reading: Reading
    _kept: dict[str, dict[str, list[int]]] = field(default_factory=dict, repr=False)
    _stems: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _paragraph: dict[int, str] = field(default_factory=dict, repr=False)
    _answers: dict[tuple[str, int, int], Any] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The document's blocks."""
        return self.reading.document.blocks

    @cached_property
    def scale(self) -> Scale:
        """The scale that the reading was made by."""
        return load_scale(self.reading.scale)

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.reading.claims}

    @cached_property
    def times(self) -> dict[str, Time]:
        """The times by id."""
        return {time.id: time for time in self.reading.times}

    @cached_property
    def key_judgements(self) -> tuple[tuple[KeyJudgement, Claim], ...]:
        """The key judgements with their claims, by rank."""
        return tuple((each, self.by_id[each.claim]) for each in find_key_judgements(self.reading))

    @cached_property
    def key_ids(self) -> frozenset[str]:
        """The ids of the claims that are key judgements."""
        return frozenset(each.claim for each, _ in self.key_judgements)

    @cached_property
    def is_estimative(self) -> bool:
        """Whether the author puts likelihoods to things, three times at least."""
        measured = [claim for claim in self.own_views if self.is_measured(claim)]
        return len(measured) >= _ESTIMATES

    def is_estimate(self, judgement: KeyJudgement, claim: Claim) -> bool:
        """Whether a key judgement is an estimate, and no announcement of what is planned.

        It is one where it has a likelihood or looks far ahead, is concluded from something,
        stands under a heading of judgements, or where the author deals in likelihoods.
        """
        manner = self.manner(judgement, claim)
        return any(manner) or claim.id in self.reasons or self.is_estimative

    def manner(self, judgement: KeyJudgement | None, claim: Claim) -> Manner:
        """How a judgement is put forward; None for one that is no key judgement."""
        markers = (marker_of(tie) for tie in self.reasons.get(claim.id, ()))
        return Manner(
            measured=self.is_measured(claim),
            headed=judgement is not None and "heading" in judgement.reason,
            far=claim.horizon is not None and self._is_far(claim.horizon),
            drawn=any(marker in word_set("sourcing", "drawn") for marker in markers),
        )

    def is_measured(self, claim: Claim) -> bool:
        """Whether a claim has a likelihood short of certainty, and not as a noun's adjective."""
        certainty = claim.certainty
        if certainty is None or certainty.low is None or certainty.high is None:
            return False
        before = self.text[max(0, certainty.start - 12) : certainty.start]
        if certainty.text.lower() in word_set("grammar", "beyond_doubt") or _is_booster(certainty):
            return False
        return certainty.high > 0 and certainty.low < 1 and not _ATTRIBUTIVE.search(before)

    def _is_far(self, horizon: Horizon) -> bool:
        """Whether a forecast looks further than announced events commonly do."""
        published = self.reading.document.published
        if horizon.by is None or published is None:
            return _WEEKDAY.search(horizon.text) is None
        return (horizon.by - published).days >= _ANNOUNCED_DAYS

    @cached_property
    def reasons(self) -> dict[str, list[Inference]]:
        """The inferences that argue, by the id of their conclusion."""
        found: dict[str, list[Inference]] = {}
        for inference in sound_inferences(self.reading):
            found.setdefault(inference.conclusion, []).append(inference)
        return found

    @cached_property
    def own_claims(self) -> tuple[Claim, ...]:
        """The claims in the author's voice alone, outside quotations."""
        return tuple(
            claim
            for claim in self.reading.claims
            if is_own(claim)
            and not self.is_quoted(claim)
            and (_is_plain(claim) or not is_told(self.text, claim, "told"))
        )

    @cached_property
    def own_views(self) -> tuple[Claim, ...]:
        """Of the author's claims, the judgements and forecasts, talk with the reader left out."""
        return tuple(
            each
            for each in self.own_claims
            if each.kind in ("judgement", "forecast") and not is_talk(each)
        )

    @cached_property
    def is_analysis(self) -> bool:
        """Whether the author judges, and does not mostly pass on what others say.

        A few sentences are too short to tell by, and count as analysis.
        """
        own, views = len(self.own_claims), len(self.own_views)
        told = len(self.reading.claims)
        return told < _EXCERPT or (own > _OWN_SHARE * told and views >= _VIEWS_SHARE * told)

    @cached_property
    def is_statement(self) -> bool:
        """Whether the text does what it says ("we condemn"), as a government's does."""
        return any(
            phrases("key_judgements", "performed").search(self.text, claim.start, claim.end)
            for claim in self.own_claims
        )

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The places of the quotations."""
        return tuple((each.start, each.end) for each in find_quotations(self.reading.document))

    def is_quoted(self, claim: Claim) -> bool:
        """Whether a claim begins inside quotation marks or stands in a block quotation."""
        block = self.blocks[self.block_at(claim.start)] if self.blocks else None
        return self.in_quotation(claim.start) or (block is not None and block.kind == "quote")

    def in_quotation(self, offset: int) -> bool:
        """Whether a place lies between quotation marks."""
        number = bisect_right(self.quotations, (offset, len(self.text))) - 1
        return number >= 0 and offset < self.quotations[number][1]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def is_anothers(
        self, offset: int, kinds: Collection[SourceKind] = ("person", "organisation")
    ) -> bool:
        """Whether a place lies in quotation marks, or in what a voice of a kind puts forward."""
        if self.in_quotation(offset) or self.text[offset - 1 : offset] in ("“", "‘"):
            return True
        near = self._places.around(offset)
        return any(_puts_forward(claim, offset, kinds) for claim in near)

    def block_at(self, offset: int) -> int:
        """The number of the block that holds an offset, or of the last before it."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    @cached_property
    def _places(self) -> ClaimsByPlace:
        return ClaimsByPlace(self.reading.claims, self.block_at)

    @property
    def claims_of_block(self) -> Mapping[int, Sequence[Claim]]:
        """The claims by the number of their block, as they begin."""
        return self._places.of_block

    def claims_from(self, start: int, end: int, *, beside: int | None = None) -> Sequence[Claim]:
        """The claims that begin in a stretch of one block: the one at ``beside``, or its start."""
        return self._places.beginning(
            start, end, self.block_at(start if beside is None else beside)
        )

    def claim_at(self, offset: int) -> Claim | None:
        """The first claim of a block whose words hold a place in it."""
        near = self._places.around(offset)
        return next((claim for claim in near if claim.start <= offset < claim.end), None)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends: the reading's own, or where it kept none, anew."""
        kept = self.reading.sentences or split_sentences(self.reading.document)
        return tuple((each.start, each.end) for each in kept)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Where the sentence begins and ends that holds an offset, or is the last before it.

        What leads a paragraph in, such as a dateline, goes with its first sentence.
        """
        if not self.sentences:
            return 0, len(self.text)
        number = max(bisect_right(self._sentence_starts, offset) - 1, 0)
        begin = self.blocks[self.block_at(offset)].start
        if self.sentences[number][0] < begin and number + 1 < len(self.sentences):
            number += 1
        return self.sentences[number]

    def is_caption(self, start: int, end: int) -> bool:
        """Whether a sentence is a caption or a title: words in which the reading finds no claim."""
        return not self.claims_from(start, end)

    def stems(self, claim: Claim) -> frozenset[str]:
        """The stems of a claim's content words."""
        if claim.id not in self._stems:
            self._stems[claim.id] = content_stems(claim.text)
        return self._stems[claim.id]

    def keep(self, name: str, make: Callable[[], dict[str, list[int]]]) -> dict[str, list[int]]:
        """An index that a rule asked for, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def once(self, question: str, start: int, end: int, find: Callable[[], Answer]) -> Answer:
        """What is found of a stretch: every clause of a long sentence asks the same of it."""
        key = question, start, end
        if key not in self._answers:
            self._answers[key] = find()
        answer: Answer = self._answers[key]
        return answer

    def hedges(self, start: int, end: int) -> tuple[Certainty, ...]:
        """Every word of certainty in a stretch of text."""
        ask = partial(find_certainty, self.text, start, end, self.scale)
        return self.once("hedges", start, end, ask)

    def words(self, start: int, end: int) -> Words:
        """The words at a place."""
        return Words(text=self.text[start:end], start=start, end=end)

    def paragraph(self, offset: int) -> str:
        """The text of the block that holds an offset."""
        if not self.blocks:
            return self.text
        block = self.blocks[self.block_at(offset)]
        if block.start not in self._paragraph:  # the one asked for last: the same string again
            self._paragraph.clear()
            self._paragraph[block.start] = self.text[block.start : block.end]
        return self._paragraph[block.start]

    def near(self, claim: Claim, *, around: int = 0) -> Iterator[Claim]:
        """The other claims of a claim's paragraph, and of as many to both its sides."""
        number = self.block_at(claim.start)
        for each in range(number - around, number + around + 1):
            yield from (other for other in self.claims_of_block.get(each, ()) if other is not claim)

    def find(
        self,
        code: str,
        start: int,
        end: int,
        *,
        related: Sequence[Words] = (),
        fixes: Sequence[Fix] = (),
        **fields: object,
    ) -> Finding:
        """A finding of a rule at a place: the rule's message with its fields filled in.

        ``words`` is the text at the place, shortened, unless given; ``fixes`` are what a person
        may choose from.
        """
        rule = find_rule(code)
        given = {"words": shorten(self.text[start:end]), **fields}
        return Finding(
            code=code,
            message=rule.message.format(**given),
            start=start,
            end=end,
            severity=rule.severity,
            remedy=" ".join(rule.remedy.split()),
            related=tuple(related),
            fixes=tuple(fixes),
        )


def _puts_forward(claim: Claim, offset: int, kinds: Collection[SourceKind]) -> bool:
    """Whether a voice of a kind puts a claim forward at a place, or has another do so there."""
    voices = [link.source for link in claim.attributions]
    begin = claim.start if claim.introduction is None else claim.introduction.start
    if min(begin, claim.start) <= offset < claim.end:
        return any(voice.kind in kinds for voice in voices)
    heard = [voice for voice in voices[1:] if voice.start is not None and voice.end is not None]
    there = any((voice.start or 0) <= offset < (voice.end or 0) for voice in heard)
    return there and voices[0].kind in kinds


def _is_booster(certainty: Certainty) -> bool:
    """Whether words claim certainty ("without question") and estimate nothing."""
    return any(
        phrases("hedging", "absolute", key).fullmatch(certainty.text) for key in ("strong", "weak")
    )


def _is_plain(claim: Claim) -> bool:
    """A bare assertion, which no rule takes for a judgement: who says it need not be sought."""
    return claim.kind == "assertion" and claim.certainty is None


def shorten(text: str, *, longest: int = 60) -> str:
    """A text on one line, cut after a word where it is longer than so many characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"
