"""Replays of steps, done in slices, so that commands do not wait for them."""

from __future__ import annotations

import asyncio

import pytest
from nudge.errors import Interrupted, Stopping
from nudge.rooms import replays
from nudge.training.run.replay import Replay

from tests.rooms.sample_rooms import do, open_room

pytestmark = pytest.mark.anyio

FAR = 60
"""A step far from any checkpoint: the first after the start is at step 64."""


@pytest.fixture(autouse=True)
def step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every slice of a replay one step long."""
    monkeypatch.setattr(replays, "SLICE", 0.0)


async def test_a_room_is_driven_while_somebody_reads_a_step_far_back() -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        reading = asyncio.ensure_future(room.record_at(FAR))
        assert (await do(room, "step")).step == FAR + 1
        assert not reading.done()
        assert (await reading).step == FAR


async def test_a_record_read_while_the_run_changes_is_of_the_run_as_it_was() -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        cost = room.session.run.costs[FAR - 1]
        reading = asyncio.ensure_future(room.record_at(FAR))
        await do(room, "seek", step=3)
        await do(room, "configure", settings={"learning_rate": 0.5})
        assert room.state().latest == 3
        assert (await reading).cost == cost


async def test_records_are_made_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        finish, under_way, most = room.replays.finish, 0, 0

        async def counted(replay: Replay) -> Replay:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await finish(replay)
            under_way -= 1
            return replay

        monkeypatch.setattr(room.replays, "finish", counted)
        records = await asyncio.gather(*(room.record_at(FAR) for _ in range(4)))
        assert [record.step for record in records] == [FAR] * 4
        assert most == 1


async def test_a_replay_is_given_up_when_the_server_stops() -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        requests = [room.record_at(FAR), do(room, "seek", step=FAR)]
        asked = [asyncio.ensure_future(request) for request in requests]
        await asyncio.sleep(0)
        room.interrupt(Stopping())
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(answer) for answer in answers] == [Stopping, Stopping]


async def test_a_replay_is_given_up_when_nobody_waits_for_it() -> None:
    gone: list[bool] = [False, False, True]

    async def is_gone() -> bool:
        return gone.pop(0)

    async with open_room() as room:
        await do(room, "step", count=FAR)
        replay = room.session.run.replay_to(FAR)
        with pytest.raises(Interrupted):
            await room.replays.finish(replay, is_gone)
        assert gone == []
