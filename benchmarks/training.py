"""Steps a second of a run, with all its records, against PyTorch on the same network.

Both begin with the same parameters, take the same mini-batches in the same order, gather them by
index and use one thread. They are checked to compute the same parameters.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from statistics import median
from typing import Any, Final

import numpy as np
from nudge.training.config import TrainingConfig
from nudge.training.run.history import Run

from benchmarks.support.report import NO_TARGET, Figure, at_least, unit
from benchmarks.support.timing import by_turns, ratio

STEPS: Final = 400
"""Steps of one round."""
ROUNDS: Final = 15
MIN_RATIO: Final = 2.0
CHECKED_STEPS: Final = 50
NAME: Final = "training against PyTorch eager"


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the ratio and both speeds."""
    steps, rounds, checked_steps = (1, 1, 2) if smallest else (STEPS, ROUNDS, CHECKED_STEPS)
    if find_spec("torch") is None:
        yield Figure(NAME, "PyTorch is not installed", f"≥ {MIN_RATIO:.1f} times")
        return
    check_same(checked_steps)
    run = Run(TrainingConfig())
    theirs = torch_steps(Run(TrainingConfig()))[0]
    ours, torch_times = by_turns(lambda: run.advance(steps), lambda: theirs(steps), rounds=rounds)
    yield at_least(NAME, ratio(torch_times, ours), MIN_RATIO, unit("times", 2))
    speeds = (f"{steps / median(times):,.0f}" for times in (ours, torch_times))
    yield Figure("steps a second, Nudge and PyTorch", " and ".join(speeds), NO_TARGET)


def torch_steps(run: Run) -> tuple[Callable[[int], None], Any]:
    """Return a function that makes PyTorch train as ``run`` would, and its model."""
    import torch

    torch.set_num_threads(1)
    config, train = run.config, run.trainer.dataset.train
    with warnings.catch_warnings(
        action="ignore"
    ):  # a warning that the arrays are read-only; nothing writes to them
        x = torch.from_numpy(train.inputs("float32"))
        y = torch.from_numpy(train.targets("float32"))
    model = _model(run)
    optimizer = torch.optim.SGD(model.parameters(), lr=config.learning_rate)
    batches = _batches(run)

    def steps(count: int) -> None:
        for _ in range(count):
            index = next(batches)
            optimizer.zero_grad()
            a = model(x.index_select(0, index))
            cost = ((a - y.index_select(0, index)) ** 2).sum(1).mean()
            cost.backward()
            optimizer.step()

    return steps, model


def check_same(count: int) -> None:
    """Raise RuntimeError unless both have the same parameters after ``count`` steps."""
    run = Run(TrainingConfig())
    steps, model = torch_steps(run)
    steps(count)
    run.advance(count)
    theirs = [parameter.detach().numpy() for parameter in model.parameters()]
    network = run.state.network
    ours = [
        parameter
        for pair in zip(network.weights, network.biases, strict=True)
        for parameter in pair
    ]
    if not all(np.allclose(a, b, atol=1e-4) for a, b in zip(ours, theirs, strict=True)):
        raise RuntimeError("PyTorch was made to compute something else")


def _model(run: Run) -> Any:
    """Return a PyTorch network with the run's parameters."""
    import torch

    network = run.state.network
    model = torch.nn.Sequential()
    for w, b in zip(network.weights, network.biases, strict=True):
        linear = torch.nn.Linear(w.shape[1], w.shape[0])
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(w))
            linear.bias.copy_(torch.from_numpy(b))
        model.extend([linear, torch.nn.Sigmoid()])
    return model


def _batches(run: Run) -> Iterator[Any]:
    """Yield the indices of mini-batch after mini-batch, epoch after epoch, as the trainer does."""
    import torch

    size, epoch = run.config.batch_size, 0
    while True:
        epoch += 1
        order = torch.from_numpy(run.trainer.order(run.config.seed, epoch))
        yield from (order[start : start + size] for start in range(0, len(order), size))
