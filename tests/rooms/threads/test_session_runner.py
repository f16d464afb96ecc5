"""A session at work: what its viewers are shown of it, and for how long a thread is taken."""

from __future__ import annotations

import asyncio

import pytest
from nudge.errors import NudgeError
from nudge.rooms.threads import session_runner

from tests.rooms.making import collect, do, look, open_room, same_bits, until

pytestmark = pytest.mark.anyio


async def test_every_single_step_arrives_even_if_nobody_takes_it_meanwhile() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        look(box)
        for _ in range(20):
            await do(room, "step")
        assert [frame.step for frame in collect(box).steps] == list(range(1, 21))


async def test_two_viewers_see_the_same_step_in_the_same_bits() -> None:
    async with open_room() as room, room.hub.subscribe() as one, room.hub.subscribe() as two:
        look(one)
        look(two)
        await do(room, "step", count=3)
        (first,), (second,) = collect(one).steps, collect(two).steps
        assert first.metadata == second.metadata
        assert same_bits(first.tensors, second.tensors)


async def test_who_comes_later_is_shown_where_the_room_stands() -> None:
    async with open_room() as room, room.hub.subscribe() as one:
        look(one)
        await do(room, "step", count=5)
        (seen,) = collect(one).steps
        async with room.hub.subscribe() as late:
            look(late)
            await room.show(late)
            found = collect(late)
            assert same_bits(found.steps[0].tensors, seen.tensors)
            assert found.charts[0].tensors["step"][-1] == 5
            assert found.evaluations[0].metadata["step"] == "5"
        assert not collect(one).steps


async def test_what_one_viewer_subscribes_to_again_and_again_is_made_once() -> None:
    async with open_room() as room, room.hub.subscribe() as box:
        look(box)
        await asyncio.gather(*(room.show(box) for _ in range(50)))
        assert len(collect(box).steps) == 1
        await room.show(box)
        assert len(collect(box).steps) == 1


async def test_nothing_is_made_for_a_viewer_who_has_gone() -> None:
    async with open_room() as room:
        async with room.hub.subscribe() as box:
            look(box)
            shown = room.show(box)
        await shown
        assert not collect(box).steps


async def test_a_slice_of_training_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    slices: list[float | None] = []
    async with open_room() as room, room.hub.subscribe() as box:
        look(box)
        advance = room.session.advance

        def noted(count: int, seconds: float | None = None) -> NudgeError | None:
            slices.append(seconds)
            return advance(count, seconds)

        monkeypatch.setattr(room.session, "advance", noted)
        await do(room, "play", rate=None)
        await until(box, 100)
        assert all(seconds is not None and seconds <= session_runner.SLICE for seconds in slices)
