"""Words, and what came of them: each phrase with its interval, and how many came true."""

from collections.abc import Iterable

from sayso.forecasts.standing import Entry, first_of_each
from sayso.forecasts.student import wilson
from sayso.forecasts.words import Meant
from sayso.records.score import AgainstScale, WordOutcome

LEAST = 5
"""Under so many the counts stand alone."""
_LEVEL, _LEVEL_OF_A_CLAIM = 0.9, 0.95


def word_outcomes(entries: Iterable[Entry]) -> tuple[WordOutcome, ...]:
    """The phrases of yes-no forecasts that were settled yes or no, most likely first.

    Bare words, which have no interval, come last. Numbers are no words. Of each source and
    question the first statement is counted.
    """
    counts: dict[Meant, list[int]] = {}
    for entry in first_of_each(entry for entry in entries if _is_counted(entry)):
        outcome, meant = entry.asked.outcome, entry.meant
        if outcome is None or meant is None:
            continue
        count = counts.setdefault(meant, [0, 0])
        count[0] += 1
        count[1] += outcome.result == "yes"
    rows = [_row(meant, n, yes) for meant, (n, yes) in counts.items()]
    return tuple(sorted(rows, key=_order))


def _is_counted(entry: Entry) -> bool:
    meant, outcome = entry.meant, entry.asked.outcome
    if meant is None or not meant.is_word or outcome is None:
        return False
    return (entry.is_scored or entry.standing.state == "bare") and outcome.result in ("yes", "no")


def _row(meant: Meant, n: int, yes: int) -> WordOutcome:
    low, high = meant.low, meant.high
    return WordOutcome(
        phrase=meant.phrase,
        low=low,
        high=high,
        probability=meant.number,
        n=n,
        yes=yes,
        interval=wilson(yes, n, _LEVEL) if n >= LEAST else None,
        against_scale=_against_scale(meant, n, yes),
        declared=meant.declared,
    )


def _against_scale(meant: Meant, n: int, yes: int) -> AgainstScale | None:
    """How what came true strays from the scale, where chance leaves no doubt of it."""
    if meant.low is None or meant.high is None or n < LEAST or meant.declared:
        return None
    low, high = wilson(yes, n, _LEVEL_OF_A_CLAIM)
    if high < meant.low:
        return "less often"
    return "more often" if low > meant.high else None


def _order(row: WordOutcome) -> tuple[bool, float, float, str]:
    number = 0.0 if row.probability is None else row.probability
    return row.probability is None, -number, -(row.high or 0.0), row.phrase
