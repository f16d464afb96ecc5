"""The picture of a race: paths on their plane, over the cost surface; all of it true numbers."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.descent.surface import examples_of_surface
from nudge.nn import COSTS

from tests.rooms.making import do, open_room
from tests.rooms.race.picture import DATASET, WEIGHTS, axis, cost_at, of_run
from tests.rooms.race.racing import FOUR, Watcher, begin, landscape_of, run_out, runs_of, state_of

pytestmark = pytest.mark.anyio


async def test_a_coarse_surface_comes_before_the_fine_one() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        seen = await watcher.at_rest()
        told = [(frame.metadata["detail"], len(frame.tensors["cost"])) for frame in seen.surfaces]
        assert told[:2] == [("coarse", 13), ("fine", 15)]


async def test_paths_are_where_their_points_are_on_the_plane() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        seen = await watcher.at_rest()
        view = landscape_of(room).view
        assert view is not None
        assert seen.paths[-1].metadata["plane"] == str(view.plane.number)
        for run, race_run in enumerate(runs_of(room)):
            told, positions = of_run(seen.paths[-1], run), race_run.path.positions
            assert len(told["xy"]) == len(positions) == len(told["step"])
            assert np.allclose(told["xy"], view.plane.project(positions), atol=1e-5)
            assert np.allclose(told["distance"], view.plane.distances(positions), atol=1e-5)


async def test_the_surface_is_the_cost_at_its_places() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room, examples=300)
        await run_out(room)
        surface = (await watcher.at_rest()).surfaces[-1]
        cost = surface.tensors["cost"]
        xs, ys = axis(surface, "x"), axis(surface, "y")
        assert cost.shape == (15, 15)
        assert surface.metadata["examples"] == "300"
        for row, column in [(0, 0), (3, 11), (7, 7), (14, 2)]:
            expected = cost_at(room, np.array([xs[column], ys[row]]), 300)
            assert cost[row, column] == pytest.approx(expected, abs=1e-5)


async def test_what_a_projection_hides_is_told() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room, examples=300)
        await run_out(room)
        seen = await watcher.at_rest()
        x, y = examples_of_surface(DATASET, 300)
        for run, race_run in enumerate(runs_of(room)):
            told, on_plane = seen.race["runs"][run], of_run(seen.paths[-1], run)
            a = race_run.state.network.forward(x).a[-1]
            assert told["true_cost"] == pytest.approx(COSTS["squared"].of_set(a, y), abs=1e-5)
            beneath = cost_at(room, on_plane["xy"][-1].astype(np.float64), 300)
            assert told["plane_cost"] == pytest.approx(beneath, abs=1e-5)
            assert told["distance"] == pytest.approx(on_plane["distance"][-1], abs=1e-5)
            assert 0 < told["share"] <= 1
        assert 0.5 < seen.race["plane"]["share"] <= 1


async def test_the_paths_are_within_what_is_looked_at() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room, runs=FOUR, until=4000)
        await run_out(room)
        seen = await watcher.at_rest()
        told = seen.paths[-1].metadata
        for run in range(4):
            x, y = seen.paths[-1].tensors[f"xy{run}"].T
            assert float(told["x0"]) < x.min() <= x.max() < float(told["x1"])
            assert float(told["y0"]) < y.min() <= y.max() < float(told["y1"])


async def test_planes_are_numbered_in_their_order_and_the_last_is_settled() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await watcher.at_rest()
        await do(room, "race_play")
        await watcher.until(lambda seen: seen.race["over"])
        seen = await watcher.at_rest()
        planes = [int(frame.metadata["plane"]) for frame in seen.paths]
        drawn = [int(frame.metadata["plane"]) for frame in seen.surfaces]
        for numbers in (planes, drawn):
            assert numbers == sorted(numbers)
            assert numbers[0] == 1
            assert numbers[-1] == seen.race["plane"]["number"] > 1


@pytest.mark.parametrize("kind", ["paths", "line", "random", "weights"])
async def test_every_kind_of_plane_is_shown(kind: str) -> None:
    plane = {"kind": kind, "weights": WEIGHTS if kind == "weights" else None}
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.at_rest()
        await begin(room, plane=plane)
        await watcher.until(lambda seen: seen.race["settings"]["plane"]["kind"] == kind)
        seen = await watcher.until(lambda seen: seen.race["plane"]["kind"] == kind)
        seen = await watcher.at_rest()
        assert ("tangent" in seen.surfaces[-1].tensors) == (kind == "weights")
        view = landscape_of(room).view
        assert view is not None
        expected = view.plane.project(runs_of(room)[0].path.positions)
        assert np.allclose(seen.paths[-1].tensors["xy0"], expected, atol=1e-5)


async def test_the_tangent_touches_the_surface_of_two_weights() -> None:
    async with open_room(dtype="float64") as room, Watcher.of(room) as watcher:
        await begin(room, plane={"kind": "weights", "weights": WEIGHTS}, examples=200)
        await run_out(room)
        seen = await watcher.at_rest()
        x, y, cost, slope_x, slope_y = seen.surfaces[-1].tensors["tangent"].astype(np.float64)
        at = np.array([x, y])
        assert np.allclose(at, seen.paths[-1].tensors["xy0"][-1], atol=1e-5)
        assert cost == pytest.approx(cost_at(room, at, 200), abs=1e-5)
        h = 1e-4
        for slope, step in ((slope_x, [h, 0]), (slope_y, [0, h])):
            ahead, behind = (cost_at(room, at + sign * np.array(step), 200) for sign in (1, -1))
            assert slope == pytest.approx((ahead - behind) / (2 * h), abs=1e-5)


@pytest.mark.parametrize(
    ("change", "points", "examples"),
    [({"points": 21}, 21, 100), ({"points": 11}, 11, 100), ({"examples": 250}, 15, 250)],
)
async def test_a_surface_of_other_points_or_examples_is_drawn_anew(
    change: dict[str, int], points: int, examples: int
) -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await watcher.at_rest()
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
        assert (await state_of(room)).surface.examples == 4000
