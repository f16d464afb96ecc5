"""Steps made again: in slices, so that nobody has to wait for somebody who only looks."""

from __future__ import annotations

import asyncio

import pytest
from nudge.errors import Interrupted, Stopping
from nudge.rooms import replays
from nudge.training.run.replay import Replay

from tests.rooms.making import do, open_room

pytestmark = pytest.mark.anyio

FAR = 60
"""A step without a checkpoint near it: the first is kept at 64."""


@pytest.fixture(autouse=True)
def step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every slice of a replay be one step."""
    monkeypatch.setattr(replays, "SLICE", 0.0)


async def test_a_room_is_driven_while_somebody_reads_a_step_far_back() -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        reading = asyncio.ensure_future(room.record_of(FAR))
        assert (await do(room, "step")).step == FAR + 1
        assert not reading.done()
        assert (await reading).step == FAR


async def test_what_is_read_while_the_run_changes_is_what_was_asked_for() -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        cost = room.session.run.costs[FAR - 1]
        reading = asyncio.ensure_future(room.record_of(FAR))
        await do(room, "seek", step=3)
        await do(room, "configure", settings={"learning_rate": 0.5})
        assert room.state().latest == 3
        assert (await reading).cost == cost


async def test_of_many_who_read_one_is_served_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        walked, under_way, most = room.replays.walked, 0, 0

        async def counted(way: Replay) -> Replay:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            await walked(way)
            under_way -= 1
            return way

        monkeypatch.setattr(room.replays, "walked", counted)
        records = await asyncio.gather(*(room.record_of(FAR) for _ in range(4)))
        assert [record.step for record in records] == [FAR] * 4
        assert most == 1


async def test_a_way_back_is_given_up_when_the_server_stops() -> None:
    async with open_room() as room:
        await do(room, "step", count=FAR)
        ways = [room.record_of(FAR), do(room, "seek", step=FAR)]
        asked = [asyncio.ensure_future(way) for way in ways]
        await asyncio.sleep(0)
        room.interrupt(Stopping())
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(answer) for answer in answers] == [Stopping, Stopping]


async def test_what_nobody_waits_for_any_more_is_given_up() -> None:
    gone: list[bool] = [False, False, True]

    async def is_gone() -> bool:
        return gone.pop(0)

    async with open_room() as room:
        await do(room, "step", count=FAR)
        way = room.session.run.way_to(FAR)
        with pytest.raises(Interrupted):
            await room.replays.walked(way, is_gone)
        assert gone == []
