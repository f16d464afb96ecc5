"""Costs: their values, nudges and deltas, and which output activations they pair with."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.nn import ACTIVATIONS, COSTS, Activation, Cost

from .numerics import (
    MANY,
    PAIRS,
    assert_equal_to_six_digits,
    central_differences,
    read_only,
)

every_cost = pytest.mark.parametrize("cost", COSTS.values(), ids=lambda cost: cost.name)
either_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])
every_pair = pytest.mark.parametrize(
    ("cost", "activation"), PAIRS, ids=lambda choice: str(choice.name)
)

ONE_HOT = np.eye(3)[[0, 2]]


def test_every_cost_is_registered_under_its_name() -> None:
    assert list(COSTS) == ["squared", "cross_entropy"]
    assert all(cost.name == name for name, cost in COSTS.items())
    assert repr(COSTS["squared"]) == "<cost squared>"


def test_squared_cost_is_that_worked_by_hand() -> None:
    # (0.5 - 1)² + 0.25² + 0² = 0.3125 and 1² + 0² + (0.5 - 1)² = 1.25; their mean 0.78125.
    a = np.array([[0.5, 0.25, 0], [1, 0, 0.5]])
    squared = COSTS["squared"]
    np.testing.assert_array_equal(squared.of_examples(a, ONE_HOT), [0.3125, 1.25])
    assert squared.of_set(a, ONE_HOT) == 0.78125
    # 2 (y - a): positive where a is too small, negative where too large, 0 where it is right.
    np.testing.assert_array_equal(squared.nudge(a, ONE_HOT), [[1, -0.5, 0], [-2, 0, 1]])


def test_cross_entropy_is_that_worked_by_hand() -> None:
    # -ln 1/2 and -ln 1/8 = 3 ln 2; their mean 2 ln 2. Nudges y / a: 2 and 8.
    a = np.array([[0.5, 0.25, 0.25], [0.5, 0.375, 0.125]])
    cross_entropy = COSTS["cross_entropy"]
    expected = [math.log(2), 3 * math.log(2)]
    np.testing.assert_allclose(cross_entropy.of_examples(a, ONE_HOT), expected, rtol=1e-15)
    assert cross_entropy.of_set(a, ONE_HOT) == pytest.approx(2 * math.log(2), rel=1e-15)
    np.testing.assert_array_equal(cross_entropy.nudge(a, ONE_HOT), [[2, 0, 0], [0, 0, 8]])


@every_cost
def test_cost_of_a_perfect_answer_is_plain_zero(cost: Cost) -> None:
    costs = cost.of_examples(ONE_HOT, ONE_HOT)
    np.testing.assert_array_equal(costs, 0)
    assert not np.signbit(costs).any()


@every_cost
def test_nudge_is_minus_the_cost_gradient(cost: Cost) -> None:
    @MANY
    @given(st.lists(st.floats(0.1, 1), min_size=1, max_size=6), st.integers(0, 5))
    def check(outputs: list[float], label: int) -> None:
        a = np.array(outputs)
        y = np.eye(len(a))[label % len(a)]
        measured = central_differences(lambda moved: cost.of_examples(moved, y), a)
        assert_equal_to_six_digits(cost.nudge(a, y), -measured)

    check()


@every_pair
def test_delta_is_the_nudge_pulled_back_through_the_output_activation(
    cost: Cost, activation: Activation
) -> None:
    z = np.array([[0.5, -1, 2], [0.25, 1, -0.75]])
    a = activation.f(z)
    expected = activation.pull_back(-cost.nudge(a, ONE_HOT), z, a)
    delta = cost.delta(activation, z, a, ONE_HOT)
    np.testing.assert_allclose(delta, expected, rtol=1e-14, atol=1e-16)


@either_dtype
def test_delta_of_cross_entropy_is_exact_where_an_output_has_underflowed(
    dtype: type[np.floating],
) -> None:
    # The network is sure of the wrong digit: a is (0, 1). y / a would be 1/0; delta is (-1, 1).
    z = np.array([[-1e4, 0]], dtype)
    softmax = ACTIVATIONS["softmax"]
    delta = COSTS["cross_entropy"].delta(softmax, z, softmax.f(z), np.array([[1, 0]], dtype))
    np.testing.assert_array_equal(delta, np.array([[-1, 1]], dtype), strict=True)


@every_cost
@either_dtype
def test_wholly_wrong_outputs_have_a_finite_cost_and_finite_nudges(
    cost: Cost, dtype: type[np.floating]
) -> None:
    y = ONE_HOT.astype(dtype)
    for a in (np.zeros_like(y), 1 - y, np.full_like(y, np.finfo(dtype).smallest_subnormal)):
        costs, nudge = cost.of_examples(a, y), cost.nudge(a, y)
        assert costs.dtype == nudge.dtype == dtype
        assert np.isfinite(costs).all()
        assert np.isfinite(nudge).all()
        assert math.isfinite(cost.of_set(a, y))
        assert (nudge[y == 1] > 0).all()


@every_pair
@either_dtype
def test_arguments_are_left_as_they_were_and_the_dtype_is_the_same(
    cost: Cost, activation: Activation, dtype: type[np.floating]
) -> None:
    z, y = np.array([[0.5, -1, 2], [0.25, 1, -0.75]], dtype), ONE_HOT.astype(dtype)
    a = activation.f(z)
    read_only(z, a, y)
    with np.errstate(invalid="ignore"):  # the logarithm of a negative output, for identity
        results = [cost.of_examples(a, y), cost.nudge(a, y), cost.delta(activation, z, a, y)]
    assert [result.dtype for result in results] == [dtype] * 3
    assert [result.shape for result in results] == [(2,), (2, 3), (2, 3)]


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "softmax"])
def test_cross_entropy_after_any_activation_but_softmax_is_an_error(name: str) -> None:
    z = np.zeros((2, 3))
    message = f"'cross_entropy' does not pair with output activation '{name}'; allowed: softmax"
    with pytest.raises(ValueError, match=message):
        COSTS["cross_entropy"].delta(ACTIVATIONS[name], z, z, ONE_HOT)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_squared_cost_pairs_with_every_output_activation(name: str) -> None:
    assert name in COSTS["squared"].output_activations
    COSTS["squared"].check_pairing(ACTIVATIONS[name])
