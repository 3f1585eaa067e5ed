"""Sights: what is seen where a claim may begin, where it may end, and between the two."""

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.span_view import LABELS, LAYERS, MARKS, OPENING, View
from sayso.language.lexicon import word_set

Features = dict[str, float]

_NEAR = 8
"""Words between what is said and the cue in its midst."""

_STEPS = (0.02, 0.1, 0.3, 0.6, 0.85, 0.96)
_SURE = 0.5
_SCALE = 3.0


def _word(view: View, at: int) -> str:
    """A word that joins, a mark, or a word's class; "$" behind the last one, "^" before all."""
    if not 0 <= at < len(view.tokens):
        return "^" if at < 0 else "$"
    word = view.tokens[at].lower
    return word if word in word_set("claim_spans", "joining") else view.kinds[at]


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 0.003), 0.997)
    return math.log(bounded / (1 - bounded)) / _SCALE


def _step(chance: float) -> int:
    return sum(chance >= each for each in _STEPS)


def at_begin(view: View, at: int, *, at_start: bool) -> Features:
    """What is seen where a claim begins at a word; ``at_start`` where one does by rule."""
    chance = view.chances[at]
    seen = {
        "begins": 1.0,
        "begins, log-odds": _log_odds(chance),
        f"begins at chance {_step(chance)}": 1.0,
        f"begins after {_word(view, at - 1)}": 1.0,
        f"begins at {_word(view, at)}": 1.0,
    }
    if at > 1 and view.kinds[at - 1] in OPENING:
        seen[f"begins in quotes after {view.kinds[at - 2]}"] = 1.0
    if at_start:
        seen["begins by rule"] = 1.0
    if view.units[at]:
        seen["begins with a unit"] = 1.0
    for layer in LAYERS:
        for label in LABELS:
            laid = view.marked[layer, label]
            if laid.holds[at]:
                seen[f"begins in {layer} {label}"] = 1.0
            if at and laid.holds[at - 1] and not (label == "cue" and laid.holds[at]):
                seen[f"begins behind {layer} {label}"] = 1.0
        if view.marked[layer, "content"].begins[at]:
            seen[f"begins {layer} content"] = 1.0
    return seen


def at_end(view: View, at: int, *, at_stop: bool) -> Features:
    """What is seen where a claim ends before a word; ``at_stop`` where one does by rule."""
    seen = {"ends": 1.0, f"ends at {_word(view, at)}": 1.0}
    if _word(view, at) in (",", '"', "”"):
        seen[f"ends at {_word(view, at)} and {_word(view, at + 1)}"] = 1.0
    if at_stop:
        seen["ends by rule"] = 1.0
    later = at
    between = word_set("claim_spans", "between")
    while later < len(view.tokens) and (
        view.kinds[later] in MARKS or view.tokens[later].lower in between
    ):
        later += 1
    more = later < len(view.tokens)
    if more:
        chance = max(view.chances[at : later + 1])
        seen["next, log-odds"] = _log_odds(chance)
        seen[f"next at chance {_step(chance)}"] = 1.0
        seen["next is a unit"] = float(view.units[later])
    else:
        seen["ends with the sentence"] = 1.0
    for layer in LAYERS:
        content = view.marked[layer, "content"]
        for label in LABELS:
            laid = view.marked[layer, label]
            if laid.ends[at - 1] if label == "content" else laid.holds[at - 1]:
                seen[f"ends with {layer} {label}"] = 1.0
            if more and (laid.begins if label == "content" else laid.holds)[later]:
                seen[f"next is {layer} {label}"] = 1.0
        if more and content.holds[at - 1] and content.holds[later] and not content.begins[later]:
            seen[f"ends inside {layer} content"] = 1.0
    return seen


class Between:
    """What is seen between two places of a sentence, by running sums over its words."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._outer = {label: view.marked["attribution", label] for label in LABELS}
        self._finite = _sum(tag in FINITE for tag in view.parsed.tags)
        self._held = {label: _sum(each.holds) for label, each in self._outer.items()}
        self._inner = _sum(view.marked["inner", "cue"].holds)
        self._begun = _sum(self._outer["content"].begins)
        self._unsaid = _sum(view.unsaid)
        self._quotes = _sum(kind in '"“”' for kind in view.kinds)
        self._open, self._shut = (_sum(kind == mark for kind in view.kinds) for mark in "()")
        self._sure = _sum(chance > _SURE for chance in view.chances)

    def seen(self, first: int, last: int) -> Features:
        """What is seen of the words from one to before another."""
        view, length = self._view, last - first

        def count(sums: Sequence[int]) -> int:
            return sums[last] - sums[first]

        finite = count(self._finite)
        inside = max(view.chances[first + 1 : last], default=0.0)
        begun = self._begun[last] - self._begun[first + 1]
        content = self._outer["content"]
        seen = {
            "length": math.log(length) / 2,
            f"finite verbs {min(finite, 3)}": 1.0,
            "inside, log-odds": _log_odds(inside),
            f"inside at chance {_step(inside)}": 1.0,
            "sure inside": float(max(self._sure[last] - self._sure[first + 1] - 1, 0)),
            **{f"share of {label}": count(sums) / length for label, sums in self._held.items()},
            "author": (view.author[last] - view.author[first]) / length / _SCALE,
        }
        whole = content.begins[first] and content.ends[last - 1]
        crosses = content.holds[first] and not content.begins[first] and last < len(view.tokens)
        found = {
            "one word": length == 1,
            "a few words": finite == 0 and length <= 3,
            "holds a cue": count(self._held["cue"]) > 0,
            "holds an inner cue": count(self._inner) > 0,
            "holds what nobody said": count(self._unsaid) > 0,
            "a subject alone": finite == 0 and self._is_resumed(first, last),
            "odd quotes": count(self._quotes) % 2 == 1,
            "odd brackets": count(self._open) != count(self._shut),
            "holds where a content begins": begun > 0,
            "holds a cue and its content": begun > 0 and count(self._held["cue"]) > 0,
            "crosses a content": crosses and not content.holds[last - 1],
            "a content": whole and count(self._held["content"]) == length,
        }
        hangs = view.ruled.get((view.tokens[first].start, view.tokens[last - 1].end))
        if hangs is not None:
            seen |= {"by rule": 1.0, f"by rule, {hangs}": 1.0}
            found["by rule, around a cue"] = count(self._held["cue"]) > 0
        return seen | {name: 1.0 for name, here in found.items() if here}

    def _is_resumed(self, first: int, last: int) -> bool:
        """Whether words without a verb stand before one that a cue parts from them."""
        cue = self._outer["cue"].holds
        later = next((at for at in range(last, len(cue)) if cue[at]), None)
        if later is None or any(cue[first:last]) or later - last > _NEAR:
            return False
        behind = next((at for at in range(later, len(cue)) if not cue[at]), len(cue))
        rest = [
            at
            for at in range(behind, len(cue))
            if self._view.kinds[at] not in MARKS and not self._outer["source"].holds[at]
        ]
        return bool(rest) and self._view.parsed.tags[rest[0]] in FINITE


def _sum(each: Iterable[bool]) -> list[int]:
    return list(accumulate(map(int, each), initial=0))
