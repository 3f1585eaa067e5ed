"""Places: where in a sentence a claim may begin and end, and the spans between."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.claims.assemble import Draft
from sayso.claims.span_bounds import may_be, may_begin
from sayso.claims.span_sights import Between, Features, at_begin, at_end
from sayso.claims.span_view import CLOSING, LAYERS, MARKS, OPENING, View, Words
from sayso.language.lexicon import word_set

_LEAST = 0.08
"""The least chance at which a claim may begin at a word that no rule or mark points at."""

_PARTS = 0.2
"""The least chance of a beginning before which a claim may end."""

_BEGINS = 0.3
"""The chance over which a claim begins: where rules begin claims there alone, theirs stay."""

_FARTHEST = 24
"""Places where a claim may end, of those behind where it begins, that are looked at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be a claim: half-open indexes of words, and what is seen of it."""

    first: int
    last: int
    seen: Features


@dataclass(frozen=True, slots=True)
class Candidates:
    """The spans of a sentence that may be claims, and what is seen at their two ends."""

    view: View
    begins: Mapping[int, Features]
    ends: Mapping[int, Features]
    spans: Sequence[Candidate]

    def span(self, each: Candidate) -> Span:
        """The place of a candidate in the text."""
        return self.view.tokens[each.first].start, self.view.tokens[each.last - 1].end


def find_candidates(analysis: Analysis, drafts: Iterable[Draft]) -> Iterator[Candidates]:
    """For each sentence, in order, the spans that may be claims; none in a question.

    drafts: the claims by rule, whose edges are places too.
    """
    return map(candidates_of, find_views(analysis, drafts))


def find_views(analysis: Analysis, drafts: Iterable[Draft]) -> Iterator[View]:
    """Each sentence, in order, with what an engine tells of its words and its claims by rule."""
    words = Words(analysis, [token for each in analysis.parsed for token in each.tokens])
    ruled: dict[int, dict[Span, str]] = {}
    for draft in drafts:
        ruled.setdefault(draft.mark.sentence, {})[draft.span] = _hangs(draft)
    at = 0
    for number, parsed in enumerate(analysis.parsed):
        yield words.view(parsed, at, ruled.get(number, {}))
        at += len(parsed.tokens)


def is_settled(view: View) -> bool:
    """Whether claims begin where the rules have it, and nowhere else, by what the engine tells."""
    starts = {span[0] for span in view.ruled}
    return all(
        (token.start in starts) == (chance > _BEGINS)
        for token, chance in zip(view.tokens, view.chances, strict=True)
    )


def _hangs(draft: Draft) -> str:
    """How the clause of a rule's claim hangs in its sentence."""
    if draft.mark.carrier is not None:
        return "carried"
    return draft.mark.word if draft.mark.tie == "adverbial" else draft.mark.tie


def candidates_of(view: View) -> Candidates:
    """The spans of a sentence that may be claims."""
    tokens = view.tokens
    starts, stops = ({span[side] for span in view.ruled} for side in (0, 1))
    if not tokens or tokens[-1].text == "?":
        return Candidates(view, {}, {}, ())
    contents = [view.marked[layer, "content"] for layer in LAYERS]
    begins = [
        at
        for at, kind in enumerate(view.kinds)
        if (kind not in MARKS or kind in OPENING)
        and (
            tokens[at].start in starts
            or (
                may_begin(view, at)
                and (view.chances[at] > _LEAST or any(each.begins[at] for each in contents))
            )
        )
    ]
    ends = [
        at
        for at in range(1, len(tokens) + 1)
        if (view.kinds[at - 1] not in MARKS or view.kinds[at - 1] in CLOSING)
        and (
            _may_end(view, at)
            or tokens[at - 1].end in stops
            or any(each.ends[at - 1] for each in contents)
        )
    ]
    between = Between(view)
    spans = [
        Candidate(first, last, between.seen(first, last))
        for first in begins
        for last in [each for each in ends if each > first][:_FARTHEST]
        if may_be(view, first, last, starts)
    ]
    return Candidates(
        view,
        {at: at_begin(view, at, at_start=tokens[at].start in starts) for at in begins},
        {at: at_end(view, at, at_stop=tokens[at - 1].end in stops) for at in ends},
        spans,
    )


def _may_end(view: View, at: int) -> bool:
    """Whether a claim may end before a word for what stands there: a mark, another claim."""
    if at == len(view.tokens) or (view.kinds[at] in MARKS and view.kinds[at] != "“"):
        return True
    if view.chances[at] > _PARTS:
        return True
    joins = view.tokens[at].lower in word_set("claim_spans", "between")
    return joins and max(view.chances[at : at + 2]) > _LEAST
