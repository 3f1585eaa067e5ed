"""Products of matrices are made on one thread, and are what they are."""

import numpy as np
import pytest

from sayso.engines.standard.products import multiply
from sayso.engines.standard.runtime import one_thread, quiet_runtime


@pytest.mark.parametrize("rows", [0, 1, 7, 300])
def test_a_product_is_that_of_the_matrices(rows: int) -> None:
    made = np.random.default_rng(rows)
    left, right = (
        made.standard_normal(shape).astype(np.float32) for shape in ((rows, 48), (48, 9))
    )
    found = multiply(left, right)
    assert found.shape == (rows, 9)
    assert np.allclose(found, left.astype(np.float64) @ right.astype(np.float64), atol=1e-5)


def test_rows_that_are_part_of_others_are_multiplied_alike() -> None:
    made = np.random.default_rng(3).standard_normal((10, 48)).astype(np.float32)
    assert np.allclose(multiply(made[2:5], made.T), multiply(made, made.T)[2:5], atol=1e-5)


def test_a_session_takes_one_thread() -> None:
    options = one_thread(quiet_runtime())
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
