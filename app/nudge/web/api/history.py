"""A run's past as tables: what was computed, nothing in place of what was not."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from nudge.rooms.feed.chart import Costs, Score
from nudge.rooms.session import Session


@dataclass(frozen=True)
class Past:
    """The cost of steps 1..latest, and the tests that were made."""

    costs: Costs
    tests: tuple[Score, ...]


def history_of(session: Session) -> Past:
    """Return the past of a session."""
    return Past(session.run.costs, tuple(session.tests))


def as_json(past: Past) -> bytes:
    """Return the past as columns: steps with their costs, and tests; numbers exactly."""
    columns = {
        "step": list(range(1, len(past.costs) + 1)),
        "cost": past.costs.tolist(),
        "test_step": [test.step for test in past.tests],
        "test_accuracy": [test.accuracy for test in past.tests],
        "test_cost": [_finite(test.cost) for test in past.tests],
    }
    return json.dumps(columns, separators=(",", ":"), allow_nan=False).encode()


def as_csv(past: Past) -> bytes:
    """Return the past as a row for each step; cells not computed are empty."""
    tests = {test.step: test for test in past.tests}
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("step", "cost", "test_accuracy", "test_cost"))
    for step, cost in enumerate(("", *past.costs.tolist())):
        test = tests.get(step)
        if step or test:
            writer.writerow((step, cost, *(_cells(test) if test else ("", ""))))
    return file.getvalue().encode()


def _cells(test: Score) -> tuple[Any, Any]:
    cost = _finite(test.cost)
    return test.accuracy, "" if cost is None else cost


def _finite(number: float) -> float | None:
    return number if number - number == 0 else None
