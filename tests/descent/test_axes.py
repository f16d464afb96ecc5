"""Planes with chosen axes: a line, random directions normalised by filters, two weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from nudge.descent.directions import fitted
from nudge.descent.path import flatten, unflatten
from nudge.descent.settings import PlaneSettings, WeightSettings
from nudge.errors import NudgeError
from nudge.training.resumable import run_to_end

from tests.descent.support.walks import (
    angles,
    assert_same_span,
    fit_plane,
    is_orthonormal,
    make_network,
    walk,
)

TWO_WEIGHTS = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 9}]


def test_a_line_goes_from_the_start_to_the_end_of_the_first_run() -> None:
    paths = [walk(30, 60, seed) for seed in (1, 2, 3)]
    plane = fit_plane(paths, kind="line")
    length = float(np.linalg.norm(paths[0][-1] - paths[0][0]))
    ends = plane.project(paths[0][[0, -1]])
    np.testing.assert_allclose(ends, [[0.0, 0.0], [length, 0.0]], atol=1e-9)


def test_beside_a_line_is_the_main_direction_of_what_it_leaves() -> None:
    paths = [walk(30, 60, seed) for seed in (1, 2, 3)]
    plane = fit_plane(paths, kind="line")
    line = plane.directions[0]
    left = np.concatenate([path - path[0] for path in paths])
    left -= np.outer(left @ line, line)
    _, _, directions = np.linalg.svd(left, full_matrices=False)
    assert abs(plane.directions[1] @ directions[0]) == pytest.approx(1, abs=1e-9)


def test_a_run_that_is_back_at_the_start_has_no_line_so_it_is_that_of_the_others() -> None:
    path = walk(20, 40, seed=1)
    back = np.concatenate([path, path[:1]])
    plane = fit_plane([back], kind="line")
    _, _, directions = np.linalg.svd(path - path[0], full_matrices=False)
    assert_same_span(plane.directions, directions[:2])


# Random directions


@pytest.mark.parametrize("hidden", [(), (5,), (6, 4), (3, 1, 4)])
def test_a_neurons_weights_along_a_random_axis_are_as_long_as_its_own(
    hidden: tuple[int, ...],
) -> None:
    network = make_network(hidden=hidden)
    network = replace(network, biases=tuple(b + 0.3 for b in network.biases))
    position = flatten(network)
    plane = fit_plane([position[None]], like=network, kind="random")
    assert is_orthonormal(plane.directions)
    axes = 2 if 1 not in hidden else 1  # single weights along two axes cannot be at right angles
    for direction in plane.directions[:axes]:
        along = unflatten(plane.reach * direction, network)
        for w, own in zip(along.weights, network.weights, strict=True):
            np.testing.assert_allclose(
                np.linalg.norm(w, axis=1), np.linalg.norm(own, axis=1), rtol=1e-12
            )
        assert all((b == 0).all() for b in along.biases)
    np.testing.assert_array_equal(plane.origin, position)
    assert plane.reach == pytest.approx(
        np.sqrt(sum((w**2).sum() for w in network.weights)), rel=1e-12
    )


def test_random_axes_are_those_of_their_seed() -> None:
    network = make_network()
    path = flatten(network)[None]
    first = fit_plane([path], kind="random", seed=7)
    np.testing.assert_array_equal(
        fit_plane([path], kind="random", seed=7).directions, first.directions
    )
    assert angles(fit_plane([path], kind="random", seed=8), first).min() > 45


def test_a_random_plane_is_about_where_the_first_run_is() -> None:
    network = make_network()
    paths = [walk(9, network.parameter_count, seed) for seed in (1, 2)]
    np.testing.assert_array_equal(fit_plane(paths, kind="random").origin, paths[0][-1])


def test_a_network_of_zeros_has_random_axes_too() -> None:
    network = make_network(initializer="zero")
    plane = fit_plane([flatten(network)[None]], like=network, kind="random")
    assert is_orthonormal(plane.directions)
    assert (plane.rank, plane.reach) == (0, 0)


# Two weights


def test_a_plane_of_weights_shows_those_weights() -> None:
    network = make_network()
    paths = [walk(9, network.parameter_count, seed) for seed in (1, 2)]
    plane = fit_plane(paths, kind="weights", weights=TWO_WEIGHTS)
    newest = unflatten(paths[0][-1], network)
    np.testing.assert_array_equal(plane.origin, paths[0][-1])
    for path in paths:
        for position, (x, y) in zip(path, plane.project(path), strict=True):
            at = unflatten(position, network)
            assert x == pytest.approx(at.weights[0][2, 406] - newest.weights[0][2, 406])
            assert y == pytest.approx(at.biases[1][9] - newest.biases[1][9])
    assert plane.reach > 0


def test_other_weights_are_there_at_once() -> None:
    path = walk(9, make_network().parameter_count, seed=1)
    before = fit_plane([path], kind="weights", weights=TWO_WEIGHTS)
    others = [{"layer": 1, "index": 0, "from": 1}, {"layer": 1, "index": 0, "from": 2}]
    plane = fit_plane([path], before, kind="weights", weights=others)
    assert plane.is_settled
    assert np.flatnonzero(plane.directions[0]).tolist() == [1]
    assert np.flatnonzero(plane.directions[1]).tolist() == [2]


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        ([TWO_WEIGHTS[0], TWO_WEIGHTS[0]], "bad_setting"),
        ([TWO_WEIGHTS[0], {"layer": 9, "index": 0}], "unknown_weight"),
        ([TWO_WEIGHTS[0], {"layer": 2, "index": 10}], "unknown_weight"),
        ([TWO_WEIGHTS[0], {"layer": 2, "index": 0, "from": 3}], "unknown_weight"),
    ],
)
def test_weights_that_are_not_two_of_the_network_are_refused(
    weights: list[dict[str, int]], code: str
) -> None:
    network = make_network()
    settings = PlaneSettings.model_construct(
        kind="weights",
        weights=tuple(WeightSettings.model_validate(each) for each in weights),
    )
    with pytest.raises(NudgeError) as raised:
        run_to_end(fitted(settings, [flatten(network)[None]], network))
    assert (raised.value.code, raised.value.field) == (code, "weights")
