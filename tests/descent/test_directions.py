"""Main directions, against NumPy's singular value decomposition, and paths without them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.descent import coefficients
from nudge.descent.directions import fitted
from nudge.descent.plane import share
from nudge.descent.settings import PlaneSettings
from nudge.descent.surface import Surface
from nudge.nn import COSTS
from nudge.training.resumable import Runner, run_to_end

from tests.descent.support.walks import (
    angles,
    assert_same_span,
    fit_plane,
    is_orthonormal,
    make_network,
    trained,
    walk,
    weighted_svd,
)

EVERY_KIND = ["paths", "line", "random", "weights"]
TWO_WEIGHTS = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 9}]


def asked_for(kind: str) -> dict[str, Any]:
    return {"kind": kind, "weights": TWO_WEIGHTS} if kind == "weights" else {"kind": kind}


@pytest.mark.parametrize("lengths", [(40,), (1,), (25, 25), (60, 9, 2), (40, 40, 40, 1)])
def test_the_main_directions_are_those_of_a_singular_value_decomposition(
    lengths: tuple[int, ...],
) -> None:
    paths = [walk(steps, 70, seed) for seed, steps in enumerate(lengths)]
    mean, values, directions = weighted_svd(paths)
    plane = fit_plane(paths)
    assert is_orthonormal(plane.directions)
    found = min(2, int((values > 1e-9).sum()))
    for axis, expected in zip(plane.directions[:found], directions, strict=False):
        assert abs(axis @ expected) == pytest.approx(1, abs=1e-12)
    assert plane.rank == found
    # a distance is the root of a difference of squares, and so is its rounding error
    rounded = 4 * np.sqrt(np.finfo(np.float64).eps) * np.linalg.norm(mean)
    np.testing.assert_allclose(plane.distances(mean[None]), 0, atol=rounded)


def test_a_projection_is_the_scores_of_a_singular_value_decomposition() -> None:
    path = walk(50, 90, seed=3)
    moved = path - path.mean(axis=0)
    u, values, _ = np.linalg.svd(moved, full_matrices=False)
    scores = (u * values)[:, :2]
    xy = fit_plane([path]).project(path)
    xy -= xy.mean(axis=0)
    signs = np.sign((xy * scores).sum(axis=0))
    np.testing.assert_allclose(xy, signs * scores, rtol=1e-9, atol=1e-9)


def test_a_path_drawn_on_a_plane_is_projected_to_the_same_shape() -> None:
    rng = np.random.default_rng(9)
    axes = np.linalg.qr(rng.standard_normal((5000, 2)))[0].T
    angle = np.linspace(0, 1.5 * np.pi, 80)
    drawn = np.stack([6 * np.cos(angle), 2 * np.sin(angle)], axis=1)
    path = rng.standard_normal(5000) + drawn @ axes
    plane = fit_plane([path])
    assert_same_span(plane.directions, axes)
    xy = plane.project(path)
    np.testing.assert_allclose(xy[0], 0, atol=1e-12)
    for i, j in [(0, 79), (10, 30), (5, 60)]:
        assert np.linalg.norm(xy[i] - xy[j]) == pytest.approx(np.linalg.norm(drawn[i] - drawn[j]))
    assert share(plane, path) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("kind", ["paths", "line"])
def test_the_start_is_the_origin_and_the_paths_have_gone_up_the_axes(kind: str) -> None:
    paths = [walk(40, 60, seed) for seed in (1, 2)]
    plane = fit_plane(paths, kind=kind)
    np.testing.assert_allclose(plane.project(paths[0][:1]), 0, atol=1e-12)
    if kind == "paths":
        ends = plane.project([path[-1] for path in paths]).mean(axis=0)
        assert (ends >= 0).all()


def test_a_path_of_more_points_weighs_no_more() -> None:
    one, other = walk(9, 40, seed=1), walk(30, 40, seed=2)
    assert_same_span(
        fit_plane([one, other]).directions,
        fit_plane([np.repeat(one, 3, axis=0), other]).directions,
    )


def test_some_points_of_long_paths_are_enough() -> None:
    paths = [trained(20, "sgd", 1.0, 250), trained(400, "sgd", 1.0, 250)]
    assert sum(map(len, paths)) > coefficients.MOST_POINTS
    _, values, _ = weighted_svd(paths)
    best = (values[:2] ** 2).sum() / (values**2).sum()
    assert share(fit_plane(paths), *paths) == pytest.approx(best, abs=1e-4)


def test_the_points_of_a_path_are_taken_evenly_with_the_first_and_the_last() -> None:
    chosen = coefficients._evenly_spaced(1000, 7)
    assert (chosen[0], chosen[-1], len(chosen)) == (0, 999, 7)
    assert set(np.diff(chosen).tolist()) <= {166, 167}
    assert coefficients._evenly_spaced(5, 7) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_plane_found_in_pieces_is_that_found_at_once(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    network = make_network()
    paths = [walk(20, network.parameter_count, seed) for seed in (1, 2)]
    whole = fit_plane(paths, **asked_for(kind))
    monkeypatch.setattr(coefficients, "DIMENSIONS", 100)
    runner = Runner(fitted(PlaneSettings.model_validate(asked_for(kind)), paths, network))
    pieces = 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces >= (2 * network.parameter_count // 100 if kind in {"paths", "line"} else 1)
    np.testing.assert_allclose(runner.result.directions, whole.directions, atol=1e-9)
    np.testing.assert_allclose(runner.result.origin, whole.origin, atol=1e-9)


# Paths that do not determine two directions


@pytest.mark.parametrize("kind", ["paths", "line"])
@pytest.mark.parametrize("points", [1, 2, 5])
def test_before_anything_has_moved_the_axes_are_drawn(kind: str, points: int) -> None:
    still = np.tile(walk(0, 40, seed=1), (points, 1))
    plane = fit_plane([still, still[:1]], kind=kind)
    assert is_orthonormal(plane.directions)
    assert plane.rank == 0
    np.testing.assert_array_equal(plane.origin, still[0])
    again = fit_plane([still, still[:1]], kind=kind)
    np.testing.assert_array_equal(again.directions, plane.directions)
    other = fit_plane([still, still[:1]], kind=kind, seed=1)
    assert angles(other, plane).max() > 1


@pytest.mark.parametrize("kind", ["paths", "line"])
def test_once_anything_moves_the_plane_has_it_at_once(kind: str) -> None:
    path = walk(3, 40, seed=1)
    before = fit_plane([path[:1]], kind=kind)
    plane = fit_plane([path], before, kind=kind)
    assert plane.is_settled
    assert_same_span(plane.directions, fit_plane([path], kind=kind).directions)


@pytest.mark.parametrize("kind", ["paths", "line"])
def test_a_straight_path_lies_on_the_first_axis(kind: str) -> None:
    along = np.random.default_rng(2).standard_normal(40)
    path = walk(0, 40, seed=1)[0] + np.outer(np.arange(6.0), along)
    plane = fit_plane([path], kind=kind)
    assert plane.rank == 1
    assert is_orthonormal(plane.directions)
    expected = np.stack([np.arange(6) * np.linalg.norm(along), np.zeros(6)], axis=1)
    np.testing.assert_allclose(plane.project(path), expected, atol=1e-9)
    np.testing.assert_allclose(plane.distances(path), 0, atol=1e-6)
    bent = np.concatenate([path, path[-1:] + 3 * np.eye(40)[0]])
    assert angles(plane, fit_plane([bent], plane, kind=kind)).max() <= 40 + 1e-5


def test_a_path_of_the_start_alone_does_not_hinder_the_others() -> None:
    path = walk(20, 40, seed=1)
    plane = fit_plane([path[:1], path])
    _, _, directions = weighted_svd([path[:1], path])
    assert_same_span(plane.directions, directions[:2])


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("far", [1e30, 1e200])
def test_a_run_whose_parameters_are_huge_raises_no_error(kind: str, far: float) -> None:
    network = make_network()
    calm, wild = (walk(9, network.parameter_count, seed) for seed in (1, 2))
    wild[5:] *= far
    for paths in ([calm, wild], [wild, calm]):
        plane = fit_plane(paths, fit_plane([calm]), **asked_for(kind))
        assert is_orthonormal(plane.directions)
        assert np.isfinite(plane.origin).all()
        assert np.isfinite(plane.project(wild)).all()
        assert not share(plane, wild) < 0
        x, y = np.ones((2, 784)), np.eye(10)[[3, 4]]
        surface = Surface(plane, network, x, y, COSTS["squared"])
        corners = np.array([plane.project(wild[-1:])[0, 0], 0.0])
        assert run_to_end(surface.grid(corners, corners)).shape == (2, 2)
        assert not run_to_end(surface.cost_at_position(wild[-1])) < 0
