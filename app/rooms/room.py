"""A room: a session, its clock and its viewers, kept going by one task.

The task does one thing at a time: what people asked for, in their order, and else a slice
of training of a few milliseconds. Everything that touches the session happens in a training
thread, so whoever asks waits for a slice at most, however fast the room trains.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

from app.errors import Interrupted, NudgeError
from app.rooms.bell import Bell
from app.rooms.clock import Clock
from app.rooms.course import Course
from app.rooms.hub import Hub, Mailbox
from app.rooms.inbox import Goals, Inbox, Job, closed
from app.rooms.protocol import MAX_COUNT
from app.rooms.publisher import NEVER, Publisher, Report, hand_to, order_of
from app.rooms.races import Races
from app.rooms.replays import Replays
from app.rooms.session import Session
from app.rooms.spoken import Cursor, RoomChanged, RoomState, Selection
from app.rooms.state import room_state
from app.rooms.workers import Workers
from app.training.record import StepRecord

Result = TypeVar("Result")

SLICE: Final = 0.005
"""Seconds of training between two looks at what people asked for."""
SHORTEST_WAIT: Final = 0.001

log = logging.getLogger("nudge")


class Room:
    """What ``commands`` works on and ``web`` serves. Times are those of ``clock``, in seconds."""

    def __init__(
        self,
        session: Session,
        workers: Workers,
        *,
        token_hash: str,
        idle_seconds: float,
        races: Races | None = None,
        on_change: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.code = session.code
        self.token_hash = token_hash
        self.session = session
        self.hub = Hub(clock)
        self.clock = Clock()
        self.cursor = Cursor()
        self.selection: Selection | None = None
        self.progress = session.progress()
        self.last_used = clock()
        self.changes = 0
        self.looks = 0
        self.replays = Replays(workers)
        self.course = Course(
            self.code,
            self.hub,
            workers,
            Races() if races is None else races,
            unused_for=lambda: None if len(self.hub) else clock() - self.last_used,
            idle_seconds=idle_seconds,
            clock=clock,
        )
        self._reading = asyncio.Lock()
        self._workers = workers
        self._idle_seconds = idle_seconds
        self._on_change = on_change
        self._now = clock
        self._publisher = Publisher(self.hub, clock)
        self._training: Callable[[], Any] = lambda: None
        self._inbox = Inbox()
        self._goals = Goals()
        self._bell = Bell()
        self._life: asyncio.Task[None] | None = None

    # -- what anybody may call ------------------------------------------------------------

    def start(self) -> None:
        """Begin to live; the task ends with ``stop``."""
        self._life = asyncio.get_running_loop().create_task(self._live(), name=f"room {self.code}")

    async def stop(self) -> None:
        """End the room's task; whoever still waits for something is told."""
        self._inbox.close()
        self.replays.end(closed())
        await self.course.stop()
        if self._life is not None:
            self._life.cancel()
            await asyncio.gather(self._life, return_exceptions=True)
        self.clock.pause()
        self._goals.give_up(self.progress.step, closed())

    def state(self) -> RoomState:
        """Return what is to be said of the room."""
        return room_state(
            self.code, self.progress, self.clock, self.cursor, self.selection, len(self.hub)
        )

    @property
    def is_open(self) -> bool:
        """Whether it still takes what people ask for."""
        return not self._inbox.closed

    @property
    def is_moving(self) -> bool:
        """Whether it makes steps without being asked for each."""
        return self.clock.playing or bool(self._goals)

    def submit(self, job: Job, *, used: bool = True) -> asyncio.Future[Any]:
        """Have ``job`` done after what was submitted before; return when it is done.

        If its result is itself a future, that is waited for, while the room goes on. ``used``
        says whether it is a person that asks, which keeps the room from being left alone.
        """
        if used:
            self.touch()
            self._workers.hasten(self._training)  # which this has to wait for
        answer = self._inbox.put(job)
        self._bell.ring()
        return answer

    def touch(self) -> None:
        """Note that somebody is there."""
        self.last_used = self._now()

    async def ask(self, question: Callable[[Session], Result], *, used: bool = True) -> Result:
        """Return what ``question`` finds out about the session, in its turn."""
        job = partial(self._work, partial(question, self.session))
        answer: asyncio.Future[Result] = self.submit(job, used=used)
        return await answer

    async def record_of(self, step: int) -> StepRecord:
        """Return the record of any step made so far; one at a time, in nobody's way."""
        async with self._reading:
            way = await self.ask(lambda session: session.run.way_to(step))
            return (await self.replays.walked(way)).arrived()[1]

    def show(self, mailbox: Mailbox) -> asyncio.Future[Any]:
        """Have what ``mailbox`` subscribed to made and put in it, although nothing has changed.

        However often that is asked for before its turn comes, it is done once.
        """
        if mailbox.show is None or mailbox.show.done():
            mailbox.show = self.submit(lambda: self._show(mailbox))
        return mailbox.show

    def interrupt(self, why: NudgeError) -> None:
        """Give up all that was asked for, and stop; the room can still be saved."""
        self._inbox.drop(why)
        self.replays.end(why)
        self.course.close(why)
        self.clock.pause()
        self._goals.give_up(self.progress.step, why)

    def announce(self) -> None:
        """Tell everybody the room's state."""
        message = RoomChanged(room=self.state())
        self.hub.publish("room", message.model_dump_json(by_alias=True))

    # -- what commands may do, in the room's turn -----------------------------------------

    async def act(self, action: Callable[[Session], Result]) -> Result:
        """Do something to the session and show everybody what came of it."""
        order = self._publisher.everything(moving=self.is_moving)

        def work() -> tuple[Result, Report]:
            result = action(self.session)
            return result, order.fill(self.session, self._now)

        result, report = await self._work(work)
        self._accept(report, ordered=True)
        return result

    def play(self, rate: float | None) -> None:
        """Go on by itself, at ``rate`` steps a second or (None) as fast as it goes."""
        self.halt()
        self.clock.play(rate, self._now(), self.progress.step)
        self._on_change()

    def aim(self, count: int, most: int = MAX_COUNT) -> asyncio.Future[None]:
        """Set out to make ``count`` steps (after those set out for before).

        Raises LimitReached where they would be more than ``most`` together.
        """
        reached = self._goals.add(count, self.progress.step, most)
        self.clock.pause()
        return reached

    def halt(self) -> None:
        """Stop playing, and give up steps that are not made yet."""
        self.clock.pause()
        self._goals.give_up(self.progress.step)

    def select(self, selection: Selection | None) -> None:
        """Let everybody see a neuron or weight picked out, or none."""
        self.selection = selection
        self._looked()

    def move_cursor(self, cursor: Cursor) -> None:
        """Let everybody look at another phase or place."""
        self.cursor = cursor
        self._looked()

    # -- the room's life ------------------------------------------------------------------

    async def _live(self) -> None:
        while True:
            try:
                await self._turn()
            except Exception:
                log.exception("room %s stops because of an error", self.code)
                self._stop_for(NudgeError("Something went wrong inside the server."))

    async def _turn(self) -> None:
        if self._inbox:
            await self._inbox.serve()
            return
        self._pause_if_left_alone()
        count = self._due()
        shown = self._publisher.has_shown(self.progress.step)
        to_frame = NEVER if shown else self._publisher.seconds_to_frame()
        if count or (self.is_moving and to_frame == 0.0):
            await self._slice(count)
            return
        delay = self.clock.delay(self._now(), self.progress.step)
        if delay is not None:
            delay = max(SHORTEST_WAIT, min(delay, to_frame))
        await self._bell.wait(delay)

    async def _slice(self, count: int) -> None:
        """Train for a moment; show what is due, and where a goal is reached, everything."""
        goal = self._goals.next
        due, everything = self._publisher.what_is_due(), self._publisher.everything(moving=False)
        seconds = min(SLICE, self._publisher.seconds_to_frame())

        def work() -> tuple[bool, NudgeError | None, Report]:
            problem = self.session.advance(count, seconds)
            ends = problem is not None or self.session.run.step == goal
            return ends, problem, (everything if ends else due).fill(self.session, self._now)

        self._training = work
        ends, problem, report = await self._work(work, urgent=self._goals.begin())
        self._accept(report, ordered=ends)
        if problem is not None:
            self._stop_for(problem)
        elif ends:
            self._goals.reach()
        if ends or self._publisher.state_is_due():
            self.announce()
        await asyncio.sleep(0)  # what was handed out goes out before the next slice begins

    def _due(self) -> int:
        goal = self._goals.next
        if goal is not None:
            return goal - self.progress.step
        return self.clock.due(self._now(), self.progress.step)

    def _stop_for(self, problem: NudgeError) -> None:
        self.clock.pause()
        self._goals.give_up(self.progress.step, problem)
        self.announce()
        self._on_change()

    async def _show(self, mailbox: Mailbox) -> None:
        mailbox.show = None
        if mailbox not in self.hub:
            return
        order = order_of(mailbox)
        report = await self._work(lambda: order.fill(self.session, self._now))
        self.progress = report.progress
        hand_to(mailbox, report)
        self.course.greet(mailbox)

    def _accept(self, report: Report, *, ordered: bool) -> None:
        self.progress = report.progress
        self.changes += 1
        if ordered:
            self._on_change()
        self._publisher.hand_out(report, ordered=ordered)

    def _looked(self) -> None:
        self.looks += 1
        self._on_change()

    async def _work(self, work: Callable[[], Result], *, urgent: bool = True) -> Result:
        return await self._workers.run(work, urgent=urgent)

    def _pause_if_left_alone(self) -> None:
        if len(self.hub):
            self.touch()
        elif self.is_moving and self._now() - self.last_used > self._idle_seconds:
            self.clock.pause()
            self._goals.give_up(self.progress.step, Interrupted("Nobody was there any more."))
