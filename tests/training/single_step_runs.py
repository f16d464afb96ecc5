"""Runs on which steps for one example are made, and the complete state of a run, to compare."""

from __future__ import annotations

from typing import Any

import numpy as np
from nudge.data.datasets import load_embedded
from nudge.nn import Network
from nudge.training.config import make_config
from nudge.training.record import Focus
from nudge.training.run.history import Run
from nudge.training.single_step import stepped

FOCUS = Focus.of(load_embedded(), "test", 3)
DRAWN_FOCUS = Focus("drawn", None, np.linspace(0, 1, 784), 4)


def make_run(steps: int = 10, **changes: Any) -> Run:
    run = Run(make_config({"hidden": [4], "batch_size": 20, **changes}))
    run.advance(steps)
    return run


def make_single_step(
    run: Run, focus: Focus = FOCUS, rate: float = 0.5, *, again: bool = False
) -> None:
    run.apply_single_step(stepped(run.state.network, run.config, focus, rate), again=again)


def undo(run: Run) -> None:
    run.undo(run.undo_replay())


def parameters(network: Network) -> list[bytes]:
    return [array.tobytes() for array in (*network.weights, *network.biases)]


def everything(run: Run) -> list[Any]:
    """The complete state of a run, as bytes and counters."""
    state, record = run.state, run.record
    batch = [] if record.batch is None else [record.batch.index.tobytes()]
    return [
        parameters(state.network),
        {name: moments.tobytes() for name, moments in state.optimizer.to_arrays().items()},
        (state.step, state.epoch, state.position, state.batch_number, state.examples_seen),
        state.config,
        parameters(record.network),
        (record.step, record.epoch, repr(record.cost), batch),
        run.costs.tobytes(),
        run.single_steps,
        {step: len(made) for step, made in run.log.changes.items() if made},
    ]


def gone_back() -> Run:
    """A run of 90 steps, with a change at step 60, that went back to step 40."""
    run = make_run(60, optimizer="momentum", learning_rate=0.01)
    run.configure({"learning_rate": 0.02})
    run.advance(30)
    run.seek(40)
    return run
