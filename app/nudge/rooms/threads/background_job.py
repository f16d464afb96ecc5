"""Resumable work that is begun whenever it is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from nudge.training.resumable import Resumable, Runner

Result = TypeVar("Result")


class BackgroundJob(Generic[Result]):
    """Work that is done again and again, one run at a time.

    ``begin`` returns the work, or None where none is due. ``done`` is called with its result.
    """

    def __init__(
        self, begin: Callable[[], Resumable[Result] | None], done: Callable[[Result], None]
    ) -> None:
        self._begin, self._done = begin, done
        self._runner: Runner[Result] | None = None

    def current(self) -> Runner[Result] | None:
        """Return the work under way; begin it where it is due. None where it is not due."""
        if self._runner is None:
            work = self._begin()
            self._runner = None if work is None else Runner(work)
        return self._runner

    def is_current(self, running: Runner[Result]) -> bool:
        """Return whether ``running`` is the work under way: neither finished nor dropped."""
        return self._runner is running

    def finish(self, running: Runner[Result]) -> None:
        """Call ``done`` with the result of ``running``, which must be done."""
        self._runner = None
        self._done(running.result)

    def drop(self) -> None:
        """Give up the work under way, unfinished."""
        self._runner = None
