"""Reads all numbers of a page that name a cost, an accuracy, an output or a count of mistakes.

Each is compared with what the core computes with the parameters of the step that the page names:
that of the number itself, else the step on show.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from nudge.nn import COSTS, Network
from nudge.rooms.parameters import network_from
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_for, focus_on
from nudge.training.evaluation import Evaluation, evaluate
from nudge.training.record import Example, Focus
from nudge.training.trainer import TrainerState

from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import read_page

READ: Final = Path(__file__).with_name("moment.js").read_text("utf-8")
"""A JavaScript function of the canvas: all numbers of a page, each with the step that it names."""


class Reading(NamedTuple):
    """What a page shows at one time: the step on show, the example, and the numbers.

    ``drawn`` has the image and the label of a drawing. ``found`` says of each selector and pattern
    of the reader whether the page has something for it.
    """

    step: int
    stage: int
    focus: tuple[str, int]
    drawn: dict[str, Any] | None
    numbers: list[dict[str, Any]]
    found: dict[str, bool]

    def example(self, config: TrainingConfig) -> Focus:
        """Return the example on the stage."""
        if self.drawn is None:
            return focus_on(config, *self.focus)
        return Focus("drawn", None, np.array(self.drawn["image"]), self.drawn["label"])


class Core:
    """What the core computes with the parameters of each step of a room."""

    def __init__(self, nudge: Nudge) -> None:
        self._nudge = nudge
        self.at = cache(self._at)

    @cached_property
    def config(self) -> TrainingConfig:
        """The settings of the room."""
        return TrainingConfig(**self._nudge.room()["settings"])

    def _at(self, step: int) -> CoreStep:
        tensors, metadata = self._nudge.record(step=step, batch=1)
        return CoreStep(self.config, step, tensors, metadata)


class CoreStep:
    """The core's numbers of one step: those of the parameters before its update."""

    def __init__(
        self, config: TrainingConfig, step: int, tensors: dict[str, Array], metadata: dict[str, str]
    ) -> None:
        self._config, self._step = config, step
        self._tensors, self._metadata = tensors, metadata
        parameters = {name: values for name, values in tensors.items() if name[0] in "wb"}
        parameters = {name: parameters[name] for name in parameters if name[1:].isdigit()}
        self.network: Network = network_from(parameters, TrainerState.start(config).network)

    @cached_property
    def test(self) -> Evaluation:
        """The test of the parameters of the step."""
        test = dataset_for(self._config).test
        return evaluate(self.network, self._config, test, self._step)

    @cached_property
    def mistakes(self) -> list[int]:
        """The test images that the parameters of the step read wrongly."""
        labels = dataset_for(self._config).test.labels
        return np.flatnonzero(self.test.predictions != labels).tolist()

    @cached_property
    def cost_of_all(self) -> float:
        """The mean cost over all training examples."""
        train = dataset_for(self._config).train
        answers = self.network.forward(train.inputs(self._config.dtype)).a[-1]
        return COSTS[self._config.cost].of_set(answers, train.targets(self._config.dtype))

    def number(self, kind: str, which: Any, example: Example) -> float:
        """Return the number of this kind, with `example` on the stage."""
        outputs = example.forward.a[-1][0]
        wrong = len(self.mistakes)
        confused = self.test.confusion - np.diag(np.diag(self.test.confusion))
        numbers = {
            "cost of the mini-batch": lambda: float(self._metadata["cost"]),
            "cost of batch": lambda: float(self._metadata["cost"]),
            "cost of the example": lambda: example.cost,
            "cost of example": lambda: example.cost,
            "cost of all": lambda: self.cost_of_all,
            "accuracy": lambda: self.test.accuracy,
            "mistakes": lambda: wrong,
            "right": lambda: len(self.test.predictions) - wrong,
            "confusion": lambda: self.test.confusion[tuple(which)],
            "worst confusion": confused.max,
            "answer": outputs.argmax,
            "output": lambda: outputs[which],
            "strongest output": outputs.max,
            "output of the label": lambda: outputs[example.y[0].argmax()],
        }
        return float(numbers[kind]())

    def problem(self, number: dict[str, Any], focus: Focus) -> str:
        """Return what is wrong with a number of the page; empty where nothing is."""
        kind, text, which = number["kind"], number["text"], number["which"]
        example = Example.examine(self.network, self._config, focus)
        if kind == "verdict":
            is_right = example.forward.a[-1][0].argmax() == example.y[0].argmax()
            return "" if text == ("right" if is_right else "wrong") else f"it is called {text}"
        expected = self.number(kind, which, example)
        where = f"{kind} {which or ''} is {expected} at step {self._step}"
        return "" if shows(text, expected) else f"{where}, not {text}"


def read_moment(nudge: Nudge) -> Reading:
    """Return what the page shows once it is at rest."""
    read = f"() => ({READ})(document.querySelector('.stage canvas'))"
    return to_reading(read_page(nudge.page, read))


def to_reading(found: dict[str, Any]) -> Reading:
    """Return what the script has read."""
    return Reading(**{**found, "focus": tuple(found["focus"])})


def find_problems(reading: Reading, core: Core) -> list[str]:
    """Return what is wrong with a page: a number that is not of the step that the page names."""
    focus = reading.example(core.config)
    problems = [
        core.at(reading.step if number["step"] is None else number["step"]).problem(number, focus)
        for number in reading.numbers
    ]
    if reading.stage != reading.step:
        problems.append(f"the stage shows step {reading.stage}, the page says {reading.step}")
    return [problem for problem in problems if problem]


def find_kinds(readings: Iterable[Reading]) -> set[str]:
    """Return the kinds of numbers that were read."""
    return {number["kind"] for reading in readings for number in reading.numbers}


def find_unused(readings: Iterable[Reading]) -> set[str]:
    """Return the selectors and patterns of the reader for which no page has anything."""
    found = [item for reading in readings for item in reading.found.items()]
    return {name for name, _ in found} - {name for name, is_found in found if is_found}
