"""The history of a run as tables. Values that were not computed are left out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from nudge.rooms.feed.chart import Costs, Score
from nudge.rooms.session import Session


@dataclass(frozen=True)
class RunHistory:
    """The costs of the steps 1..latest, and the tests that were made."""

    costs: Costs
    tests: tuple[Score, ...]


def run_history(session: Session) -> RunHistory:
    """Return the history of a session's run."""
    return RunHistory(session.run.costs, tuple(session.tests))


def as_json(history: RunHistory) -> bytes:
    """Return the history as JSON columns: steps with their costs, and tests. Numbers are exact."""
    columns = {
        "step": list(range(1, len(history.costs) + 1)),
        "cost": history.costs.tolist(),
        "test_step": [test.step for test in history.tests],
        "test_accuracy": [test.accuracy for test in history.tests],
        "test_cost": [_finite(test.cost) for test in history.tests],
    }
    return json.dumps(columns, separators=(",", ":"), allow_nan=False).encode()


def as_csv(history: RunHistory) -> bytes:
    """Return the history as CSV, a row for each step. Cells that were not computed are empty."""
    tests = {test.step: test for test in history.tests}
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("step", "cost", "test_accuracy", "test_cost"))
    for step, cost in enumerate(("", *history.costs.tolist())):
        test = tests.get(step)
        if step or test:
            writer.writerow((step, cost, *(_cells(test) if test else ("", ""))))
    return file.getvalue().encode()


def _cells(test: Score) -> tuple[Any, Any]:
    cost = _finite(test.cost)
    return test.accuracy, "" if cost is None else cost


def _finite(number: float) -> float | None:
    return number if number - number == 0 else None
