"""What tells the right one among several: learned of choices, one or more of which are right."""

from training.choices import lay, learn

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
