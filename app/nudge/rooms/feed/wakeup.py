"""An event that wakes a waiting task, with a time-out."""

from __future__ import annotations

import asyncio


class Wakeup:
    """One task waits; others wake it.

    A call of ``wake`` while no task waits ends the next ``wait`` at once.
    """

    def __init__(self) -> None:
        self._waiter: asyncio.Future[None] | None = None
        self._is_set = False

    def wake(self) -> None:
        """Wake the task that waits, or the next one that will."""
        self._is_set = True
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def wait(self, seconds: float | None) -> None:
        """Return once ``wake`` is called, or after ``seconds``; None means no time-out."""
        if not self._is_set:
            loop = asyncio.get_running_loop()
            self._waiter = loop.create_future()
            timer = loop.call_later(seconds, self.wake) if seconds is not None else None
            try:
                await self._waiter
            finally:
                self._waiter = None
                if timer is not None:
                    timer.cancel()
        self._is_set = False
