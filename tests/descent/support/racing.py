"""Small races: few examples, small networks, and a clock that tests set."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
from nudge.data.datasets import Dataset, Split, load_embedded
from nudge.descent.race import Race
from nudge.descent.run import Clock, RaceRun
from nudge.descent.settings import RunSettings, race_settings
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Runner, run_to_end
from nudge.training.trainer import Trainer, TrainerState

WHOLE = load_embedded()
SMALL: dict[str, Any] = {"hidden": (3,), "learning_rate": 0.5}


def few(examples: int) -> Dataset:
    """The data set with only its first training examples."""
    train = WHOLE.train
    fewer = Split(train.images[:examples], train.labels[:examples], train.classes)
    return Dataset(WHOLE.name, fewer, WHOLE.test, WHOLE.credit, WHOLE.classes)


FEW = few(60)


class Stopwatch:
    """A clock that stands still unless a test sets ``now``."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def runs(*batch_sizes: int | str, **each: Any) -> list[dict[str, Any]]:
    """Settings of runs with these mini-batch sizes, otherwise all alike."""
    return [{"batch_size": batch_size, **each} for batch_size in batch_sizes]


def make_race(
    *batch_sizes: int | str,
    room: dict[str, Any] | None = None,
    dataset: Dataset = FEW,
    clock: Clock | None = None,
    **settings: Any,
) -> Race:
    """A race of runs that differ only in their mini-batch sizes."""
    given = {"runs": runs(*batch_sizes), **settings} if batch_sizes else settings
    config = TrainingConfig(**{**SMALL, **(room or {})})
    return Race(race_settings(given), config, dataset, clock or Stopwatch())


def raced(race: Race, progress: float) -> Race:
    """The race, advanced to ``progress``."""
    run_to_end(race.advance_to(progress))
    return race


def passing(race: Race, progress: float) -> Iterator[None]:
    """Yield after every piece of work on the way to ``progress``."""
    runner = Runner(race.advance_to(progress))
    while not runner.run_for(0.0):
        yield
    yield


def steps_made_by(race: Race) -> list[int]:
    return [race_run.state.step for race_run in race.runs]


def examples_seen_by(race: Race) -> list[int]:
    return [race_run.state.examples_seen for race_run in race.runs]


def compute_states(config: TrainingConfig, dataset: Dataset, steps: int) -> list[TrainerState]:
    """The states of a separate run, from the start to ``steps``."""
    trainer, states = Trainer(dataset), [TrainerState.start(config)]
    for _ in range(steps):
        states.append(trainer.step(states[-1])[0])
    return states


def in_a_row(state: TrainerState) -> bytes:
    """All parameters as bytes: w1 row by row, b1, w2, ..."""
    pairs = zip(state.network.weights, state.network.biases, strict=True)
    return b"".join(np.ascontiguousarray(part).tobytes() for pair in pairs for part in pair)


def bits(race_run: RaceRun) -> list[bytes]:
    """All numbers of a path, as bytes, so that NaN equals NaN."""
    columns = race_run.path.columns
    return [race_run.path.positions.tobytes(), *(columns[name].tobytes() for name in columns)]


def changed(race: Race, **changes: Any) -> Race:
    """The race with some of its settings changed."""
    return race.with_settings(race_settings({**race.settings.model_dump(), **changes}))


def make_race_run(
    dataset: Dataset = FEW, clock: Clock | None = None, every: int = 1, **settings: Any
) -> RaceRun:
    """A run at its start."""
    config = TrainingConfig(**{**SMALL, "batch_size": 10, **settings})
    return RaceRun(1, RunSettings(), config, dataset, clock or Stopwatch(), every)


def advanced(race_run: RaceRun, steps: int) -> RaceRun:
    """The run, after ``steps`` more steps."""
    for _ in range(steps):
        run_to_end(race_run.advance())
    return race_run


def memory_in_use_after(race_run: RaceRun, steps: int) -> int:
    """By how many bytes the memory in use grows in ``steps`` steps."""
    advanced(race_run, 1)
    tracemalloc.start()
    try:
        advanced(race_run, steps)
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
