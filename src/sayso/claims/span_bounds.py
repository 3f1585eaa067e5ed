"""Bounds: places and spans of a sentence that are no claim's, whatever an engine thinks of them."""

from bisect import bisect_left
from collections.abc import Sequence
from sys import maxsize

from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.span_view import MARKS, View
from sayso.language.lexicon import word_set


def may_begin(view: View, at: int) -> bool:
    """Whether a claim that no rule sees may begin at a word."""
    return not (view.closed[at] or _tells_aim(view, at) or _is_silenced(view, at))


class Bounds:
    """How far the words from a place on may be a claim: no object with a verb not its own.

    "The minister has promised [reform but has done little]", "the claim that [it sank is false]",
    "We condemn [the raids even though we list none]".
    """

    def __init__(self, view: View) -> None:
        self._view = view
        starts = {span[0] for span in view.ruled}
        tokens, kinds, tags = view.tokens, view.kinds, view.parsed.tags
        self._verbs = [at for at, tag in enumerate(tags) if tag in FINITE]
        begun = [at for at in range(1, len(tokens)) if tokens[at].start in starts]
        # What is asserted in brackets is a claim beside the one around it.
        self._bracketed = [at for at in begun if kinds[at - 1] == "("]
        second = (at for at in self._verbs if at and tags[at - 1] == "COORD")
        self._others = sorted({*begun, *second})

    def holding(self, first: int, lasts: Sequence[int]) -> Sequence[int]:
        """Before which words, of some, a claim that begins at a word may end."""
        view = self._view
        if first == 0 or view.kinds[first - 1] in MARKS:
            return lasts
        start = view.tokens[first].start
        ruled = [span[1] for span in view.ruled if span[0] == start]
        farthest = self._farthest(first, is_ruled=bool(ruled))
        verb = _next(self._verbs, first)
        known = max(ruled, default=0)
        found = []
        for last in lasts:
            end = view.tokens[last - 1].end
            bare = last <= verb and (view.weak[first] or (bool(ruled) and end > known))
            if end in ruled or (last <= farthest and not bare):
                found.append(last)
        return found

    def _farthest(self, first: int, *, is_ruled: bool) -> int:
        """Before which word a claim that begins at a word, and is not by rule, ends at the latest.

        is_ruled: whether one begins there by rule.
        """
        clauses = self._view.parsed.clauses
        around = [each.verb for each in clauses if each.first < first < each.last]
        verbs = [verb for verb in around if verb is not None]
        later = [verb for verb in verbs if verb >= first]
        ends = [*later, _next(self._bracketed, first + 1)]
        opens = any(each.first == first for each in clauses)
        if len(later) < len(verbs) and not (is_ruled or opens):
            ends.append(_next(self._others, first + 1))
        return min(ends)


def _next(places: Sequence[int], at: int) -> int:
    """The first of some places from one on; beyond all, where there is none."""
    found = bisect_left(places, at)
    return places[found] if found < len(places) else maxsize


def _tells_aim(view: View, at: int) -> bool:
    """Whether "so" is before a word, without a comma: what for, where no rule sees a clause."""
    return at > 1 and view.tokens[at - 1].lower == "so" and view.kinds[at - 2] not in MARKS


def _is_silenced(view: View, at: int) -> bool:
    """Whether "that" leads a word in behind a noun, or words that deny it or may be said."""
    if at < 2 or view.tokens[at - 1].lower != "that":
        return False
    first = next((n + 1 for n in range(at - 2, -1, -1) if view.kinds[n] in MARKS), 0)
    before = view.parsed.tags[max(at - 3, 0) : at - 1]
    if before[-1] == "NOUN" or before == ["TO", "BASE"]:
        return True  # "the speech that his predecessor gave", "are certain to find that"
    silent = word_set("grammar", "denying") | word_set("function_words", "before_unsaid")
    lead = {token.lower for token in view.tokens[first:at]}
    return not silent.isdisjoint(lead) or "not" in lead
