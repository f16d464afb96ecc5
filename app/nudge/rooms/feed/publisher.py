"""Decides which frames of a room are made, and when, and puts them into the viewers' mailboxes.

At the end of each slice, a training thread makes the frames of a ``FrameRequest``. The event loop
puts them into the mailboxes. A frame that nobody has subscribed to is not made. Viewers with the
same subscription share one frame.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from nudge.rooms.feed import run_frames
from nudge.rooms.feed.hub import FrameLayout, Hub, Mailbox
from nudge.rooms.feed.progress import SessionProgress
from nudge.rooms.session import Session
from nudge.training.evaluation import Evaluation

NEVER: Final = float("inf")
TEST_EVERY: Final = 0.5
CHART_EVERY: Final = 0.25
STATE_EVERY: Final = 0.05
"""Seconds between two tests, two charts and two states of a room while it plays."""
STATE_PER_VIEWER: Final = 0.0005
"""Seconds for each viewer between two states of a room that plays, at least.

With many viewers the state is sent less often; the frames have its counters too.
"""


@dataclass(frozen=True)
class FrameResult:
    """The progress of a session after some work, and the frames that were made of it.

    ``evaluation`` is the frame of the test result ``evaluated``. None stands for a frame that was
    not made. ``tested`` says whether a test was due.
    """

    progress: SessionProgress
    frames: dict[FrameLayout, bytes]
    evaluation: bytes | None = None
    evaluated: Evaluation | None = None
    scalars: bytes | None = None
    tested: bool = False


@dataclass(frozen=True)
class FrameRequest:
    """Which frames to make of a session, and at which times of the clock (seconds) they are due.

    The evaluation frame is made only where the test result is another than ``known``, the one sent
    last: the frame is large, and many commands, such as those of drawing, do not change the result.
    """

    layouts: frozenset[FrameLayout]
    frames_at: float = 0.0
    test_at: float = 0.0
    chart_at: float = 0.0
    evaluation_wanted: bool = False
    known: Evaluation | None = None

    def make(self, session: Session, clock: Callable[[], float]) -> FrameResult:
        """Make the frames that are due; called in a training thread."""
        test_due, chart_due = clock() >= self.test_at, clock() >= self.chart_at
        found = session.evaluate() if test_due else None
        unsent = found if self.evaluation_wanted and found is not self.known else None
        return FrameResult(
            frames=run_frames.step_frames(session, self.layouts)
            if clock() >= self.frames_at
            else {},
            evaluation=run_frames.evaluation_frame(session) if unsent else None,
            evaluated=unsent,
            scalars=run_frames.scalars_frame(session) if chart_due else None,
            tested=test_due,
            progress=session.progress(),
        )


class Publisher:
    """Requests the frames of one room when they are due, and puts them into its mailboxes."""

    def __init__(self, hub: Hub, clock: Callable[[], float] = time.perf_counter) -> None:
        self._hub = hub
        self._clock = clock
        self._frames_at = self._test_at = self._chart_at = self._state_at = 0.0
        self._last_step: int | None = None
        self._evaluated: Evaluation | None = None

    def full_request(self, *, moving: bool) -> FrameRequest:
        """Return a request for everything that viewers subscribed to, due at once.

        For use after a command, whose effect must be shown. A test takes longer than the rest: it
        waits until it is due while the room is ``moving``.
        """
        demand = self._hub.demand
        return FrameRequest(
            demand.layouts,
            test_at=self._test_at if moving else 0.0,
            chart_at=0.0 if "scalars" in demand.channels else NEVER,
            evaluation_wanted="evaluation" in demand.channels,
            known=self._evaluated,
        )

    def due_request(self) -> FrameRequest:
        """Return a request for what viewers subscribed to, at the times of a room that plays."""
        demand = self._hub.demand
        return FrameRequest(
            demand.layouts,
            frames_at=self._frames_at if demand.layouts else NEVER,
            test_at=self._test_at,
            chart_at=self._chart_at if "scalars" in demand.channels else NEVER,
            evaluation_wanted="evaluation" in demand.channels,
            known=self._evaluated,
        )

    def seconds_to_frame(self) -> float:
        """Return the seconds until a step's frame is due; NEVER where nobody subscribed to one."""
        return max(0.0, self._frames_at - self._clock()) if self._hub.demand.layouts else NEVER

    def has_shown(self, step: int) -> bool:
        """Return whether the last frame was of ``step``."""
        return self._last_step == step

    def distribute(self, result: FrameResult, *, ordered: bool) -> None:
        """Put all frames into the mailboxes.

        Where ``ordered``, the step's frame and its test go into the queues: no later one replaces
        them, and a page has both before the answer to the command.
        """
        now = self._clock()
        if result.frames:
            self._hub.publish_frames(result.frames, ordered=ordered)
            interval = 1 / (self._hub.demand.frame_rate or 1.0)  # the last viewer may have left
            self._frames_at = max(self._frames_at, now - interval / 2) + interval
            self._last_step = result.progress.step
        if result.tested:
            self._test_at = now + TEST_EVERY
        self._distribute_test(result, ordered=ordered)
        if result.scalars is not None:
            self._chart_at = now + CHART_EVERY
            self._hub.publish("scalars", result.scalars)

    def put_into(self, mailbox: Mailbox, result: FrameResult) -> None:
        """Put all frames into one mailbox, and a new test into all."""
        for frame in result.frames.values():
            mailbox.put_ordered(frame, instead_of="step")
        if result.evaluation is not None and result.evaluated is self._evaluated:
            mailbox.put_ordered(result.evaluation, instead_of="evaluation")
        else:
            self._distribute_test(result, ordered=True)
        if result.scalars is not None:
            mailbox.put("scalars", result.scalars)

    def _distribute_test(self, result: FrameResult, *, ordered: bool) -> None:
        if result.evaluation is not None:
            self._evaluated = result.evaluated
            self._hub.publish("evaluation", result.evaluation, ordered=ordered)

    def state_is_due(self) -> bool:
        """Return whether the state of a room that plays is due again; if so, note the next time."""
        if self._clock() < self._state_at:
            return False
        self._state_at = self._clock() + max(STATE_EVERY, STATE_PER_VIEWER * len(self._hub))
        return True


def request_for(mailbox: Mailbox) -> FrameRequest:
    """Return a request for everything that one viewer subscribed to, due at once."""
    return FrameRequest(
        frozenset({mailbox.layout} if mailbox.layout is not None else ()),
        chart_at=0.0 if "scalars" in mailbox.channels else NEVER,
        evaluation_wanted="evaluation" in mailbox.channels,
    )
