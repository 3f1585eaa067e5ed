"""Grounds: which claims are offered for which, with words that say so or without.

A sum of weights for what is seen of two claims near each other is the log-odds that one rests on
the other. The weights are learned (training/grounds.py) and stand in ``grounds.toml``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from sayso.analysis.learned import weight_of
from sayso.analysis.marks import Marks
from sayso.analysis.text.sentences import Sentence
from sayso.claims.assemble import Draft
from sayso.claims.ground_view import Features, Pair, View
from sayso.claims.inference import Tie, is_likened, may_cause
from sayso.language.lexicon import load_lexicon, word_set

RULE = "unmarked"
_CAUSES = {"on by because", "back by because"}


def find_grounds(
    text: str,
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    marks: Marks,
    ties: Sequence[Tie],
) -> list[Tie]:
    """All ties: those of ``ties``, told by words, that argue as is judged; those without a word.

    Where the engine judges no grounds, ``ties`` as they are. Every draft that is a conclusion, and
    no other, is marked as ``concluded``.
    """
    if "grounds" not in marks.chances:
        return list(ties)
    judged = _judge(drafts, View(text, sentences, drafts, marks, ties), ties)
    kept = [each for tie in ties if (each := _argued(text, tie, drafts, judged.odds))]
    worded = {(tie.conclusion, each) for tie in kept for each in tie.premises}
    concluded = {tie.conclusion for tie in kept}
    settled = {
        number
        for number, each in enumerate(drafts)
        if _does_not_follow(each) or is_likened(text, each)
    }
    reasons = {
        each: tie.conclusion for tie in ties if tie.rule == "reason" for each in tie.premises
    }
    lexicon = load_lexicon("grounds")
    premises: dict[int, list[int]] = {}
    for (one, other), odds in judged.odds.items():
        least = lexicon["further" if one in concluded else "least"]
        if odds <= least or one in settled or (one, other) in judged.causes | worded:
            continue
        if not _is_of_another(drafts, one, reasons.get(other)):
            premises.setdefault(one, []).append(other)
    for number, draft in enumerate(drafts):
        draft.concluded = number in concluded or number in premises
    return [*kept, *(Tie(one, tuple(others), None, RULE) for one, others in premises.items())]


class _Judged(NamedTuple):
    """The log-odds of each pair that is looked at; and where somebody else tells of a cause."""

    odds: dict[Pair, float]
    causes: set[Pair]


def _judge(drafts: Sequence[Draft], view: View, ties: Sequence[Tie]) -> _Judged:
    lexicon = load_lexicon("grounds")
    weights: Mapping[str, float] = lexicon["weights"]
    drawn, given = (
        [weight_of(_weights_of(part), view.alone(number)) for number in range(len(drafts))]
        for part in ("drawn", "given")
    )
    worded = {(tie.conclusion, each) for tie in ties for each in tie.premises}
    judged = _Judged({}, set())
    for one, other in view.pairs():
        odds = weights["always"] + drawn[one] + given[other]
        if odds > lexicon["looked_at"] or (one, other) in worded:
            seen = view.between(one, other)
            judged.odds[one, other] = odds + weight_of(weights, seen)
            if _is_cause(drafts[one], seen):
                judged.causes.add((one, other))
    return judged


def _argued(text: str, tie: Tie, drafts: Sequence[Draft], odds: Mapping[Pair, float]) -> Tie | None:
    """A tie told by words, with those of its premises that are concluded or judged near the best.

    None where the words may tell what caused an event, and are judged to do so. What is too far off
    to be judged stays where nothing nearer is offered.
    """
    known = {each: odds[pair] for each in tie.premises if (pair := (tie.conclusion, each)) in odds}
    if not known:
        return tie
    lexicon = load_lexicon("grounds")
    best = max(known.values())
    if may_cause(text, tie) and best < lexicon["may_cause"][_place(tie, drafts)]:
        return None
    least = best - lexicon["beside"]
    near = (each for each in known if known[each] > least or drafts[each].concluded)
    return replace(tie, premises=tuple(near))


def _place(tie: Tie, drafts: Sequence[Draft]) -> str:
    """The rule of a tie; and of a reason what makes it argue oftener.

    Whether it is put in front, or given for what is not certain: a cause is told of what is.
    """
    if tie.rule == "reason" and tie.premises[0] < tie.conclusion:
        return "reason in front"
    weighed = tie.rule == "reason" and drafts[tie.conclusion].certainty is not None
    return "reason for what is weighed" if weighed else tie.rule


def _does_not_follow(draft: Draft) -> bool:
    """Whether the author says of a claim that nothing rests it: "This does not mean that"."""
    link = draft.chain[-1]
    words = link.cue.text.lower().split() if link.cue else []
    ours = not word_set("grammar", "first_person").isdisjoint(words)
    return draft.mark.carrier is not None and link.stance in ("denies", "doubts") and not ours


def _is_of_another(drafts: Sequence[Draft], one: int, argued: int | None) -> bool:
    """Whether a reason hangs by its "because" on a claim of another sentence."""
    return argued is not None and drafts[one].mark.sentence != drafts[argued].mark.sentence


def _is_cause(draft: Draft, seen: Features) -> bool:
    """Whether somebody else tells of a cause: the rules have found that nothing is argued there."""
    return draft.chain[-1].source.kind != "author" and not _CAUSES.isdisjoint(seen)


@cache
def _weights_of(part: str) -> Mapping[str, float]:
    """What counts of a claim by itself in one part, under the names without the part's."""
    weights: Mapping[str, float] = load_lexicon("grounds")["weights"]
    own = [name for name in weights if name.startswith(f"{part} ")]
    return {name.removeprefix(f"{part} "): weights[name] for name in own}
