"""What was changed on the way of a run: settings, and parameters too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nudge.nn import Network
from nudge.training.config import TrainingConfig
from nudge.training.trainer import TrainerState


@dataclass(frozen=True)
class Change:
    """What somebody changed after a step: the settings, or the parameters too.

    Parameters that are ``applied`` came of the present ones, by a step for one example; the
    optimizer keeps what it knows of the run. Others take their place, and it begins afresh.
    """

    config: TrainingConfig
    network: Network | None = None
    applied: bool = False

    def supersedes(self, earlier: Change) -> bool:
        """Whether ``earlier``, at the same step, leaves no trace after this one.

        It does where it changed the parameters, or the optimizer, which then began afresh.
        """
        same_optimizer = self.config.optimizer == earlier.config.optimizer
        return same_optimizer and self.network is None and earlier.network is None

    def applied_to(self, state: TrainerState) -> TrainerState:
        """Return ``state`` with this change made."""
        changed = state.configured(self.config)
        if self.network is None:
            return changed
        if self.applied:
            return replace(changed, network=self.network)
        return changed.with_network(self.network)


Changes = Mapping[int, tuple[Change, ...]]
"""What was changed after which step, in its order."""


def changed(state: TrainerState, changes: Changes) -> TrainerState:
    """Return ``state`` with the changes made at its step; checkpoints are kept without them."""
    for change in changes.get(state.step, ()):
        state = change.applied_to(state)
    return state


def replacements(changes: Changes) -> int:
    """Return how many of them hold parameters."""
    return sum(change.network is not None for made in changes.values() for change in made)


def undoable(made: Iterable[Change]) -> list[int]:
    """Return the places of those ``made`` at one step that were applied and can be undone.

    What was applied before all parameters were replaced leaves no trace.
    """
    places: list[int] = []
    for place, change in enumerate(made):
        if change.applied:
            places.append(place)
        elif change.network is not None:
            places.clear()
    return places
