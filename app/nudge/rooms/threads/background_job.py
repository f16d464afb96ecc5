"""Work that is begun whenever it is due, and then done in pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from nudge.training.resumable import Resumable, Runner

Result = TypeVar("Result")


class BackgroundJob(Generic[Result]):
    """``begin`` returns the work if any is due, ``done`` takes what came of it."""

    def __init__(
        self, begin: Callable[[], Resumable[Result] | None], done: Callable[[Result], None]
    ) -> None:
        self._begin, self._done = begin, done
        self._walk: Runner[Result] | None = None

    def current(self) -> Runner[Result] | None:
        """Return the work that is under way, or is begun now; None where nothing is due."""
        if self._walk is None:
            pieces = self._begin()
            self._walk = None if pieces is None else Runner(pieces)
        return self._walk

    def has(self, running: Runner[Result]) -> bool:
        """Whether ``running`` is under way still, and was not dropped."""
        return self._walk is running

    def finish(self, running: Runner[Result]) -> None:
        """Take what came of ``running``."""
        self._walk = None
        self._done(running.result)

    def drop(self) -> None:
        """Leave what is under way as it is: it is not wanted any more."""
        self._walk = None
