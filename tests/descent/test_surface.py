"""The surface: the true cost at every point of the grid, against whole forward passes."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.data.datasets import load_embedded
from nudge.descent.bounds import bounds
from nudge.descent.path import flat_gradient, flatten, parameter_index, unflatten
from nudge.descent.plane import Plane
from nudge.descent.settings import PlaneSettings
from nudge.descent.surface import Surface, choose_surface_examples
from nudge.nn import ACTIVATIONS, COSTS, Activation, Array, Cost, Network
from nudge.training.config import TrainingConfig
from nudge.training.resumable import run_to_end
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import few
from tests.descent.support.surfaces import (
    SQUARED,
    XS,
    YS,
    direct,
    make_surface,
    sigmoids,
)
from tests.descent.support.walks import fit_plane, make_network, trained
from tests.nn.numerics import FEW, HIDDEN, PAIRS, H, make_trial

SEEDS = st.integers(0, 2**32 - 1)
MOST_WRONG = 1e-5


def direct_grid(
    plane: Plane, like: Network, x: Array, y: Array, cost: Cost, xs: Array, ys: Array
) -> Array:
    points = [plane.at(np.array([[one, other]]))[0] for other in ys for one in xs]
    costs = [direct(unflatten(point, like), x, y, cost) for point in points]
    return np.array(costs).reshape(len(ys), len(xs))


def assert_same(found: Array, expected: Array) -> None:
    """Assert equality within 1e-5, relative where a cost is above 1."""
    assert found.shape == expected.shape
    assert found.dtype == np.float32
    wrong = np.abs(found - expected)
    assert (wrong <= MOST_WRONG * np.maximum(1, expected)).all(), wrong.max()


@pytest.mark.parametrize(("cost", "output"), PAIRS)
@pytest.mark.parametrize(("hidden", "activation"), HIDDEN)
@FEW
@given(seed=SEEDS)
def test_the_grid_is_the_cost_at_those_parameters(
    cost: Cost, output: Activation, hidden: int, activation: Activation, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(2, 6, hidden + 2).tolist()
    trial = make_trial(sizes, activation, output, batch=int(rng.integers(1, 9)), seed=seed)
    surface = make_surface(trial, cost, seed)
    expected = direct_grid(surface.plane, trial.network, trial.x, trial.y, cost, XS, YS)
    assert_same(run_to_end(surface.grid(XS, YS)), expected)


REAL: list[dict[str, Any]] = [
    {},
    {"activation": "tanh", "output_activation": "softmax", "cost": "cross_entropy"},
    {"activation": "relu", "initializer": "he"},
    {"activation": "leaky_relu", "output_activation": "softmax", "cost": "cross_entropy"},
    {"hidden": ()},
    {"hidden": (12,) * 8, "activation": "tanh"},
    {"hidden": (256,), "activation": "relu", "output_activation": "identity"},
]


@pytest.mark.parametrize("settings", REAL, ids=str)
@pytest.mark.parametrize("kind", ["paths", "random"])
def test_over_a_thousand_digits_it_is_exact_to_five_places(
    settings: dict[str, Any], kind: str
) -> None:
    config = TrainingConfig(seed=3, **settings)
    network, cost = TrainerState.start(config).network, COSTS[config.cost]
    rng = np.random.default_rng(1)
    moves = rng.normal(0, 3 / np.sqrt(network.parameter_count), (8, network.parameter_count))
    path = flatten(network) + moves.cumsum(axis=0)
    plane = fit_plane([path], like=network, kind=kind)
    x, y = choose_surface_examples(load_embedded(), 1000)
    xs, ys = bounds([plane.project(path)], plane.reach).axes(5)
    found = run_to_end(Surface(plane, network, x, y, cost).grid(xs, ys))
    assert_same(found, direct_grid(plane, network, x, y, cost, xs, ys))


def test_the_surface_of_a_trained_network_is_exact_where_its_paths_are() -> None:
    network = make_network(hidden=(8,))
    paths = [trained(20, "sgd", 1.0, 90), trained(100, "adam", 0.01, 90)]
    plane = fit_plane(paths)
    x, y = choose_surface_examples(few(400), 400)
    xs, ys = bounds([plane.project(path) for path in paths]).axes(9)
    found = run_to_end(Surface(plane, network, x, y, SQUARED).grid(xs, ys))
    expected = direct_grid(plane, network, x, y, SQUARED, xs, ys)
    assert np.abs(found - expected).max() <= 2e-6
    assert np.ptp(expected) > 0.5


def test_a_row_of_the_grid_is_one_y_and_a_column_one_x() -> None:
    surface = make_surface(make_trial([3, 4, 2], *sigmoids(), batch=5, seed=1))
    grid = run_to_end(surface.grid(XS, YS))
    assert grid.shape == (4, 6)
    for row, column in itertools.product(range(4), range(6)):
        cost = run_to_end(surface.cost_at((XS[column], YS[row])))
        assert grid[row, column] == pytest.approx(cost, rel=1e-6)


def test_the_cost_at_any_position_is_over_the_same_examples() -> None:
    trial = make_trial([3, 4, 2], *sigmoids(), batch=5, seed=1)
    surface = make_surface(trial)
    position = np.random.default_rng(0).standard_normal(trial.network.parameter_count)
    expected = direct(unflatten(position, trial.network), trial.x, trial.y, SQUARED)
    assert run_to_end(surface.cost_at_position(position)) == pytest.approx(expected, abs=1e-6)
    on_it = surface.plane.at(np.array([[0.3, -0.7]]))[0]
    at = run_to_end(surface.cost_at((0.3, -0.7)))
    assert run_to_end(surface.cost_at_position(on_it)) == pytest.approx(at, abs=1e-6)


# The tangent plane


@pytest.mark.parametrize(("cost", "output"), PAIRS)
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "leaky_relu"])
def test_the_gradient_along_the_plane_is_that_of_differences(
    cost: Cost, output: Activation, activation: str
) -> None:
    trial = make_trial([4, 5, 3], ACTIVATIONS[activation], output, batch=6, seed=2)
    surface = make_surface(trial, cost)

    def at(x: float, y: float) -> float:
        point = surface.plane.at(np.array([[x, y]]))[0]
        return direct(unflatten(point, trial.network), trial.x.astype("f4"), trial.y, cost)

    found = run_to_end(surface.gradient_at((0.0, 0.0)))
    along_x, along_y = (
        (8 * (at(h, 0) - at(-h, 0)) - at(2 * h, 0) + at(-2 * h, 0)) / (12 * h)
        if along == 0
        else (8 * (at(0, h) - at(0, -h)) - at(0, 2 * h) + at(0, -2 * h)) / (12 * h)
        for along, h in ((0, H), (1, H))
    )
    np.testing.assert_allclose(found, [along_x, along_y], rtol=1e-6, atol=1e-9)


def test_on_a_plane_of_weights_it_is_those_weights_gradient() -> None:
    network = make_network()
    weights = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 9}]
    settings = PlaneSettings.model_validate({"kind": "weights", "weights": weights})
    plane = fit_plane([flatten(network)[None]], kind="weights", weights=weights)
    x, y = choose_surface_examples(few(60), 60)
    found = run_to_end(Surface(plane, network, x, y, SQUARED).gradient_at((0.0, 0.0)))
    x, y = x.astype(np.float64), y.astype(np.float64)
    gradient = flat_gradient(network.backward(network.forward(x), y, SQUARED).gradient)
    assert settings.weights is not None
    places = [parameter_index(each.parameter, network) for each in settings.weights]
    np.testing.assert_allclose(found, gradient[places], rtol=1e-10)


# Numbers that are not finite


@pytest.mark.parametrize(("cost", "output"), PAIRS)
def test_what_is_too_large_for_a_number_comes_out_as_none(cost: Cost, output: Activation) -> None:
    trial = make_trial([3, 4, 2], ACTIVATIONS["relu"], output, batch=5, seed=1)
    surface = make_surface(trial, cost)
    far = run_to_end(surface.grid(np.array([-1e30, 0.0, 1e30]), np.array([-1e30, 0.0])))
    assert np.isfinite(far[1, 1])
    bounded = output.name in {"sigmoid", "tanh"}
    assert bounded or not np.isfinite(far[[0, 0], [0, 2]]).all()
    assert (
        not run_to_end(surface.cost_at_position(np.full(trial.network.parameter_count, np.nan)))
        >= 0
    )


def test_a_cost_that_does_not_fit_the_outputs_is_refused() -> None:
    trial = make_trial([3, 2], *sigmoids(), batch=2, seed=1)
    with pytest.raises(ValueError, match="does not pair"):
        make_surface(trial, COSTS["cross_entropy"])


# The examples


def test_the_examples_are_always_the_same_and_more_include_fewer() -> None:
    dataset = load_embedded()
    x, y = choose_surface_examples(dataset, 100)
    assert (x.shape, y.shape) == ((100, 784), (100, 10))
    assert x.dtype == np.float32
    more, _ = choose_surface_examples(dataset, 300)
    np.testing.assert_array_equal(more[:100], x)
    inputs = dataset.train.inputs("float32")
    rows = {row.tobytes(): label for row, label in zip(inputs, dataset.train.labels, strict=True)}
    assert [rows[row.tobytes()] for row in x] == y.argmax(axis=1).tolist()
    assert len({row.tobytes() for row in x}) == 100
    assert len(set(y.argmax(axis=1).tolist())) == 10


def test_the_examples_are_not_those_that_happen_to_come_first() -> None:
    dataset = load_embedded()
    first = {row.tobytes() for row in dataset.train.inputs("float32")[:400]}
    x, _ = choose_surface_examples(dataset, 400)
    assert sum(row.tobytes() in first for row in x) < 80


def test_no_more_examples_are_taken_than_there_are() -> None:
    dataset = few(60)
    x, _ = choose_surface_examples(dataset, 1000)
    assert len(x) == 60
    assert sorted(map(bytes, x)) == sorted(map(bytes, dataset.train.inputs("float32")))
