"""The task of a room: it does the queued jobs in order, and slices of training between them.

The room does one thing at a time. A job waits for at most one slice of a few milliseconds, however
fast the room trains.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

from nudge.errors import NudgeError
from nudge.protocol.client_messages import MAX_COUNT
from nudge.rooms.feed.wakeup import Wakeup
from nudge.rooms.inbox import Goals, Inbox, Job, closed_error
from nudge.rooms.threads.clock import Clock
from nudge.rooms.threads.session_runner import SessionRunner
from nudge.texts import Text

SHORTEST_WAIT: Final = 0.001
"""Seconds: the least time that the loop sleeps for."""

log = logging.getLogger("nudge")


class RoomLoop:
    """Runs a room: its jobs, its goals (steps to reach), and its training while it plays.

    ``announce`` sends the room's state to all viewers. ``on_change`` is called when there is
    something to save. ``reason_to_stop`` returns the error to stop a training room with, or None.
    ``now`` returns the time in seconds.
    """

    def __init__(
        self,
        code: str,
        runner: SessionRunner,
        *,
        announce: Callable[[], None],
        on_change: Callable[[], None],
        reason_to_stop: Callable[[], NudgeError | None],
        now: Callable[[], float],
    ) -> None:
        self.code = code
        self.clock = Clock()
        self._runner = runner
        self._announce = announce
        self._on_change = on_change
        self._reason_to_stop = reason_to_stop
        self._now = now
        self._inbox = Inbox()
        self._goals = Goals()
        self._wakeup = Wakeup()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the task; ``end`` ends it."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name=f"room {self.code}")

    def close(self) -> None:
        """Reject the queued jobs and all later ones."""
        self._inbox.close()

    async def end(self) -> None:
        """End the task and reject the goals."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self.halt(closed_error())

    @property
    def is_open(self) -> bool:
        """Whether the loop still accepts jobs."""
        return not self._inbox.closed

    @property
    def is_moving(self) -> bool:
        """Whether the room plays or has goals."""
        return self.clock.playing or bool(self._goals)

    def submit(self, job: Job) -> asyncio.Future[Any]:
        """Queue ``job``; return the future of its result, as ``Inbox.put`` does."""
        answer = self._inbox.put(job)
        self._wakeup.wake()
        return answer

    def drop(self, reason: NudgeError) -> None:
        """Reject all queued jobs with ``reason``."""
        self._inbox.drop(reason)

    def play(self, rate: float | None) -> None:
        """Play at ``rate`` steps a second; where ``rate`` is None, as fast as possible."""
        self.halt()
        self.clock.play(rate, self._now(), self._step)
        self._on_change()

    def add_goal(self, count: int, max_total: int = MAX_COUNT) -> asyncio.Future[None]:
        """Have ``count`` steps made after the present goals; return the future of the last step.

        Raises LimitReached where more than ``max_total`` steps would be pending.
        """
        reached = self._goals.add(count, self._step, max_total)
        self.clock.pause()
        return reached

    def halt(self, reason: NudgeError | None = None) -> None:
        """Stop playing and reject all goals: with ``reason``, or with Interrupted."""
        self.clock.pause()
        self._goals.give_up(self._step, reason)

    @property
    def _step(self) -> int:
        return self._runner.progress.step

    async def _run(self) -> None:
        while True:
            try:
                await self._tick()
            except Exception:
                log.exception("room %s stops because of an error", self.code)
                self._stop(NudgeError(Text.of("server-internal")))

    async def _tick(self) -> None:
        if self._inbox:
            await self._inbox.serve()
            return
        reason = self._reason_to_stop()
        if reason is not None:
            self.halt(reason)
        count, to_frame = self._steps_due(), self._runner.seconds_to_frame()
        if count or (self.is_moving and to_frame == 0.0):
            await self._train(count)
            return
        delay = self.clock.delay(self._now(), self._step)
        if delay is not None:
            delay = max(SHORTEST_WAIT, min(delay, to_frame))
        await self._wakeup.wait(delay)

    async def _train(self, count: int) -> None:
        """Train for a moment."""
        goal, urgent = self._goals.next, self._goals.begin()
        ends, problem = await self._runner.train(count, goal, urgent=urgent)
        if problem is not None:
            self._stop(problem)
        elif ends:
            self._goals.reach()
        if ends or self._runner.state_is_due():
            self._announce()
        await asyncio.sleep(0)  # the frames are sent before the next slice begins

    def _steps_due(self) -> int:
        goal = self._goals.next
        return self.clock.due(self._now(), self._step) if goal is None else goal - self._step

    def _stop(self, problem: NudgeError) -> None:
        self.halt(problem)
        self._announce()
        self._on_change()
