"""What people ask of a room, in their order, and the steps they are still waiting for."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from nudge.errors import Interrupted, LimitReached, NudgeError
from nudge.protocol.client_messages import MAX_COUNT

Job = Callable[[], Awaitable[Any]]


class Inbox:
    """Jobs, first come, first served. Each is answered: done, refused, or given up."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Job, asyncio.Future[Any]]] = deque()
        self.closed = False

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def put(self, job: Job) -> asyncio.Future[Any]:
        """Have ``job`` done; where its result is itself a future, that is waited for as well."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self.closed:
            refuse(answer, closed())
        else:
            self._waiting.append((job, answer))
        return answer

    async def serve(self) -> None:
        """Do the first job and answer it; one that takes longer is answered when it is done."""
        job, answer = self._waiting.popleft()
        try:
            result = await job()
        except asyncio.CancelledError:
            refuse(answer, closed())
            raise
        except Exception as error:
            refuse(answer, error)
            return
        if isinstance(result, asyncio.Future):
            result.add_done_callback(lambda done: _pass_on(done, answer))
        elif not answer.done():
            answer.set_result(result)

    def close(self) -> None:
        """Give up what waits, and take nothing more."""
        self.closed = True
        self.drop(closed())

    def drop(self, why: NudgeError) -> None:
        """Give up what waits."""
        while self._waiting:
            refuse(self._waiting.popleft()[1], why)


class Goals:
    """Steps to be reached one after another, and who waits for each."""

    def __init__(self) -> None:
        self._ahead: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._begun: asyncio.Future[None] | None = None

    def __bool__(self) -> bool:
        return bool(self._ahead)

    @property
    def next(self) -> int | None:
        """The step to be reached first."""
        return self._ahead[0][0] if self._ahead else None

    def add(self, count: int, step: int, most: int = MAX_COUNT) -> asyncio.Future[None]:
        """Add ``count`` steps to what is ahead of a run that stands at ``step``.

        Raises LimitReached where they would be more than ``most`` together.
        """
        start = self._ahead[-1][0] if self._ahead else step
        _refuse_too_many(count, start - step, most)
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._ahead.append((start + count, reached))
        return reached

    def begin(self) -> bool:
        """Note that the first is being worked on; return whether it was not before."""
        first = self._ahead[0][1] if self._ahead else None
        begun, self._begun = self._begun, first
        return first is not None and first is not begun

    def reach(self) -> None:
        """Note that the first is reached, unless it was given up meanwhile."""
        if not self._ahead:
            return
        _, reached = self._ahead.popleft()
        if not reached.done():
            reached.set_result(None)

    def give_up(self, step: int, error: NudgeError | None = None) -> None:
        """Tell everybody who waits that it ends at ``step``, and why."""
        while self._ahead:
            goal, reached = self._ahead.popleft()
            left = goal - step
            message = f"Another command stopped the run {left} steps before step {goal}."
            refuse(reached, error or Interrupted(message, field="count", value=left))


def closed() -> NudgeError:
    """Return the error of whoever asks something of a room that is being closed."""
    return Interrupted("The room was closed meanwhile.")


def refuse(answer: asyncio.Future[Any], error: BaseException) -> None:
    """Answer that it was not done. That nobody may be waiting any more is no error."""
    if not answer.done():
        answer.set_exception(error)
        answer.exception()  # marks it as seen


def _refuse_too_many(count: int, ahead: int, most: int) -> None:
    if count + ahead > most:
        allowed = f"1 to {most} together with the {ahead} steps that are still to be made"
        message = f"count cannot be {count} now: allowed is {allowed}."
        raise LimitReached(message, code="limit", field="count", value=count, allowed=allowed)


def _pass_on(done: asyncio.Future[Any], answer: asyncio.Future[Any]) -> None:
    error = closed() if done.cancelled() else done.exception()
    if error is not None:
        refuse(answer, error)
    elif not answer.done():
        answer.set_result(done.result())
