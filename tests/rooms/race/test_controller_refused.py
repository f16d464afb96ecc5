"""Settings that a race cannot have: the error names the field, and nothing changes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from nudge.errors import NudgeError

from tests.rooms.race.sample_races import begin, get_state
from tests.rooms.sample_rooms import open_room

pytestmark = pytest.mark.anyio

BAD: list[tuple[dict[str, Any], str]] = [
    ({"runs": []}, "runs"),
    ({"runs": [{}] * 5}, "runs"),
    ({"runs": [{"batch_size": 0}]}, "runs.0.batch_size"),
    ({"runs": [{}, {"batch_size": "half"}]}, "runs.1.batch_size"),
    ({"runs": [{}, {"learning_rate": -1.0}]}, "runs.1.learning_rate"),
    ({"runs": [{"optimizer": "luck"}]}, "runs.0.optimizer"),
    ({"runs": [{"color": 6}]}, "runs.0.color"),
    ({"runs": [{"momentum": 1}]}, "runs.0.momentum"),
    ({"start": {"hidden": [0]}}, "start.hidden.0"),
    ({"start": {"cost": "cross_entropy"}}, "start.output_activation"),
    ({"start": {"depth": 2}}, "start.depth"),
    ({"fairness": "hours"}, "fairness"),
    ({"plane": {"kind": "weights"}}, "plane"),
    ({"plane": {"kind": "flat"}}, "plane.kind"),
    ({"points": 12}, "points"),
    ({"examples": 0}, "examples"),
    ({"speed": 0.0}, "speed"),
    ({"until": -1.0}, "until"),
    ({"laps": 3}, "laps"),
]


@pytest.mark.parametrize(("settings", "field"), BAD, ids=[json.dumps(bad) for bad, _ in BAD])
async def test_settings_that_cannot_be_are_named_and_change_nothing(
    settings: dict[str, Any], field: str
) -> None:
    async with open_room() as room:
        with pytest.raises(NudgeError) as caught:
            await begin(room, **settings)
        assert caught.value.field == field
        assert len(caught.value.message) < 300
        assert await room.race.state() is None
        await begin(room)
        before = await get_state(room)
        with pytest.raises(NudgeError):
            await begin(room, **settings)
        assert await get_state(room) == before


async def test_a_weight_that_is_not_there_is_no_axis() -> None:
    async with open_room() as room:
        await begin(room)
        before = await get_state(room)
        weights = [{"layer": 1, "index": 0, "from": 0}, {"layer": 1, "index": 4}]
        with pytest.raises(NudgeError) as caught:
            await begin(room, plane={"kind": "weights", "weights": weights})
        assert caught.value.field == "plane.weights"
        assert await get_state(room) == before


async def test_a_run_whose_steps_would_hold_up_others_is_refused() -> None:
    async with open_room(hidden=(256, 256, 256)) as room:
        with pytest.raises(NudgeError) as caught:
            await begin(room)
        assert caught.value.field == "runs.1.batch_size"
        assert (caught.value.allowed or "").startswith("1 to ")
