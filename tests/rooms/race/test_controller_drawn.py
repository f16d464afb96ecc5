"""The picture of a race: the paths on their plane and the cost surface, against direct results."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.descent.surface import choose_surface_examples
from nudge.nn import COSTS

from tests.rooms.race.picture import DATASET, WEIGHTS, axis, cost_at, run_tensors
from tests.rooms.race.sample_races import (
    FOUR,
    Watcher,
    begin,
    get_landscape,
    get_runs,
    get_state,
    run_out,
)
from tests.rooms.sample_rooms import do, open_room
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.anyio


async def test_a_coarse_surface_comes_before_the_fine_one() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        seen = await watcher.until_at_rest()
        details = [
            (frame.metadata["detail"], len(frame.tensors["cost"])) for frame in seen.surfaces
        ]
        assert details[:2] == [("coarse", 13), ("fine", 15)]


async def test_paths_are_where_their_points_are_on_the_plane() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await run_out(room)
        seen = await watcher.until_at_rest()
        view = get_landscape(room).view
        assert view is not None
        assert seen.paths[-1].metadata["plane"] == str(view.plane.number)
        for run, race_run in enumerate(get_runs(room)):
            tensors, positions = run_tensors(seen.paths[-1], run), race_run.path.positions
            assert len(tensors["xy"]) == len(positions) == len(tensors["step"])
            assert np.allclose(tensors["xy"], view.plane.project(positions), atol=1e-5)
            assert np.allclose(tensors["distance"], view.plane.distances(positions), atol=1e-5)


async def test_the_surface_is_the_cost_at_its_points() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room, examples=300)
        await run_out(room)
        surface = (await watcher.until_at_rest()).surfaces[-1]
        cost = surface.tensors["cost"]
        xs, ys = axis(surface, "x"), axis(surface, "y")
        assert cost.shape == (15, 15)
        assert surface.metadata["examples"] == "300"
        for row, column in [(0, 0), (3, 11), (7, 7), (14, 2)]:
            expected = cost_at(room, np.array([xs[column], ys[row]]), 300)
            assert cost[row, column] == pytest.approx(expected, abs=1e-5)


async def test_the_state_has_true_costs_costs_on_the_plane_and_distances() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room, examples=300)
        await run_out(room)
        seen = await watcher.until_at_rest()
        x, y = choose_surface_examples(DATASET, 300)
        for run, race_run in enumerate(get_runs(room)):
            run_state, on_plane = seen.race["runs"][run], run_tensors(seen.paths[-1], run)
            a = race_run.state.network.forward(x).a[-1]
            assert run_state["true_cost"] == pytest.approx(COSTS["squared"].of_set(a, y), abs=1e-5)
            plane_cost = cost_at(room, on_plane["xy"][-1].astype(np.float64), 300)
            assert run_state["plane_cost"] == pytest.approx(plane_cost, abs=1e-5)
            assert run_state["distance"] == pytest.approx(on_plane["distance"][-1], abs=1e-5)
            assert 0 < run_state["share"] <= 1
        assert 0.5 < seen.race["plane"]["share"] <= 1


async def test_the_paths_are_within_the_square() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room, runs=FOUR, until=TRAIN)
        await run_out(room)
        seen = await watcher.until_at_rest()
        metadata = seen.paths[-1].metadata
        for run in range(4):
            x, y = seen.paths[-1].tensors[f"xy{run}"].T
            assert float(metadata["x0"]) < x.min() <= x.max() < float(metadata["x1"])
            assert float(metadata["y0"]) < y.min() <= y.max() < float(metadata["y1"])


async def test_planes_are_numbered_in_their_order_and_the_last_is_settled() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await watcher.until_at_rest()
        await do(room, "race_play")
        await watcher.until(lambda seen: seen.race["over"])
        seen = await watcher.until_at_rest()
        planes = [int(frame.metadata["plane"]) for frame in seen.paths]
        surface_planes = [int(frame.metadata["plane"]) for frame in seen.surfaces]
        for numbers in (planes, surface_planes):
            assert numbers == sorted(numbers)
            assert numbers[0] == 1
            assert numbers[-1] == seen.race["plane"]["number"] > 1


@pytest.mark.parametrize("kind", ["paths", "line", "random", "weights"])
async def test_every_kind_of_plane_is_shown(kind: str) -> None:
    plane = {"kind": kind, "weights": WEIGHTS if kind == "weights" else None}
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.until_at_rest()
        await begin(room, plane=plane)
        await watcher.until(lambda seen: seen.race["settings"]["plane"]["kind"] == kind)
        seen = await watcher.until(lambda seen: seen.race["plane"]["kind"] == kind)
        seen = await watcher.until_at_rest()
        assert ("tangent" in seen.surfaces[-1].tensors) == (kind == "weights")
        view = get_landscape(room).view
        assert view is not None
        expected = view.plane.project(get_runs(room)[0].path.positions)
        assert np.allclose(seen.paths[-1].tensors["xy0"], expected, atol=1e-5)


async def test_the_tangent_touches_the_surface_of_two_weights() -> None:
    async with open_room(dtype="float64") as room, Watcher.open(room) as watcher:
        await begin(room, plane={"kind": "weights", "weights": WEIGHTS}, examples=200)
        await run_out(room)
        seen = await watcher.until_at_rest()
        x, y, cost, slope_x, slope_y = seen.surfaces[-1].tensors["tangent"].astype(np.float64)
        at = np.array([x, y])
        assert np.allclose(at, seen.paths[-1].tensors["xy0"][-1], atol=1e-5)
        assert cost == pytest.approx(cost_at(room, at, 200), abs=1e-5)
        h = 1e-4
        for slope, step in ((slope_x, [h, 0]), (slope_y, [0, h])):
            above, below = (cost_at(room, at + sign * np.array(step), 200) for sign in (1, -1))
            assert slope == pytest.approx((above - below) / (2 * h), abs=1e-5)


@pytest.mark.parametrize(
    ("change", "points", "examples"),
    [({"points": 21}, 21, 100), ({"points": 11}, 11, 100), ({"examples": 250}, 15, 250)],
)
async def test_a_surface_of_other_points_or_examples_is_drawn_anew(
    change: dict[str, int], points: int, examples: int
) -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await watcher.until_at_rest()
        await begin(room, **change)
        seen = await watcher.until(
            lambda seen: seen.race["surface"] == {"points": points, "examples": examples}
        )
        seen = await watcher.until(
            lambda seen: (
                seen.surfaces[-1].metadata["points"] == str(points)
                and seen.surfaces[-1].metadata["examples"] == str(examples)
            )
        )
        assert seen.surfaces[-1].tensors["cost"].shape == (points, points)


async def test_a_surface_is_of_no_more_examples_than_there_are() -> None:
    async with open_room() as room:
        await begin(room, examples=100_000, points=11)
        assert (await get_state(room)).surface.examples == TRAIN
