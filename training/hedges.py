"""Hedges: what tells a "may" that says how sure a claim is from one that says nothing of it.

    python -m training.hedges --texts training/texts/train --apart \
        --out src/sayso/engines/standard/model/hedges.json

A logistic regression over the words of which ``claims/hedge_sights.py`` says that it is learned,
as ``claims/hedged.py`` offers them to claims that the reader by hand has too, with a penalty on the
square of the weights. Right are those that the reader's share a word with. --apart also prints, for
each hand, how many are offered, how many the weights of the others take, and how many are right.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpus_claims import analysis_of, lines_of
from bench.corpus_figures import LOOSE, iou, key_words

from sayso.claims.hedge_sights import Seen, is_learned, see_hedge, speaks
from sayso.claims.hedged import offer_certainty
from sayso.claims.qualified import add_qualifiers
from sayso.claims.ruled import draft_by_rules
from sayso.claims.speaking import settle_speakers
from sayso.scales.scale import load_scale
from training.choices import Choice, Lesson, teach

RARE = 10
"""What is seen of fewer words than this has no weight."""

PENALTY = 5.0

SCALE = "icd203"


class Offered(NamedTuple):
    """What is seen of words that are offered to a claim, and whether they are right."""

    seen: Seen
    right: bool


def gather(path: Path) -> Iterator[Offered]:
    """The words offered to claims of a text that the reader by hand has too."""
    analysis = analysis_of(path)
    text, body, marks = analysis.text, analysis.body, analysis.marks
    drafts = draft_by_rules(analysis)
    settle_speakers(analysis, drafts)
    add_qualifiers(text, drafts, body, marks)
    gold = lines_of(path.with_suffix(".jsonl"))
    for draft, found in offer_certainty(text, drafts, body, load_scale(SCALE), marks):
        best = max(gold, key=lambda each: iou(each.span, draft.span), default=None)
        if best is not None and iou(best.span, draft.span) >= LOOSE:
            wanted = key_words(best.words or "")
            for each in found:
                if is_learned(each):
                    right = bool(wanted & key_words(each.text))
                    yield Offered(see_hedge(marks, draft, each), right)


def _choices(offered: Sequence[Offered]) -> list[Choice]:
    """Of all the words offered, whether they are right or nothing is."""
    return [([seen, {}], [right, not right]) for seen, right in offered]


def count(offered: Sequence[Offered], weights: Mapping[str, float]) -> dict[str, int]:
    """How many of the words offered are right, taken, and both."""
    taken = [each.right for each in offered if speaks(weights, each.seen)]
    right = sum(each.right for each in offered)
    return {"right": right, "taken": len(taken), "both": sum(taken)}


if __name__ == "__main__":
    teach(
        __doc__ or "",
        Lesson(gather=gather, choices=_choices, count=count, least=RARE, penalty=PENALTY),
    )
