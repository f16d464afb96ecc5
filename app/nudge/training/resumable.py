"""Work in short pieces, which can be interrupted between two pieces and continued later."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Generic, TypeVar

Result = TypeVar("Result")

Resumable = Generator[None, None, Result]
"""A generator that yields after each piece of a few milliseconds, and returns its result."""


class Runner(Generic[Result]):
    """Runs resumable work for a limited time, again and again."""

    def __init__(self, pieces: Resumable[Result]) -> None:
        self._pieces = pieces
        self._results: list[Result] = []  # one result when the work is done

    def run_for(self, seconds: float = float("inf")) -> bool:
        """Run for about ``seconds``, at least one piece. Return whether the work is done.

        Raises the exceptions of the work.
        """
        end = time.perf_counter() + seconds
        while not self._results:
            try:
                next(self._pieces)
            except StopIteration as done:
                self._results.append(done.value)
            if time.perf_counter() >= end:
                break
        return bool(self._results)

    @property
    def result(self) -> Result:
        """The result of the work, which must be done."""
        return self._results[0]


def run_to_end(pieces: Resumable[Result]) -> Result:
    """Run ``pieces`` without interruption and return their result."""
    runner = Runner(pieces)
    runner.run_for()
    return runner.result
