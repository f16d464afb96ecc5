"""The task of a race.

The task does five jobs in turn, in slices of a few milliseconds: it makes steps, sends the state,
draws the surface, looks ahead, and answers questions. All slices run in the training threads,
after the jobs that a person waits for.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import numpy as np

from nudge.descent.path import PathPoint
from nudge.descent.race import Race
from nudge.errors import NudgeError
from nudge.protocol.server_messages import RaceState
from nudge.rooms.feed.wakeup import Wakeup
from nudge.rooms.inbox import reject
from nudge.rooms.race.broadcaster import RaceBroadcaster
from nudge.rooms.race.pace import Pace
from nudge.rooms.race.race_plane import RacePlane
from nudge.rooms.threads.background_job import BackgroundJob
from nudge.rooms.threads.workers import Workers
from nudge.texts import Text
from nudge.training.resumable import Resumable, Runner

Result = TypeVar("Result")
Question = Callable[[Race, RacePlane], Resumable[Result]]
"""Work on a race and its plane. It reads the runs in its first piece only, as of one moment."""

SLICE: Final = 0.005
"""Seconds of one slice of a job."""

log = logging.getLogger("nudge")


class RaceRunner:
    """Runs ``race`` from ``start`` to ``end``. It alone decides whether the race plays.

    ``broadcast`` makes the broadcaster. ``is_abandoned`` returns whether the room has been empty
    for so long that the race is to pause. ``on_fault`` is called after an error in the server,
    which ends the task. ``clock`` returns seconds.
    """

    def __init__(
        self,
        race: Race,
        broadcast: Callable[[RaceRunner], RaceBroadcaster],
        workers: Workers,
        *,
        clock: Callable[[], float],
        is_abandoned: Callable[[], bool],
        on_fault: Callable[[], None],
    ) -> None:
        self.race, self.playing = race, False
        self.broadcaster = broadcast(self)
        self._workers, self._now = workers, clock
        self._is_abandoned, self._on_fault = is_abandoned, on_fault
        self._pace = Pace(race.front, clock())
        self._advancing = BackgroundJob(self._begin_advancing, lambda _: None)
        self._answering = BackgroundJob(self._begin_question, self._finish_question)
        self._questions: deque[tuple[Question[Any], asyncio.Future[Any]]] = deque()
        self._lock = asyncio.Lock()
        self._job: Callable[[], Any] = lambda: None
        self._wakeup = Wakeup()
        self._task: asyncio.Task[None] | None = None

    def start(self, name: str) -> None:
        """Start the task."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name=name)

    def end(self, reason: NudgeError) -> asyncio.Future[Any]:
        """Cancel the task and reject all that waits; return a future of the task's end."""
        self.broadcaster.end(reason)
        while self._questions:
            reject(self._questions.popleft()[1], reason)
        tasks = [self._task] if self._task is not None else []
        for task in tasks:
            task.cancel()
        return asyncio.gather(*tasks, return_exceptions=True)

    # -- for the controller ---------------------------------------------------------------

    @property
    def is_moving(self) -> bool:
        """Whether the runs make steps."""
        return self.playing and not self.race.is_over

    @property
    def has_begun(self) -> bool:
        """Whether the race plays, or its runs have made steps."""
        return self.playing or any(each.state.step > 0 for each in self.race.runs)

    @property
    def costs_pending(self) -> bool:
        """Whether the cost at the newest point of a run is not computed yet."""
        return not self.race.is_measured

    def wake(self) -> None:
        """Wake the task: there may be something to do."""
        self._wakeup.wake()

    def play(self) -> None:
        """Let the runs make steps."""
        self.playing = True
        self._advancing.drop()
        self._pace.rest(self._now())
        self.broadcaster.send_at_once()
        self._wakeup.wake()

    def pause(self) -> None:
        """Stop the runs where they are: a step in progress is dropped."""
        self.playing = False
        self._advancing.drop()
        self.broadcaster.send_at_once()
        self._wakeup.wake()

    async def replace_race(self, make: Callable[[], Race]) -> None:
        """Replace the race by ``make()``, called between two slices; keep it where that raises."""
        self._workers.prioritize(self._job)
        async with self._lock:
            race = await self._workers.run(make, urgent=True)
            self.race = race
            self.broadcaster.set_race()
        self._advancing.drop()
        self._pace = Pace(race.front, self._now())
        self._changed()

    async def state(self) -> RaceState:
        """Return the newest state of the race."""
        state = self.broadcaster.state()
        self._wakeup.wake()
        return await state

    async def ask(self, question: Question[Result]) -> Result:
        """Return the result of ``question``, which waits for the questions before it."""
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._questions.append((question, answer))
        self._wakeup.wake()
        return await answer

    # -- the task -------------------------------------------------------------------------

    async def _run(self) -> None:
        try:
            while True:
                await self._tick()
        except Exception:
            log.exception("the %s ends because of an error", self._task and self._task.get_name())
            self._on_fault()

    async def _tick(self) -> None:
        if self.is_moving and self._is_abandoned():
            self.pause()
        jobs = (
            self._advancing,
            self.broadcaster.sending,
            self.broadcaster.drawing,
            self.broadcaster.looking,
            self._answering,
        )
        busy = [await self._run_slice(job) for job in jobs]
        if not any(busy):
            await self._wakeup.wait(self._delay())

    async def _run_slice(self, job: BackgroundJob[Any]) -> bool:
        """Do a slice of one job; return whether there was anything to do."""
        async with self._lock:
            running = job.current()
            if running is None:
                return False
            before = _newest_points(self.race)
            self._job = partial(_run_for_slice, running)
            is_done = await self._workers.run(self._job, urgent=False)
            if _newest_points(self.race) != before:
                self.broadcaster.changed()
            if is_done and job.is_current(running):
                job.finish(running)
        return True

    def _begin_advancing(self) -> Resumable[None] | None:
        """Return the runs' work: steps up to the pace's goal, or at rest the pending costs."""
        race, now = self.race, self._now()
        if self.is_moving:
            is_due = self._pace.delay(now) == 0
            return race.advance_to(self._pace.goal(now, race.pace, race.until)) if is_due else None
        return race.measure() if self.costs_pending else None

    def _begin_question(self) -> Resumable[tuple[Any, NudgeError | None]] | None:
        return self._run_question(self._questions[0][0]) if self._questions else None

    def _run_question(self, question: Question[Any]) -> Resumable[tuple[Any, NudgeError | None]]:
        try:
            return (yield from question(self.race, self.broadcaster.race_plane)), None
        except NudgeError as error:
            return None, error

    def _finish_question(self, found: tuple[Any, NudgeError | None]) -> None:
        _, answer = self._questions.popleft()
        result, error = found
        if error is not None:
            reject(answer, error)
        elif not answer.done():
            answer.set_result(result)

    def _delay(self) -> float | None:
        """Return the seconds until there is something to do; None: wait for ``wake``."""
        going = self._pace.delay(self._now()) if self.is_moving else None
        due = [delay for delay in (going, self.broadcaster.delay()) if delay is not None]
        return min(due, default=None)

    def _changed(self) -> None:
        self.broadcaster.changed()
        self._wakeup.wake()


def _run_for_slice(running: Runner[Any]) -> bool:
    """Do a slice of work, without warnings: a diverging run overflows, and that is reported."""
    with np.errstate(all="ignore"):
        return running.run_for(SLICE)


def _newest_points(race: Race) -> tuple[tuple[PathPoint, Text | None], ...]:
    """Return the newest point and the divergence of each run: they tell whether a run moved."""
    return tuple((each.path.newest, each.diverged) for each in race.runs)
