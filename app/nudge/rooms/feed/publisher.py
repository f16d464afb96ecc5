"""What a room shows, when: frames as often as wanted, tests and charts every so often.

A training thread fills an ``FrameRequest`` when its slice is over; the event loop hands out what
came of it. Nothing is made that nobody wants, and everything is made once for all.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from nudge.rooms.feed import run_frames
from nudge.rooms.feed.hub import Hub, Layout, Mailbox
from nudge.rooms.feed.progress import Progress
from nudge.rooms.session import Session
from nudge.training.evaluation import Evaluation

NEVER: Final = float("inf")
TEST_EVERY: Final = 0.5
CHART_EVERY: Final = 0.25
STATE_EVERY: Final = 0.05
"""Seconds between two of each while a room plays."""
STATE_OF_MANY: Final = 0.0005
"""Seconds for each viewer that the room's state then waits at least: counters are in frames too."""


@dataclass(frozen=True)
class FrameResult:
    """What a session looks like after some work, and what was made to be sent of it.

    ``evaluated`` is what ``evaluation`` tells.
    """

    progress: Progress
    frames: dict[Layout, bytes]
    evaluation: bytes | None = None
    evaluated: Evaluation | None = None
    scalars: bytes | None = None
    tested: bool = False


@dataclass(frozen=True)
class FrameRequest:
    """What to make of a session once the clock passes each of the times.

    An evaluation is made unless it is the one ``known`` already: it is large, and many commands,
    such as those of whoever is drawing, leave it as it is.
    """

    layouts: frozenset[Layout]
    frames_at: float = 0.0
    test_at: float = 0.0
    chart_at: float = 0.0
    evaluation_wanted: bool = False
    known: Evaluation | None = None

    def make(self, session: Session, clock: Callable[[], float]) -> FrameResult:
        """Make what is due, in a training thread."""
        test_due, chart_due = clock() >= self.test_at, clock() >= self.chart_at
        found = session.evaluate() if test_due else None
        told = found if self.evaluation_wanted and found is not self.known else None
        return FrameResult(
            frames=run_frames.step_frames(session, self.layouts)
            if clock() >= self.frames_at
            else {},
            evaluation=run_frames.evaluation_frame(session) if told else None,
            evaluated=told,
            scalars=run_frames.scalars_frame(session) if chart_due else None,
            tested=test_due,
            progress=session.progress(),
        )


class Publisher:
    """Keeps the times and hands out."""

    def __init__(self, hub: Hub, clock: Callable[[], float] = time.perf_counter) -> None:
        self._hub = hub
        self._clock = clock
        self._frames_at = self._test_at = self._chart_at = self._state_at = 0.0
        self._shown: int | None = None
        self._evaluated: Evaluation | None = None

    def everything(self, *, moving: bool) -> FrameRequest:
        """Order all that anybody wants, at once: something was done that must be seen.

        A test takes longer than the rest, and waits for its time while the room is ``moving``.
        """
        demand = self._hub.demand
        return FrameRequest(
            demand.layouts,
            test_at=self._test_at if moving else 0.0,
            chart_at=0.0 if "scalars" in demand.channels else NEVER,
            evaluation_wanted="evaluation" in demand.channels,
            known=self._evaluated,
        )

    def what_is_due(self) -> FrameRequest:
        """Order what is due while the room plays."""
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
        """Return how long until a frame is wanted; NEVER where nobody looks."""
        return max(0.0, self._frames_at - self._clock()) if self._hub.demand.layouts else NEVER

    def has_shown(self, step: int) -> bool:
        """Whether the last frame was of ``step``."""
        return self._shown == step

    def hand_out(self, report: FrameResult, *, ordered: bool) -> None:
        """Put everything made into the mailboxes: without fail if ``ordered``."""
        now = self._clock()
        if report.frames:
            self._hub.publish_frames(report.frames, ordered=ordered)
            interval = 1 / (self._hub.demand.frame_rate or 1.0)  # the last viewer may have left
            self._frames_at = max(self._frames_at, now - interval / 2) + interval
            self._shown = report.progress.step
        if report.tested:
            self._test_at = now + TEST_EVERY
        if report.evaluation is not None:
            self._evaluated = report.evaluated
            self._hub.publish("evaluation", report.evaluation)
        if report.scalars is not None:
            self._chart_at = now + CHART_EVERY
            self._hub.publish("scalars", report.scalars)

    def state_is_due(self) -> bool:
        """Whether it is time to tell the room's state again while it plays."""
        if self._clock() < self._state_at:
            return False
        self._state_at = self._clock() + max(STATE_EVERY, STATE_OF_MANY * len(self._hub))
        return True


def order_of(mailbox: Mailbox) -> FrameRequest:
    """Order what one viewer subscribed to."""
    return FrameRequest(
        frozenset({mailbox.layout} if mailbox.layout is not None else ()),
        chart_at=0.0 if "scalars" in mailbox.channels else NEVER,
        evaluation_wanted="evaluation" in mailbox.channels,
    )


def hand_to(mailbox: Mailbox, report: FrameResult) -> None:
    """Put everything made into one mailbox."""
    for frame in report.frames.values():
        mailbox.put_ordered(frame, instead_of="step")
    if report.evaluation is not None:
        mailbox.put("evaluation", report.evaluation)
    if report.scalars is not None:
        mailbox.put("scalars", report.scalars)
