"""Threads that train, shared by all rooms. Urgent jobs, which a person waits for, run first.

Where both queues have jobs, they take turns: so many urgent jobs in one room cannot stop other
rooms from playing.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")
Job = tuple[Callable[[], Any], asyncio.Future[Any], asyncio.AbstractEventLoop]


class Workers:
    """``threads`` threads and two queues, one of urgent and one of other jobs.

    Each queue is first come, first served. Where both have jobs, they take turns. The loop of
    a room submits one job at a time, so rooms that play take turns, job by job.
    """

    def __init__(self, threads: int = 1) -> None:
        self._urgent: deque[Job] = deque()
        self._background: deque[Job] = deque()
        self._changed = threading.Condition()
        self._was_urgent = False
        self._closing = False
        self._threads = [
            threading.Thread(target=self._work, name=f"training-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    async def run(self, job: Callable[[], Result], *, urgent: bool) -> Result:
        """Run ``job`` in one of the threads; return what it returns, or raise what it raises.

        Raises RuntimeError where the workers have been closed.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        with self._changed:
            if self._closing:
                raise RuntimeError("the workers have been closed")
            (self._urgent if urgent else self._background).append((job, future, loop))
            self._changed.notify()
        return await future

    def prioritize(self, job: Callable[[], Any]) -> None:
        """Make ``job`` urgent, where it still waits in the other queue."""
        with self._changed:
            for waiting in self._background:
                if waiting[0] is job:
                    self._background.remove(waiting)
                    self._urgent.append(waiting)
                    return

    def close(self) -> None:
        """Drop the waiting jobs; return when the running ones are finished and the threads end."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _next(self) -> Job | None:
        with self._changed:
            while not self._closing:
                if self._urgent or self._background:
                    self._was_urgent = self._urgent_is_next()
                    return (self._urgent if self._was_urgent else self._background).popleft()
                self._changed.wait()
        return None

    def _urgent_is_next(self) -> bool:
        both = bool(self._urgent and self._background)
        return not self._was_urgent if both else bool(self._urgent)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            work, future, loop = job
            if future.cancelled():
                continue
            try:
                resolve = _set_result(future, work())
            except BaseException as error:  # raised again by ``run``
                resolve = _set_exception(future, error)
            loop.call_soon_threadsafe(resolve)


def _set_result(future: asyncio.Future[Any], result: Any) -> Callable[[], None]:
    return lambda: None if future.done() else future.set_result(result)


def _set_exception(future: asyncio.Future[Any], error: BaseException) -> Callable[[], None]:
    return lambda: None if future.done() else future.set_exception(error)
