"""The messages of a race to its viewers: their content, their order, and only to subscribers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from nudge.rooms.race.snapshot import PathProjector
from nudge.rooms.threads.workers import Workers

from tests.rooms.race.picture import run_tensors
from tests.rooms.race.sample_races import (
    EPOCH,
    FOUR,
    TIMEOUT,
    Watcher,
    begin,
    get_landscape,
    get_runs,
    get_state,
    run_out,
)
from tests.rooms.sample_rooms import Collected, collect, do, open_room
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.anyio


async def test_a_subscribed_viewer_gets_the_race_its_paths_and_the_surface() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room, runs=FOUR, until=TRAIN)
        await run_out(room)
        seen = await watcher.until_at_rest()
        assert seen.race["over"]
        assert not run_tensors(seen.paths[-1], 4)
        for run, race_run in enumerate(get_runs(room)):
            assert {
                name: str(tensor.dtype) for name, tensor in run_tensors(seen.paths[-1], run).items()
            } == {
                **dict.fromkeys(("step", "epoch", "batch", "examples_seen"), "int32"),
                **dict.fromkeys(("xy", "seconds", "cost", "batch_cost", "angle"), "float32"),
                **dict.fromkeys(("distance", "full_step"), "float32"),
            }
            view = get_landscape(room).view
            assert view is not None
            sent = run_tensors(seen.paths[-1], run)["full_step"]
            for point, on_plane in zip(race_run.path.points, sent, strict=True):
                if point.full_step is None:
                    assert np.isnan(on_plane).all()
                else:
                    expected = view.plane.directions @ point.full_step
                    np.testing.assert_allclose(on_plane, expected, rtol=1e-5, atol=1e-6)
            last = {name: tensor[-1] for name, tensor in run_tensors(seen.paths[-1], run).items()}
            newest = race_run.path.newest
            assert (last["step"], last["epoch"]) == (newest.step, newest.epoch)
            assert (last["batch"], last["examples_seen"]) == (
                newest.batch_number,
                newest.examples_seen,
            )
            for name in ("seconds", "cost", "batch_cost", "angle"):
                assert last[name] == np.float32(getattr(newest, name))
            assert seen.race["runs"][run]["step"] == newest.step


async def test_a_late_viewer_is_shown_everything_at_once() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await run_out(room)
        seen = await watcher.until_at_rest()
        async with room.hub.subscribe() as late:
            late.subscribe(None, {"race"}, 60.0)
            await asyncio.wait_for(room.show(late), TIMEOUT)
            shown = collect(late)
        assert shown.races == [seen.race]
        assert shown.paths[0].metadata == seen.paths[-1].metadata
        assert shown.surfaces[0].metadata == seen.surfaces[-1].metadata


async def test_a_late_viewer_gets_null_where_there_is_no_race() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        seen = await watcher.until(lambda seen: bool(seen.races))
        assert seen.races == [None]


async def test_a_viewer_without_a_subscription_gets_nothing_of_the_race() -> None:
    async with open_room() as room, room.hub.subscribe() as box, Watcher.open(room) as watcher:
        box.subscribe(None, {"scalars", "evaluation"}, 60.0)
        await begin(room)
        await run_out(room)
        await watcher.until_at_rest()
        found = collect(box)
        assert (found.races, found.paths, found.surfaces) == ([], [], [])


async def test_nothing_is_drawn_where_nobody_watches() -> None:
    async with open_room() as room:
        await begin(room)
        await run_out(room)
        assert get_landscape(room).picture is None
        async with Watcher.open(room) as watcher:
            seen = await watcher.until_at_rest()
            assert seen.race["runs"][0]["step"] == EPOCH


async def test_the_state_has_a_plane_although_nobody_watches() -> None:
    async with open_room() as room:
        await begin(room)
        state = await run_out(room)
        assert state.plane.number > 0
        assert state.plane.share is not None
        assert all(run.distance is not None for run in state.runs)


async def test_no_older_state_is_sent_after_the_answer_to_a_change() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        box.subscribe(None, {"race"}, 60.0)
        await begin(room, until=2 * TRAIN)
        await get_state(room)
        await begin(room, until=16_000)
        races = collect(box).races
        assert [race for race in races if race is None or race["until"] != 16_000] == []
        await get_state(room)
        await do(room, "race_play")
        races = collect(box).races
        assert [race for race in races if race is None or not race["playing"]] == []


async def test_who_subscribes_after_the_answer_to_a_change_is_shown_no_older_state() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        box.subscribe(None, {"race"}, 60.0)
        await begin(room, until=8000)
        await get_state(room)
        await begin(room, until=16_000)
        box.subscribe(None, {"race", "scalars"}, 60.0)
        await room.show(box)
        races = collect(box).races
        assert [race for race in races if race is None or race["until"] != 16_000] == []


async def test_the_end_of_a_race_is_sent_and_nothing_of_the_race_follows() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
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
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await watcher.until_at_rest()
        for number, change in (
            (2, {"runs": [{"batch_size": 10}]}),
            (3, {"start": {"hidden": [2]}}),
        ):
            await begin(room, **change)
            seen = await watcher.until(is_numbered(number))
            await watcher.until_at_rest()
        assert seen.race["parameter_count"] == 785 * 2 + 3 * 10


def is_numbered(number: int) -> Callable[[Collected], bool]:
    """Return a condition: the newest state, paths and surface are of the race ``number``."""

    def is_match(seen: Collected) -> bool:
        shown = [frames[-1].metadata["race"] for frames in (seen.paths, seen.surfaces) if frames]
        return seen.race.get("number") == number and shown == [str(number)] * 2

    return is_match


async def test_a_run_that_is_added_is_shown_on_the_same_surface_at_once() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.until_at_rest()
        await do(room, "race_pause")
        await begin(room, runs=[{"batch_size": 100}, {"batch_size": "full"}, {"batch_size": 50}])
        number = (await get_state(room)).number
        seen = await watcher.until(is_numbered(number))
        assert seen.paths[-1].metadata["race"] == str(number)
        assert "xy2" in seen.paths[-1].tensors


async def test_unknown_numbers_of_a_point_are_nan() -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)

        def is_measured(seen: Collected) -> bool:
            return bool(seen.paths and np.isfinite(seen.paths[-1].tensors["cost0"][0]))

        paths = (await watcher.until(is_measured)).paths[-1]
        assert np.isnan(paths.tensors["batch_cost0"][0])


async def test_the_costs_of_a_point_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    newest_costs = PathProjector._newest_costs

    def counted(self: PathProjector, view: Any, id: int, newest: Any, path: Any) -> Any:
        known = self._costs.get(id)
        looked.append(known is None or known[0] != newest.step)
        return newest_costs(self, view, id, newest, path)

    monkeypatch.setattr(PathProjector, "_newest_costs", counted)
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.until_at_rest()
        before = sum(looked)
        await do(room, "race_pause")
        await begin(room, speed=2.0)
        await get_state(room)
        assert sum(looked) == before


async def test_no_playing_state_is_sent_after_a_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room, runs=FOUR, until=1e9)
        sent: list[bool] = []
        publish = room.hub.publish

        def record(kind: str, payload: str | bytes) -> None:
            if kind == "race":
                race = json.loads(payload)["race"]
                sent.append(bool(race and race["playing"]))
            publish(kind, payload)

        monkeypatch.setattr(room.hub, "publish", record)
        for _ in range(10):
            await do(room, "race_play")
            await watcher.until(lambda seen: True in sent)
            await do(room, "race_pause")
            sent.clear()
            await watcher.until(lambda seen: bool(sent))
            assert sent[0] is False


async def test_a_race_at_rest_gives_the_workers_no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[str] = []
    run = Workers.run

    async def counted(self: Workers, job: Any, *, urgent: bool) -> Any:
        jobs.append(str(job))
        return await run(self, job, urgent=urgent)

    async with open_room() as room, Watcher.open(room) as watcher:
        await begin(room)
        await run_out(room)
        await watcher.until_at_rest()
        monkeypatch.setattr(Workers, "run", counted)
        await asyncio.sleep(0.3)
        assert jobs == []
