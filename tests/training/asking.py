"""Networks to ask about, and what they answer when they are changed and sent forward whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from nudge.data.datasets import load_dataset
from nudge.nn import COSTS, Array, Cost, Network
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import CostProbe
from nudge.training.examples import Examples, examples_of
from nudge.training.parameter import Parameter
from nudge.training.record import Focus, StepRecord
from nudge.training.run.history import Run

from tests.nn.numerics import Trial

DATASET = load_dataset("mnist-5k")
FOCUS = Focus.of(DATASET, "test", 3)


def run_of(steps: int = 3, **settings: Any) -> Run:
    """A run of a small network, at a step."""
    small = {"hidden": (5, 4), "batch_size": 20}
    run = Run(TrainingConfig(**{**small, **settings}))
    run.advance(steps)
    return run


def inquire(run: Run, of: str, focus: Focus = FOCUS) -> CostProbe:
    return CostProbe(run.record, examples_of(of, run.record, focus, DATASET), of)


def inquiry_into(trial: Trial, cost: Cost) -> CostProbe:
    """An inquiry into a trial's examples, whatever its sizes."""
    count = len(trial.x)
    examples = Examples(
        "train", np.arange(count, dtype=np.int32), np.zeros(count, np.uint8), trial.x, trial.y
    )
    return CostProbe(record_of(trial.network, cost), examples, "all")


def record_of(network: Network, cost: Cost) -> StepRecord:
    """A record of a step that had nothing but a network and a cost."""
    output = "softmax" if cost.name == "cross_entropy" else "sigmoid"
    config = TrainingConfig(cost=cost.name, output_activation=output, dtype=str(network.dtype))
    return StepRecord(1, 1, 1, 1, config, network)


def changed(network: Network, values: Mapping[Parameter, float]) -> Network:
    """The network with parameters at ``values``: copied whole, and written into."""
    weights = [w.copy() for w in network.weights]
    biases = [b.copy() for b in network.biases]
    for at, value in values.items():
        if at.from_ is None:
            biases[at.layer - 1][at.index] = value
        else:
            weights[at.layer - 1][at.index, at.from_] = value
    return replace(network, weights=tuple(weights), biases=tuple(biases))


def costs_of(network: Network, cost: Cost, x: Array, y: Array) -> Array:
    return cost.of_examples(network.forward(x).a[-1], y)


def direct_costs(inquiry: CostProbe, values: Mapping[Parameter, float]) -> Array:
    """The cost of each example of an inquiry's set, by sending it through the changed network."""
    network = changed(inquiry.network, values)
    cost = COSTS[inquiry.record.config.cost]
    return costs_of(network, cost, inquiry.examples.x, inquiry.examples.y)


def any_parameters(network: Network, count: int, rng: np.random.Generator) -> list[Parameter]:
    """Weights and biases of any layers, each of them once."""
    found: dict[Parameter, None] = {}
    for _ in range(count):
        layer = int(rng.integers(1, network.depth + 1))
        n_out, n_in = network.weights[layer - 1].shape
        from_ = None if rng.random() < 0.3 else int(rng.integers(n_in))
        found[Parameter(layer, int(rng.integers(n_out)), from_)] = None
    return list(found)
