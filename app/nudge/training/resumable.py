"""Work in pieces: it can be left after each of them, so that others have their turn."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Generic, TypeVar

Result = TypeVar("Result")

Resumable = Generator[None, None, Result]
"""Work that yields after every piece of a few milliseconds at most, and returns what it found."""


class Runner(Generic[Result]):
    """Work being done, a moment at a time."""

    def __init__(self, pieces: Resumable[Result]) -> None:
        self._pieces = pieces
        self._found: list[Result] = []

    def run_for(self, seconds: float = float("inf")) -> bool:
        """Go on for about ``seconds``, for one piece at least; return whether it is done.

        Raises whatever the work raises.
        """
        end = time.perf_counter() + seconds
        while not self._found:
            try:
                next(self._pieces)
            except StopIteration as done:
                self._found.append(done.value)
            if time.perf_counter() >= end:
                break
        return bool(self._found)

    @property
    def result(self) -> Result:
        """What came of it; only when it is done."""
        return self._found[0]


def run_to_end(pieces: Resumable[Result]) -> Result:
    """Return what ``pieces`` come to, done all at once."""
    walk = Runner(pieces)
    walk.run_for()
    return walk.result
