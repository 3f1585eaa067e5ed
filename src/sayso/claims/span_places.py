"""Places: where in a sentence a claim may begin and end, and the spans between."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import or_
from typing import NamedTuple

from sayso.analysis.analysis import Analysis
from sayso.analysis.marks import Span
from sayso.claims.assemble import Draft
from sayso.claims.span_bounds import Bounds, may_begin
from sayso.claims.span_sights import Between, Edges, Features
from sayso.claims.span_view import CLOSING, LAYERS, MARKS, OPENING, Glance, View, Words
from sayso.language.lexicon import word_set

_LEAST = 0.04
"""The least chance at which a claim may begin at a word that no rule or mark points at."""

_PARTS = 0.1
"""The least chance of a beginning before which a claim may end."""

_FARTHEST = 32
"""Places where a claim may end, of those behind where it begins, that are looked at."""


class Candidate(NamedTuple):
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

    def without(self, told: Collection[Span]) -> "Candidates":
        """Those that others do not say within a rule's claim, beside which such a claim stands."""
        spans = [each for each in self.spans if self.span(each) not in told] if told else self.spans
        return replace(self, spans=spans)


def find_candidates(analysis: Analysis, drafts: Iterable[Draft]) -> Iterator[Candidates]:
    """For each sentence, in order, the spans that may be claims; none in a question.

    drafts: the claims by rule, whose edges are places too.
    """
    return map(candidates_of, find_views(analysis, drafts))


def find_views(analysis: Analysis, drafts: Iterable[Draft]) -> Iterator[View]:
    """Each sentence, in order, with what an engine tells of its words and its claims by rule."""
    words = Words(analysis)
    return map(words.view, _glances(words, analysis, drafts))


def find_open(analysis: Analysis, drafts: Iterable[Draft]) -> Iterator[View | None]:
    """The same of those sentences alone whose claims may begin elsewhere than by the rules."""
    words = Words(analysis)
    for each in _glances(words, analysis, drafts):
        yield None if each.is_settled else words.view(each)


def _glances(words: Words, analysis: Analysis, drafts: Iterable[Draft]) -> Iterator[Glance]:
    ruled: dict[int, dict[Span, str]] = {}
    for draft in drafts:
        ruled.setdefault(draft.mark.sentence, {})[draft.span] = _hangs(draft)
    at = 0
    for number, parsed in enumerate(analysis.parsed):
        yield words.glance(parsed, at, ruled.get(number, {}))
        at += len(parsed.tokens)


def _hangs(draft: Draft) -> str:
    """How the clause of a rule's claim hangs in its sentence."""
    if draft.mark.carrier is not None:
        return "carried"
    return draft.mark.word if draft.mark.tie == "adverbial" else draft.mark.tie


def candidates_of(view: View) -> Candidates:
    """The spans of a sentence that may be claims."""
    tokens, kinds = view.tokens, view.kinds
    starts, stops = ({span[side] for span in view.ruled} for side in (0, 1))
    if not tokens or tokens[-1].text == "?":
        return Candidates(view, {}, {}, ())
    begun, ended = (
        list(map(or_, *(getattr(view.marked[layer, "content"], side) for layer in LAYERS)))
        for side in ("begins", "ends")
    )
    asides = {start for start, _ in find_asides(view.ruled)}
    begins = [
        at
        for at, kind in enumerate(kinds)
        if (kind not in MARKS or kind in OPENING)
        and tokens[at].start not in asides
        and (
            tokens[at].start in starts
            or (
                (begun[at] or view.chances[at] > _LEAST or _ends_cue(view, at))
                and may_begin(view, at)
            )
        )
    ]
    ends = [
        at
        for at in range(1, len(tokens) + 1)
        if (kinds[at - 1] not in MARKS or kinds[at - 1] in CLOSING)
        and (ended[at - 1] or tokens[at - 1].end in stops or _may_end(view, at))
    ]
    between, edges, bounds = Between(view), Edges(view), Bounds(view)
    spans = [
        Candidate(first, last, between.seen(first, last, passed))
        for first in begins
        for lasts in [ends[bisect_right(ends, first) :][:_FARTHEST]]
        for last, passed in zip(lasts, bounds.passed(first, lasts), strict=True)
    ]
    return Candidates(
        view,
        {at: edges.begin(at, by_rule=tokens[at].start in starts) for at in begins},
        {at: edges.end(at, by_rule=tokens[at - 1].end in stops) for at in ends},
        spans,
    )


def find_asides(ruled: Mapping[Span, str]) -> frozenset[Span]:
    """The relative clauses by rule in the midst of another claim: they stand beside it."""
    found, at, reached, farthest = set(), -1, -1, -1
    for (start, end), hangs in sorted(ruled.items()):
        if start > at:
            at, reached = start, farthest  # how far what begins before goes
        if hangs == "relative" and end < reached:
            found.add((start, end))
        farthest = max(farthest, end)
    return frozenset(found)


def _ends_cue(view: View, at: int) -> bool:
    """Whether a word follows on a cue."""
    return at > 0 and view.cued[at - 1] and not view.cued[at]


def _is_inner_stop(view: View, at: int) -> bool:
    """Whether a full stop ends no sentence: "Ada R. Moll", "temp.Hermit", "Tarn, Ok., where"."""
    tokens = view.tokens
    if tokens[at].text != "." or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1].text, tokens[at + 1]
    initial = len(before) == 1 and before.isupper()
    return initial or after.text == "," or (after.start == tokens[at].end and after.text.isalnum())


def _may_end(view: View, at: int) -> bool:
    """Whether a claim may end before a word for what stands there: a mark, another claim."""
    if at == len(view.tokens):
        return True
    if view.kinds[at] in MARKS and view.kinds[at] != "“":
        return not _is_inner_stop(view, at)
    if view.chances[at] > _PARTS:
        return True
    joins = view.tokens[at].lower in word_set("claim_spans", "between")
    return joins and max(view.chances[at : at + 2]) > _LEAST
