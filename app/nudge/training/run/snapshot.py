"""Saving and restoring a run, as named arrays and a small dictionary for JSON.

Saved are the settings, all costs, all changes, the present state, a few checkpoints, and the redo
branch. So a restored run goes on with the same bits, can seek every earlier step, and can undo.
The caller chooses the file format.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.nn import ACTIVATIONS, Network, OptimizerState
from nudge.training.config import TrainingConfig, make_config
from nudge.training.record import numbered
from nudge.training.run.changes import RunChange, RunChanges
from nudge.training.run.history import MAX_STEPS, Run
from nudge.training.run.redo_branch import RedoBranch
from nudge.training.run.run_log import RunLog
from nudge.training.trainer import TrainerState

Arrays = dict[str, npt.NDArray[Any]]
CHECKPOINTS_SAVED = 8
COUNTERS = ("step", "epoch", "position", "batch_number", "examples_seen")


def to_snapshot(run: Run) -> tuple[Arrays, dict[str, Any]]:
    """Return the arrays of ``run``, to be saved as they are, and metadata for JSON."""
    log = run.log
    arrays: Arrays = {"costs": log.costs}
    saved = [
        *log.checkpoints.spread(CHECKPOINTS_SAVED),
        log.checkpoints.nearest(max(0, run.step - 1)),
    ]
    metadata = {
        "state": _write_state(run.state, "state", arrays),
        "checkpoints": _write_checkpoints(saved, "", arrays),
        "changes": _write_changes(log.changes, "", arrays),
        "ahead": _write_redo_branch(log, arrays),
    }
    return arrays, metadata


def from_snapshot(arrays: Mapping[str, npt.NDArray[Any]], metadata: Mapping[str, Any]) -> Run:
    """Return the run that ``to_snapshot`` returned.

    Raises KeyError, TypeError, ValueError or NudgeError where ``arrays`` or ``metadata`` are
    damaged.
    """
    state = _read_state(metadata["state"], "state", arrays)
    checkpoints = _read_checkpoints(metadata["checkpoints"], "", arrays)
    changes = _read_changes(metadata["changes"], "", arrays)
    steps = _length(arrays["costs"])
    for each in (state, *checkpoints):
        _check(each, steps)
    if not checkpoints or min(state.step for state in checkpoints) != 0:
        raise ValueError("the checkpoint of step 0 is missing")
    # old files have no "ahead"
    redo_branch = _read_redo_branch(metadata.get("ahead"), steps, changes.get(steps, ()), arrays)
    return Run.restore(state, RunLog.restore(checkpoints, changes, arrays["costs"], redo_branch))


def network_tensors(network: Network, prefix: str = "") -> Arrays:
    """Return a network's parameters by name: w1, b1, w2 ..."""
    return dict([*numbered(f"{prefix}w", network.weights), *numbered(f"{prefix}b", network.biases)])


def network_from(
    arrays: Mapping[str, npt.NDArray[Any]], config: TrainingConfig, prefix: str = ""
) -> Network:
    """Return the network of ``config`` with the parameters named in ``arrays``.

    Raises KeyError where one is missing. Shapes are not checked.
    """
    layers = range(1, len(config.sizes))
    hidden = (ACTIVATIONS[config.activation],) * len(config.hidden)
    return Network(
        tuple(arrays[f"{prefix}w{layer}"].astype(config.dtype) for layer in layers),
        tuple(arrays[f"{prefix}b{layer}"].astype(config.dtype) for layer in layers),
        (*hidden, ACTIVATIONS[config.output_activation]),
    )


def _write_state(state: TrainerState, prefix: str, arrays: Arrays) -> dict[str, Any]:
    arrays |= network_tensors(state.network, f"{prefix}.")
    for name, moments in state.optimizer.to_arrays().items():
        arrays[f"{prefix}.optimizer.{name}"] = moments
    counters: dict[str, Any] = {name: getattr(state, name) for name in COUNTERS}
    return counters | {"config": state.config.model_dump(mode="json"), "dealing": state.sampling}


def _write_checkpoints(
    states: Iterable[TrainerState], prefix: str, arrays: Arrays
) -> dict[str, Any]:
    return {
        str(state.step): _write_state(state, f"{prefix}checkpoint{state.step}", arrays)
        for state in states
    }


def _read_checkpoints(
    written: Mapping[str, Any], prefix: str, arrays: Mapping[str, npt.NDArray[Any]]
) -> list[TrainerState]:
    return [
        _read_state(counters, f"{prefix}checkpoint{step}", arrays)
        for step, counters in written.items()
    ]


