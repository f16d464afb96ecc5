"""Cost probes of small networks, and the same costs from whole forward passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from nudge.data.datasets import load_embedded
from nudge.nn import COSTS, Array, Cost, Network
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import CostProbe
from nudge.training.examples import Examples, select_examples
from nudge.training.parameter import Parameter
from nudge.training.record import Focus, StepRecord
from nudge.training.run.history import Run

from tests.nn.numerics import Trial

DATASET = load_embedded()
FOCUS = Focus.of(DATASET, "test", 3)


def make_small_run(steps: int = 3, **settings: Any) -> Run:
    """A run of a small network, after ``steps`` steps."""
    small = {"hidden": (5, 4), "batch_size": 20}
    run = Run(TrainingConfig(**{**small, **settings}))
    run.advance(steps)
    return run


def make_probe(run: Run, set_name: str, focus: Focus = FOCUS) -> CostProbe:
    return CostProbe(run.record, select_examples(set_name, run.record, focus, DATASET), set_name)


def probe_trial(trial: Trial, cost: Cost) -> CostProbe:
    """A probe of a trial's examples, whatever its sizes."""
    count = len(trial.x)
    examples = Examples(
        "train", np.arange(count, dtype=np.int32), np.zeros(count, np.uint8), trial.x, trial.y
    )
    return CostProbe(make_record(trial.network, cost), examples, "all")


def make_record(network: Network, cost: Cost) -> StepRecord:
    """The record of a step, with nothing but a network and the settings of a cost."""
    output = "softmax" if cost.name == "cross_entropy" else "sigmoid"
    settings: dict[str, Any] = {"output_activation": output, "dtype": str(network.dtype)}
    config = TrainingConfig(cost=cost.name, **settings)
    return StepRecord(1, 1, 1, 1, config, network)


def changed(network: Network, values: Mapping[Parameter, float]) -> Network:
    """A copy of the network with the parameters in ``values`` changed."""
    weights = [w.copy() for w in network.weights]
    biases = [b.copy() for b in network.biases]
    for at, value in values.items():
        if at.from_ is None:
            biases[at.layer - 1][at.index] = value
        else:
            weights[at.layer - 1][at.index, at.from_] = value
    return replace(network, weights=tuple(weights), biases=tuple(biases))


def find_costs(network: Network, cost: Cost, x: Array, y: Array) -> Array:
    return cost.of_examples(network.forward(x).a[-1], y)


def direct_costs(probe: CostProbe, values: Mapping[Parameter, float]) -> Array:
    """The cost of each example of a probe, from a forward pass of the changed network."""
    network = changed(probe.network, values)
    cost = COSTS[probe.record.config.cost]
    return find_costs(network, cost, probe.examples.x, probe.examples.y)


def any_parameters(network: Network, count: int, rng: np.random.Generator) -> list[Parameter]:
    """Random weights and biases, without repetition, at most ``count``."""
    found: dict[Parameter, None] = {}
    for _ in range(count):
        layer = int(rng.integers(1, network.depth + 1))
        n_out, n_in = network.weights[layer - 1].shape
        from_ = None if rng.random() < 0.3 else int(rng.integers(n_in))
        found[Parameter(layer, int(rng.integers(n_out)), from_)] = None
    return list(found)
