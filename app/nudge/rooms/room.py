"""A room: a session, its viewers and what they look at, kept going by one task.

The task is its ``loop``, which decides what is done next. The ``runner`` does it: nothing else
touches the session.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from nudge.errors import Interrupted, NudgeError
from nudge.protocol.server_messages import Cursor, RoomChanged, RoomState, Selection
from nudge.rooms.feed.hub import Hub, Mailbox
from nudge.rooms.feed.state import room_state
from nudge.rooms.inbox import Job, closed
from nudge.rooms.loop import RoomLoop
from nudge.rooms.race.controller import RaceController
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.replays import Replays
from nudge.rooms.session import Session
from nudge.rooms.threads.session_runner import SessionRunner
from nudge.rooms.threads.workers import Workers
from nudge.training.record import StepRecord

Result = TypeVar("Result")


class Room:
    """What ``commands`` works on and ``web`` serves. Times are those of ``clock``, in seconds."""

    def __init__(
        self,
        session: Session,
        workers: Workers,
        *,
        token_hash: str,
        idle_seconds: float,
        races: RaceSlots | None = None,
        on_change: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.code = session.code
        self.token_hash = token_hash
        self.session = session
        self.hub = Hub(clock)
        self.cursor = Cursor()
        self.selection: Selection | None = None
        self.last_used = clock()
        self.looks = 0
        self.replays = Replays(workers)
        self.race = RaceController(
            self.code,
            self.hub,
            workers,
            RaceSlots() if races is None else races,
            unused_for=lambda: None if len(self.hub) else clock() - self.last_used,
            idle_seconds=idle_seconds,
            clock=clock,
        )
        self._reading = asyncio.Lock()
        self._idle_seconds = idle_seconds
        self._on_change = on_change
        self._now = clock
        self.runner = SessionRunner(session, workers, self.hub, on_change=on_change, clock=clock)
        self.loop = RoomLoop(
            self.code,
            self.runner,
            announce=self.announce,
            on_change=on_change,
            why_to_end=self._left_alone,
            now=clock,
        )

    # -- what anybody may call ------------------------------------------------------------

    def start(self) -> None:
        """Begin to live; that ends with ``stop``."""
        self.loop.start()

    async def stop(self) -> None:
        """End the room's task; whoever still waits for something is told."""
        self.loop.close()
        self.replays.end(closed())
        await self.race.stop()
        await self.loop.end()

    def state(self) -> RoomState:
        """Return what is to be said of the room."""
        return room_state(
            self.code,
            self.runner.progress,
            self.loop.clock,
            self.cursor,
            self.selection,
            len(self.hub),
        )

    def submit(self, job: Job, *, used: bool = True) -> asyncio.Future[Any]:
        """Have ``job`` done after what was submitted before; return when it is done.

        If its result is itself a future, that is waited for, while the room goes on. ``used``
        says whether it is a person that asks, which keeps the room from being left alone.
        """
        if used:
            self.touch()
            self.runner.hasten()  # which this has to wait for
        return self.loop.submit(job)

    def touch(self) -> None:
        """Note that somebody is there."""
        self.last_used = self._now()

    async def ask(self, question: Callable[[Session], Result], *, used: bool = True) -> Result:
        """Return what ``question`` finds out about the session, in its turn."""
        job = partial(self.runner.ask, question)
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
        self.loop.drop(why)
        self.replays.end(why)
        self.race.close(why)
        self.loop.halt(why)

    def announce(self) -> None:
        """Tell everybody the room's state."""
        message = RoomChanged(room=self.state())
        self.hub.publish("room", message.model_dump_json(by_alias=True))

    # -- what commands may do, in the room's turn -----------------------------------------

    async def act(self, action: Callable[[Session], Result]) -> Result:
        """Do something to the session and show everybody what came of it."""
        return await self.runner.act(action, moving=self.loop.is_moving)

    def select(self, selection: Selection | None) -> None:
        """Let everybody see a neuron or weight picked out, or none."""
        self.selection = selection
        self._looked()

    def move_cursor(self, cursor: Cursor) -> None:
        """Let everybody look at another phase or place."""
        self.cursor = cursor
        self._looked()

    # -- what its life asks of it ---------------------------------------------------------

    async def _show(self, mailbox: Mailbox) -> None:
        mailbox.show = None
        if mailbox in self.hub:
            await self.runner.show(mailbox)
            self.race.greet(mailbox)

    def _looked(self) -> None:
        self.looks += 1
        self._on_change()

    def _left_alone(self) -> NudgeError | None:
        """Return why the room should not go on by itself, where nobody is there any more."""
        if len(self.hub):
            self.touch()
        elif self.loop.is_moving and self._now() - self.last_used > self._idle_seconds:
            return Interrupted("Nobody was there any more.")
        return None