def _write_changes(changes: RunChanges, prefix: str, arrays: Arrays) -> list[dict[str, Any]]:
    return [
        _write_change(change, f"{prefix}change{step}_{place}", arrays) | {"step": step}
        for step, made in changes.items()
        for place, change in enumerate(made)
    ]


def _read_changes(
    written: Iterable[Mapping[str, Any]], prefix: str, arrays: Mapping[str, npt.NDArray[Any]]
) -> dict[int, tuple[RunChange, ...]]:
    changes: dict[int, tuple[RunChange, ...]] = {}
    for each in written:
        made = changes.get(each["step"], ())
        name = f"{prefix}change{each['step']}_{len(made)}"
        changes[each["step"]] = (*made, _read_change(each, name, arrays))
    return changes


def _write_redo_branch(log: RunLog, arrays: Arrays) -> dict[str, Any] | None:
    """Write the redo branch; "made" is how many of the changes at its step it follows from."""
    redo_branch = log.redo_branch
    if redo_branch is None or not redo_branch.is_in_reach(log.changes_at(redo_branch.step)):
        return None
    arrays["ahead.costs"] = np.array(redo_branch.costs, dtype=np.float64)
    every = max(1, -(-len(redo_branch.checkpoints) // CHECKPOINTS_SAVED))
    return {
        "made": len(redo_branch.made),
        "checkpoints": _write_checkpoints(redo_branch.checkpoints[::every], "ahead.", arrays),
        "changes": _write_changes(redo_branch.changes, "ahead.", arrays),
    }


def _read_redo_branch(
    written: Mapping[str, Any] | None,
    step: int,
    made: tuple[RunChange, ...],
    arrays: Mapping[str, npt.NDArray[Any]],
) -> RedoBranch | None:
    """Return the redo branch after ``step``, which follows from the first of the changes ``made``.

    Raises as ``from_snapshot``.
    """
    if written is None:
        return None
    costs = arrays["ahead.costs"]
    steps = _length(costs, step)
    checkpoints = _read_checkpoints(written["checkpoints"], "ahead.", arrays)
    for state in checkpoints:
        _check(state, steps)
    return RedoBranch(
        step=step,
        made=made[: written["made"]],
        costs=array("d", costs),
        changes=_read_changes(written["changes"], "ahead.", arrays),
        checkpoints=tuple(checkpoints),
    )


def _length(costs: npt.NDArray[Any], before: int = 0) -> int:
    """Return the last step: ``before`` and these. Raises ValueError for damaged ``costs``."""
    if costs.ndim != 1 or before + len(costs) > MAX_STEPS:
        raise ValueError(f"the costs have the shape {costs.shape}")
    return before + len(costs)


def _check(state: TrainerState, steps: int) -> None:
    """Raise ValueError where ``state`` cannot be that of a run of ``steps`` steps."""
    if state.step > steps or min(getattr(state, name) for name in COUNTERS) < 0:
        raise ValueError(f"there is a state of step {state.step}, of {steps} made")
    network, sizes = state.network, state.config.sizes
    wanted = [(outputs, inputs) for inputs, outputs in pairwise(sizes)]
    found = [weights.shape for weights in network.weights]
    if found != wanted or [b.shape for b in network.biases] != [(n,) for n in sizes[1:]]:
        raise ValueError(f"the parameters of step {state.step} are of other layers")


def _read_state(
    written: Mapping[str, Any], prefix: str, arrays: Mapping[str, npt.NDArray[Any]]
) -> TrainerState:
    config = make_config(written["config"])
    start = f"{prefix}.optimizer."
    optimizer = {
        name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)
    }
    return TrainerState(
        config=config,
        network=network_from(arrays, config, f"{prefix}."),
        optimizer=OptimizerState.from_arrays(optimizer),
        # old files have no "dealing": an epoch always sampled the data set
        sampling=_read_sampling(written.get("dealing", config.sampling)),
        **{name: int(written[name]) for name in COUNTERS},
    )


def _read_sampling(written: Sequence[Any] | None) -> tuple[str, str, int] | None:
    if written is None:
        return None
    train_on, digest, weight = written
    return str(train_on), str(digest), int(weight)


def _write_change(change: RunChange, prefix: str, arrays: Arrays) -> dict[str, Any]:
    if change.network is not None:
        arrays |= network_tensors(change.network, f"{prefix}.")
    return {
        "config": change.config.model_dump(mode="json"),
        "replaced": change.network is not None,
        "applied": change.is_single_step,
    }


def _read_change(
    written: Mapping[str, Any], prefix: str, arrays: Mapping[str, npt.NDArray[Any]]
) -> RunChange:
    config = make_config(written["config"])
    network = network_from(arrays, config, f"{prefix}.") if written["replaced"] else None
    return RunChange(config, network, bool(written.get("applied")))
