"""The head that suspects faults: what it learns of marks, and from where on it is believed."""

from pathlib import Path

import numpy as np
import pytest
from training.faults import NOBODY, Seen, choose_least, fit, learn, save, score
from training.passages import Marked, read_passage

from sayso.engines.standard.faults import load_faults


def test_a_passage_is_its_words_and_its_marks() -> None:
    text, marked = read_passage("{S102: Observers} say it. {~S102: Observers {F402: will}} meet.")
    assert text == "Observers say it. Observers will meet."
    assert marked == [
        Marked("S102", False, 0, 9),
        Marked("F402", False, 28, 32),
        Marked("S102", True, 18, 32),
    ]


@pytest.mark.parametrize("line", ["{S102: Observers say it.", "Observers} say it."])
def test_a_mark_that_is_open_or_never_opened_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="closed"):
        read_passage(line)


def seen(hand: str, seed: int) -> Seen:
    """Sixty sentences of two pieces: the first number of a state is high in every third's first.

    Every third but one in six is a fault there; that one only looks like it, and its second
    number is high.
    """
    chance = np.random.default_rng(seed)
    states = chance.normal(0, 0.1, (120, 2)).astype(np.float32)
    states[::6, 0] += 1
    states[::36, 1] += 1
    means = np.repeat(states.reshape(60, 2, 2).mean(axis=1), 2, axis=0)
    faults = np.zeros((120, 1), dtype=bool)
    near = faults.copy()
    faults[::6], near[::36] = True, True
    faults[::36] = False
    return Seen(
        hand=hand,
        rows=np.hstack([states, means, np.ones((120, 1), np.float32)]),
        sentences=[(at, at + 2) for at in range(0, 120, 2)],
        faults=faults,
        near=near,
        admitted=np.ones((60, 1), dtype=bool),
    )


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.faults.PENALTY", 1.0)
    monkeypatch.setattr("training.faults.UNLEARNED", ("ada", "bo", "cy"))


def test_what_is_marked_stands_out_and_what_only_looks_like_it_less() -> None:
    texts = [seen("ada", 1), seen("bo", 2)]
    scores, faults, near = score(texts[0], learn(texts)["ada"])
    assert scores[faults].min() > scores.max(where=~faults, initial=-9)
    assert scores[near].max() < scores[faults].mean() / 2


def test_a_hand_has_no_part_in_the_weights_that_tell_its_texts() -> None:
    texts = [seen("ada", 1), seen("bo", 2), seen(NOBODY, 3)]
    alone = learn([texts[1], texts[2]])[NOBODY]
    assert np.allclose(learn(texts)["ada"], alone)
    assert not np.allclose(learn(texts)["bo"], alone)


def test_the_head_finds_what_it_is_said_to_find() -> None:
    texts = [seen("ada", 1), seen("bo", 2)]
    head, found = fit(texts, ["S102"])
    assert found["S102"] == {"found": 32, "of": 32, "alarms": 0, "of clean": 8, "said": 32}
    row = texts[0].rows[:2]
    told = (row[:, :2] @ head.peaks).max() + row[0, 2:4] @ head.levels + head.offsets
    assert told < head.least  # it only looks like a fault


def test_a_head_that_is_kept_is_the_head_that_was_learned(tmp_path: Path) -> None:
    head, _ = fit([seen("ada", 1), seen("bo", 2)], ["S102"])
    save(head, tmp_path / "faults.npz")
    kept = load_faults(tmp_path / "faults.npz")
    assert kept.codes == ("S102",)
    assert np.allclose(kept.peaks, head.peaks, rtol=1e-3)
    assert np.allclose(kept.least, head.least, rtol=1e-3)


def test_a_code_that_cries_wolf_is_left_out() -> None:
    scores, faults = np.arange(40.0), np.zeros(40, dtype=bool)
    faults[[37, 38]] = True
    near = np.zeros(40, dtype=bool)
    near[39] = True
    assert choose_least(scores, faults, near, 0.3) is None
    faults[[34, 35, 36]] = True
    least, figures = choose_least(scores, faults, near, 0.3) or (0, {})
    assert (least, figures["found"], figures["alarms"]) == (34, 5, 1)


def test_a_sentence_that_the_rule_would_not_look_at_counts_for_nothing() -> None:
    texts = [seen("ada", 1), seen("bo", 2)]
    for text in texts:
        text.admitted[:] = False
    assert fit(texts, ["S102"])[1] == {}
