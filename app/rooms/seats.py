"""A few places for work that goes on for seconds: one for each who asks, some for all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.errors import LimitReached


class Seats:
    """``most`` places at a time, of which nobody has more than one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: set[str] = set()
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def taken(self, who: str, patience: float) -> AsyncIterator[None]:
        """Hold a place for ``who``; raise LimitReached if none is free after ``patience`` seconds.

        Whoever begins again has a moment to let go of the place they had.
        """
        await self._take(who, patience)
        try:
            yield
        finally:  # nothing is waited for: whoever held it may be being cancelled
            self._taken.discard(who)
            self._freed.set()
            self._freed = asyncio.Event()

    async def _take(self, who: str, patience: float) -> None:
        try:
            async with asyncio.timeout(patience):
                while not self._is_free_for(who):
                    await self._freed.wait()
        except TimeoutError:
            raise self._refusal(who) from None
        self._taken.add(who)

    def _is_free_for(self, who: str) -> bool:
        return who not in self._taken and len(self._taken) < self._most

    def _refusal(self, who: str) -> LimitReached:
        if who in self._taken:
            told, allowed = "This room is watching a race already", "one in a room at a time"
        else:
            told = f"The server is running {self._most} races already"
            allowed = f"{self._most} at a time"
        return LimitReached(
            f"{told}; try again in a few seconds.", code="too_many_rivals", allowed=allowed
        )
