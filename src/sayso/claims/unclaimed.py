"""Unclaimed: sentences of prose, and marks of attribution in others, of which no claim is made."""

from collections.abc import Iterator, Sequence

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.analysis.span_index import SpanIndex
from sayso.analysis.statements.marked_spans import NO_PROPOSITION
from sayso.analysis.text.sentences import Sentence
from sayso.records import Claim, Inference, Problem

NO_PROSE = {"heading": "a heading", "caption": "a caption"}
_MARKED = ("content", "cue")
_NOTHING_FOUND = "what it would put forward is not found"


def find_unclaimed(
    analysis: Analysis, claims: Sequence[Claim], inferences: Sequence[Inference]
) -> Iterator[Problem]:
    """A problem for each run of prose without a claim, and each mark without, with the reason.

    Sentences that follow one another for the same reason are one. Marks in them are told of by
    theirs; headings and captions put nothing forward.
    """
    taken = SpanIndex((*span, span) for span in _used(analysis, claims, inferences))
    reasons = _Reasons(analysis)
    prose = [each for each in analysis.sentences if each.kind not in NO_PROSE]
    silent = SpanIndex(
        (each.start, each.end, each) for each in prose if not taken.touching(each.start, each.end)
    )
    yield from _runs(analysis.text, prose, silent, reasons)
    spoken = SpanIndex((each.start, each.end, each) for each in prose)
    losses = SpanIndex(
        (*span, loss.why) for loss in analysis.losses for span in (loss.cue, *loss.contents)
    )
    reached = 0
    for mark in sorted(
        (*analysis.marks.attribution, *analysis.marks.inner), key=lambda each: each[1:]
    ):
        told = mark.label not in _MARKED or mark.start < reached
        if told or any(each.touching(mark.start, mark.end) for each in (taken, silent)):
            continue
        if within := spoken.touching(mark.start, mark.end):
            reached = mark.end
            why = losses.touching(mark.start, mark.end)
            after = "" if NO_PROPOSITION in why else _left_with(claims, mark.end, within[0].end)
            reason = why[0] if why else _NOTHING_FOUND
            message = after or f"nobody is credited with this: {reason}"
            yield Problem(message=message, start=mark.start, end=mark.end)


def _left_with(claims: Sequence[Claim], start: int, end: int) -> str:
    """Whose the claim stays that begins between two places, after words that nobody was found by.

    Nothing where none begins there: "My prediction: trade will fall" is credited all the same.
    """
    after = min((one for one in claims if start <= one.start < end), key=_start, default=None)
    if after is None:
        return ""
    source = after.attributions[-1].source
    whom = "nobody in particular" if source.kind == "impersonal" else source.name or "the author"
    return f"this may say whose the claim after it is, which stays with {whom}"


def _start(claim: Claim) -> int:
    return claim.start


def _used(
    analysis: Analysis, claims: Sequence[Claim], inferences: Sequence[Inference]
) -> Iterator[Span]:
    """Where claims stand, and the words that lead them in, weigh, attribute or conclude them."""
    for claim in claims:
        links = [words for link in claim.attributions for words in (link.cue, link.source)]
        for words in (claim, claim.introduction, claim.certainty, *links):
            if words is not None and words.start is not None and words.end is not None:
                yield words.start, words.end
    made = SpanIndex((claim.start, claim.end, claim) for claim in claims)
    for each in analysis.statements:  # who tells what he says himself stands in a chain once
        if any(made.touching(*span) for span in each.contents):
            yield each.cue
    yield from ((each.marker.start, each.marker.end) for each in inferences if each.marker)
    yield from (each.carrier for each in analysis.assertions if each.carrier)


def _runs(
    text: str, prose: Sequence[Sentence], silent: SpanIndex[Sentence], reasons: "_Reasons"
) -> Iterator[Problem]:
    run: Problem | None = None
    for each in prose:
        why = reasons.why(each) if silent.holding(each.start) else ""
        if run is not None and run.message == why and not text[run.end : each.start].strip():
            run = Problem(message=why, start=run.start, end=each.end)
            continue
        if run is not None:
            yield run
        run = Problem(message=why, start=each.start, end=each.end) if why else None
    if run is not None:
        yield run


class _Reasons:
    """Why a sentence puts nothing forward."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._verbs = {
            each.sentence.start: any(clause.verb is not None for clause in each.clauses)
            for each in analysis.parsed
        }
        self._asserted = SpanIndex(
            (each.anchor, each.anchor + 1, each) for each in analysis.assertions
        )

    def why(self, sentence: Sentence) -> str:
        """The reason, to follow "no claim is made of this: "."""
        if "?" in self._text[max(sentence.end - 2, sentence.start) : sentence.end]:
            return "a question is no claim"
        if not self._verbs.get(sentence.start, False):
            return "a fragment without a verb is no claim"
        if self._asserted.touching(sentence.start, sentence.end):
            return "who speaks, and nothing that is said, is no claim"
        return "nothing in this is asserted, so no claim is made of it"
