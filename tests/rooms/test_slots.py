"""Slots for trainings beside the rooms' own: one a room, a limited number a server."""

from __future__ import annotations

import asyncio

import pytest
from nudge.errors import LimitReached
from nudge.rooms.slots import StreamSlots

pytestmark = pytest.mark.anyio


async def hold(
    slots: StreamSlots, room: str, until: asyncio.Event, wait_seconds: float = 0.0
) -> None:
    async with slots.take(room, wait_seconds):
        await until.wait()


async def slot_error(slots: StreamSlots, room: str) -> LimitReached:
    with pytest.raises(LimitReached) as raised:
        async with slots.take(room, 0.0):
            pass
    return raised.value


async def test_a_room_has_one_slot() -> None:
    slots = StreamSlots(3)
    async with slots.take("A", 0.0):
        error = await slot_error(slots, "A")
        assert error.code == "too_many_rivals"
        assert "in a room" in (error.allowed or "")
        async with slots.take("B", 0.0):
            pass
    async with slots.take("A", 0.0):
        pass


async def test_a_server_has_a_limited_number_of_slots() -> None:
    slots = StreamSlots(2)
    async with slots.take("A", 0.0), slots.take("B", 0.0):
        assert (await slot_error(slots, "C")).allowed == "2 such trainings at a time"
    async with slots.take("C", 0.0):
        pass


async def test_a_room_that_asks_again_waits_until_its_old_slot_is_free() -> None:
    slots, first, second = StreamSlots(1), asyncio.Event(), asyncio.Event()
    old = asyncio.ensure_future(hold(slots, "A", first))
    await asyncio.sleep(0)
    new = asyncio.ensure_future(hold(slots, "A", second, wait_seconds=30))
    other = asyncio.ensure_future(hold(slots, "B", second, wait_seconds=30))
    await asyncio.sleep(0)
    first.set()
    await old
    await asyncio.sleep(0.01)
    assert not new.done()
    assert not other.done()
    second.set()
    await asyncio.gather(new, other)


async def test_a_slot_is_free_again_when_its_user_is_cancelled_or_fails() -> None:
    slots = StreamSlots(1)
    holder = asyncio.ensure_future(hold(slots, "A", asyncio.Event()))
    await asyncio.sleep(0)
    holder.cancel()
    await asyncio.gather(holder, return_exceptions=True)
    with pytest.raises(ZeroDivisionError):
        async with slots.take("A", 0.0):
            raise ZeroDivisionError
    async with slots.take("A", 0.0):
        pass
