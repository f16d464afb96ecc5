"""How long the default network takes to read 9 of 10 held-out digits, drawing all the while."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from benchmarks.support import pages
from benchmarks.support.report import Figure, at_most, unit

ENOUGH, LITTLE = 0.9, 0.15
"""What is to be read, and in the smallest run: more than nothing."""
MOST_SECONDS: Final = 30.0
POLL_SECONDS: Final = 0.1


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the seconds until enough is read rightly, and where the run then was."""
    enough = LITTLE if smallest else ENOUGH
    name = f"seconds to read {enough:.0%} of the test digits, drawn"
    with pages.opened() as (page, room):
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        pages.play(page, "as fast as it goes")
        began = time.perf_counter()
        accuracy, taken = 0.0, 0.0
        while accuracy < enough and taken < MOST_SECONDS:
            page.wait_for_timeout(1000 * POLL_SECONDS)
            state, taken = room.state(), time.perf_counter() - began
            accuracy, step = state["test_accuracy"] or 0.0, state["test_step"] or 0
    if accuracy < enough:
        yield Figure(name, f"not in {taken:.0f} s", f"≤ {MOST_SECONDS:.0f} s", met=False)
    else:
        yield at_most(name, taken, MOST_SECONDS, unit("s", 1))
    yield Figure("what it reads by then", f"{accuracy:.1%} at step {step:,}")
