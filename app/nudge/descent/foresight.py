"""The paths of a race ahead of its runs: a run is deterministic, so its steps can be made before.

A plane that is fitted to them need not turn while the runs go along them. Rooms whose races are the
same share one foresight: a class that opens the same chapter has it computed once.
"""

from __future__ import annotations

import weakref
from collections import deque
from typing import Final

import numpy as np

from nudge.data.datasets import Dataset
from nudge.descent.path import FIRST, Path, flatten
from nudge.descent.race import Race
from nudge.descent.run import PROGRESS, make_point
from nudge.nn import Array
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable
from nudge.training.trainer import Diverged, Trainer, TrainerState

MOST_STEPS: Final = 10_000
"""Steps of all runs together, above which nobody waits for them."""
MOST_WORK: Final = 5e10
"""The same of parameters times examples: some ten seconds, in pieces between which others run.

600 steps of all 5,000 examples beside as many of mini-batches are less with the default network.
"""
KEPT: Final = 2
"""The number of foresights that are kept while no room has them: for the next visit."""


def first_steps(config: TrainingConfig, dataset: Dataset) -> Resumable[Array]:
    """Return the positions (n, P) of a run at its start and after each of its first FIRST steps.

    Fewer where the run diverges.
    """
    trainer, state = Trainer(dataset), TrainerState.start(config)
    positions = [flatten(state.network)]
    while len(positions) <= FIRST:
        try:
            state, _ = trainer.step(state)
        except Diverged:
            break
        positions.append(flatten(state.network))
        yield
    return np.stack(positions)


class Foresight:
    """The paths of the runs of a race up to its end.

    ``positions`` are those of each run (n, P), thinned; None while they are not known. They stay
    unknown where a run diverges, or where the race is too long.

    Rooms take turns with the work: where the one that looks gives up, another goes on from there.
    """

    def __init__(self, race: Race, dataset: Dataset) -> None:
        self.positions: list[Array] | None = None
        self.of = _identity(race)
        self._dataset, self._until = dataset, race.until
        self._configs = [each.config for each in race.runs]
        self._fairness = race.settings.fairness
        self._is_given_up = self._fairness == "seconds" or self._is_too_long()
        self._work = self._find()
        self._look: weakref.ref[Resumable[None]] | None = None

    def is_of(self, race: Race) -> bool:
        """Whether ``race`` still has these runs and this end."""
        return self.of == _identity(race)

    @property
    def is_pending(self) -> bool:
        """Whether the paths are still to be found."""
        return self.positions is None and not self._is_given_up

    def look(self) -> Resumable[None] | None:
        """Return the work of finding the paths; None while another room does it, or it is done.

        It is another room's as long as that holds it: one that is dropped frees it. It is asked for
        in one thread only, so that no two rooms get it.
        """
        if not self.is_pending or (self._look is not None and self._look() is not None):
            return None
        look = self._go_on()
        self._look = weakref.ref(look)
        return look

    def _go_on(self) -> Resumable[None]:
        while self.is_pending:
            next(self._work, None)
            yield

    def _find(self) -> Resumable[None]:
        """Find the paths, one step in each piece."""
        found = []
        for config in self._configs:
            trainer, state = Trainer(self._dataset), TrainerState.start(config)
            network = state.network
            path = Path(network.parameter_count, network.dtype.itemsize)
            path.add(make_point(state, 0.0))
            while PROGRESS[self._fairness](state, 0.0) < self._until:
                try:
                    state, _ = trainer.step(state)
                except Diverged:
                    self._is_given_up = True
                    return
                path.add(make_point(state, 0.0))
                yield
            found.append(np.stack([point.position for point in path.even_points]))
        self.positions = found

    def _is_too_long(self) -> bool:
        """Whether the steps up to the end would take too long."""
        is_by_examples = self._fairness == "examples"
        steps = work = 0.0
        for config in self._configs:
            size = min(config.batch_size, self._dataset.train.examples_per_epoch)
            made = self._until / size if is_by_examples else self._until
            steps += made
            work += made * size * TrainerState.start(config).network.parameter_count
        return steps > MOST_STEPS or work > MOST_WORK


_shared: Final[weakref.WeakValueDictionary[tuple[object, ...], Foresight]] = (
    weakref.WeakValueDictionary()
)
_newest: Final[deque[Foresight]] = deque(maxlen=KEPT)


def foresight_of(race: Race, dataset: Dataset) -> Foresight:
    """Return the foresight of ``race``, which other races with these runs and this end share."""
    key = (id(dataset), *_identity(race))  # the foresight holds the data set, so its id stays
    found = _shared.get(key)
    if found is None:
        found = _shared[key] = Foresight(race, dataset)
    if found in _newest:
        _newest.remove(found)
    _newest.append(found)
    return found


def _identity(race: Race) -> tuple[object, ...]:
    """Return what the paths follow from: the same after a restart."""
    return (tuple(each.config for each in race.runs), race.settings.fairness, race.until)
