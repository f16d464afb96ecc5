"""A session in the hands of the training threads, and what viewers are shown of their work.

Whatever touches the session is done here, one piece at a time. Each piece of work ends with a
report of where the session stands, with the frames that were made of it, and these are handed out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from nudge.errors import NudgeError
from nudge.rooms.feed.hub import Hub, Mailbox
from nudge.rooms.feed.publisher import NEVER, FrameResult, Publisher, hand_to, order_of
from nudge.rooms.session import Session
from nudge.rooms.threads.workers import Workers

Result = TypeVar("Result")

SLICE: Final = 0.005
"""Seconds of training between two looks at what people asked for."""


class Trained(NamedTuple):
    """What came of a slice of training: whether it ``ends`` there, at its goal or by a problem."""

    ends: bool
    problem: NudgeError | None


class SessionRunner:
    """Works on one session. ``on_change`` is called where it was done for somebody.

    ``progress`` is where the session stood after the last work; ``changes`` counts what changed it.
    Times are those of ``clock``, in seconds.
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
        """Return what ``question`` finds out about the session."""
        return await self._work(lambda: question(self.session))

    async def act(self, action: Callable[[Session], Result], *, moving: bool) -> Result:
        """Do something to the session and show everybody what came of it.

        ``moving`` says that the room goes on by itself: what takes long then waits for its time.
        """
        order = self._publisher.everything(moving=moving)

        def work() -> tuple[Result, FrameResult]:
            result = action(self.session)
            return result, order.make(self.session, self._now)

        result, report = await self._work(work)
        self._accept(report, ordered=True)
        return result

    async def train(self, count: int, goal: int | None, *, urgent: bool) -> Trained:
        """Make up to ``count`` steps for a moment; show what is due, and at the goal everything."""
        due, everything = self._publisher.what_is_due(), self._publisher.everything(moving=False)
        seconds = min(SLICE, self._publisher.seconds_to_frame())

        def work() -> tuple[Trained, FrameResult]:
            problem = self.session.advance(count, seconds)
            ends = problem is not None or self.session.run.step == goal
            report = (everything if ends else due).make(self.session, self._now)
            return Trained(ends, problem), report

        self._training = work
        trained, report = await self._work(work, urgent=urgent)
        self._accept(report, ordered=trained.ends)
        return trained

    async def show(self, mailbox: Mailbox) -> None:
        """Make what ``mailbox`` subscribed to and put it there, although nothing has changed."""
        order = order_of(mailbox)
        report = await self._work(lambda: order.make(self.session, self._now))
        self.progress = report.progress
        hand_to(mailbox, report)

    def hasten(self) -> None:
        """Let a slice of training that waits for a thread have one soon: others wait for it."""
        self._workers.hasten(self._training)

    def seconds_to_frame(self) -> float:
        """Return how long until a frame of where the session stands is wanted, or NEVER."""
        shown = self._publisher.has_shown(self.progress.step)
        return NEVER if shown else self._publisher.seconds_to_frame()

    def state_is_due(self) -> bool:
        """Whether it is time to tell the room's state again while it plays."""
        return self._publisher.state_is_due()

    def _accept(self, report: FrameResult, *, ordered: bool) -> None:
        self.progress = report.progress
        self.changes += 1
        if ordered:
            self._on_change()
        self._publisher.hand_out(report, ordered=ordered)

    async def _work(self, work: Callable[[], Result], *, urgent: bool = True) -> Result:
        return await self._workers.run(work, urgent=urgent)
