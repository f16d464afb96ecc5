"""Threads that train, shared by all rooms: what a person waits for goes before what plays on.

It goes before it once: then it is the others' turn, so that nobody who asks for much can keep
the rooms of others from playing.
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
    """A few threads and two queues, each first come, first served; both in turn.

    A room asks for one job at a time, so rooms that play take turns, job by job.
    """

    def __init__(self, threads: int = 1) -> None:
        self._urgent: deque[Job] = deque()
        self._patient: deque[Job] = deque()
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
        """Return what ``job`` returns, or raise what it raises, from one of the threads."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        with self._changed:
            if self._closing:
                raise RuntimeError("the workers have been closed")
            (self._urgent if urgent else self._patient).append((job, future, loop))
            self._changed.notify()
        return await future

    def hasten(self, job: Callable[[], Any]) -> None:
        """Have ``job`` go before those that play on, where it still waits among them."""
        with self._changed:
            for waiting in self._patient:
                if waiting[0] is job:
                    self._patient.remove(waiting)
                    self._urgent.append(waiting)
                    return

    def close(self) -> None:
        """Finish the jobs that are running, drop those that are not, end the threads."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _next(self) -> Job | None:
        with self._changed:
            while not self._closing:
                if self._urgent or self._patient:
                    self._was_urgent = self._urgent_is_next()
                    return (self._urgent if self._was_urgent else self._patient).popleft()
                self._changed.wait()
        return None

    def _urgent_is_next(self) -> bool:
        both = bool(self._urgent and self._patient)
        return not self._was_urgent if both else bool(self._urgent)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            work, future, loop = job
            if future.cancelled():
                continue
            try:
                answer = _settle(future, work())
            except BaseException as error:  # whoever asked is told
                answer = _fail(future, error)
            loop.call_soon_threadsafe(answer)


def _settle(future: asyncio.Future[Any], result: Any) -> Callable[[], None]:
    return lambda: None if future.done() else future.set_result(result)


def _fail(future: asyncio.Future[Any], error: BaseException) -> Callable[[], None]:
    return lambda: None if future.done() else future.set_exception(error)
