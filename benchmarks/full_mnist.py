"""The test accuracy of the default network on the full MNIST, within a minute of training.

MNIST is not part of the project: ``NUDGE_MNIST_DIR`` is the folder with its four files. The room
trains at full speed while a page shows it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Final

from benchmarks.support import pages
from benchmarks.support.report import Figure, at_least, not_measured, unit

MNIST_DIR: Final = "NUDGE_MNIST_DIR"
MIN_ACCURACY: Final = 0.945
SECONDS: Final = 60.0
POLL_SECONDS: Final = 0.25
percent = unit("%", 1, 100)


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the best accuracy within the time, when it first was enough, and the last one."""
    within = 0.0 if smallest else SECONDS
    name = f"full MNIST, defaults, as fast as it goes: best within {within:.0f} s"
    folder = os.environ.get(MNIST_DIR)
    if not folder:
        yield not_measured(name, MNIST_DIR)
        return
    tests = _trained(folder, within)
    best = max(accuracy for _, _, accuracy in tests)
    first = next((seconds for seconds, _, accuracy in tests if accuracy >= MIN_ACCURACY), None)
    _, step, last = tests[-1]
    yield at_least(name, best, MIN_ACCURACY, percent)
    reached = f"{first:.1f} s" if first is not None else "never"
    text = f"{reached}; {last:.1%} at step {step:,}"
    yield Figure(f"seconds until it reads {MIN_ACCURACY:.1%}; what it reads at the end", text)


def _trained(folder: str, within: float) -> list[tuple[float, int, float]]:
    """Train for ``within`` seconds; return every test: (seconds, step, accuracy)."""
    tests: list[tuple[float, int, float]] = []
    # The run is paused at first: a page that plays by itself has its own speed.
    address = "/lab?dataset=mnist&step=1&phase=update"
    with pages.opened(address, "--mnist-dir", folder) as (page, room):
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        pages.begin(page, "as fast as it goes")
        began = time.perf_counter()
        while not tests or tests[-1][0] < within:
            page.wait_for_timeout(1000 * POLL_SECONDS)
            state, seconds = room.state(), time.perf_counter() - began
            tests.append((seconds, state["test_step"] or 0, state["test_accuracy"] or 0.0))
    return tests
