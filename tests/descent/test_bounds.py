"""The part of a plane that is shown: a square with all paths, unchanged while they fit."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.descent.bounds import (
    ALONE_HALF_SIDE,
    EDGE,
    LEAST_FILLED,
    MARGIN,
    ROOM_TO_GROW,
    Bounds,
    bounds,
)
from nudge.nn import Array

from tests.nn.numerics import MANY

SEEDS = st.integers(0, 2**32 - 1)


def box(x0: float, x1: float, y0: float, y1: float) -> Array:
    """A path from one corner to the other."""
    return np.array([[x0, y0], [x1, y1]])


def is_square(square: Bounds) -> bool:
    return math.isclose(square.x1 - square.x0, square.y1 - square.y0)


@MANY
@given(seed=SEEDS, reach=st.sampled_from([0.0, 0.5, 20.0]))
def test_all_points_lie_inside_with_a_margin(seed: int, reach: float) -> None:
    rng = np.random.default_rng(seed)
    paths = [rng.normal(rng.normal(), 3, (int(rng.integers(1, 9)), 2)) for _ in range(3)]
    square = bounds(paths, reach)
    points = np.concatenate(paths)
    margin = MARGIN * np.ptp(points, axis=0).max()
    assert is_square(square)
    assert (points - margin >= [square.x0 - 1e-9, square.y0 - 1e-9]).all()
    assert (points + margin <= [square.x1 + 1e-9, square.y1 + 1e-9]).all()
    assert max(square.x0, square.y0) <= -reach
    assert min(square.x1, square.y1) >= reach


def test_it_is_no_larger_than_it_must_be_and_the_paths_are_in_the_middle() -> None:
    square = bounds([box(0, 10, 0, 2)])
    assert (square.x0, square.x1) == pytest.approx((-2, 12))
    assert (square.y0, square.y1) == pytest.approx((-6, 8))


def test_a_path_away_from_the_origin_is_shown_alone() -> None:
    path = box(100, 110, 50, 52)
    square = bounds([path])
    assert square.side == pytest.approx(14)
    assert bounds([path], 0, square) == square


def test_it_stays_while_paths_grow_within_it() -> None:
    square = bounds([box(0, 10, 0, 2)])
    for most in (10.5, 11, 12 - EDGE * square.side - 1e-9):
        assert bounds([box(0, most, 0, 2)], 0, square) == square


@pytest.mark.parametrize(
    "path",
    [box(0, 11.5, 0, 2), box(-1.9, 10, 0, 2), box(0, 10, 0, 7.5), box(0, 10, -5.9, 2)],
    ids=["right", "left", "above", "below"],
)
def test_it_changes_before_a_path_comes_to_an_edge(path: Array) -> None:
    square = bounds([box(0, 10, 0, 2)])
    after = bounds([path], 0, square)
    assert after != square
    margin = ROOM_TO_GROW * np.ptp(path, axis=0).max()
    assert (path.min(axis=0) - margin >= [after.x0 - 1e-9, after.y0 - 1e-9]).all()
    assert (path.max(axis=0) + margin <= [after.x1 + 1e-9, after.y1 + 1e-9]).all()


def test_it_grows_in_few_large_steps() -> None:
    squares: list[Bounds] = []
    for length in np.linspace(1, 50, 500):
        square = bounds([box(0, length, 0, 1)], 0, squares[-1] if squares else None)
        if square not in squares:
            squares.append(square)
    assert 2 < len(squares) < 15
    for before, after in pairwise(squares[1:]):
        assert after.side > 1.3 * before.side


def test_it_changes_when_paths_have_become_small_in_it() -> None:
    square = bounds([box(0, 10, 0, 2)])
    fills = LEAST_FILLED * square.side
    enough, too_little = box(4, 4 + fills + 1e-9, 0, 1), box(4, 4 + fills - 1e-9, 0, 1)
    assert bounds([enough], 0, square) == square
    assert bounds([too_little], 0, square) == bounds([too_little])


def test_a_new_square_stays_for_the_same_paths() -> None:
    rng = np.random.default_rng(1)
    path = rng.standard_normal((300, 2)).cumsum(axis=0)
    square, changes = None, 0
    for seen in range(1, 301):
        after = bounds([path[:seen]], 0, square)
        assert bounds([path[:seen]], 0, after) == after
        changes += after != square
        square = after
    assert changes < 30


def test_points_that_are_no_numbers_are_left_out() -> None:
    wild = np.array([[0, 0], [np.nan, 5], [np.inf, 1], [1, -np.inf], [3, 4]])
    assert bounds([wild]) == bounds([box(0, 3, 0, 4)])
    assert bounds([wild[1:4]]) == bounds([])


@pytest.mark.parametrize("paths", [[], [np.empty((0, 2))], [np.zeros((1, 2))], [np.zeros((5, 2))]])
def test_for_one_point_or_none_the_square_is_around_that_point(paths: list[Array]) -> None:
    square = bounds(paths)
    assert square == Bounds(-ALONE_HALF_SIDE, ALONE_HALF_SIDE, -ALONE_HALF_SIDE, ALONE_HALF_SIDE)
    assert bounds(paths, 0, square) == square


def test_around_one_point_far_away_there_is_room_as_well() -> None:
    square = bounds([np.array([[1e3, -2e3]])])
    assert is_square(square)
    assert square.side == pytest.approx(2 * ALONE_HALF_SIDE)
    assert bounds([np.array([[1e3, -2e3]])], 0, square) == square


def test_a_path_that_starts_again_is_not_lost_in_the_square_of_before() -> None:
    before = bounds([box(0, 10, 0, 2)])
    assert bounds([np.zeros((1, 2))], 0, before).side == pytest.approx(2 * ALONE_HALF_SIDE)


def test_a_reach_is_shown_even_where_paths_are_small() -> None:
    small = box(-0.01, 0.01, 0, 0.02)
    square = bounds([small], 8.0)
    assert square == Bounds(-8, 8, -8, 8)
    assert bounds([small], 8.0, square) == square
    assert bounds([small], 7.0, square) == square
    assert bounds([small], 8.1, square) != square
    assert bounds([small], 3.1, square) != square


def test_the_axes_of_a_grid_go_from_edge_to_edge() -> None:
    xs, ys = Bounds(-1, 3, 2, 6).axes(5)
    assert xs.tolist() == [-1, 0, 1, 2, 3]
    assert ys.tolist() == [2, 3, 4, 5, 6]
