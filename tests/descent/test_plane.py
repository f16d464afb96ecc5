"""A plane: coordinates on it, distances from it, and the share of a path that it holds."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.descent import plane as planes
from nudge.descent.plane import Plane, projection, share, share_of_all
from nudge.nn import Array
from nudge.training.resumable import Runner, run_to_end

from tests.descent.support.walks import fit_plane, walk, weighted_svd

RNG_SEED = 5


def some_plane(dimensions: int = 30) -> Plane:
    rng = np.random.default_rng(RNG_SEED)
    directions = np.linalg.qr(rng.standard_normal((dimensions, 2)))[0].T
    return Plane(rng.standard_normal(dimensions), directions, "paths", 1)


def beside(plane: Plane) -> Array:
    """A unit vector orthogonal to a plane."""
    drawn = np.random.default_rng(6).standard_normal(len(plane.origin))
    orthogonal = drawn - drawn @ plane.directions.T @ plane.directions
    unit: Array = orthogonal / np.linalg.norm(orthogonal)
    return unit


def test_a_point_of_the_plane_has_the_coordinates_it_was_made_of() -> None:
    plane = some_plane()
    xy = np.random.default_rng(0).standard_normal((9, 2))
    np.testing.assert_allclose(plane.project(plane.at(xy)), xy, atol=1e-13)
    np.testing.assert_allclose(plane.distances(plane.at(xy)), 0, atol=1e-7)
    np.testing.assert_allclose(plane.at(np.zeros((1, 2)))[0], plane.origin)


def test_a_projection_is_the_nearest_point_and_the_distance_is_to_it() -> None:
    plane, points = some_plane(), walk(12, 30, seed=1)
    away = points - plane.at(plane.project(points))
    np.testing.assert_allclose(away @ plane.directions.T, 0, atol=1e-12)
    np.testing.assert_allclose(plane.distances(points), np.linalg.norm(away, axis=1), rtol=1e-9)


def test_points_may_come_as_rows_and_in_float32() -> None:
    plane, points = some_plane(), walk(12, 30, seed=1).astype(np.float32)
    np.testing.assert_array_equal(plane.project(list(points)), plane.project(points))
    np.testing.assert_array_equal(plane.distances(list(points)), plane.distances(points))
    np.testing.assert_allclose(plane.project(points), plane.project(points.astype(np.float64)))
    assert plane.project(points).dtype == np.float64


def test_no_points_have_no_coordinates() -> None:
    assert some_plane().project(np.empty((0, 30))).shape == (0, 2)


def test_a_share_is_that_of_the_squares_about_the_paths_mean() -> None:
    plane, points = some_plane(), walk(40, 30, seed=2)
    moved = points - points.mean(axis=0)
    expected = ((moved @ plane.directions.T) ** 2).sum() / (moved**2).sum()
    assert share(plane, points) == pytest.approx(expected, rel=1e-12)
    assert run_to_end(projection(plane, points)).share == pytest.approx(expected, rel=1e-12)


def test_where_a_path_is_does_not_change_its_share() -> None:
    plane, points = some_plane(), walk(40, 30, seed=2)
    shifted = points + 7 * beside(plane) + 50 * plane.directions[0]
    assert share(plane, shifted) == pytest.approx(share(plane, points), rel=1e-9)


def test_the_share_of_a_path_in_the_plane_is_1_and_of_an_orthogonal_one_0() -> None:
    plane = some_plane()
    xy = np.random.default_rng(1).standard_normal((20, 2))
    assert share(plane, plane.at(xy)) == pytest.approx(1, abs=1e-12)
    away = plane.origin + np.outer(np.arange(5), beside(plane))
    assert share(plane, away) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_the_share_of_a_path_without_extent_is_1(count: int) -> None:
    plane = some_plane()
    still = np.tile(plane.origin + 3 * beside(plane) + plane.directions[1], (count, 1))
    assert share(plane, still) == 1
    assert share(plane, still, still[:1]) == 1
    np.testing.assert_allclose(plane.distances(still), 3)


def test_in_the_share_of_all_each_path_weighs_the_same() -> None:
    one, other = walk(9, 30, seed=3), walk(60, 30, seed=4)
    plane = some_plane()
    twice = np.repeat(one, 2, axis=0)
    assert share(plane, twice, other) == pytest.approx(share(plane, one, other), rel=1e-12)
    assert share(plane, one, other) != pytest.approx(
        share(plane, np.concatenate([one, other])), rel=1e-3
    )


def test_the_main_plane_holds_the_share_that_a_singular_value_decomposition_says() -> None:
    paths = [walk(30, 50, seed=5), walk(12, 50, seed=6), walk(3, 50, seed=7)]
    _, values, _ = weighted_svd(paths)
    expected = (values[:2] ** 2).sum() / (values**2).sum()
    plane = fit_plane(paths)
    assert share(plane, *paths) == pytest.approx(expected, rel=1e-9)
    projections = [run_to_end(projection(plane, path)) for path in paths]
    assert share_of_all(projections) == pytest.approx(expected, rel=1e-9)
    for path, projected in zip(paths, projections, strict=True):
        assert projected.share == pytest.approx(share(plane, path), rel=1e-12)
        np.testing.assert_array_equal(projected.xy, plane.project(path))


def test_what_is_found_in_pieces_is_what_is_found_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    plane, points = some_plane(), walk(20, 30, seed=8)
    whole = run_to_end(projection(plane, points))
    monkeypatch.setattr(planes, "PIECE_NUMBERS", 4 * 30)
    runner = Runner(projection(plane, points))
    pieces = 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces == 6
    np.testing.assert_allclose(runner.result.xy, whole.xy, rtol=1e-13)
    np.testing.assert_allclose(runner.result.distances, whole.distances, rtol=1e-12)
    assert runner.result.share == pytest.approx(whole.share, rel=1e-12)
