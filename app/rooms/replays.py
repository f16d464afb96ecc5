"""Steps made again for a room, a slice at a time: everybody else goes on meanwhile."""

from __future__ import annotations

from typing import Final

from app.errors import NudgeError
from app.rooms.workers import Workers
from app.training.replay import Replay

SLICE: Final = 0.005
"""Seconds of a replay between two looks at whether others want to train."""


class Replays:
    """Walks the ways back that a room's people ask for, until it ends."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._ended: NudgeError | None = None

    async def walked(self, way: Replay) -> Replay:
        """Return ``way`` when it is walked, however long that takes."""
        while not await self._workers.run(lambda: way.walk(SLICE), urgent=False):
            if self._ended is not None:
                raise self._ended
        return way

    def end(self, why: NudgeError) -> None:
        """Give up what is under way, and what comes."""
        self._ended = why
