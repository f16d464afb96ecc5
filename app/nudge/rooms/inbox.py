"""The queue of a room's jobs, and the steps that commands have asked for."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from nudge.errors import Interrupted, LimitReached, NudgeError
from nudge.protocol.client_messages import MAX_COUNT
from nudge.texts import Text

Job = Callable[[], Awaitable[Any]]


class Inbox:
    """A first-in, first-out queue of jobs. The future of each job gets a result or an error."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Job, asyncio.Future[Any]]] = deque()
        self.closed = False

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def put(self, job: Job) -> asyncio.Future[Any]:
        """Queue ``job``; return the future of its result.

        Where the result is itself a future, its result or error is passed on. Where the inbox is
        closed, the future has the error Interrupted at once.
        """
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self.closed:
            reject(answer, closed_error())
        else:
            self._waiting.append((job, answer))
        return answer

    async def serve(self) -> None:
        """Run the first job and set its future; where the job returns a future, pass that on."""
        job, answer = self._waiting.popleft()
        try:
            result = await job()
        except asyncio.CancelledError:
            reject(answer, closed_error())
            raise
        except Exception as error:
            reject(answer, error)
            return
        if isinstance(result, asyncio.Future):
            result.add_done_callback(lambda done: _copy_result(done, answer))
        elif not answer.done():
            answer.set_result(result)

    def close(self) -> None:
        """Reject all queued jobs, and all later ones."""
        self.closed = True
        self.drop(closed_error())

    def drop(self, reason: NudgeError) -> None:
        """Reject all queued jobs with ``reason``."""
        while self._waiting:
            reject(self._waiting.popleft()[1], reason)


class Goals:
    """Step numbers that the run is to reach, in order, each with the future of its command."""

    def __init__(self) -> None:
        self._goals: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._begun: asyncio.Future[None] | None = None

    def __bool__(self) -> bool:
        return bool(self._goals)

    @property
    def next(self) -> int | None:
        """The step number of the first goal; None without goals."""
        return self._goals[0][0] if self._goals else None

    def add(self, count: int, step: int, max_total: int = MAX_COUNT) -> asyncio.Future[None]:
        """Add a goal ``count`` steps after the last one, or after ``step`` without goals.

        Return the future of the goal. Raises LimitReached where more than ``max_total`` steps would
        be pending.
        """
        start = self._goals[-1][0] if self._goals else step
        _refuse_too_many_steps(count, start - step, max_total)
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._goals.append((start + count, reached))
        return reached

    def begin(self) -> bool:
        """Note that work on the first goal begins; return whether that is new."""
        first = self._goals[0][1] if self._goals else None
        begun, self._begun = self._begun, first
        return first is not None and first is not begun

    def reach(self) -> None:
        """Note that the first goal is reached, unless it was given up in the meantime."""
        if not self._goals:
            return
        _, reached = self._goals.popleft()
        if not reached.done():
            reached.set_result(None)

    def give_up(self, step: int, error: NudgeError | None = None) -> None:
        """Reject all goals because the run stops at ``step``: with ``error``, or Interrupted."""
        while self._goals:
            goal, reached = self._goals.popleft()
            left = goal - step
            text = Text.of("server-run-stopped", left=left, goal=goal)
            reject(reached, error or Interrupted(text, field="count", value=left))


def closed_error() -> NudgeError:
    """Return the error for a request to a room that is being closed."""
    return Interrupted(Text.of("server-room-closed"))


def reject(answer: asyncio.Future[Any], error: BaseException) -> None:
    """Set the error of ``answer``. Do nothing where it is done or cancelled already."""
    if not answer.done():
        answer.set_exception(error)
        answer.exception()  # asyncio logs errors that nobody has read


def _refuse_too_many_steps(count: int, pending: int, max_total: int) -> None:
    if count + pending > max_total:
        allowed = Text.of("server-allowed-steps-together", most=max_total, pending=pending)
        text = Text.of("server-cannot-be-now", field="count", received=str(count), allowed=allowed)
        raise LimitReached(text, code="limit", field="count", value=count, allowed=allowed)


def _copy_result(done: asyncio.Future[Any], answer: asyncio.Future[Any]) -> None:
    error = closed_error() if done.cancelled() else done.exception()
    if error is not None:
        reject(answer, error)
    elif not answer.done():
        answer.set_result(done.result())
