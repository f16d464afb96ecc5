"""Slots for answers that train other networks for seconds: one a room, a few a server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nudge.errors import LimitReached
from nudge.texts import Text


class StreamSlots:
    """``limit`` slots, of which each room may use one at a time."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rooms: set[str] = set()
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def take(self, room: str, wait_seconds: float) -> AsyncIterator[None]:
        """Use a slot for ``room`` within the context, once one is free.

        The wait is for a page that asks again: its first request may still free its slot. Raises
        LimitReached where no slot is free after ``wait_seconds``.
        """
        await self._wait_for_slot(room, wait_seconds)
        try:
            yield
        finally:  # without an await: the task may be being cancelled
            self._rooms.discard(room)
            self._freed.set()
            self._freed = asyncio.Event()

    async def _wait_for_slot(self, room: str, wait_seconds: float) -> None:
        try:
            async with asyncio.timeout(wait_seconds):
                while not self._is_free_for(room):
                    await self._freed.wait()
        except TimeoutError:
            raise self._limit_error(room) from None
        self._rooms.add(room)

    def _is_free_for(self, room: str) -> bool:
        return room not in self._rooms and len(self._rooms) < self._limit

    def _limit_error(self, room: str) -> LimitReached:
        if room in self._rooms:
            text = Text.of("server-too-many-trainings-here")
            allowed = "one such training in a room at a time"
        else:
            text = Text.of("server-too-many-trainings", most=self._limit)
            allowed = f"{self._limit} such trainings at a time"
        return LimitReached(text, code="too_many_rivals", allowed=allowed)
