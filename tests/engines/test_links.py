"""The head of links: vectors of all pieces, from states that come some after some."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sayso.analysis.links import odds_of, stretch
from sayso.engines.standard.links import load_links

PIECES = np.arange(6)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    arrays: dict[str, Any] = {
        f"{name}.{part}.{what}": np.eye(2, dtype=np.float16) if what == "weight" else np.ones(2)
        for name in ("rests", "whose")
        for part in ("one", "other")
        for what in ("weight", "bias")
    }
    distances: dict[str, Any] = {f"{name}.apart": np.zeros(3) for name in ("rests", "whose")}
    np.savez(tmp_path / "links.npz", **arrays, **distances)
    return tmp_path / "links.npz"


def test_states_in_parts_give_what_all_at_once_give(path: Path) -> None:
    states = np.arange(12, dtype=np.float32).reshape(6, 2)
    whole, parts = (load_links(path).begin(6) for _ in range(2))
    whole.add(slice(0, 6), states)
    parts.add(slice(0, 4), states[:4])
    parts.add(slice(4, 6), states[4:])
    assert np.array_equal(whole.vectors, parts.vectors)


def test_a_vector_is_the_state_turned_and_shifted(path: Path) -> None:
    seen = load_links(path).begin(6)
    seen.add(slice(0, 6), np.full((6, 2), 2.0, dtype=np.float32))
    told = seen.finish()["whose"]
    one, other = (stretch(each, PIECES, [(0, 3)]) for each in (told.ones, told.others))
    assert odds_of(told, one, other)[0] == pytest.approx(2 * 3 * 3 / 2**0.5)


def test_every_link_that_was_learned_is_told(path: Path) -> None:
    assert set(load_links(path).begin(1).finish()) == {"rests", "whose"}
