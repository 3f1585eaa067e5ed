"""Hedge sights: what is seen of words that may say how sure a claim is, as features by name.

A sum of weights for what is seen is how likely such words speak for their claim, and no others. The
weights are learned of texts read by hand (``training/hedges.py``); an engine tells them.
"""

import math
from collections.abc import Mapping

from sayso.analysis.learned import weight_of
from sayso.analysis.marks import Marks
from sayso.claims.assemble import Draft
from sayso.claims.certainty import kind_of_hedge
from sayso.language.lexicon import word_set
from sayso.records import Certainty

Seen = dict[str, float]

_DIGITS = 3
"""Digits of a sum of weights that count: the rest may differ from one processor to another."""

_LEAST = -1.0
"""The sum of weights above which words count: a likelihood too many is a lesser fault than none."""

_LEARNED = ("modal", "inference", "necessity")
"""Kinds of hedges that may as well tell of leave, of a proposal, of what has to be."""

_ABILITY = "could"
"""The one of them of which texts that news is unlike tell more of ability: it is not learned."""

_FARTHEST = 5.0
"""The most that a difference of logarithms counts."""


def is_learned(certainty: Certainty) -> bool:
    """Whether it is learned which words of this kind speak for their claim."""
    words = _words(certainty)
    return words != _ABILITY and kind_of_hedge(words) in _LEARNED


def speaks(weights: Mapping[str, float], seen: Seen) -> bool:
    """Whether words of which this is seen speak for their claim."""
    return round(weight_of(weights, seen), _DIGITS) > _LEAST


def see_hedge(marks: Marks, draft: Draft, certainty: Certainty) -> Seen:
    """What is seen of words found that may speak for a claim.

    How they are marked, who puts the claim forward, and what kind of claim it is judged to be, for
    each kind of such words, and for "may" and its like by itself.
    """
    words, start, end = _words(certainty), certainty.start, certainty.end
    kind = kind_of_hedge(words)
    own = words if words in word_set("certainty", "marked") else kind
    chance = _odds(marks.highest("qualifiers", "certainty", (start, end)))
    unsure = any(each.start < end and start < each.end for each in marks.uncertainty)
    return {
        "always": 1.0,
        f"kind {kind}": 1.0,
        "chance": chance,
        f"chance of {kind}": chance,
        f"{own} unsure": float(unsure),
        f"{own} of {draft.chain[-1].source.kind}": 1.0,
        **{f"{own} told {name}": max(told, -_FARTHEST) for name, told in draft.told.items()},
    }


def _words(certainty: Certainty) -> str:
    return " ".join(certainty.text.lower().split())


def _odds(chance: float) -> float:
    """The logarithm of the odds of a chance, so far as it counts."""
    return max(-_FARTHEST, min(_FARTHEST, math.log((chance + 1e-4) / (1.0001 - chance))))
