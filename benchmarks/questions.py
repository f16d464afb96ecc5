"""The time of questions about a changed network, against a full forward pass of the whole set.

Both compute in float64 on the same parameters, and are checked to find the same cost. Over HTTP the
question is that of a viewer who drags a weight.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np
from nudge.data.datasets import load_dataset
from nudge.nn import COSTS, Network
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import CostProbe, mean
from nudge.training.examples import select_examples
from nudge.training.parameter import Parameter
from nudge.training.record import Focus
from nudge.training.resumable import run_to_end
from nudge.training.run.history import Run

from benchmarks.support import pages
from benchmarks.support.report import NO_TARGET, Figure, at_least, at_most, milliseconds, unit
from benchmarks.support.timing import by_turns, percentile, ratio

STEPS: Final = 100
ROUNDS: Final = 15
POINTS: Final = 41
WEIGHT: Final = Parameter(1, 3, 406)
"""A weight of the first layer, from a pixel in the middle: most of the network comes after it."""
MIN_SPEEDUP: Final = 4.0
"""How many times faster than a full pass, for one changed cost and for a curve."""
MAX_SECONDS: Final = 0.02
"""Part of the 50 ms until the cost of a dragged weight is on the screen."""
QUESTIONS: Final = 300
WARM_UP: Final = 20
"""Questions before time is measured: after them the forward pass of the set is cached."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the speed-up of changed costs, and the delay of answers over HTTP."""
    points, rounds, curve_rounds = (6, 1, 1) if smallest else (POINTS, ROUNDS, 3)
    full_pass, probe = FullPass(), FullPass().probe
    values = (probe.value(WEIGHT) + np.linspace(-1, 1, points)).tolist()
    changed = values[5]
    check_same(full_pass, probe, changed)
    probe_seconds, full_seconds = by_turns(
        lambda: run_to_end(probe.changed_cost({WEIGHT: changed})),
        lambda: full_pass.cost(changed),
        rounds=rounds,
    )
    times = unit("times", 1)
    yield at_least(
        "a changed cost of all examples, faster than anew",
        ratio(full_seconds, probe_seconds),
        MIN_SPEEDUP,
        times,
    )
    probe_curve_seconds, full_curve_seconds = by_turns(
        lambda: run_to_end(probe.changed_costs([{WEIGHT: value} for value in values])),
        lambda: [full_pass.cost(value) for value in values],
        rounds=curve_rounds,
    )
    name = f"a curve of {points} points over all, faster than anew"
    yield at_least(name, ratio(full_curve_seconds, probe_curve_seconds), MIN_SPEEDUP, times)
    text = " and ".join(milliseconds(min(taken)) for taken in (probe_seconds, probe_curve_seconds))
    yield Figure("the two themselves", text, NO_TARGET)
    yield from http_figures(*((1, 1) if smallest else (WARM_UP, QUESTIONS)))


class FullPass:
    """A run of the default network at a step, and full passes of its training set."""

    def __init__(self) -> None:
        run = Run(TrainingConfig())
        run.advance(STEPS)
        dataset = load_dataset(run.config.dataset)
        examples = select_examples("all", run.record, Focus.of(dataset, "train", 0), dataset)
        self.probe = CostProbe(run.record, examples, "all")
        self._network: Network = self.probe.network
        self._x, self._y = examples.x, examples.y

    def cost(self, value: float) -> float:
        """Return the cost with WEIGHT at ``value``, by a whole forward pass."""
        first, *rest = self._network.weights
        first = first.copy()
        first[WEIGHT.index, WEIGHT.from_] = value
        network = replace(self._network, weights=(first, *rest))
        return mean(COSTS["squared"].of_examples(network.forward(self._x).a[-1], self._y))


def check_same(full_pass: FullPass, probe: CostProbe, value: float) -> None:
    """Raise RuntimeError unless both ways find the same cost."""
    found, expected = run_to_end(probe.changed_cost({WEIGHT: value})), full_pass.cost(value)
    if not np.isclose(found, expected, rtol=1e-12, atol=0):
        raise RuntimeError(f"a changed cost is {found}, and anew {expected}")


def http_figures(warm_up: int, count: int) -> Iterator[Figure]:
    """Yield the time of a changed cost over HTTP, in a paused room and in a playing one."""
    with pages.server() as running, pages.made(running, {}) as room:
        room.command(type="step", count=STEPS)
        resting = round_trips(room, warm_up, count)
        room.command(type="play", rate=None)
        playing = round_trips(room, warm_up, count)
    name = "asking for a changed cost of all over HTTP, p95"
    yield at_most(name, percentile(resting, 95), MAX_SECONDS, milliseconds)
    text = f"{milliseconds(percentile(resting, 50))}; {milliseconds(percentile(playing, 95))}"
    yield Figure("its median; p95 where the room trains as fast as it goes", text)


def round_trips(room: pages.Room, warm_up: int, count: int) -> list[float]:
    """Return the seconds of each of ``count`` questions, from the first byte to the last."""
    place = urlsplit(f"{room.url}/cost")
    connection = http.client.HTTPConnection(place.netloc)
    taken = []
    for number in range(warm_up + count):
        change: dict[str, Any] = {"layer": 1, "index": 3, "from": 406, "value": number / count}
        body = json.dumps({"set": "all", "changes": [change]})
        began = time.perf_counter()
        connection.request("POST", place.path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = answer.read()
        taken.append(time.perf_counter() - began)
        if answer.status != http.client.OK:
            raise RuntimeError(content.decode())
    connection.close()
    return taken[warm_up:]
