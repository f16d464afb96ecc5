"""Activations: values, derivatives, and finite results for extreme pre-activations."""

from __future__ import annotations

from math import exp, log, tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.nn import ACTIVATIONS, Activation, ElementWise

from .numerics import (
    FROM_KINK,
    MANY,
    assert_equal_to_six_digits,
    central_differences,
    read_only,
)

every_activation = pytest.mark.parametrize(
    "activation", ACTIVATIONS.values(), ids=lambda activation: activation.name
)
either_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])

VALUES = {
    "sigmoid": ([-log(3), 0, log(3)], [0.25, 0.5, 0.75], [0.1875, 0.25, 0.1875]),
    "tanh": ([-1, 0, log(2)], [-tanh(1), 0, 0.6], [1 - tanh(1) ** 2, 1, 0.64]),
    "relu": ([-2, 0, 3], [0, 0, 3], [0, 0, 1]),
    "leaky_relu": ([-2, 0, 3], [-0.02, 0, 3], [0.01, 0.01, 1]),
    "identity": ([-2, 0, 3], [-2, 0, 3], [1, 1, 1]),
}
"""z, f(z) and f'(z), worked by hand: σ(ln 3) = 1 / (1 + 1/3), tanh(ln 2) = (4 - 1) / (4 + 1)."""


def test_every_activation_is_registered_under_its_name() -> None:
    assert list(ACTIVATIONS) == ["sigmoid", "tanh", "relu", "leaky_relu", "identity", "softmax"]
    assert all(activation.name == name for name, activation in ACTIVATIONS.items())
    assert repr(ACTIVATIONS["tanh"]) == "<activation tanh>"


@pytest.mark.parametrize("name", VALUES)
def test_value_and_slope_are_those_worked_by_hand(name: str) -> None:
    activation = ACTIVATIONS[name]
    assert isinstance(activation, ElementWise)
    z, a, slope = np.array(VALUES[name], np.float64)
    np.testing.assert_allclose(activation.f(z), a, rtol=1e-15)
    np.testing.assert_allclose(activation.derivative(z, activation.f(z)), slope, rtol=1e-15)


def test_softmax_gives_shares_in_the_ratio_of_the_powers() -> None:
    # e^0 : e^ln2 : e^ln5 = 1 : 2 : 5, out of 8.
    z = np.log([[1.0, 2.0, 5.0]])
    a = ACTIVATIONS["softmax"].f(z)
    np.testing.assert_allclose(a, [[0.125, 0.25, 0.625]], rtol=1e-15)


def test_pull_back_of_softmax_is_that_worked_by_hand() -> None:
    # Outputs 1/4 and 3/4; ∂C/∂a = (1, 0), whose mean weighted by the outputs is 1/4.
    # So ∂C/∂z = (1/4 (1 - 1/4), 3/4 (0 - 1/4)) = (3/16, -3/16).
    z = np.log([[1.0, 3.0]])
    a = np.array([[0.25, 0.75]])
    dc_dz = ACTIVATIONS["softmax"].pull_back(np.array([[1.0, 0.0]]), z, a)
    np.testing.assert_allclose(dc_dz, [[0.1875, -0.1875]], rtol=1e-15)


@every_activation
def test_pull_back_equals_central_differences(activation: Activation) -> None:
    # A size and a sign, so that no z is near the kink at 0.
    size, sign = st.floats(FROM_KINK, 5), st.sampled_from([-1.0, 1.0])
    entry = st.builds(lambda s, r, c: (s * r, c), size, sign, st.floats(-3, 3))

    @MANY
    @given(st.lists(entry, min_size=1, max_size=5))
    def check(entries: list[tuple[float, float]]) -> None:
        z, dc_da = np.array(entries).T
        measured = central_differences(lambda moved: activation.f(moved) @ dc_da, z)
        assert_equal_to_six_digits(activation.pull_back(dc_da, z, activation.f(z)), measured)

    check()


@every_activation
@either_dtype
def test_extreme_pre_activations_give_finite_results_of_the_same_dtype(
    activation: Activation, dtype: type[np.floating]
) -> None:
    z = np.array([[-1e4, -89, -30, -1e-30, 0, 1e-30, 30, 89, 1e4]], dtype)
    dc_da = np.linspace(-1, 1, z.size, dtype=dtype).reshape(z.shape)
    for extreme in (z, -z, 0 * z, 0 * z - 10_000, 0 * z + 10_000):
        a = activation.f(extreme)
        dc_dz = activation.pull_back(dc_da, extreme, a)
        assert a.dtype == dc_dz.dtype == dtype
        assert np.isfinite(a).all()
        assert np.isfinite(dc_dz).all()


@every_activation
@either_dtype
def test_arguments_are_left_as_they_were_and_results_are_new(
    activation: Activation, dtype: type[np.floating]
) -> None:
    z = np.array([[-2, 0.5, 3], [1, -1, 0]], dtype)
    dc_da = np.array([[1, -2, 3], [0, 1, -1]], dtype)
    read_only(z, dc_da)
    a = activation.f(z)
    read_only(a)
    dc_dz = activation.pull_back(dc_da, z, a)
    assert not np.shares_memory(a, z)
    assert not np.shares_memory(dc_dz, dc_da)
    assert a.shape == dc_dz.shape == z.shape


@every_activation
def test_examples_of_a_batch_do_not_mix(activation: Activation) -> None:
    z = np.array([[-2, 0.5, 3], [1, -1, 0.25]])
    dc_da = np.array([[1, -2, 3], [0, 1, -1.0]])
    a = activation.f(z)
    dc_dz = activation.pull_back(dc_da, z, a)
    for n in range(2):
        np.testing.assert_array_equal(a[n], activation.f(z[n]))
        np.testing.assert_array_equal(dc_dz[n], activation.pull_back(dc_da[n], z[n], a[n]))


@every_activation
@either_dtype
def test_nan_stays_nan(activation: Activation, dtype: type[np.floating]) -> None:
    a = activation.f(np.array([[np.nan, 1]], dtype))
    assert np.isnan(a[0, 0])


@either_dtype
def test_sigmoid_of_a_quiet_neuron_keeps_all_its_digits(dtype: type[np.floating]) -> None:
    # (1 + tanh(z/2)) / 2 would lose these digits, and so the small deltas of a trained network.
    for z in (-10, -30, -75):
        a = ACTIVATIONS["sigmoid"].f(np.array([z], dtype))
        expected = exp(z) / (1 + exp(z))
        np.testing.assert_allclose(a, expected, rtol=4 * float(np.finfo(dtype).eps))


@either_dtype
def test_softmax_shares_add_up_to_1_and_only_differences_of_z_count(
    dtype: type[np.floating],
) -> None:
    z = np.array([[0.5, -1, 2], [8, 8, 8]], dtype)
    a = ACTIVATIONS["softmax"].f(z)
    np.testing.assert_allclose(a.sum(axis=1), 1, rtol=4 * float(np.finfo(dtype).eps))
    np.testing.assert_array_equal(a, ACTIVATIONS["softmax"].f(z + dtype(1024)))
