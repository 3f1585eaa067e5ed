"""Bounds: places and spans of a sentence that are no claim's, whatever an engine thinks of them."""

from collections.abc import Collection

from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.span_view import MARKS, View
from sayso.language.lexicon import word_set


def may_begin(view: View, at: int) -> bool:
    """Whether a claim that no rule sees may begin at a word."""
    return not (view.closed[at] or _tells_aim(view, at) or _is_silenced(view, at))


def may_be(view: View, first: int, last: int, starts: Collection[int]) -> bool:
    """Whether words may be a claim: not an object with a verb that is not its own.

    "The minister has promised [reform but has done little]", "the claim that [it sank is false]",
    "We condemn [the raids even though we list none]". starts: offsets at which rules see claims.
    """
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    ruled = [span[1] for span in view.ruled if span[0] == start]
    if end in ruled or first == 0 or view.kinds[first - 1] in MARKS:
        return True
    tags, clauses = view.parsed.tags, view.parsed.clauses
    if any(
        view.kinds[at - 1] == "(" and view.tokens[at].start in starts
        for at in range(first + 1, last)
    ):
        return False  # what is asserted in brackets is a claim beside the one around it
    if view.weak[first] and not FINITE & set(tags[first:last]):
        return False
    around = [each for each in clauses if each.first < first < each.last and each.verb is not None]
    if any(each.verb in range(first, last) for each in around):
        return False
    if ruled:
        return bool(FINITE & set(tags[first:last])) or end <= max(ruled)
    if any(each.first == first for each in clauses) or not any(
        each.verb is not None and each.verb < first for each in around
    ):
        return True
    second = any(tags[at - 1] == "COORD" and tags[at] in FINITE for at in range(first + 1, last))
    return not (second or any(view.tokens[at].start in starts for at in range(first + 1, last)))


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
