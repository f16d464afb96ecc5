"""A plane that is fitted again as paths grow turns by small angles until it reaches its target."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.descent.path import Path, PathPoint
from nudge.descent.plane import Plane, share
from nudge.nn import Array, Network

from tests.descent.support.walks import (
    angles,
    assert_same_span,
    fit_plane,
    is_orthonormal,
    make_network,
    trained,
    walk,
)
from tests.nn.numerics import FEW

SEEDS = st.integers(0, 2**32 - 1)
MOST_TURNED = 40 + 1e-5
"""The limit of a turn in degrees, with rounding."""


def growing(paths: Sequence[Array], every: int) -> Iterator[list[Array]]:
    """Yield the paths up to every ``every``-th point."""
    for seen in range(1, max(map(len, paths)) + every, every):
        yield [path[:seen] for path in paths]


def refits(
    grown: Iterator[list[Array]], like: Network | None = None, **asked: object
) -> list[Plane]:
    planes: list[Plane] = []
    for paths in grown:
        planes.append(fit_plane(paths, planes[-1] if planes else None, like, **asked))
    return planes


def turns(planes: Sequence[Plane]) -> list[float]:
    """The greatest angle of an axis from each plane to the next, once paths determine an axis."""
    return [
        float(angles(one, other).max()) for one, other in itertools.pairwise(planes) if one.rank > 0
    ]


@pytest.mark.parametrize("every", [1, 3, 20])
@pytest.mark.parametrize("kind", ["paths", "line"])
def test_no_axis_jumps_while_real_runs_go_on(kind: str, every: int) -> None:
    paths = [
        trained(20, "sgd", 1.0, 90),
        trained(400, "sgd", 1.0, 90),
        trained(1, "sgd", 0.3, 90),
        trained(100, "adam", 0.01, 90),
    ]
    planes = refits(growing(paths, every), kind=kind)
    assert max(turns(planes)) <= MOST_TURNED
    assert all(is_orthonormal(plane.directions) for plane in planes)
    assert [plane.number for plane in planes] == list(range(1, len(planes) + 1))


def test_a_plane_that_follows_real_runs_holds_nearly_what_the_best_one_does() -> None:
    paths = [trained(20, "sgd", 1.0, 90), trained(400, "sgd", 1.0, 90)]
    grown = list(growing(paths, 10))
    for plane, seen in list(zip(refits(iter(grown)), grown, strict=True))[4:]:
        assert share(plane, *seen) >= share(fit_plane(seen), *seen) - 0.02


def test_no_axis_jumps_while_a_path_is_thinned() -> None:
    positions = trained(20, "sgd", 1.0, 250)
    path = Path(positions.shape[1], 4)
    path.capacity = 16
    plane, turned = None, []
    for step, position in enumerate(positions):
        path.add(PathPoint(position, step, 1, step, 20 * step))
        if step % 3 == 0:
            after = fit_plane([path.positions], plane)
            if plane is not None and plane.rank:
                turned.append(angles(plane, after).max())
            plane = after
    assert max(turned) <= MOST_TURNED
    assert max(turned[-30:]) < 20


@pytest.mark.parametrize("kind", ["paths", "line", "random"])
@FEW
@given(seed=SEEDS, dimensions=st.sampled_from([31, 500]), every=st.integers(1, 9))
def test_no_axis_jumps_wherever_paths_go(kind: str, seed: int, dimensions: int, every: int) -> None:
    network = make_network(hidden=(2,), seed=3)
    if kind == "random":
        dimensions = network.parameter_count
    rng = np.random.default_rng(seed)
    paths = [walk(30, dimensions, seed + run, spread=2.0) for run in range(int(rng.integers(1, 4)))]
    for path in paths:  # each path has one large jump
        path[int(rng.integers(1, 30)) :] += 100 * rng.standard_normal(dimensions)
    planes = refits(growing(paths, every), network, kind=kind)
    assert max(turns(planes), default=0) <= MOST_TURNED
    assert all(is_orthonormal(plane.directions) for plane in planes)


@pytest.mark.parametrize("kind", ["paths", "line"])
def test_a_plane_whose_turn_was_limited_reaches_its_target(kind: str) -> None:
    before = fit_plane([walk(20, 60, seed=1)], kind=kind)
    paths = [walk(20, 60, seed=2)]
    wanted, count = fit_plane(paths, kind=kind), 0
    plane = fit_plane(paths, before, kind=kind)
    assert not plane.is_settled
    while not plane.is_settled:
        plane, count = fit_plane(paths, plane, kind=kind), count + 1
        assert count < 12
    assert_same_span(plane.directions, wanted.directions)
    if kind == "line":
        np.testing.assert_allclose(plane.directions[0], wanted.directions[0])


def test_axes_stay_when_the_second_direction_becomes_the_first() -> None:
    rng = np.random.default_rng(0)
    along = np.linalg.qr(rng.standard_normal((50, 2)))[0].T
    angle = np.linspace(0, 2 * np.pi, 40)
    wide, high = (
        np.stack([a * np.cos(angle) - a, b * np.sin(angle)], axis=1) @ along
        for a, b in ((3, 2), (2, 3))
    )
    before = fit_plane([wide])
    after = fit_plane([high], before)
    np.testing.assert_allclose(angles(before, after), 0, atol=1e-4)
    assert angles(before, fit_plane([high])).max() == pytest.approx(90, abs=1e-4)


def test_what_has_not_changed_is_not_turned() -> None:
    paths = [walk(20, 60, seed=1), walk(20, 60, seed=2)]
    before = fit_plane(paths)
    after = fit_plane(paths, before)
    np.testing.assert_allclose(after.directions, before.directions, atol=1e-12)
    np.testing.assert_allclose(after.origin, before.origin, atol=1e-12)
    assert (before.number, after.number, after.is_settled) == (1, 2, True)


@pytest.mark.parametrize(
    "asked", [{"kind": "line"}, {"kind": "random"}, {"kind": "paths", "seed": 4}]
)
def test_another_plane_that_is_asked_for_is_there_at_once(asked: dict[str, Any]) -> None:
    network = make_network()
    paths = [walk(12, network.parameter_count, seed=1)]
    before, anew = fit_plane(paths), fit_plane(paths, **asked)
    plane = fit_plane(paths, before, **asked)
    assert plane.is_settled
    assert plane.number == before.number + 1
    np.testing.assert_array_equal(plane.directions, anew.directions)


def test_a_network_of_another_size_has_planes_of_its_own() -> None:
    before = fit_plane([walk(9, 60, seed=1)])
    plane = fit_plane([walk(9, 40, seed=1)], before)
    assert plane.directions.shape == (2, 40)
    assert (plane.number, plane.is_settled) == (2, True)
