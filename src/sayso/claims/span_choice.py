"""Choice: which spans of a sentence are its claims, as texts read by hand teach.

Of all sets of spans that do not overlap, the one that weighs most is chosen. What a span weighs is
a sum of weights for what is seen of it, learned by ``training/claim_spans.py``; they stand in
``claim_spans.toml``.
"""

from collections.abc import Collection, Mapping, Sequence

from sayso.analysis.marks import Span
from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.learned import weight_of
from sayso.claims.span_places import Candidates
from sayso.language.lexicon import load_lexicon


def choose(candidates: Candidates) -> list[Span] | None:
    """The claims of a sentence, in order, none of them within another; None where the rules' stay.

    Those stay where no other set of spans weighs clearly more.
    """
    if not candidates.spans:
        return None
    lexicon = load_lexicon("claim_spans")
    weighed = [
        weight + lexicon["of_span"] + lexicon["of_word"] * (each.last - each.first)
        for weight, each in zip(
            weigh(candidates, lexicon["weights"]), candidates.spans, strict=True
        )
    ]
    chosen = best(candidates, weighed)
    ruled = [
        number
        for number, each in enumerate(candidates.spans)
        if _is_outermost(candidates.span(each), candidates.view.ruled)
    ]
    gain = sum(weighed[number] for number in chosen) - sum(weighed[number] for number in ruled)
    more = set(chosen) - set(ruled) and not _leaves_out(candidates, chosen, ruled)
    if gain < lexicon["margin" if more else "margin_of_none"]:
        return None
    return [candidates.span(candidates.spans[number]) for number in chosen]


def _leaves_out(candidates: Candidates, chosen: Sequence[int], ruled: Sequence[int]) -> bool:
    """Whether a finite verb of the rules' claims, but a cue of somebody's, is then in none."""
    view, spans = candidates.view, candidates.spans
    kept, meant = (
        {at for number in each for at in range(spans[number].first, spans[number].last)}
        for each in (chosen, ruled)
    )
    return any(view.parsed.tags[at] in FINITE and not view.said[at] for at in meant - kept)


def _is_outermost(span: Span, ruled: Collection[Span]) -> bool:
    return span in ruled and not any(
        start <= span[0] and span[1] <= end for start, end in ruled if (start, end) != span
    )


def weigh(candidates: Candidates, weights: Mapping[str, float]) -> list[float]:
    """What each candidate weighs: above 0 it counts by itself."""
    begins = {at: weight_of(weights, seen) for at, seen in candidates.begins.items()}
    ends = {at: weight_of(weights, seen) for at, seen in candidates.ends.items()}
    return [
        begins[each.first] + ends[each.last] + weight_of(weights, each.seen)
        for each in candidates.spans
    ]


def best(candidates: Candidates, weighed: Sequence[float]) -> list[int]:
    """The numbers of the candidates, none overlapping another, that weigh most together."""
    words = len(candidates.view.tokens)
    ending: dict[int, list[int]] = {}
    for number, each in enumerate(candidates.spans):
        if weighed[number] > 0:
            ending.setdefault(each.last, []).append(number)
    sums, last = [0.0] * (words + 1), [-1] * (words + 1)
    for at in range(1, words + 1):
        sums[at] = sums[at - 1]
        for number in ending.get(at, ()):
            total = sums[candidates.spans[number].first] + weighed[number]
            if total > sums[at]:
                sums[at], last[at] = total, number
    chosen, at = [], words
    while at > 0:
        if last[at] < 0:
            at -= 1
        else:
            chosen.append(last[at])
            at = candidates.spans[last[at]].first
    return chosen[::-1]
