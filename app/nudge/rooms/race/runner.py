"""A race under way: a task that keeps it going, looks where it is, and shows it.

The task does a few things side by side, each in pieces of a few milliseconds: letting the runs
go on, telling where they are, drawing the surface, answering questions. All pieces go to the
training threads, and wait there behind what a person waits for.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import numpy as np

from nudge.descent.path import Point
from nudge.descent.race import Race
from nudge.errors import NudgeError
from nudge.protocol.server_messages import RaceState
from nudge.rooms.feed.wakeup import Wakeup
from nudge.rooms.inbox import refuse
from nudge.rooms.race.broadcaster import RaceBroadcaster
from nudge.rooms.race.landscape import Landscape
from nudge.rooms.race.pace import Pace
from nudge.rooms.threads.background_job import BackgroundJob
from nudge.rooms.threads.workers import Workers
from nudge.training.resumable import Resumable, Runner

Result = TypeVar("Result")
Question = Callable[[Race, Landscape], Resumable[Result]]
"""Asked of a race in its turn. All it takes of the runs it takes in its first piece."""

SLICE: Final = 0.005
"""Seconds of one thing between two looks at what else is to be done."""

log = logging.getLogger("nudge")


class RaceRunner:
    """Keeps ``race`` going, from ``start`` to ``end``. It alone decides whether the race plays.

    ``broadcast`` makes what sends the race to viewers. ``is_left`` tells whether the room has been
    empty for so long that the runs are to rest. ``on_fault`` is called where the server itself is
    at fault, and the race is to end.
    """

    def __init__(
        self,
        race: Race,
        broadcast: Callable[[RaceRunner], RaceBroadcaster],
        workers: Workers,
        *,
        clock: Callable[[], float],
        is_left: Callable[[], bool],
        on_fault: Callable[[], None],
    ) -> None:
        self.race, self.playing, self.settling = race, False, True
        self.broadcaster = broadcast(self)
        self._workers, self._now = workers, clock
        self._is_left, self._on_fault = is_left, on_fault
        self._pace = Pace(race.front, clock())
        self._going = BackgroundJob(self._go_on, self._gone)
        self._answering = BackgroundJob(self._take_question, self._answer)
        self._questions: deque[tuple[Question[Any], asyncio.Future[Any]]] = deque()
        self._lock = asyncio.Lock()
        self._job: Callable[[], Any] = lambda: None
        self._wakeup = Wakeup()
        self._task: asyncio.Task[None] | None = None

    def start(self, name: str) -> None:
        """Begin to live."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name=name)

    def end(self, why: NudgeError) -> asyncio.Future[Any]:
        """Stop living; whoever waits for something is told. It is over when the result is done."""
        self.broadcaster.end(why)
        while self._questions:
            refuse(self._questions.popleft()[1], why)
        tasks = [self._task] if self._task is not None else []
        for task in tasks:
            task.cancel()
        return asyncio.gather(*tasks, return_exceptions=True)

    # -- what people do -------------------------------------------------------------------

    @property
    def is_moving(self) -> bool:
        """Whether the runs go on."""
        return self.playing and not self.race.is_over

    def wake(self) -> None:
        """Have it look at once what there is to do."""
        self._wakeup.wake()

    def play(self) -> None:
        """Have the runs go on."""
        self.playing = True
        self._going.drop()
        self._pace.rest(self._now())
        self.broadcaster.hurry()
        self._wakeup.wake()

    def pause(self) -> None:
        """Leave the runs where they are: a step that is being made is not taken."""
        self.playing, self.settling = False, True
        self._going.drop()
        self.broadcaster.hurry()
        self._wakeup.wake()

    async def become(self, make: Callable[[], Race]) -> None:
        """Go on with another race, made between two pieces; where that fails, with the same."""
        self._workers.hasten(self._job)
        async with self._lock:
            race = await self._workers.run(make, urgent=True)
            self.race = race
            self.broadcaster.suit()
        self._going.drop()
        self._pace, self.settling = Pace(race.front, self._now()), True
        self._changed()

    async def state(self) -> RaceState:
        """Return where the race stands."""
        told = self.broadcaster.told()
        self._wakeup.wake()
        return await told

    async def ask(self, question: Question[Result]) -> Result:
        """Return what ``question`` finds out."""
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._questions.append((question, answer))
        self._wakeup.wake()
        return await answer

    # -- its life -------------------------------------------------------------------------

    async def _run(self) -> None:
        try:
            while True:
                await self._tick()
        except Exception:
            log.exception("the %s ends because of an error", self._task and self._task.get_name())
            self._on_fault()

    async def _tick(self) -> None:
        if self.is_moving and self._is_left():
            self.pause()
        jobs = (self._going, self.broadcaster.telling, self.broadcaster.drawing, self._answering)
        busy = [await self._slice(job) for job in jobs]
        if not any(busy):
            await self._wakeup.wait(self._delay())

    async def _slice(self, job: BackgroundJob[Any]) -> bool:
        """Do a piece of one thing; return whether there was anything to do."""
        async with self._lock:
            running = job.current()
            if running is None:
                return False
            before = _standing(self.race)
            self._job = partial(_go, running)
            is_done = await self._workers.run(self._job, urgent=False)
            if _standing(self.race) != before:
                self.broadcaster.changed()
            if is_done and job.has(running):
                job.finish(running)
        return True

    def _go_on(self) -> Resumable[None] | None:
        """Return what the runs are to do now: go on as far as it is time for, or look around."""
        race, now = self.race, self._now()
        if self.is_moving:
            is_due = self._pace.delay(now) == 0
            return race.advance_to(self._pace.goal(now, race.pace, race.until)) if is_due else None
        return race.look_around() if self.settling else None

    def _gone(self, _: None) -> None:
        self.settling = False

    def _take_question(self) -> Resumable[tuple[Any, NudgeError | None]] | None:
        return self._found(self._questions[0][0]) if self._questions else None

    def _found(self, question: Question[Any]) -> Resumable[tuple[Any, NudgeError | None]]:
        try:
            return (yield from question(self.race, self.broadcaster.landscape)), None
        except NudgeError as error:
            return None, error

    def _answer(self, found: tuple[Any, NudgeError | None]) -> None:
        _, answer = self._questions.popleft()
        result, error = found
        if error is not None:
            refuse(answer, error)
        elif not answer.done():
            answer.set_result(result)

    def _delay(self) -> float | None:
        """Return the seconds until there is something to do; None: when somebody rings."""
        going = self._pace.delay(self._now()) if self.is_moving else None
        due = [delay for delay in (going, self.broadcaster.delay()) if delay is not None]
        return min(due, default=None)

    def _changed(self) -> None:
        self.broadcaster.changed()
        self._wakeup.wake()


def _go(running: Runner[Any]) -> bool:
    """Go on with some work. What overflows where a run diverges is told as none, not warned of."""
    with np.errstate(all="ignore"):
        return running.run_for(SLICE)


def _standing(race: Race) -> tuple[tuple[Point, str | None], ...]:
    """Return what is told of the runs: points never change, they are replaced."""
    return tuple((each.path.newest, each.diverged) for each in race.runs)
