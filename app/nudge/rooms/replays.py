"""Long work for the people of a room, done in slices: other work runs between the slices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, Protocol, TypeVar

from nudge.errors import Interrupted, NudgeError
from nudge.rooms.threads.workers import Workers
from nudge.texts import Text

SLICE: Final = 0.005
"""Seconds of one slice. Between two slices, others may train."""


class SlicedWork(Protocol):
    """Work that shares no changing state with the session: a replay, or the training of rivals."""

    def run_for(self, seconds: float) -> bool:
        """Work for about ``seconds``; return whether the work is done."""
        ...


Work = TypeVar("Work", bound=SlicedWork)


class Replays:
    """Finishes the replays and other long work of a room, until the room ends."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._ended: NudgeError | None = None

    async def finish(
        self, work: Work, is_gone: Callable[[], Awaitable[bool]] | None = None
    ) -> Work:
        """Return ``work`` when it is done.

        Raises Interrupted where ``is_gone`` returns true (nobody waits for the result any more),
        and the room's error where the room ends first.
        """
        while not await self._workers.run(lambda: work.run_for(SLICE), urgent=False):
            self.raise_if_ended()
            if is_gone is not None and await is_gone():
                raise Interrupted(Text.of("server-nobody-waits"))
        return work

    def raise_if_ended(self) -> None:
        """Raise the error that the room ended with, if it has ended."""
        if self._ended is not None:
            raise self._ended

    def end(self, reason: NudgeError) -> None:
        """Stop the present work and refuse later work, with the error ``reason``."""
        self._ended = reason
