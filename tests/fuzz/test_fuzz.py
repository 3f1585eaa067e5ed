"""What once broke stays mended, and a few hundred inputs nobody thought of are survived."""

import itertools
from random import Random

import pytest
from tests.fuzz.inputs import BROKEN, inputs
from tests.fuzz.trial import failure

COUNT = 120


@pytest.mark.parametrize("name", sorted(path.name for path in BROKEN.iterdir()))
def test_what_once_broke(name: str) -> None:
    assert failure(name, (BROKEN / name).read_bytes()) is None


def test_inputs_of_a_seed() -> None:
    """Hours of other seeds are for `scripts/fuzz --seconds 36000`."""
    broken = [
        (name, data[:200], told)
        for name, data in itertools.islice(inputs(Random(2031)), COUNT)  # noqa: S311
        if (told := failure(name, data))
    ]
    assert broken == []


def test_a_trial_tells_what_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("tests.fuzz.trial.check_draft", breaks)
    assert failure("a.txt", b"The port is shut.\n") == "ZeroDivisionError: by zero"
    monkeypatch.setattr("sayso.orders.load", breaks)
    told = failure("a.txt", b"The port is shut.\n")
    assert told is not None
    assert told.startswith("an error that is not told in a line")
