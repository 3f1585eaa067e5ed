"""What tells who puts a claim forward: learned of candidates, one or more of whom are right."""

from training.pairs import lay, learn

from sayso.claims.whose import Asked
from sayso.records import Source

AUTHOR, VANN, GUILD = (
    Source(kind="author"),
    Source(kind="person", name="Vann"),
    Source(kind="organisation", name="Guild"),
)


def asked(*seen: dict[str, float]) -> Asked:
    return Asked(0, (AUTHOR, VANN, GUILD)[: len(seen)], seen)


def test_what_the_right_ones_have_counts_for_them_and_what_others_have_against_them() -> None:
    near, far = {"near": 1.0}, {"far": 1.0}
    found = [
        (asked(near, far), [True, False]),
        (asked(far, near, near), [False, True, True]),
        (asked(far, near), [False, True]),
    ] * 20
    weights = learn(lay(found))
    assert weights["near"] > 0.5
    assert weights["far"] < -0.5
    assert learn(lay(found)) == weights


def test_what_all_have_counts_for_nobody() -> None:
    both = [(asked({"both": 1.0, "near": 1.0}, {"both": 1.0}), [True, False])] * 20
    assert abs(learn(lay(both))["both"]) < 0.01
