"""The record of one step: all that was computed for its mini-batch, and for one example.

``StepRecord`` holds the arrays of the mini-batch. ``Example`` holds those of the example in focus,
computed with the same parameters. ``tensors`` returns the arrays by the names under which they
are sent and saved: ``w1``, ``grad_w1``, ``a0``, ``delta3`` ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Dataset
from nudge.errors import NudgeError
from nudge.nn import COSTS, Array, Backward, Forward, Gradient, Network
from nudge.texts import Text
from nudge.training.config import TrainingConfig

GROUPS: Final = ("example", "parameters", "gradients", "batch")
"""The groups of a record's tensors; a viewer chooses which groups it receives."""


@dataclass(frozen=True)
class Focus:
    """The example on the stage: ``image`` (pixels,) in [0, 1] and its ``label``.

    ``split`` is "train" or "test" and ``index`` its place in it; for a drawing, "drawn" and None.
    Where ``guessed`` is true, nobody has given the label: it is the network's answer.
    """

    split: str
    index: int | None
    image: npt.NDArray[np.float64]
    label: int
    guessed: bool = False

    @classmethod
    def of(cls, dataset: Dataset, split: str, index: int) -> Focus:
        """Return example ``index`` of ``split``. Raises NudgeError where there is none."""
        examples = dataset.split(split)
        if not 0 <= index < len(examples):
            raise NudgeError(
                Text.of("server-example-unknown", split=split, index=str(index)),
                code="unknown_example",
                field="index",
                value=index,
                allowed=Text.of("server-allowed-range", least=0, most=len(examples) - 1),
            )
        (image,) = examples.rows("float64", np.array([index]))
        return cls(split, index, image, int(examples.labels[index]))


@dataclass(frozen=True)
class Example:
    """One example, sent forward and backward. Every array has a leading axis of length 1."""

    cost: float
    forward: Forward
    delta: tuple[Array, ...]
    nudge: tuple[Array, ...]
    y: Array

    @classmethod
    def examine(cls, network: Network, config: TrainingConfig, focus: Focus) -> Example:
        """Send ``focus`` forward and backward through ``network``, which does not change."""
        cost = COSTS[config.cost]
        y = np.zeros((1, network.sizes[-1]), dtype=config.dtype)
        y[0, focus.label] = 1
        forward = network.forward(focus.image.astype(config.dtype)[None])
        delta, nudge = network.deltas(forward, y, cost)
        return cls(cost.of_set(forward.a[-1], y), forward, delta, nudge, y)

    def tensors(self) -> Iterator[tuple[str, Array]]:
        """Yield a0..aL, z1.., delta1.., nudge1.. and y, each (n_l,)."""
        yield from numbered("a", (a[0] for a in self.forward.a), start=0)
        yield from numbered("z", (z[0] for z in self.forward.z))
        yield from numbered("delta", (delta[0] for delta in self.delta))
        yield from numbered("nudge", (nudge[0] for nudge in self.nudge))
        yield "y", self.y[0]


@dataclass(frozen=True)
class Batch:
    """The mini-batch of a step: its examples, their arrays, and their mean gradient and cost.

    ``index`` (m,) holds the examples' places, ``y`` (m, n_L) their desired outputs.
    """

    index: npt.NDArray[np.int32]
    y: Array
    forward: Forward
    backward: Backward
    cost: float

    def tensors(self) -> Iterator[tuple[str, npt.NDArray[Any]]]:
        """Yield batch_a0.., batch_delta1.. (m, n_l), batch_y (m, n_L) and batch_index (m,).

        An example's gradient is the outer product of its delta and activations, and is not sent.
        """
        yield from numbered("batch_a", self.forward.a, start=0)
        yield from numbered("batch_delta", self.backward.delta)
        yield "batch_y", self.y
        yield "batch_index", self.index


@dataclass(frozen=True)
class StepRecord:
    """All that was computed in step number ``step``.

    ``network`` holds the parameters before the update. ``batch`` and ``updates`` are None where
    nothing has been computed with these parameters, as at step 0. ``epoch`` and ``batch_number``
    count from 1. ``examples_seen`` counts the examples of all steps up to and with this one,
    ``position`` those of this epoch.
    """

    step: int
    epoch: int
    batch_number: int
    examples_seen: int
    config: TrainingConfig
    network: Network
    position: int = 0
    batch: Batch | None = None
    updates: Gradient | None = None

    @property
    def cost(self) -> float | None:
        """The mean cost of the mini-batch before the update, or None without a mini-batch."""
        return self.batch.cost if self.batch else None

    def examine(self, focus: Focus) -> Example:
        """Send ``focus`` forward and backward with the parameters before the update."""
        return Example.examine(self.network, self.config, focus)

    def tensors(
        self, groups: Iterable[str], example: Example, from_layer: int = 1
    ) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays of ``groups`` by name.

        Weights, biases and their gradients are returned from layer ``from_layer`` on.
        """
        makers: dict[str, Callable[[], Iterator[tuple[str, npt.NDArray[Any]]]]] = {
            "example": example.tensors,
            "parameters": lambda: self._parameters(from_layer),
            "gradients": lambda: self._gradients(from_layer),
            "batch": lambda: self.batch.tensors() if self.batch else iter(()),
        }
        wanted = set(groups)
        return dict(
            named_array for group in GROUPS if group in wanted for named_array in makers[group]()
        )

    def metadata(self, focus: Focus, example: Example) -> dict[str, str]:
        """Return metadata of the step and of ``example``; floats as their shortest exact text."""
        return {
            "step": str(self.step),
            "epoch": str(self.epoch),
            "batch": str(self.batch_number),
            "examples_seen": str(self.examples_seen),
            "position": str(self.position),
            "cost": "" if self.cost is None else repr(self.cost),
            "example_cost": repr(example.cost),
            "cost_function": self.config.cost,
            "learning_rate": repr(self.config.learning_rate),
            "batch_size": str(self.config.batch_size),
            "settings_id": self.config.settings_id,
            "focus_split": focus.split,
            "focus_index": "" if focus.index is None else str(focus.index),
            "focus_label": str(focus.label),
            "focus_guessed": "true" if focus.guessed else "false",
        }

    def _parameters(self, from_layer: int) -> Iterator[tuple[str, Array]]:
        yield from numbered("w", self.network.weights, skip_before=from_layer)
        yield from numbered("b", self.network.biases, skip_before=from_layer)

    def _gradients(self, from_layer: int) -> Iterator[tuple[str, Array]]:
        if self.batch is None or self.updates is None:
            return
        yield from named("grad", self.batch.backward.gradient, from_layer)
        if not self.config.updates_follow_from_gradient:
            yield from named("update", self.updates, from_layer)


def named(prefix: str, values: Gradient, from_layer: int = 1) -> Iterator[tuple[str, Array]]:
    """Yield the arrays of ``values`` as ``prefix``_w1, ..., ``prefix``_b1, ... with their names."""
    yield from numbered(f"{prefix}_w", values.w, skip_before=from_layer)
    yield from numbered(f"{prefix}_b", values.b, skip_before=from_layer)


def numbered(
    prefix: str, arrays: Iterable[Array], start: int = 1, skip_before: int = 0
) -> Iterator[tuple[str, Array]]:
    """Yield each array with its name: ``prefix`` and the layer, the first of which is ``start``."""
    for layer, array in enumerate(arrays, start):
        if layer >= skip_before:
            yield f"{prefix}{layer}", array
