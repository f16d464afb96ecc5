"""Places for networks that train beside a room's own for seconds: one a room, a few a server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nudge.errors import LimitReached


class StreamSlots:
    """``most`` places at a time, of which no room has more than one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: set[str] = set()
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def taken(self, room: str, patience: float) -> AsyncIterator[None]:
        """Hold a place for ``room``; raise LimitReached if none is free after ``patience`` seconds.

        Whoever begins again has a moment to let go of the place they had.
        """
        await self._take(room, patience)
        try:
            yield
        finally:  # nothing is waited for: whoever held it may be being cancelled
            self._taken.discard(room)
            self._freed.set()
            self._freed = asyncio.Event()

    async def _take(self, room: str, patience: float) -> None:
        try:
            async with asyncio.timeout(patience):
                while not self._is_free_for(room):
                    await self._freed.wait()
        except TimeoutError:
            raise self._refusal(room) from None
        self._taken.add(room)

    def _is_free_for(self, room: str) -> bool:
        return room not in self._taken and len(self._taken) < self._most

    def _refusal(self, room: str) -> LimitReached:
        if room in self._taken:
            told = "Networks are being trained side by side in this room already"
            allowed = "one such training in a room at a time"
        else:
            told = f"{self._most} such trainings are under way on this server"
            allowed = f"{self._most} such trainings at a time"
        return LimitReached(
            f"{told}; try again in a few seconds.", code="too_many_rivals", allowed=allowed
        )
