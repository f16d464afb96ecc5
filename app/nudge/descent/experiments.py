"""Races worth seeing, each with one thing to look at. What that is, templates/story says.

Each fixes all that its runs start from, so that it is the same in every room. That what is said
of it is so, tests/descent/test_experiments.py shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nudge.descent.settings import FULL, RaceSettings, RunSettings, Settings
from nudge.training.config import TrainingConfig


class Experiment(Settings):
    """A race under a name. Its texts are in the template ``experiment-`` and the id."""

    id: str
    race: RaceSettings


def _start(**changes: Any) -> dict[str, Any]:
    """Return all that runs can start from: the usual settings and ``changes``."""
    return TrainingConfig(**changes).model_dump(mode="json", exclude={"batch_size"})


BOWL: Final = _start(hidden=(), output_activation="identity", learning_rate=0.02)
"""Without hidden layers and squashing the cost is a sum of squares of straight lines: a bowl.

Its greatest curvature is 78.1, across the valley, and the second greatest 8.9. So along the
steepest direction a step multiplies the distance from the bottom by 1 - 78.1 · learning rate:
beyond a rate of 2 / 78.1 = 0.0256 by more than -1.
"""

RIGHT: Final = RunSettings(batch_size=FULL, learning_rate=0.02, color=0)
TIMID: Final = RunSettings(batch_size=FULL, learning_rate=0.0005, color=5)
OVERSHOOTING: Final = RunSettings(batch_size=FULL, learning_rate=0.0258, color=4)
BURSTING: Final = RunSettings(batch_size=FULL, learning_rate=0.04, color=3)


def _on_the_bowl(id: str, until: int, *runs: RunSettings) -> Experiment:
    """Return a race down the bowl, slowly enough to see single steps."""
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
"""Every class has 400 examples, so where all weights are small the full gradient all but vanishes.

Each output then says 1/10, which is right on average: the cost is ln 10. With four layers of
small weights the way down is flat too; its curvature is -5e-5 where the full batch comes to
rest, of 0.5 at most upward. A hundred examples are never ten of each class: what they are out of
balance by moves the weights, and with larger weights the slope grows. The rate is below
2 / 0.5, so that the full batch does not leave by overshooting. Mini-batches get below half the
cost within 1,000 steps from 19 of 20 seeds, within 1,200 from all; the full batch from none.
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
"""By id, in the order in which they are offered."""
