"""Activations and costs in columns: equal to those of ``nudge.nn``, with examples in rows."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.descent.columns import ACTIVATIONS_IN_COLUMNS, OUTPUTS_AND_COSTS
from nudge.nn import ACTIVATIONS, COSTS, Activation, Array, Cost

from tests.nn.numerics import PAIRS

Z = np.random.default_rng(0).normal(0, 4, (3, 5, 7))
"""z of three networks, five neurons and seven examples."""


def in_rows(array: Array) -> Array:
    return array.swapaxes(-1, -2)


def test_every_activation_and_every_cost_is_there() -> None:
    assert set(ACTIVATIONS_IN_COLUMNS) == set(ACTIVATIONS)
    assert set(OUTPUTS_AND_COSTS) == set(COSTS)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("times", [1, 100])
def test_an_activation_is_that_of_the_core(name: str, times: float) -> None:
    columns, z = ACTIVATIONS_IN_COLUMNS[name], (columns_z := times * Z).astype(np.float32)
    expected = in_rows(ACTIVATIONS[name].f(in_rows(columns_z)))
    z *= columns.stretch
    columns.apply(z)
    assert z.dtype == np.float32
    found = columns.scale * z + columns.shift
    np.testing.assert_allclose(found, expected, rtol=2e-6, atol=2e-5 if name == "softmax" else 2e-7)


@pytest.mark.parametrize(("cost", "output"), PAIRS)
@pytest.mark.parametrize("times", [1, 10])
def test_a_cost_is_that_of_the_core(cost: Cost, output: Activation, times: float) -> None:
    y = np.eye(5)[np.random.default_rng(1).integers(5, size=7)]
    z = times * Z
    expected = [cost.of_examples(output.f(each.T), y).sum() for each in z]
    columns = ACTIVATIONS_IN_COLUMNS[output.name]
    output_and_cost = OUTPUTS_AND_COSTS[cost.name](columns)
    stretched = (columns.stretch * z).astype(np.float32)
    found = output_and_cost.costs(stretched, output_and_cost.desired(y.T.astype(np.float32)))
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_an_output_of_zero_costs_as_much_as_in_float64() -> None:
    z = np.array([[[3000.0, 0], [0, 0]]])
    y = np.array([[0.0, 1], [1, 0]])
    expected = COSTS["cross_entropy"].of_examples(ACTIVATIONS["softmax"].f(z[0].T), y.T).sum()
    output_and_cost = OUTPUTS_AND_COSTS["cross_entropy"](ACTIVATIONS_IN_COLUMNS["softmax"])
    (found,) = output_and_cost.costs(
        z.astype(np.float32), output_and_cost.desired(y.astype(np.float32))
    )
    assert expected > 700
    assert found == pytest.approx(expected, rel=1e-6)
