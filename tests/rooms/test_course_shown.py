"""What viewers see of a race: told, drawn, in time, and only where somebody looks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.data.datasets import load_dataset
from app.descent.experiments import EXPERIMENTS
from app.descent.path import unflatten
from app.descent.surface import examples_of_surface
from app.nn import COSTS, Array
from app.rooms.room import Room
from app.rooms.survey import Surveyor
from app.rooms.workers import Workers
from tests.rooms.making import Collected, Frame, collect, do, open_room
from tests.rooms.racing import (
    FOUR,
    PATIENCE,
    Watcher,
    begin,
    landscape_of,
    race_of,
    run_out,
    runs_of,
    state_of,
)

pytestmark = pytest.mark.anyio

DATASET = load_dataset("mnist-5k")
WEIGHTS = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 3, "from": 1}]


def cost_at(room: Room, xy: Array, examples: int) -> float:
    """The cost at a point of the plane, computed directly, in float64."""
    view = landscape_of(room).view
    assert view is not None
    x, y = (each.astype(np.float64) for each in examples_of_surface(DATASET, examples))
    network = unflatten(view.plane.at(xy[None])[0], runs_of(room)[0].state.network)
    return COSTS[race_of(room).start.cost].of_set(network.forward(x).a[-1], y)


def axis(frame: Frame, name: str) -> Array:
    ends = (float(frame.metadata[f"{name}{end}"]) for end in (0, 1))
    return np.linspace(*ends, int(frame.metadata["points"]))


async def test_whoever_watches_is_told_of_the_race_its_paths_and_the_surface() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room, runs=FOUR, until=4000)
        await run_out(room)
        seen = await watcher.at_rest()
        assert seen.race["over"]
        assert not of_run(seen.paths[-1], 4)
        for run, contender in enumerate(runs_of(room)):
            assert {
                name: str(tensor.dtype) for name, tensor in of_run(seen.paths[-1], run).items()
            } == {
                **dict.fromkeys(("step", "epoch", "batch", "examples_seen"), "int32"),
                **dict.fromkeys(("xy", "seconds", "cost", "batch_cost", "angle"), "float32"),
                "distance": "float32",
            }
            told = {name: tensor[-1] for name, tensor in of_run(seen.paths[-1], run).items()}
            newest = contender.path.newest
            assert (told["step"], told["epoch"]) == (newest.step, newest.epoch)
            assert (told["batch"], told["examples_seen"]) == (
                newest.batch_number,
                newest.examples_seen,
            )
            for name in ("seconds", "cost", "batch_cost", "angle"):
                assert told[name] == np.float32(getattr(newest, name))
            assert seen.race["runs"][run]["step"] == newest.step


async def test_a_coarse_surface_comes_before_the_fine_one() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        seen = await watcher.at_rest()
        told = [(frame.metadata["detail"], len(frame.tensors["cost"])) for frame in seen.surfaces]
        assert told[:2] == [("coarse", 13), ("fine", 15)]


def of_run(frame: Frame, run: int) -> dict[str, Any]:
    """The tensors of one run, by what they are."""
    return {
        name.removesuffix(str(run)): tensor
        for name, tensor in frame.tensors.items()
        if name.endswith(str(run))
    }


async def test_paths_are_where_their_points_are_on_the_plane() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        seen = await watcher.at_rest()
        view = landscape_of(room).view
        assert view is not None
        assert seen.paths[-1].metadata["plane"] == str(view.plane.number)
        for run, contender in enumerate(runs_of(room)):
            told, positions = of_run(seen.paths[-1], run), contender.path.positions
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
        for run, contender in enumerate(runs_of(room)):
            told, on_plane = seen.race["runs"][run], of_run(seen.paths[-1], run)
            a = contender.state.network.forward(x).a[-1]
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


async def test_what_is_not_known_of_a_point_is_no_number() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        paths = (await watcher.at_rest()).paths[-1]
        assert np.isnan(paths.tensors["batch_cost0"][0])
        assert np.isfinite(paths.tensors["cost0"][0])


async def test_a_late_viewer_is_shown_everything_at_once() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        seen = await watcher.at_rest()
        async with room.hub.subscribe() as late:
            late.subscribe(None, {"race"}, 60.0)
            await asyncio.wait_for(room.show(late), PATIENCE)
            shown = collect(late)
        assert shown.races == [seen.race]
        assert shown.paths[0].metadata == seen.paths[-1].metadata
        assert shown.surfaces[0].metadata == seen.surfaces[-1].metadata


async def test_a_late_viewer_of_no_race_is_told_that_there_is_none() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        seen = await watcher.until(lambda seen: bool(seen.races))
        assert seen.races == [None]


async def test_whoever_does_not_watch_is_sent_nothing_of_it() -> None:
    async with open_room() as room, room.hub.subscribe() as box, Watcher.of(room) as watcher:
        box.subscribe(None, {"scalars", "evaluation"}, 60.0)
        await begin(room)
        await run_out(room)
        await watcher.at_rest()
        found = collect(box)
        assert (found.races, found.paths, found.surfaces) == ([], [], [])


async def test_nothing_is_drawn_where_nobody_watches() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        assert landscape_of(room).picture is None
        async with Watcher.of(room) as watcher:
            seen = await watcher.at_rest()
            assert seen.race["runs"][0]["step"] == 80


async def test_whoever_only_asks_is_told_of_a_plane_too() -> None:
    async with open_room() as room:
        await begin(room)
        state = await run_out(room)
        assert state.plane.number > 0
        assert state.plane.share is not None
        assert all(run.distance is not None for run in state.runs)


async def test_the_end_of_a_race_is_told_and_nothing_of_it_comes_after() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room, until=1e9)
        await do(room, "race_play")
        await watcher.until(lambda seen: len(seen.paths) > 3)
        await do(room, "race", settings=None)
        seen = await watcher.until(lambda seen: seen.races[-1] is None)
        paths, surfaces = len(seen.paths), len(seen.surfaces)
        await do(room, "step", count=50)
        rest = collect(watcher.box)
        assert (len(seen.paths), len(seen.surfaces)) == (paths, surfaces)
        assert (rest.races, rest.paths, rest.surfaces) == ([], [], [])


async def test_another_race_is_shown_with_another_number() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await watcher.at_rest()
        for number, change in (
            (2, {"runs": [{"batch_size": 10}]}),
            (3, {"start": {"hidden": [2]}}),
        ):
            await begin(room, **change)
            seen = await watcher.until(is_numbered(number))
            await watcher.at_rest()
        assert seen.race["parameter_count"] == 785 * 2 + 3 * 10


def is_numbered(number: int) -> Callable[[Collected], bool]:
    """Whether all that is on show is of that race; each kind comes when it is due."""

    def is_so(seen: Collected) -> bool:
        shown = [frames[-1].metadata["race"] for frames in (seen.paths, seen.surfaces) if frames]
        return seen.race.get("number") == number and shown == [str(number)] * 2

    return is_so


async def test_a_run_that_is_added_is_shown_on_the_same_surface_at_once() -> None:
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.at_rest()
        await do(room, "race_pause")
        await begin(room, runs=[{"batch_size": 100}, {"batch_size": "full"}, {"batch_size": 50}])
        number = (await state_of(room)).number
        seen = await watcher.until(is_numbered(number))
        assert seen.paths[-1].metadata["race"] == str(number)
        assert "xy2" in seen.paths[-1].tensors


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


async def test_a_point_is_looked_up_once_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    found_beneath = Surveyor._found_beneath

    def counted(self: Surveyor, view: Any, id: int, newest: Any, track: Any) -> Any:
        known = self._beneath.get(id)
        looked.append(known is None or known[0] != newest.step)
        return found_beneath(self, view, id, newest, track)

    monkeypatch.setattr(Surveyor, "_found_beneath", counted)
    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.at_rest()
        before = sum(looked)
        await do(room, "race_pause")
        await begin(room, speed=2.0)
        await state_of(room)
        assert sum(looked) == before


@pytest.mark.parametrize("kind", ["paths", "line", "random", "weights"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
async def test_a_race_in_which_runs_diverge_is_shown_to_its_end(kind: str, dtype: str) -> None:
    plane = {"kind": kind, "weights": WEIGHTS if kind == "weights" else None}
    wild = {"activation": "relu", "output_activation": "identity", "dtype": dtype}
    runs = [{"learning_rate": rate} for rate in (30.0, 900.0, 0.01)]
    async with open_room(**wild) as room, Watcher.of(room) as watcher:
        await begin(room, runs=runs, plane=plane)
        await do(room, "race_play")
        seen = await watcher.at_rest()
        _, wildest, tame = seen.race["runs"]
        assert (wildest["diverged"] is None, tame["diverged"]) == (False, None)
        assert {f"xy{run}" for run in range(3)} <= seen.paths[-1].tensors.keys()


async def test_beside_a_run_that_diverges_the_others_are_still_to_be_seen() -> None:
    race = EXPERIMENTS["too-large"].model_dump()["race"]
    quick = {"speed": None, "until": 60, "points": 15, "examples": 100}
    async with open_room() as room, Watcher.of(room) as watcher:
        await do(room, "race", settings={**race, **quick})
        await run_out(room)
        seen = await watcher.at_rest()
        right, _, bursting = seen.race["runs"]
        assert (right["diverged"], bursting["diverged"] is None) == (None, False)
        assert right["share"] > 0.5
        paths = seen.paths[-1]
        x0, x1, y0, y1 = (float(paths.metadata[name]) for name in ("x0", "x1", "y0", "y1"))
        xy = paths.tensors["xy0"]
        assert ([x0, y0] < xy).all()
        assert (xy < [x1, y1]).all()
        assert np.ptp(xy, axis=0).max() > 0.03 * (x1 - x0)
        there = landscape_of(room).view
        assert there is not None
        burst = runs_of(room)[2].path.points
        assert burst[1].step in there.steps[runs_of(room)[2].id], "as far as it was near"
        assert burst[-1].step not in there.steps[runs_of(room)[2].id]
        assert (np.abs(paths.tensors["xy2"][-1]) > 100 * (x1 - x0)).any(), "drawn where it went"


async def test_a_race_at_rest_takes_nobodys_time(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[str] = []
    run = Workers.run

    async def counted(self: Workers, job: Any, *, urgent: bool) -> Any:
        jobs.append(str(job))
        return await run(self, job, urgent=urgent)

    async with open_room() as room, Watcher.of(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.at_rest()
        monkeypatch.setattr(Workers, "run", counted)
        await asyncio.sleep(0.3)
        assert jobs == []
