"""Figures of the corpus: what scores promise is counted against what holds."""

from collections import Counter

import pytest
from bench.corpus_claims import Line
from bench.corpus_figures import figures, tally
from bench.corpus_parts import WAYS, compare


def line(place: int, source: str, kind: str, score: float | None = None) -> Line:
    return Line(
        id=f"c{place}",
        span=(10 * place, 10 * place + 8),
        kind=kind,
        links=((source, None, "says"),),
        words=None,
        interval=None,
        condition=None,
        horizon=None,
        rests_on=(),
        score=score,
    )


GOLD = [line(n, "author", "assertion") for n in range(4)]


def test_a_score_is_of_source_and_kind_together() -> None:
    given = [
        line(0, "author", "assertion", 0.9),
        line(1, "person", "assertion", 0.9),
        line(2, "author", "forecast", 0.1),
        line(3, "author", "assertion", 0.3),
    ]
    found = figures(tally(GOLD, given))
    assert found["source and kind"] == 0.5
    assert found["score, Brier"] == pytest.approx((0.01 + 0.81 + 0.01 + 0.49) / 4, abs=1e-3)
    assert found["score 0.8 and over"] == 0.5
    assert found["score 0.8 and over, right"] == 0.5


def test_promises_of_one_tenth_are_held_against_what_holds_in_it() -> None:
    given = [line(n, "author" if n < 2 else "person", "assertion", 0.55) for n in range(4)]
    assert figures(tally(GOLD, given))["score, ECE"] == 0.05


def test_claims_without_scores_have_no_such_figures() -> None:
    found = figures(tally(GOLD, GOLD))
    assert found["score, Brier"] is found["source and kind"] is None


def test_what_is_better_in_every_text_is_better_in_every_resampling() -> None:
    right = tally(GOLD, GOLD)
    wrong = tally(GOLD, [line(n, "person", "report") for n in range(4)])
    ways = {**dict.fromkeys(WAYS, wrong), "both": right}
    texts: list[dict[str, Counter[str]]] = [ways] * 3
    apart = compare(texts, draws=40)
    assert apart["both less rules"]["kind"] == [1, 1, 1]
    assert apart["heads less rules"]["source kind"] == [0, 0, 0]
