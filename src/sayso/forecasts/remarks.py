"""Remarks on a scorecard: what was cut, supplied, left out or read otherwise, in sentences."""

from collections.abc import Iterator

from sayso.records.ledger import Ledger
from sayso.records.score import Score
from sayso.records.scorecard import Options, StateCount
from sayso.scales.scale import load_scale


def remarks(
    ledger: Ledger, options: Options, score: Score | None, states: tuple[StateCount, ...]
) -> Iterator[str]:
    """What a reader of the scores must know, in the order of how much it changes them."""
    counts: dict[str, int] = {}
    for state in states:
        counts[state.state] = counts.get(state.state, 0) + state.n
    if options.scale != options.scale_of_ledger:
        told = load_scale(options.scale_of_ledger).short
        yield (
            f"What if: words are read by {load_scale(options.scale).short}; the ledger declares "
            f"{told}."
        )
    if options.unconfirmed:
        yield "Drafted forecasts that nobody has confirmed are counted."
    elif counts.get("unconfirmed"):
        yield (f"Drafted, and not scored until somebody confirms them: {counts['unconfirmed']}.")
    if options.retrospective:
        yield "Forecasts that entered the ledger when their outcome was known are counted."
    if options.interpreted:
        yield "Forecasts of which an analyst supplied the day or the wording are counted."
    for reading in ledger.readings:
        yield (
            f"The ledger itself gives “{reading.word}” the number {reading.probability:g}; no "
            "scale does."
        )
    yield from _of_score(score)
    if ledger.left_out:
        yield f"Drafted, and left out of the ledger with a reason: {len(ledger.left_out)}."


def _of_score(score: Score | None) -> Iterator[str]:
    if score is None:
        return
    if score.cuts:
        yield (f"Cut to 0.1% or 99.9%, for the log score only: {score.cuts} forecasts beyond that.")
    if score.binary > 1 and score.yes in (0, score.binary):
        came = "came about" if score.yes else "failed to come about"
        yield (
            f"All {score.binary} yes-no questions {came}: their uncertainty is 0, and no forecast "
            "can have skill against the base rate."
        )
    if score.unsettled:
        yield (
            f"Nobody says what came of {score.unsettled} more, overdue or partly settled without a "
            f"share: with the best and the worst for them the mean would be "
            f"{score.bounds[0]:.3f} to {score.bounds[1]:.3f}."
        )
