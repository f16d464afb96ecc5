"""Experiments: races with fixed settings, each of which shows one thing.

Their texts are in ``locales``. Each experiment fixes all settings of its runs, so that it
is the same in every room. tests/descent/test_experiments.py tests what the texts say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nudge.descent.settings import FULL, FrozenModel, RaceSettings, RunSettings
from nudge.training.config import TrainingConfig


class Experiment(FrozenModel):
    """A race with a name. Its texts are in the template whose id is ``experiment-`` and ``id``."""

    id: str
    race: RaceSettings


def _start(**changes: Any) -> dict[str, Any]:
    """Return all settings that runs can start from: the defaults with ``changes``."""
    return TrainingConfig(**changes).model_dump(mode="json", exclude={"batch_size"})


BOWL: Final = _start(hidden=(), output_activation="identity", learning_rate=0.02)
"""Without hidden layers and with linear outputs, the cost is a quadratic function: a bowl.

Its greatest curvature is 78.3, across the valley, and its second greatest 8.9. So along the
steepest direction a step multiplies the distance from the bottom by 1 - 78.3 · learning rate.
Above a rate of 2 / 78.3 = 0.0255 this factor is below -1: the steps grow.
"""

RIGHT: Final = RunSettings(batch_size=FULL, learning_rate=0.02, color=0)
TIMID: Final = RunSettings(batch_size=FULL, learning_rate=0.0005, color=5)
OVERSHOOTING: Final = RunSettings(batch_size=FULL, learning_rate=0.0258, color=4)
BURSTING: Final = RunSettings(batch_size=FULL, learning_rate=0.04, color=3)


def _on_the_bowl(id: str, until: int, *runs: RunSettings) -> Experiment:
    """Return a race down the bowl, slow enough that single steps can be seen."""
    race = RaceSettings(start=BOWL, fairness="steps", runs=runs, until=until, speed=0.5)
    return Experiment(id=id, race=race)


SADDLE: Final = RaceSettings(
    start=_start(
        hidden=(16, 16, 16),
        output_activation="softmax",
        cost="cross_entropy",
        initializer="small_normal",
        learning_rate=3.5,
    ),
    fairness="steps",
    runs=(RunSettings(batch_size=100), RunSettings(batch_size=FULL)),
    until=1000,
    speed=2.0,
)
"""Every class has 500 examples, so the full-batch gradient almost vanishes at small weights.

Each output is then 1/10, which is right on average: the cost is ln 10. With four layers of small
weights, the direction down is almost flat too. Where the full batch comes to rest, the curvature
is -5e-5 in that direction, and at most 0.5 upward. A hundred random examples are almost never ten
of each class. This imbalance moves the weights, and with larger weights the slope grows. The
learning rate is below 2 / 0.5, so that the full batch does not leave by overshooting. Within
1,000 steps, mini-batches get below half of the cost from all of 20 seeds, the full batch from none
of the first six.
"""

_ALL: Final = (
    _on_the_bowl("too-small", 100, RIGHT, TIMID),
    _on_the_bowl("just-right", 100, RIGHT, TIMID, OVERSHOOTING),
    _on_the_bowl("too-large", 100, RIGHT, OVERSHOOTING, BURSTING),
    Experiment(id="saddle", race=SADDLE),
    _on_the_bowl(
        "momentum-and-adam",
        150,
        RIGHT,
        RunSettings(batch_size=FULL, optimizer="momentum", learning_rate=0.01, color=2),
        RunSettings(batch_size=FULL, optimizer="adam", learning_rate=0.003, color=4),
    ),
)

EXPERIMENTS: Final[Mapping[str, Experiment]] = {each.id: each for each in _ALL}
"""The experiments by id, in the order in which they are offered."""
