"""Long work for a room's people, a slice at a time: everybody else goes on meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, Protocol, TypeVar

from nudge.errors import Interrupted, NudgeError
from nudge.rooms.threads.workers import Workers

SLICE: Final = 0.005
"""Seconds of it between two looks at whether others want to train."""


class WayBack(Protocol):
    """Work that shares nothing with the session which changes: a step made again, or rivals."""

    def run_for(self, seconds: float) -> bool:
        """Go on for about so long; return whether it is done."""
        ...


AnyWay = TypeVar("AnyWay", bound=WayBack)


class Replays:
    """Walks the ways that a room's people ask for, until it ends."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._ended: NudgeError | None = None

    async def walked(
        self, way: AnyWay, is_gone: Callable[[], Awaitable[bool]] | None = None
    ) -> AnyWay:
        """Return ``way`` when it is walked, however long that takes.

        It is given up when whoever wanted that ``is_gone``.
        """
        while not await self._workers.run(lambda: way.run_for(SLICE), urgent=False):
            self.refuse_if_ended()
            if is_gone is not None and await is_gone():
                raise Interrupted("Nobody waits for the answer any more.")
        return way

    def refuse_if_ended(self) -> None:
        """Raise the reason, if the room has ended."""
        if self._ended is not None:
            raise self._ended

    def end(self, why: NudgeError) -> None:
        """Give up what is under way, and what comes."""
        self._ended = why
