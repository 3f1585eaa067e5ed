"""What tells the right one among several: learned of choices, one or more of which are right."""

import json
from pathlib import Path

import pytest
from training.choices import Choice, Lesson, lay, learn, teach

NEAR, FAR = {"near": 1.0}, {"far": 1.0}


def test_what_the_right_ones_have_counts_for_them_and_what_others_have_against_them() -> None:
    found = [
        ((NEAR, FAR), [True, False]),
        ((FAR, NEAR, NEAR), [False, True, True]),
        ((FAR, NEAR), [False, True]),
    ] * 20
    weights = learn(lay(found))
    assert weights["near"] > 0.5
    assert weights["far"] < -0.5
    assert learn(lay(found)) == weights


def test_what_all_have_counts_for_none() -> None:
    both = [(({"both": 1.0, "near": 1.0}, {"both": 1.0}), [True, False])] * 20
    assert abs(learn(lay(both))["both"]) < 0.01


def test_what_is_seen_too_seldom_is_left_out() -> None:
    found = [((NEAR, FAR), [True, False])] * 3 + [((NEAR, {"odd": 1.0}), [True, False])]
    assert lay(found, least=2).names == ["far", "near"]


def test_a_lesson_writes_what_its_texts_teach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, hand in (("a", "one"), ("b", "one"), ("c", "two"), ("d", "abe")):
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({"hand": hand}), encoding="utf-8")
    lesson: Lesson[Choice] = Lesson(
        gather=lambda path: [((NEAR, FAR), [True, False])] * (20 * (path.stem != "d")),
        choices=list,
        count=lambda found, weights: {"right": len(found) * (weights["near"] > 0)},
    )
    out = tmp_path / "weights.json"
    command = ["lesson", "--texts", str(tmp_path), "--apart", "--out", str(out)]
    monkeypatch.setattr("sys.argv", command)
    teach("", lesson)

    assert json.loads(out.read_text(encoding="utf-8"))["weights"].keys() == {"near", "far"}
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"hand": "one", "found": 40, "right": 40},
        {"hand": "two", "found": 20, "right": 20},
        {"found": 60, "weights": 2},
    ]
