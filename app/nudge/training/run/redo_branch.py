"""What lies ahead of a step that somebody went back to, set aside while something is tried."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from nudge.training.run.changes import Change
from nudge.training.run.checkpoints import Checkpoints
from nudge.training.trainer import TrainerState


@dataclass(frozen=True)
class RedoBranch:
    """The steps after ``step``, which followed from what was ``made`` there, and from nothing else.

    ``costs`` of those steps, ``changes`` made on their way and ``checkpoints`` among them.
    """

    step: int
    made: tuple[Change, ...]
    costs: array[float]
    changes: Mapping[int, tuple[Change, ...]]
    checkpoints: tuple[TrainerState, ...]

    @classmethod
    def of(
        cls,
        step: int,
        costs: array[float],
        changes: Mapping[int, tuple[Change, ...]],
        checkpoints: Checkpoints,
    ) -> RedoBranch:
        """Return what lies ahead of ``step``."""
        return cls(
            step,
            changes.get(step, ()),
            costs[step:],
            {at: made for at, made in changes.items() if at > step},
            checkpoints.after(step),
        )

    def follows(self, step: int, made: tuple[Change, ...]) -> bool:
        """Whether these are the steps after ``step``, with what is ``made`` there."""
        return step == self.step and len(made) == len(self.made) and self.is_in_reach(made)

    def is_in_reach(self, made: tuple[Change, ...]) -> bool:
        """Whether undoing can lead here: all else that is ``made`` at their step came after."""
        return len(made) >= len(self.made) and all(map(_is, made, self.made))


def _is(one: object, other: object) -> bool:
    return one is other
