"""The steps after a step that somebody went back to, set aside while single steps are tried."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from nudge.training.run.changes import RunChange
from nudge.training.run.checkpoints import Checkpoints
from nudge.training.trainer import TrainerState


@dataclass(frozen=True)
class RedoBranch:
    """The steps after ``step``, which follow exactly from the changes ``made`` at ``step``.

    ``costs`` are those of the steps, ``changes`` were made between them, ``checkpoints`` are some
    of their states.
    """

    step: int
    made: tuple[RunChange, ...]
    costs: array[float]
    changes: Mapping[int, tuple[RunChange, ...]]
    checkpoints: tuple[TrainerState, ...]

    @classmethod
    def of(
        cls,
        step: int,
        costs: array[float],
        changes: Mapping[int, tuple[RunChange, ...]],
        checkpoints: Checkpoints,
    ) -> RedoBranch:
        """Return the branch after ``step`` of a run with these costs, changes and checkpoints."""
        return cls(
            step,
            changes.get(step, ()),
            costs[step:],
            {at: made for at, made in changes.items() if at > step},
            checkpoints.after(step),
        )

    def follows(self, step: int, made: tuple[RunChange, ...]) -> bool:
        """Whether these steps follow ``step`` when exactly ``made`` are its changes."""
        return step == self.step and len(made) == len(self.made) and self.is_in_reach(made)

    def is_in_reach(self, made: tuple[RunChange, ...]) -> bool:
        """Whether undoing can bring the branch back: ``made`` begins with the branch's changes."""
        return len(made) >= len(self.made) and all(map(_is, made, self.made))


def _is(one: object, other: object) -> bool:
    return one is other
