"""A session at work: what its viewers are sent, and how long its slices are."""

from __future__ import annotations

import asyncio

import pytest
from nudge.errors import NudgeError
from nudge.rooms.threads import session_runner

from tests.rooms.sample_rooms import (
    collect,
    do,
    frames_until,
    open_room,
    same_bits,
    subscribe_to_all,
)

pytestmark = pytest.mark.anyio


async def test_every_single_step_arrives_even_if_it_is_read_later() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        for _ in range(20):
            await do(room, "step")
        assert [frame.step for frame in collect(box).steps] == list(range(1, 21))


async def test_two_viewers_see_the_same_step_in_the_same_bits() -> None:
    async with open_room() as room, room.hub.subscribe() as box, room.hub.subscribe() as other:
        subscribe_to_all(box)
        subscribe_to_all(other)
        await do(room, "step", count=3)
        (first,), (second,) = collect(box).steps, collect(other).steps
        assert first.metadata == second.metadata
        assert same_bits(first.tensors, second.tensors)


async def test_a_viewer_who_comes_later_is_sent_the_present_step() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await do(room, "step", count=5)
        (first,) = collect(box).steps
        async with room.hub.subscribe() as late:
            subscribe_to_all(late)
            await room.show(late)
            found = collect(late)
            assert same_bits(found.steps[0].tensors, first.tensors)
            assert found.charts[0].tensors["step"][-1] == 5
            assert found.evaluations[0].metadata["step"] == "5"
        assert not collect(box).steps


async def test_frames_for_repeated_subscriptions_of_one_viewer_are_made_once() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        await asyncio.gather(*(room.show(box) for _ in range(50)))
        assert len(collect(box).steps) == 1
        await room.show(box)
        assert len(collect(box).steps) == 1


async def test_nothing_is_made_for_a_viewer_who_has_gone() -> None:
    async with open_room() as room:
        async with room.hub.subscribe() as box:
            subscribe_to_all(box)
            showing = room.show(box)
        await showing
        assert not collect(box).steps


async def test_a_slice_of_training_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    slices: list[float | None] = []
    async with open_room() as room, room.hub.subscribe() as box:
        subscribe_to_all(box)
        advance = room.session.advance

        def recording(count: int, seconds: float | None = None) -> NudgeError | None:
            slices.append(seconds)
            return advance(count, seconds)

        monkeypatch.setattr(room.session, "advance", recording)
        await do(room, "play", rate=None)
        await frames_until(box, 100)
        assert all(seconds is not None and seconds <= session_runner.SLICE for seconds in slices)
