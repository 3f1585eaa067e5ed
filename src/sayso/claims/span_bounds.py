"""Bounds: where no claim begins, whatever an engine thinks, and how far one goes as a rule."""

from bisect import bisect_left
from collections.abc import Sequence
from sys import maxsize

from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.span_view import MARKS, View
from sayso.language.lexicon import word_set


def may_begin(view: View, at: int) -> bool:
    """Whether a claim that no rule sees may begin at a word."""
    return not (
        view.unsaid[at]
        or view.weak[at]
        or _is_silenced(view, at)
        or _is_led_in(view, at)
        or _goes_on(view, at)
    )


class Bounds:
    """How far the words from a place on are a claim as a rule: no object with a verb not its own.

    "The minister has promised [reform but has done little]", "the claim that [it sank is false]",
    "We condemn [the raids even though we list none]".
    """

    def __init__(self, view: View) -> None:
        self._view = view
        starts = {span[0] for span in view.ruled}
        tokens, kinds, tags = view.tokens, view.kinds, view.parsed.tags
        begun = [at for at in range(1, len(tokens)) if tokens[at].start in starts]
        # What is asserted in brackets is a claim beside the one around it.
        self._bracketed = [at for at in begun if kinds[at - 1] == "("]
        second = (
            at for at, tag in enumerate(tags) if tag in FINITE and at and tags[at - 1] == "COORD"
        )
        self._others = sorted({*begun, *second})

    def passed(self, first: int, lasts: Sequence[int]) -> list[tuple[str, ...]]:
        """Which bounds a claim from a word on goes beyond, by the word that it ends before."""
        view = self._view
        if first == 0 or view.kinds[first - 1] in MARKS:
            return [()] * len(lasts)
        start = view.tokens[first].start
        ruled = [span[1] for span in view.ruled if span[0] == start]
        bounds = self._bounds(first, is_ruled=bool(ruled))
        found = []
        for last in lasts:
            end = view.tokens[last - 1].end
            names = [name for name, bound in bounds if bound < last]
            found.append(() if end in ruled else tuple(names))
        return found

    def _bounds(self, first: int, *, is_ruled: bool) -> list[tuple[str, int]]:
        """Before which words a claim that begins at a word, and is not by rule, ends at the latest.

        is_ruled: whether one begins there by rule.
        """
        clauses = self._view.parsed.clauses
        around = [each.verb for each in clauses if each.first < first < each.last]
        verbs = [verb for verb in around if verb is not None]
        later = [verb for verb in verbs if verb >= first]
        bounds = [("brackets", _next(self._bracketed, first + 1))]
        if later:
            bounds.append(("a verb of the words before", min(later)))
        opens = any(each.first == first for each in clauses)
        if len(later) < len(verbs) and not (is_ruled or opens):
            bounds.append(("the verb of another", _next(self._others, first + 1)))
        return bounds


def _next(places: Sequence[int], at: int) -> int:
    """The first of some places from one on; beyond all, where there is none."""
    found = bisect_left(places, at)
    return places[found] if found < len(places) else maxsize


def tells_aim(view: View, at: int) -> bool:
    """Whether "so" is before a word, without a comma: what for, where no rule sees a clause."""
    return at > 1 and view.tokens[at - 1].lower == "so" and view.kinds[at - 2] not in MARKS


def _is_led_in(view: View, at: int) -> bool:
    """Whether the word before leads in what begins here, and a claim by rule begins with it.

    "[Whether the mayor resigns] is unclear."
    """
    if at < 1 or view.parsed.tags[at - 1] != "SUB":
        return False
    before = view.tokens[at - 1]
    return before.lower != "that" and any(span[0] == before.start for span in view.ruled)


def _goes_on(view: View, at: int) -> bool:
    """Whether a list of things goes on behind a semicolon: "took Pell; [the bridges]"."""
    rest = view.parsed.tags[at:]
    if at < 1 or view.tokens[at - 1].text != ";" or rest[0] == "PREP":
        return False
    part = rest[: rest.index("STOP")] if "STOP" in rest else rest
    return not FINITE & set(part)


def _is_silenced(view: View, at: int) -> bool:
    """Whether "that" leads a word in behind words that deny it or may be said."""
    if at < 2 or view.tokens[at - 1].lower != "that":
        return False
    first = next((n + 1 for n in range(at - 2, -1, -1) if view.kinds[n] in MARKS), 0)
    silent = word_set("grammar", "denying") | word_set("function_words", "before_unsaid")
    lead = {token.lower for token in view.tokens[first:at]}
    return not silent.isdisjoint(lead) or "not" in lead
