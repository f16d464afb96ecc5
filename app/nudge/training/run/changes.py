"""What was changed between the steps of a run: settings, or settings and parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nudge.nn import Network
from nudge.training.config import TrainingConfig
from nudge.training.trainer import TrainerState


@dataclass(frozen=True)
class RunChange:
    """A change that somebody made after a step: other settings, or other parameters too.

    ``network`` is None, or holds the new parameters. Where ``is_single_step`` is true, they are
    the result of a step for one example, and the optimizer keeps its moments. Otherwise they
    replace the old ones, and the optimizer starts again without moments.
    """

    config: TrainingConfig
    network: Network | None = None
    is_single_step: bool = False

    def supersedes(self, earlier: RunChange) -> bool:
        """Whether ``earlier``, made just before at the same step, has no effect after this change.

        It has one where it changed the parameters, or the optimizer, which then started again.
        """
        same_optimizer = self.config.optimizer == earlier.config.optimizer
        return same_optimizer and self.network is None and earlier.network is None

    def apply_to(self, state: TrainerState) -> TrainerState:
        """Return ``state`` with this change made."""
        changed = state.configured(self.config)
        if self.network is None:
            return changed
        if self.is_single_step:
            return replace(changed, network=self.network)
        return changed.with_network(self.network)


RunChanges = Mapping[int, tuple[RunChange, ...]]
"""The changes by the step that they follow, in the order in which they were made."""


def changed(state: TrainerState, changes: RunChanges) -> TrainerState:
    """Return ``state`` with the changes made at its step, which checkpoints do not include."""
    for change in changes.get(state.step, ()):
        state = change.apply_to(state)
    return state


def replacements(changes: RunChanges) -> int:
    """Return how many of ``changes`` hold parameters."""
    return sum(change.network is not None for made in changes.values() for change in made)


def undoable_places(made: Iterable[RunChange]) -> list[int]:
    """Return the indices of those changes, of all ``made`` at one step, that can be undone.

    These are the steps for one example since the parameters were last replaced.
    """
    places: list[int] = []
    for place, change in enumerate(made):
        if change.is_single_step:
            places.append(place)
        elif change.network is not None:
            places.clear()
    return places
