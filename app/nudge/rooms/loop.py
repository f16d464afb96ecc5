"""The one task of a room: what people asked for, in their order, and else a slice of training.

So one thing is done at a time, and whoever asks waits for a slice of a few milliseconds at most,
however fast the room trains.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

from nudge.errors import NudgeError
from nudge.protocol.client_messages import MAX_COUNT
from nudge.rooms.feed.wakeup import Wakeup
from nudge.rooms.inbox import Goals, Inbox, Job, closed
from nudge.rooms.threads.clock import Clock
from nudge.rooms.threads.session_runner import SessionRunner

SHORTEST_WAIT: Final = 0.001
"""Seconds to wait at least where anything is waited for."""

log = logging.getLogger("nudge")


class RoomLoop:
    """Keeps a room going: it plays by its ``clock``, or makes the steps that were asked for.

    ``announce`` tells everybody the room's state, ``on_change`` that it is to be saved.
    ``why_to_end`` says why a room that moves should do so no longer, if there is a reason. Times
    are those of ``now``, in seconds.
    """

    def __init__(
        self,
        code: str,
        runner: SessionRunner,
        *,
        announce: Callable[[], None],
        on_change: Callable[[], None],
        why_to_end: Callable[[], NudgeError | None],
        now: Callable[[], float],
    ) -> None:
        self.code = code
        self.clock = Clock()
        self._runner = runner
        self._announce = announce
        self._on_change = on_change
        self._why_to_end = why_to_end
        self._now = now
        self._inbox = Inbox()
        self._goals = Goals()
        self._wakeup = Wakeup()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to live; the task ends with ``end``."""
        self._task = asyncio.get_running_loop().create_task(
            self._run_on(), name=f"room {self.code}"
        )

    def close(self) -> None:
        """Take nothing more; whoever waits for something to be done is told."""
        self._inbox.close()

    async def end(self) -> None:
        """End the task; whoever waits for steps is told."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self.halt(closed())

    @property
    def is_open(self) -> bool:
        """Whether it still takes what people ask for."""
        return not self._inbox.closed

    @property
    def is_moving(self) -> bool:
        """Whether it makes steps without being asked for each."""
        return self.clock.playing or bool(self._goals)

    def submit(self, job: Job) -> asyncio.Future[Any]:
        """Have ``job`` done after what was submitted before; as ``Inbox.put``."""
        answer = self._inbox.put(job)
        self._wakeup.wake()
        return answer

    def drop(self, why: NudgeError) -> None:
        """Give up what waits to be done."""
        self._inbox.drop(why)

    def play(self, rate: float | None) -> None:
        """Go on by itself, at ``rate`` steps a second or (None) as fast as it goes."""
        self.halt()
        self.clock.play(rate, self._now(), self._step)
        self._on_change()

    def aim(self, count: int, most: int = MAX_COUNT) -> asyncio.Future[None]:
        """Set out to make ``count`` steps (after those set out for before).

        Raises LimitReached where they would be more than ``most`` together.
        """
        reached = self._goals.add(count, self._step, most)
        self.clock.pause()
        return reached

    def halt(self, why: NudgeError | None = None) -> None:
        """Stop playing, and give up steps that are not made yet: because of ``why``, if told."""
        self.clock.pause()
        self._goals.give_up(self._step, why)

    @property
    def _step(self) -> int:
        return self._runner.progress.step

    async def _run_on(self) -> None:
        while True:
            try:
                await self._tick()
            except Exception:
                log.exception("room %s stops because of an error", self.code)
                self._stop_for(NudgeError("Something went wrong inside the server."))

    async def _tick(self) -> None:
        if self._inbox:
            await self._inbox.serve()
            return
        why = self._why_to_end()
        if why is not None:
            self.halt(why)
        count, to_frame = self._due(), self._runner.seconds_to_frame()
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
            self._stop_for(problem)
        elif ends:
            self._goals.reach()
        if ends or self._runner.state_is_due():
            self._announce()
        await asyncio.sleep(0)  # what was handed out goes out before the next slice begins

    def _due(self) -> int:
        goal = self._goals.next
        return self.clock.due(self._now(), self._step) if goal is None else goal - self._step

    def _stop_for(self, problem: NudgeError) -> None:
        self.halt(problem)
        self._announce()
        self._on_change()
