"""A path: all parameters as a vector, and points that are thinned to a budget of memory."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.descent.path import (
    BUDGET,
    COLUMNS,
    FEWEST,
    FIRST,
    MOST,
    Path,
    PathPoint,
    flat_gradient,
    flatten,
    parameter_index,
    unflatten,
)
from nudge.errors import NudgeError
from nudge.nn import COSTS, Array, Network
from nudge.training.config import TrainingConfig
from nudge.training.parameter import Parameter
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import FEW

Dtype = Literal["float32", "float64"]


def make_network(hidden: tuple[int, ...] = (4, 3), dtype: Dtype = "float64") -> Network:
    return TrainerState.start(TrainingConfig(hidden=hidden, dtype=dtype, seed=2)).network


def point(step: int) -> PathPoint:
    return PathPoint(np.array([float(step)]), step, 1, step, 10 * step)


def grown(path: Path, steps: int) -> Path:
    for step in range(steps + 1):
        path.add(point(step))
    return path


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("hidden", [(), (4,), (4, 3)])
def test_parameters_come_back_from_a_row_as_they_were(
    dtype: Dtype, hidden: tuple[int, ...]
) -> None:
    network = make_network(hidden, dtype)
    flat = flatten(network)
    assert (flat.shape, flat.dtype) == ((network.parameter_count,), network.dtype)
    back = unflatten(flat, network)
    assert back.activations == network.activations
    for before, after in zip(
        (*network.weights, *network.biases), (*back.weights, *back.biases), strict=True
    ):
        assert np.array_equal(before, after)
        assert before.dtype == after.dtype


def test_the_row_is_layer_by_layer_weights_before_biases() -> None:
    network = make_network((2,))
    expected = [*network.weights[0].ravel(), *network.biases[0]]
    expected += [*network.weights[1].ravel(), *network.biases[1]]
    assert flatten(network).tolist() == expected


def test_a_row_of_another_network_is_refused() -> None:
    with pytest.raises(ValueError, match="parameters for a network of"):
        unflatten(np.zeros(7), make_network())


def test_a_gradient_lies_in_the_same_row_as_the_parameters() -> None:
    network, split = make_network((2,)), FEW.train
    x, y, cost = split.inputs("float64"), split.targets("float64"), COSTS["squared"]
    flat = flatten(network)

    def cost_at(position: Array) -> float:
        return cost.of_set(unflatten(position, network).forward(x).a[-1], y)

    gradient = flat_gradient(network.backward(network.forward(x), y, cost).gradient)
    h = 1e-6
    for place in (0, 300, 784, 1567, 1568, 1569, 1570, 1580, len(flat) - 1):
        moved = np.zeros_like(flat)
        moved[place] = h
        difference = (cost_at(flat + moved) - cost_at(flat - moved)) / (2 * h)
        assert gradient[place] == pytest.approx(difference, rel=1e-5, abs=1e-9)


def test_every_parameter_has_its_place_in_the_row() -> None:
    network = make_network((3, 2))
    flat = flatten(network)
    for layer, (w, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        for j in range(len(b)):
            assert flat[parameter_index(Parameter(layer, j), network)] == b[j]
            for k in (0, w.shape[1] - 1):
                assert flat[parameter_index(Parameter(layer, j, k), network)] == w[j, k]
    places = {parameter_index(Parameter(2, j, k), network) for j in range(2) for k in range(3)}
    assert places == set(range(784 * 3 + 3, 784 * 3 + 3 + 6))


@pytest.mark.parametrize("parameter", [(0, 0, 0), (4, 0, 0), (1, 3, 0), (1, 0, 784), (3, 10, None)])
def test_a_parameter_that_the_network_has_not_is_refused(
    parameter: tuple[int, int, int | None],
) -> None:
    with pytest.raises(NudgeError) as raised:
        parameter_index(Parameter(*parameter), make_network((3, 2)))
    assert raised.value.code == "unknown_weight"


def test_what_is_read_of_a_path_is_in_the_order_of_its_points() -> None:
    path = grown(Path(1, 8), 5)
    assert path.positions.tolist() == [[0], [1], [2], [3], [4], [5]]
    assert path.columns["step"].tolist() == [0, 1, 2, 3, 4, 5]
    assert path.columns["examples_seen"].tolist() == [0, 10, 20, 30, 40, 50]
    assert set(path.columns) == set(COLUMNS)
    assert path.columns["step"].dtype == np.int32
    assert np.isnan(path.columns["cost"]).all()


@given(st.integers(0, 1200), st.sampled_from([1, 2, 8]), st.integers(FEWEST, 40))
def test_a_thinned_path_has_its_first_and_newest_point_and_even_steps_between(
    steps: int, every: int, capacity: int
) -> None:
    path = Path(1, 8, every)
    path.capacity = capacity
    grown(path, steps)
    found = path.columns["step"].tolist()
    assert found[0] == 0
    assert found[-1] == steps == path.newest.step
    assert found[:-1] == list(range(0, steps, path.every))
    assert len(path) <= capacity
    assert path.positions[:, 0].tolist() == found
    if path.every > every:  # not thinner than it has to be
        assert len(path) > capacity // 2


@given(st.integers(0, 3000))
def test_a_path_with_room_for_them_retains_all_of_its_first_steps(steps: int) -> None:
    path = grown(Path(1, 8), steps)
    found = path.columns["step"].tolist()
    assert found[: min(FIRST, steps) + 1] == list(range(min(FIRST, steps) + 1))
    assert len(path) <= path.capacity == MOST
    even = [each.step for each in path.even_points]
    assert even == [*range(0, steps, path.every), steps]


def test_a_point_of_the_same_step_replaces_the_newest_point() -> None:
    path = grown(Path(1, 8), 3)
    path.add(PathPoint(np.array([3.0]), 3, 1, 3, 30, cost=0.5))
    assert path.columns["step"].tolist() == [0, 1, 2, 3]
    assert path.newest.cost == 0.5


def test_what_was_read_of_a_path_stays_when_it_grows() -> None:
    path = grown(Path(1, 8), 200)
    points, positions = path.points, path.positions
    grown_steps = [each.step for each in points]
    for step in range(201, 600):
        path.add(point(step))
    assert [each.step for each in points] == grown_steps
    assert positions[:, 0].tolist() == grown_steps


@given(st.data(), st.sampled_from([4, 8]))
def test_a_path_stays_within_its_budget_of_memory(data: st.DataObject, bytes_each: int) -> None:
    parameters = data.draw(st.integers(1, BUDGET // (FEWEST * bytes_each)))
    path = Path(parameters, bytes_each)
    assert path.capacity * parameters * bytes_each <= BUDGET
    assert FEWEST <= path.capacity <= MOST


@pytest.mark.parametrize(("bytes_each", "most"), [(4, 421_875), (8, 210_937)])
def test_a_network_that_is_too_large_for_a_path_is_refused(bytes_each: int, most: int) -> None:
    assert Path(most, bytes_each).capacity == FEWEST
    with pytest.raises(NudgeError) as raised:
        Path(most + 1, bytes_each)
    assert raised.value.code == "too_much"
    assert raised.value.allowed == f"networks of up to {most:,} parameters"


def test_the_default_network_has_256_points_in_either_type() -> None:
    for bytes_each in (4, 8):
        assert Path(make_network((16, 16)).parameter_count, bytes_each).capacity == 256


def test_numbers_that_have_not_been_computed_are_nan() -> None:
    new = point(0)
    assert math.isnan(new.cost)
    assert math.isnan(new.batch_cost)
    assert math.isnan(new.angle)
