"""The explanation of a reading: where each mark and sentence went, to a claim or to its loss."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Mark, Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.statement import Loss, Way
from sayso.claims.unclaimed import NO_PROSE
from sayso.records import Claim, Reading
from sayso.records.sentence import Sentence

MarkLabel = Literal["source", "cue", "content"]
Outcome = Literal["claim", "part", "problem", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a span.

    ``claims`` are those that it is attributed by or put forward in ("claim"), or that it is a
    part of ("part"). ``why`` is the reason where there is no claim, or none of its own: a problem
    of the reading, or what lost it.
    """

    outcome: Outcome
    claims: tuple[Claim, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFate:
    """What became of a span that an engine marks as source, cue or content."""

    label: MarkLabel
    start: int
    end: int
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFate:
    """A sentence, what became of it and of the marks that begin in it, and what found its claims.

    ``prose`` is False for headings and captions, which put nothing forward. ``ways`` holds, for
    each claim of ``fate``, how what puts it forward was found, outermost first; it is empty
    where nobody but the author does.
    """

    sentence: Sentence
    prose: bool
    fate: Fate
    marks: tuple[MarkFate, ...]
    ways: tuple[tuple[Way, ...], ...]


def explain(analysis: Analysis, reading: Reading) -> tuple[SentenceFate, ...]:
    """The fate of every sentence of the reading and of every mark in it, in reading order."""
    return tuple(_Fates(analysis, reading).tell())


class _Fates:
    def __init__(self, analysis: Analysis, reading: Reading) -> None:
        self._analysis = analysis
        self._reading = reading
        claims = reading.claims
        self._claims = SpanIndex((each.start, each.end, each) for each in claims)
        self._cues = SpanIndex(
            (link.cue.start, link.cue.end, claim)
            for claim in claims
            for link in claim.attributions
            if link.cue is not None
        )
        self._sources = SpanIndex(
            (link.source.start, link.source.end, claim)
            for claim in claims
            for link in claim.attributions
            if link.source.start is not None and link.source.end is not None
        )
        self._introductions = SpanIndex(
            (each.introduction.start, each.introduction.end, each)
            for each in claims
            if each.introduction is not None
        )
        self._leads = SpanIndex(self._leading())
        self._problems = SpanIndex(
            (each.start, each.end, each.message)
            for each in reading.problems
            if each.start is not None and each.end is not None
        )
        self._losses = SpanIndex(
            (*span, loss) for loss in analysis.losses for span in _spans_of(loss)
        )
        self._statements = SpanIndex(
            (*span, each) for each in analysis.statements for span in each.contents
        )
        self._ways = {each.cue: each.way for each in analysis.statements}
        attributed = (*analysis.marks.attribution, *analysis.marks.inner)
        self._marks = SpanIndex((mark.start, mark.end, mark) for mark in attributed)

    def _leading(self) -> Iterator[tuple[int, int, Claim]]:
        """The words that weigh a claim, conclude, attribute or carry it, and are no link of it."""
        by_id = {each.id: each for each in self._reading.claims}
        for claim in self._reading.claims:
            if claim.certainty is not None:
                yield claim.certainty.start, claim.certainty.end, claim
        for inference in self._reading.inferences:
            if inference.marker is not None:
                marker = inference.marker
                yield marker.start, marker.end, by_id[inference.conclusion]
        for each in self._analysis.assertions:
            if each.carrier is not None:
                start, end = each.carrier
                yield from ((start, end, one) for one in self._claims.touching(*each.span))
        for told in self._analysis.statements:  # who tells what he says himself stands once
            inside = [one for span in told.contents for one in self._claims.touching(*span)]
            yield from ((*told.cue, one) for one in inside)
            if told.source is not None:
                yield from ((*told.source, one) for one in inside)

    def tell(self) -> Iterator[SentenceFate]:
        for sentence in self._reading.sentences:
            fate = self._sentence(sentence)
            marks = self._marks.touching(sentence.start, sentence.end)
            yield SentenceFate(
                sentence=sentence,
                prose=sentence.kind not in NO_PROSE,
                fate=fate,
                marks=tuple(
                    self._mark(mark, sentence) for mark in marks if sentence.start <= mark.start
                ),
                ways=tuple(self._found_by(claim) for claim in fate.claims),
            )

    def _found_by(self, claim: Claim) -> tuple[Way, ...]:
        cues = (link.cue for link in claim.attributions if link.cue is not None)
        ways = (self._ways.get((cue.start, cue.end)) for cue in cues)
        return tuple(way for way in ways if way is not None)

    def _sentence(self, sentence: Sentence) -> Fate:
        start, end = sentence.start, sentence.end
        claims = self._claims.touching(start, end)
        led = self._introductions.touching(start, end) or self._cues.touching(start, end)
        led = [] if claims else _once(led)
        if claims or led:
            return Fate(outcome="claim" if claims else "part", claims=tuple(claims or led))
        return self._lost(start, end, NO_PROSE.get(sentence.kind, "no reason is known"))

    def _mark(self, mark: Mark, sentence: Sentence) -> MarkFate:
        start, end = mark.start, mark.end
        own = {
            "source": self._sources.touching,
            "cue": self._cues.touching,
            "content": self._told,
        }[mark.label](start, end)
        around = (
            self._claims.touching(start, end)
            or self._sources.touching(start, end)
            or self._cues.touching(start, end)
            or self._leads.touching(start, end)
        )
        if own or around:
            losses = [] if own else self._losses.touching(start, end)
            fate = Fate(
                outcome="claim" if own else "part",
                claims=tuple(_once(own or around)),
                why=losses[0].why if losses else "",
            )
        else:
            fate = self._lost(start, end, self._why(mark, sentence))
        return MarkFate(label=_label(mark), start=start, end=end, fate=fate)

    def _told(self, start: int, end: int) -> list[Claim]:
        """The claims in a span that others than the author make."""
        claims = self._claims.touching(start, end)
        return [claim for claim in claims if claim.source.kind != "author"]

    def _why(self, mark: Mark, sentence: Sentence) -> str:
        if sentence.kind in NO_PROSE:
            return f"it stands in {NO_PROSE[sentence.kind]}"
        losses = self._losses.touching(mark.start, mark.end)
        if losses:
            return losses[0].why
        if self._statements.touching(mark.start, mark.end):
            return "what it puts forward is a question, or says only who speaks"
        if mark.label == "cue":
            return "nothing is marked that it puts forward"
        return "no cue is marked that it goes with"

    def _lost(self, start: int, end: int, why: str) -> Fate:
        problems = self._problems.touching(start, end)
        return (
            Fate(outcome="problem", why=problems[0]) if problems else Fate(outcome="lost", why=why)
        )


def _spans_of(loss: Loss) -> Iterator[Span]:
    yield loss.cue
    yield from loss.contents
    if loss.source is not None:
        yield loss.source


def _label(mark: Mark) -> MarkLabel:
    labels: dict[str, MarkLabel] = {"source": "source", "cue": "cue", "content": "content"}
    return labels[mark.label]


def _once(claims: list[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())
