"""What it costs to ask about a changed network, against sending the whole set through it anew.

Both compute in float64 on the same parameters; that they find the same is checked first. The
answers over HTTP are those to whoever drags a weight.
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
from nudge.training.examples import examples_of
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
"""One of the first layer, behind a pixel in the middle: most of the network comes after it."""
LEAST_TIMES: Final = 4.0
"""How many times faster than anew, of one changed cost and of a curve."""
MOST_SECONDS: Final = 0.02
"""Of the 50 ms until the cost of a weight that is dragged is on the screen."""
ASKED: Final = 300
WARM_UP: Final = 20
"""Questions before the time is taken: the set has then been sent forward."""


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield how much faster the changed costs are, and how soon they are answered."""
    points, rounds, few = (6, 1, 1) if smallest else (POINTS, ROUNDS, 3)
    anew, inquiry = Anew(), Anew().inquiry
    values = (inquiry.value(WEIGHT) + np.linspace(-1, 1, points)).tolist()
    changed = values[5]
    check_same(anew, inquiry, changed)
    one, whole = by_turns(
        lambda: run_to_end(inquiry.changed_cost({WEIGHT: changed})),
        lambda: anew.cost(changed),
        rounds=rounds,
    )
    times = unit("times", 1)
    yield at_least(
        "a changed cost of all examples, faster than anew", ratio(whole, one), LEAST_TIMES, times
    )
    curve, each = by_turns(
        lambda: run_to_end(inquiry.changed_costs([{WEIGHT: value} for value in values])),
        lambda: [anew.cost(value) for value in values],
        rounds=few,
    )
    name = f"a curve of {points} points over all, faster than anew"
    yield at_least(name, ratio(each, curve), LEAST_TIMES, times)
    told = " and ".join(milliseconds(min(taken)) for taken in (one, curve))
    yield Figure("the two themselves", told, NO_TARGET)
    yield from answered(*((1, 1) if smallest else (WARM_UP, ASKED)))


class Anew:
    """A run of the default network at a step, and its training set sent through a changed one."""

    def __init__(self) -> None:
        run = Run(TrainingConfig())
        run.advance(STEPS)
        dataset = load_dataset(run.config.dataset)
        examples = examples_of("all", run.record, Focus.of(dataset, "train", 0), dataset)
        self.inquiry = CostProbe(run.record, examples, "all")
        self._network: Network = self.inquiry.network
        self._x, self._y = examples.x, examples.y

    def cost(self, value: float) -> float:
        """Return the cost with WEIGHT at ``value``, computed from the pixels on."""
        first, *rest = self._network.weights
        first = first.copy()
        first[WEIGHT.index, WEIGHT.from_] = value
        network = replace(self._network, weights=(first, *rest))
        return mean(COSTS["squared"].of_examples(network.forward(self._x).a[-1], self._y))


def check_same(anew: Anew, inquiry: CostProbe, value: float) -> None:
    """Raise RuntimeError unless both ways find the same cost."""
    found, expected = run_to_end(inquiry.changed_cost({WEIGHT: value})), anew.cost(value)
    if not np.isclose(found, expected, rtol=1e-12, atol=0):
        raise RuntimeError(f"a changed cost is {found}, and anew {expected}")


def answered(warm_up: int, count: int) -> Iterator[Figure]:
    """Yield how long a changed cost takes over HTTP, in a room that rests and in one that plays."""
    with pages.server() as running, pages.made(running, {}) as room:
        room.command(type="step", count=STEPS)
        resting = round_trips(room, warm_up, count)
        room.command(type="play", rate=None)
        playing = round_trips(room, warm_up, count)
    name = "asking for a changed cost of all over HTTP, p95"
    yield at_most(name, percentile(resting, 95), MOST_SECONDS, milliseconds)
    told = f"{milliseconds(percentile(resting, 50))}; {milliseconds(percentile(playing, 95))}"
    yield Figure("its median; p95 where the room trains as fast as it goes", told)


def round_trips(room: pages.Room, warm_up: int, count: int) -> list[float]:
    """Return the seconds of ``count`` questions in turn, from the first byte to the last."""
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
