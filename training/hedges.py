"""Hedges: what tells a "may" that says how sure a claim is from one that says nothing of it.

    python -m training.hedges --texts training/texts/train --apart \
        --out src/sayso/engines/standard/model/hedges.json

A logistic regression over the words of which ``claims/hedge_sights.py`` says that it is learned,
as ``claims/hedged.py`` offers them to claims that the reader by hand has too, with a penalty on the
square of the weights. Right are those that the reader's share a word with. --apart also prints, for
each hand, how many are offered, how many the weights of the others take, and how many are right.
"""

import argparse
import json
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
from training.choices import Choice, lay, learn, write
from training.corpora.analytic import UNLEARNED, hand_of

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


def _learned(offered: Sequence[Offered]) -> dict[str, float]:
    """Of all the words offered, whether they are right or nothing is."""
    choices: list[Choice] = [([seen, {}], [right, not right]) for seen, right in offered]
    return learn(lay(choices, least=RARE), PENALTY)


def count(offered: Sequence[Offered], weights: Mapping[str, float]) -> dict[str, int]:
    """How many words are offered, how many of these are right, taken, and both."""
    taken = [each.right for each in offered if speaks(weights, each.seen)]
    right = sum(each.right for each in offered)
    return {"offered": len(offered), "right": right, "taken": len(taken), "both": sum(taken)}


def main() -> None:
    """Learn the weights of a folder of texts and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--without", nargs="*", default=UNLEARNED, help="hands that are left out")
    parser.add_argument("--apart", action="store_true", help="tell each hand by the others")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    by_hand: dict[str, list[Offered]] = {}
    for path in sorted(options.texts.glob("*.txt")):
        hand = hand_of(path)
        if hand not in options.without:
            by_hand.setdefault(hand, []).extend(gather(path))
    if options.apart:
        for hand, own in by_hand.items():
            others = [each for name in by_hand if name != hand for each in by_hand[name]]
            print(json.dumps({"hand": hand, **count(own, _learned(others))}))
    offered = [each for own in by_hand.values() for each in own]
    kept = write(options.out, _learned(offered))
    print(json.dumps({"offered": len(offered), "weights": kept}))


if __name__ == "__main__":
    main()
