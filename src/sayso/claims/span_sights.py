"""Sights: what is seen where a claim may begin, where it may end, and between the two."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sayso.analysis.marks import Span
from sayso.analysis.syntax.word_classes import FINITE
from sayso.claims.span_bounds import tells_aim
from sayso.claims.span_view import LABELS, MARKS, OPENING, View
from sayso.language.lexicon import word_set

Features = dict[str, float]

_NEAR = 8
"""Words between what is said and the cue in its midst."""

_STEPS = (0.02, 0.1, 0.3, 0.6, 0.85, 0.96)
_PARTS = (-2.0, 0.0, 2.0)
_SURE = 0.5
_SCALE = 3.0
_FEW = 3
_MANY = 10
_QUOTES = frozenset('"“”')
_BEFORE, _BEHIND = ("^", "^"), ("$", "$")
"""What stands for the words before a sentence, and behind it."""


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 0.003), 0.997)
    return math.log(bounded / (1 - bounded)) / _SCALE


def _step(chance: float) -> int:
    return bisect_right(_STEPS, chance)


class Edges:
    """What is seen where a claim may begin in a sentence, and where it may end."""

    def __init__(self, view: View) -> None:
        self._view = view
        joining = word_set("claim_spans", "joining")
        words = [
            token.lower if token.lower in joining else kind
            for token, kind in zip(view.tokens, view.kinds, strict=True)
        ]
        # Words that join, marks, and classes of words; two places of the sentence's edge around.
        self._words = [*_BEFORE, *words, *_BEHIND]
        # How likely each word is to be in a claim, in few steps; -1 outside of the sentence.
        self._parts = [-1, *(bisect_right(_PARTS, each) for each in view.within), -1]
        self._marked = [(*name, laid) for name, laid in view.marked.items() if any(laid.holds)]

    def begin(self, at: int, *, by_rule: bool) -> Features:
        """What is seen where a claim begins at a word; ``by_rule`` where one does by rule."""
        view = self._view
        chance = view.chances[at]
        farther, behind, word, later = self._words[at : at + 4]
        seen = {
            "begins": 1.0,
            "begins, log-odds": _log_odds(chance),
            f"begins at chance {_step(chance)}": 1.0,
            f"begins after {behind}": 1.0,
            f"begins after {farther} {behind}": 1.0,
            f"begins between {behind} {word}": 1.0,
            f"begins at {word}": 1.0,
            f"begins at {word} {later}": 1.0,
        }
        if at > 1 and view.kinds[at - 1] in OPENING:
            seen[f"begins in quotes after {view.kinds[at - 2]}"] = 1.0
        if view.within:
            seen[f"begins within {self._parts[at]} {self._parts[at + 1]}"] = 1.0
        if by_rule:
            seen["begins by rule"] = 1.0
        if view.closed[at]:
            seen["begins where closed"] = 1.0
        if tells_aim(view, at):
            seen["begins at an aim"] = 1.0
        if view.units[at]:
            seen["begins with a unit"] = 1.0
        for layer, label, laid in self._marked:
            holds = laid.holds
            if holds[at]:
                seen[f"begins in {layer} {label}"] = 1.0
            if at and holds[at - 1] and not (label == "cue" and holds[at]):
                seen[f"begins behind {layer} {label}"] = 1.0
            if label == "content" and laid.begins[at]:
                seen[f"begins {layer} content"] = 1.0
        return seen

    def end(self, at: int, *, by_rule: bool) -> Features:
        """What is seen where a claim ends before a word; ``by_rule`` where one does by rule."""
        view = self._view
        behind, word, beyond = self._words[at + 1 : at + 4]
        seen = {
            "ends": 1.0,
            f"ends after {behind}": 1.0,
            f"ends between {behind} {word}": 1.0,
            f"ends at {word}": 1.0,
            f"ends at {word} {beyond}": 1.0,
        }
        if view.within:
            seen[f"ends within {self._parts[at]} {self._parts[at + 1]}"] = 1.0
        if by_rule:
            seen["ends by rule"] = 1.0
        tokens, kinds, later = view.tokens, view.kinds, at
        between = word_set("claim_spans", "between")
        while later < len(tokens) and (kinds[later] in MARKS or tokens[later].lower in between):
            later += 1
        more = later < len(tokens)
        if more:
            chance = max(view.chances[at : later + 1])
            seen["next, log-odds"] = _log_odds(chance)
            seen[f"next at chance {_step(chance)}"] = 1.0
            seen["next is a unit"] = float(view.units[later])
        else:
            seen["ends with the sentence"] = 1.0
        for layer, label, laid in self._marked:
            is_content = label == "content"
            if laid.ends[at - 1] if is_content else laid.holds[at - 1]:
                seen[f"ends with {layer} {label}"] = 1.0
            if more and (laid.begins if is_content else laid.holds)[later]:
                seen[f"next is {layer} {label}"] = 1.0
            inside = is_content and more and laid.holds[at - 1] and laid.holds[later]
            if inside and not laid.begins[later]:
                seen[f"ends inside {layer} content"] = 1.0
        return seen


class Between:
    """What is seen between two places of a sentence, by running sums over its words."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._outer = {label: view.marked["attribution", label] for label in LABELS}
        self._finite = _sum(map(FINITE.__contains__, view.parsed.tags))
        self._source, self._cue, self._content = (
            _sum(self._outer[label].holds) for label in LABELS
        )
        self._plain = _sum(
            tag in FINITE and not cued
            for tag, cued in zip(view.parsed.tags, view.cued, strict=True)
        )
        self._within = list(accumulate(view.within, initial=0.0))
        starts, ends = ({span[side] for span in _outermost(view)} for side in (0, 1))
        self._begun_by_rule = _sum(token.start in starts for token in view.tokens)
        self._ended_by_rule = _sum(token.end in ends for token in view.tokens)
        self._inner = _sum(view.marked["inner", "cue"].holds)
        self._begun = _sum(self._outer["content"].begins)
        self._unsaid = _sum(view.unsaid)
        self._quotes = _sum(map(_QUOTES.__contains__, view.kinds))
        self._open, self._shut = (_sum(map(mark.__eq__, view.kinds)) for mark in "()")
        self._sure = _sum(map(_SURE.__lt__, view.chances))

    def seen(self, first: int, last: int, passed: Iterable[str]) -> Features:
        """What is seen of the words from one to before another.

        passed: the bounds of what begins there that they go beyond.
        """
        view, length = self._view, last - first
        finite = self._finite[last] - self._finite[first]
        inside = max(view.chances[first + 1 : last], default=0.0)
        source, cue, content = (
            sums[last] - sums[first] for sums in (self._source, self._cue, self._content)
        )
        seen = {
            "length": math.log(length) / 2,
            f"finite verbs {min(finite, 3)}": 1.0,
            "inside, log-odds": _log_odds(inside),
            f"inside at chance {_step(inside)}": 1.0,
            "sure inside": float(max(self._sure[last] - self._sure[first + 1] - 1, 0)),
            "verbs that are no cue": float(self._plain[last] - self._plain[first]),
            "share of source": source / length,
            "share of cue": cue / length,
            "share of content": content / length,
            "author": (view.author[last] - view.author[first]) / length / _SCALE,
        }
        hangs = view.ruled.get((view.tokens[first].start, view.tokens[last - 1].end))
        if hangs is not None:
            seen |= {"by rule": 1.0, f"by rule, {hangs}": 1.0}
            if cue:
                seen["by rule, around a cue"] = 1.0
        whole = min(
            self._begun_by_rule[last] - self._begun_by_rule[first],
            self._ended_by_rule[last] - self._ended_by_rule[first],
        )
        if whole > 1:
            seen["joins claims by rule"] = 1.0
        for bound in passed:
            seen[f"beyond {bound}"] = 1.0
        if view.within:
            within = (self._within[last] - self._within[first]) / _SCALE
            seen |= {"within": within / _MANY, "within, in the mean": within / length}
        if length == 1:
            seen["one word"] = 1.0
        if finite == 0:
            if length <= _FEW:
                seen["a few words"] = 1.0
            if self._is_resumed(first, last):
                seen["a subject alone"] = 1.0
        if cue:
            seen["holds a cue"] = 1.0
        if content:
            self._see_contents(seen, first, last)
        self._see_odd(seen, first, last)
        return seen

    def _see_contents(self, seen: Features, first: int, last: int) -> None:
        """What is seen of words that are marked as put forward."""
        content = self._outer["content"]
        if self._begun[last] > self._begun[first + 1]:
            seen["holds where a content begins"] = 1.0
            if "holds a cue" in seen:
                seen["holds a cue and its content"] = 1.0
        if content.holds[first]:
            begins, ends = content.begins[first], content.ends[last - 1]
            if not begins and last < len(content.holds) and not content.holds[last - 1]:
                seen["crosses a content"] = 1.0
            if begins and ends and seen["share of content"] == 1.0:
                seen["a content"] = 1.0

    def _see_odd(self, seen: Features, first: int, last: int) -> None:
        """What words hold that a claim seldom does."""
        if self._inner[last] > self._inner[first]:
            seen["holds an inner cue"] = 1.0
        if self._unsaid[last] > self._unsaid[first]:
            seen["holds what nobody said"] = 1.0
        if (self._quotes[last] - self._quotes[first]) % 2:
            seen["odd quotes"] = 1.0
        if self._open[last] - self._open[first] != self._shut[last] - self._shut[first]:
            seen["odd brackets"] = 1.0

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


def _outermost(view: View) -> Iterator[Span]:
    """The claims by rule within no other, but for relative clauses."""
    reached = -1
    for start, end in sorted(view.ruled, key=lambda span: (span[0], -span[1])):
        if end > reached:
            reached = end
            if view.ruled[start, end] != "relative":
                yield start, end


def _sum(each: Iterable[bool]) -> list[int]:
    return list(accumulate(each, initial=0))
