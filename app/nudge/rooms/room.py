"""A room: a session, its viewers, their shared view, and the task that runs the room.

The ``loop`` is that task: it decides what is done next. The ``runner`` does it. Nothing else
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
from nudge.rooms.inbox import Job, closed_error
from nudge.rooms.loop import RoomLoop
from nudge.rooms.race.controller import RaceController
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.replays import Replays
from nudge.rooms.session import Session
from nudge.rooms.threads.session_runner import SessionRunner
from nudge.rooms.threads.workers import Workers
from nudge.texts import Text
from nudge.training.record import StepRecord

Result = TypeVar("Result")


class Room:
    """The room that ``commands`` changes and ``web`` serves. ``clock`` returns seconds.

    ``on_change`` is called when there is something to save. ``view_changes`` counts the changes of
    cursor and selection. Without ``race_slots``, the room has slots of its own.
    """

    def __init__(
        self,
        session: Session,
        workers: Workers,
        *,
        token_hash: str,
        idle_seconds: float,
        race_slots: RaceSlots | None = None,
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
        self.view_changes = 0
        self.replays = Replays(workers)
        self.race = RaceController(
            self.code,
            self.hub,
            workers,
            RaceSlots() if race_slots is None else race_slots,
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
            reason_to_stop=self._reason_to_stop,
            now=clock,
        )

    # -- for all callers ------------------------------------------------------------------

    def start(self) -> None:
        """Start the room's task; ``stop`` ends it."""
        self.loop.start()

    async def stop(self) -> None:
        """End the room's task and its race, and reject all that waits."""
        self.loop.close()
        self.replays.end(closed_error())
        await self.race.stop()
        await self.loop.end()

    def state(self) -> RoomState:
        """Return the state of the room, as viewers get it."""
        return room_state(
            self.code,
            self.runner.progress,
            self.loop.clock,
            self.cursor,
            self.selection,
            len(self.hub),
        )

    def submit(self, job: Job, *, used: bool = True) -> asyncio.Future[Any]:
        """Queue ``job``; return the future of its result.

        If the result is itself a future, its result is passed on later; the room goes on meanwhile.
        ``used``: a person asks, so the room counts as used now.
        """
        if used:
            self.touch()
            self.runner.prioritize()  # the job waits for the slice in progress
        return self.loop.submit(job)

    def touch(self) -> None:
        """Note that the room is used now."""
        self.last_used = self._now()

    async def ask(self, question: Callable[[Session], Result], *, used: bool = True) -> Result:
        """Return ``question(session)``, queued as a job; ``used`` as in ``submit``."""
        job = partial(self.runner.ask, question)
        answer: asyncio.Future[Result] = self.submit(job, used=used)
        return await answer

    async def record_at(self, step: int) -> StepRecord:
        """Return the record of any step made so far, without moving the run.

        One record is made at a time, in slices between other work. Raises NudgeError unless
        0 <= step <= latest.
        """
        async with self._reading:
            replay = await self.ask(lambda session: session.run.replay_to(step))
            return (await self.replays.finish(replay)).arrived()[1]

    def show(self, mailbox: Mailbox) -> asyncio.Future[Any]:
        """Queue the frames that ``mailbox`` subscribed to, although nothing has changed.

        Several requests before the job runs are one job. Return the future of the job.
        """
        if mailbox.pending_show is None or mailbox.pending_show.done():
            mailbox.pending_show = self.submit(lambda: self._show(mailbox))
        return mailbox.pending_show

    def interrupt(self, reason: NudgeError) -> None:
        """Reject jobs and goals and end the race, with ``reason``. The room can still be saved."""
        self.loop.drop(reason)
        self.replays.end(reason)
        self.race.close(reason)
        self.loop.halt(reason)

    def announce(self) -> None:
        """Send the room's state to all viewers."""
        message = RoomChanged(room=self.state())
        self.hub.publish("room", message.model_dump_json(by_alias=True))

    # -- for commands only, within a queued job -------------------------------------------

    async def act(self, action: Callable[[Session], Result]) -> Result:
        """Return ``action(session)``, and send its effect to all viewers."""
        return await self.runner.act(action, moving=self.loop.is_moving)

    def select(self, selection: Selection | None) -> None:
        """Select a neuron or a weight for all viewers; None selects nothing."""
        self.selection = selection
        self._note_view_change()

    def move_cursor(self, cursor: Cursor) -> None:
        """Move the shared cursor: the phase, place and chapter that all viewers see."""
        self.cursor = cursor
        self._note_view_change()

    # -- internal -------------------------------------------------------------------------

    async def _show(self, mailbox: Mailbox) -> None:
        mailbox.pending_show = None
        if mailbox in self.hub:
            await self.runner.show(mailbox)
            self.race.show_to(mailbox)

    def _note_view_change(self) -> None:
        self.view_changes += 1
        self._on_change()

    def _reason_to_stop(self) -> NudgeError | None:
        """Return the error to stop with, where the room trains but nobody has used it for long."""
        if len(self.hub):
            self.touch()
        elif self.loop.is_moving and self._now() - self.last_used > self._idle_seconds:
            return Interrupted(Text.of("server-nobody-there"))
        return None
