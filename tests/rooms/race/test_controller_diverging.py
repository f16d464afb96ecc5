"""A race in which runs diverge: the state tells it, and the other runs go on and stay visible."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.descent.experiments import EXPERIMENTS

from tests.rooms.race.picture import WEIGHTS
from tests.rooms.race.sample_races import (
    EPOCH,
    Watcher,
    begin,
    get_landscape,
    get_runs,
    run_out,
    wait_until,
)
from tests.rooms.sample_rooms import do, open_room
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.anyio


async def test_a_run_that_diverges_says_so_and_the_others_go_on() -> None:
    async with open_room(activation="relu", output_activation="identity") as room:
        runs = [{"learning_rate": 0.01}, {"learning_rate": 900.0}, {"batch_size": "full"}]
        await begin(room, runs=runs, start={"learning_rate": 0.02}, until=2 * TRAIN)
        state = await run_out(room)
        good, wild, full = state.runs
        assert wild.diverged is not None
        assert f"Step {wild.step + 1} diverged" in wild.diverged
        assert wild.step < 2 * EPOCH
        assert (good.step, good.diverged, full.step) == (2 * EPOCH, None, 2)
        assert "NaN" not in state.model_dump_json()
        assert "Infinity" not in state.model_dump_json()


async def test_a_race_of_one_that_diverges_is_over() -> None:
    async with open_room(activation="relu", output_activation="identity") as room:
        await begin(room, runs=[{"learning_rate": 1000.0}], until=1e9)
        state = await run_out(room)
        assert state.runs[0].diverged
        assert not state.playing
        await begin(room, runs=[{"learning_rate": 0.01}], until=500)
        state = await wait_until(room, lambda state: state.over)
        assert (state.runs[0].step, state.runs[0].diverged) == (5, None)


@pytest.mark.parametrize("kind", ["paths", "line", "random", "weights"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
async def test_a_race_in_which_runs_diverge_is_shown_to_its_end(kind: str, dtype: str) -> None:
    plane = {"kind": kind, "weights": WEIGHTS if kind == "weights" else None}
    wild: dict[str, Any] = {
        "activation": "relu",
        "output_activation": "identity",
        "dtype": dtype,
    }
    runs = [{"learning_rate": rate} for rate in (30.0, 900.0, 0.01)]
    async with open_room(**wild) as room, Watcher.open(room) as watcher:
        await begin(room, runs=runs, plane=plane, until=2 * TRAIN)
        await do(room, "race_play")
        seen = await watcher.until_at_rest()
        _, wildest, tame = seen.race["runs"]
        assert (wildest["diverged"] is None, tame["diverged"]) == (False, None)
        assert {f"xy{run}" for run in range(3)} <= seen.paths[-1].tensors.keys()


async def test_a_run_that_diverges_does_not_shrink_the_other_paths() -> None:
    race = EXPERIMENTS["too-large"].model_dump()["race"]
    quick = {"speed": None, "until": 60, "points": 15, "examples": 100}
    async with open_room() as room, Watcher.open(room) as watcher:
        await do(room, "race", settings={**race, **quick})
        await run_out(room)
        seen = await watcher.until_at_rest()
        right, _, bursting = seen.race["runs"]
        assert (right["diverged"], bursting["diverged"] is None) == (None, False)
        assert right["share"] > 0.5
        paths = seen.paths[-1]
        x0, x1, y0, y1 = (float(paths.metadata[name]) for name in ("x0", "x1", "y0", "y1"))
        xy = paths.tensors["xy0"]
        assert ([x0, y0] < xy).all()
        assert (xy < [x1, y1]).all()
        assert np.ptp(xy, axis=0).max() > 0.03 * (x1 - x0)
        view = get_landscape(room).view
        assert view is not None
        burst = get_runs(room)[2].path.points
        assert burst[1].step in view.steps[get_runs(room)[2].id], "as far as it was near"
        assert burst[-1].step not in view.steps[get_runs(room)[2].id]
        assert (np.abs(paths.tensors["xy2"][-1]) > 100 * (x1 - x0)).any(), "drawn where it went"
