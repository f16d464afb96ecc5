"""Turning from one plane to the next: the best fit, and at most the allowed angle at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.descent.geodesic import MOST, fitted_to, turned, unmirrored
from nudge.nn import Array

from tests.descent.support.walks import is_orthonormal
from tests.nn.numerics import MANY

SEEDS = st.integers(0, 2**32 - 1)


def pair(rng: np.random.Generator, dimensions: int = 6) -> Array:
    """Two random orthonormal directions."""
    directions: Array = np.linalg.qr(rng.standard_normal((dimensions, 2)))[0].T
    return directions


def turn(angle: float) -> Array:
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def between(one: Array, other: Array) -> Array:
    """The angle of each axis, in radians."""
    found: Array = np.arccos(np.clip((one * other).sum(axis=1), -1, 1))
    return found


@MANY
@given(seed=SEEDS)
def test_no_other_turn_or_mirroring_within_the_plane_fits_better(seed: int) -> None:
    rng = np.random.default_rng(seed)
    directions, before = pair(rng), pair(rng)
    fit = fitted_to(directions, before)
    np.testing.assert_allclose(fit.T @ fit, directions.T @ directions, atol=1e-12)
    best = np.linalg.norm(fit - before)
    for angle in np.linspace(0, 2 * math.pi, 73):
        for mirror in (np.diag([1, 1]), np.diag([1, -1])):
            assert np.linalg.norm(turn(angle) @ mirror @ directions - before) >= best - 1e-12


@MANY
@given(seed=SEEDS, dimensions=st.integers(2, 7))
def test_an_axis_turns_by_no_more_than_allowed_and_gets_there_in_the_end(
    seed: int, dimensions: int
) -> None:
    rng = np.random.default_rng(seed)
    before, wanted = pair(rng, dimensions), pair(rng, dimensions)
    wanted = unmirrored(wanted, before)
    for _ in range(12):
        after, is_there = turned(before, wanted)
        assert between(before, after).max() <= MOST + 1e-7
        assert is_orthonormal(after)
        before = after
        if is_there:
            break
    assert is_there
    np.testing.assert_array_equal(after, wanted)


def test_it_gets_there_at_once_where_it_is_not_far() -> None:
    rng = np.random.default_rng(3)
    before = pair(rng)
    near = np.linalg.qr((before + 0.05 * rng.standard_normal(before.shape)).T)[0].T
    near = fitted_to(near, before)
    after, is_there = turned(before, near)
    assert is_there
    np.testing.assert_array_equal(after, near)


def test_half_of_a_turn_is_half_way_between() -> None:
    before = np.eye(4)[:2]
    wanted = np.array([[0.0, 0, 1, 0], [0, 1, 0, 0]])
    after, is_there = turned(before, wanted, most=math.pi / 4)
    assert not is_there
    half = math.sqrt(0.5)
    np.testing.assert_allclose(after, [[half, 0.0, half, 0.0], [0.0, 1.0, 0.0, 0.0]])


def test_axes_that_have_their_meaning_turn_within_the_plane_too() -> None:
    before: Array = np.eye(4)[:2]
    wanted = turn(math.radians(170)) @ before
    turns = []
    for _ in range(5):
        after, is_there = turned(before, wanted)
        turns.append(math.degrees(between(before, after).max()))
        before = after
    assert is_there
    assert turns == pytest.approx([40, 40, 40, 40, 10], abs=1e-5)


def test_only_the_second_axis_is_ever_mirrored() -> None:
    before = np.eye(4)[:2]
    np.testing.assert_array_equal(unmirrored(before * [[1], [-1]], before), before)
    np.testing.assert_array_equal(unmirrored(before * [[-1], [1]], before), -before)
    np.testing.assert_array_equal(unmirrored(before, before), before)
