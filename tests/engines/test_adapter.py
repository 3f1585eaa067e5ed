"""The adapter: matrices laid together from the weights and what was learned over them."""

import zipfile
from pathlib import Path

import numpy as np

from sayso.engines.standard.adapter import lay_matrices

BASE = np.array([[10, -20, 30], [40, 50, -60]], dtype=np.int8)


def lay(folder: Path, **parts: object) -> list[list[int]]:
    """The matrix that is laid from a base that stands behind five other bytes."""
    (folder / "weights.bin").write_bytes(b"other" + BASE.tobytes())
    given = {
        "place": np.array([5, 2, 3]),
        "down": np.zeros((2, 1), dtype=np.int8),
        "up": np.zeros((1, 3), dtype=np.int8),
        "step": np.ones(3, dtype=np.float32),
    }
    with zipfile.ZipFile(folder / "adapter.npz", "w") as adapter:
        for name, part in (given | parts).items():
            with adapter.open(f"first.weight.{name}.npy", "w") as member:
                np.save(member, np.asarray(part))
    laid = lay_matrices(folder / "adapter.npz", folder / "weights.bin")
    assert list(laid) == ["first.weight"]
    assert laid["first.weight"].dtype == np.int8
    found: list[list[int]] = laid["first.weight"].tolist()
    return found


def test_a_matrix_without_a_change_is_the_one_among_the_weights(tmp_path: Path) -> None:
    assert lay(tmp_path) == BASE.tolist()


def test_a_change_is_rounded_to_whole_steps(tmp_path: Path) -> None:
    down = np.array([[1], [-2]], dtype=np.int8)
    up = np.array([[1, 2, 3]], dtype=np.int8)
    step = np.array([0.4, 1.0, 0.9], dtype=np.float32)
    changed = lay(tmp_path, down=down, up=up, step=step)
    assert changed == [[10, -18, 33], [39, 46, -65]]


def test_a_matrix_stays_within_eight_bits(tmp_path: Path) -> None:
    down = np.array([[100], [100]], dtype=np.int8)
    up = np.array([[100, -100, 0]], dtype=np.int8)
    assert lay(tmp_path, down=down, up=up) == [[127, -127, 30], [127, -127, -60]]


def test_only_the_rows_and_columns_that_are_kept_are_laid(tmp_path: Path) -> None:
    down = np.array([[1]], dtype=np.int8)
    up = np.array([[0, 7]], dtype=np.int8)
    step = np.ones(2, dtype=np.float32)
    kept = lay(tmp_path, rows=[1], columns=[0, 2], down=down, up=up, step=step)
    assert kept == [[40, -53]]
