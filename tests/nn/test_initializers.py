"""Initializers: the distribution of the weights, their shape, and their seed."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.nn import INITIALIZERS

every_initializer = pytest.mark.parametrize("name", INITIALIZERS)


def test_every_initializer_is_registered_under_its_name() -> None:
    assert list(INITIALIZERS) == ["xavier", "he", "normal", "small_normal", "zero"]


@pytest.mark.parametrize(
    ("name", "variance"),
    [
        ("xavier", 2 / (300 + 200)),
        ("he", 2 / 300),
        ("normal", 1.0),
        ("small_normal", 1e-4),
        ("zero", 0.0),
    ],
)
def test_weights_have_mean_zero_and_the_variance_of_their_source(
    name: str, variance: float
) -> None:
    w = INITIALIZERS[name](np.random.default_rng(0), 200, 300, np.float64)
    # For 60,000 weights: the mean is within 4 standard errors, the variance within 3 %.
    assert abs(w.mean()) <= 4 * np.sqrt(variance / w.size)
    assert w.var() == pytest.approx(variance, rel=0.03)


def test_xavier_fills_its_range_evenly() -> None:
    w = INITIALIZERS["xavier"](np.random.default_rng(0), 200, 300, np.float64)
    limit = np.sqrt(6 / 500)
    assert limit * 0.999 < np.abs(w).max() <= limit
    counts, _ = np.histogram(w, bins=10, range=(-limit, limit))
    np.testing.assert_allclose(counts, w.size / 10, rtol=0.06)


@every_initializer
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_weights_come_in_the_shape_and_dtype_asked_for(name: str, dtype: type) -> None:
    w = INITIALIZERS[name](np.random.default_rng(0), 3, 5, dtype)
    assert w.shape == (3, 5)
    assert w.dtype == dtype
    assert w.flags.c_contiguous


@pytest.mark.parametrize("name", ["xavier", "he", "normal", "small_normal"])
def test_one_generator_gives_other_weights_each_time_and_its_seed_the_same_again(
    name: str,
) -> None:
    rng = np.random.default_rng(5)
    first, second = (INITIALIZERS[name](rng, 4, 4, np.float64) for _ in range(2))
    assert (first != second).all()
    again = INITIALIZERS[name](np.random.default_rng(5), 4, 4, np.float64)
    np.testing.assert_array_equal(first, again)
