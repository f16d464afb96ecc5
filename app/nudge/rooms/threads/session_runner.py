"""Runs all work on a session in the training threads, and sends its frames to the viewers.

One piece of work runs at a time. Each returns its result and a ``FrameResult``: the session's
progress and the frames, which are then put into the viewers' mailboxes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from nudge.errors import NudgeError
from nudge.rooms.feed.hub import Hub, Mailbox
from nudge.rooms.feed.publisher import NEVER, FrameResult, Publisher, request_for
from nudge.rooms.session import Session
from nudge.rooms.threads.workers import Workers

Result = TypeVar("Result")

SLICE: Final = 0.005
"""Seconds of training in one slice. Between two slices, waiting commands are carried out."""


class SliceResult(NamedTuple):
    """The end of a slice of training.

    ``ends`` says whether training ends there: at its goal, or because of ``problem``.
    """

    ends: bool
    problem: NudgeError | None


class SessionRunner:
    """Runs the work on one session, and sends the frames of it to the viewers of ``hub``.

    ``progress`` is that of the session after the last work. ``changes`` counts the actions and the
    slices of training. ``on_change`` is called after an action, and when training ends. Times are
    those of ``clock``, in seconds.
    """

    def __init__(
        self,
        session: Session,
        workers: Workers,
        hub: Hub,
        *,
        on_change: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.session = session
        self.progress = session.progress()
        self.changes = 0
        self._workers = workers
        self._hub = hub
        self._on_change = on_change
        self._now = clock
        self._publisher = Publisher(hub, clock)
        self._training: Callable[[], Any] = lambda: None

    async def ask(self, question: Callable[[Session], Result]) -> Result:
        """Return what ``question`` returns for the session; it must not change the session."""
        return await self._work(lambda: question(self.session))

    async def act(self, action: Callable[[Session], Result], *, moving: bool) -> Result:
        """Return what ``action`` returns for the session, and send its effect to all viewers.

        ``moving`` says that the room makes steps by itself: then a test waits until it is due.
        """
        request = self._publisher.full_request(moving=moving)

        def work() -> tuple[Result, FrameResult]:
            result = action(self.session)
            return result, request.make(self.session, self._now)

        result, frame_result = await self._work(work)
        self._accept(frame_result, ordered=True)
        return result

    async def train(self, count: int, goal: int | None, *, urgent: bool) -> SliceResult:
        """Make up to ``count`` steps in one slice, and send the frames that are due.

        Where training ends, at step ``goal`` or by a problem, everything that viewers subscribed to
        is sent. ``urgent`` work runs before that of rooms that play.
        """
        due, full = self._publisher.due_request(), self._publisher.full_request(moving=False)
        seconds = min(SLICE, self._publisher.seconds_to_frame())

        def work() -> tuple[SliceResult, FrameResult]:
            problem = self.session.advance(count, seconds)
            ends = problem is not None or self.session.run.step == goal
            result = (full if ends else due).make(self.session, self._now)
            return SliceResult(ends, problem), result

        self._training = work
        slice_result, frame_result = await self._work(work, urgent=urgent)
        self._accept(frame_result, ordered=slice_result.ends)
        return slice_result

    async def show(self, mailbox: Mailbox) -> None:
        """Put everything that ``mailbox`` subscribed to into it, although nothing has changed."""
        request = request_for(mailbox)
        result = await self._work(lambda: request.make(self.session, self._now))
        self.progress = result.progress
        self._publisher.put_into(mailbox, result)

    def prioritize(self) -> None:
        """Make a slice of training that waits for a thread urgent: a command waits for its end."""
        self._workers.prioritize(self._training)

    def seconds_to_frame(self) -> float:
        """Return the seconds until a frame of the present step is due; NEVER where it was sent."""
        shown = self._publisher.has_shown(self.progress.step)
        return NEVER if shown else self._publisher.seconds_to_frame()

    def state_is_due(self) -> bool:
        """Return whether the state of a room that plays is due again; if so, note the next time."""
        return self._publisher.state_is_due()

    def _accept(self, result: FrameResult, *, ordered: bool) -> None:
        self.progress = result.progress
        self.changes += 1
        if ordered:
            self._on_change()
        self._publisher.distribute(result, ordered=ordered)

    async def _work(self, work: Callable[[], Result], *, urgent: bool = True) -> Result:
        return await self._workers.run(work, urgent=urgent)
