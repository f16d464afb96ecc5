"""What a run keeps of its steps: their costs, what was changed after them, checkpoints."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from nudge.training.run.changes import Change, replacements, undoable
from nudge.training.run.checkpoints import Checkpoints
from nudge.training.run.redo_branch import RedoBranch
from nudge.training.run.refused import too_many
from nudge.training.trainer import TrainerState

MAX_REPLACED = 64
"""How often the parameters of one run may be replaced; each replacement is kept."""


class RunLog:
    """All that a run has been through, from its ``start`` to the last step it has ever made.

    It knows nothing of where the run stands: whatever depends on that is told the step.
    ``changes`` are by the step that they follow, ``checkpoints`` without the changes at their
    step. ``ahead`` is what is set aside while something is tried, until it is undone.
    """

    def __init__(self, start: TrainerState) -> None:
        self.changes: dict[int, tuple[Change, ...]] = {}
        self.checkpoints = Checkpoints(start)
        self.ahead: RedoBranch | None = None
        self._costs = array("d")

    @classmethod
    def restored(
        cls,
        checkpoints: Iterable[TrainerState],
        changes: Mapping[int, tuple[Change, ...]],
        costs: npt.NDArray[np.float64],
        ahead: RedoBranch | None = None,
    ) -> RunLog:
        """Return a past as it was written down; one of the ``checkpoints`` is of step 0."""
        first, *later = sorted(checkpoints, key=lambda kept: kept.step)
        past = cls(first)
        for kept in later:
            past.checkpoints.keep(kept)
        past.changes = dict(changes)
        past.ahead = ahead
        past._costs = array("d", costs)
        return past

    @property
    def latest(self) -> int:
        """The last step whose cost is known."""
        return len(self._costs)

    @property
    def costs(self) -> npt.NDArray[np.float64]:
        """The mini-batch cost of steps 1..latest: (latest,), that of step n at index n-1."""
        return np.array(self._costs, dtype=np.float64)

    def made_at(self, step: int) -> tuple[Change, ...]:
        """Return what was changed after ``step``, in its order."""
        return self.changes.get(step, ())

    def undoable_at(self, step: int) -> int:
        """Return how many steps for one example were applied there, that can be undone."""
        return len(undoable(self.made_at(step)))

    def all_changes(self) -> Iterator[Change]:
        """Yield what was changed on the way, and on what lies ahead while a step is tried."""
        ahead = self.ahead.changes if self.ahead else {}
        for changes in (self.changes, ahead):
            for made in changes.values():
                yield from made

    def note(self, reached: TrainerState, cost: float) -> None:
        """Take note of a step that led to ``reached``, made for the first time or again."""
        if reached.step > self.latest:
            self._costs.append(cost)
            self.ahead = None
        if self.checkpoints.is_due(reached.step):
            self.checkpoints.keep(reached)

    def change(self, step: int, change: Change) -> None:
        """Keep ``change`` with ``step``; what lay ahead is forgotten."""
        made = self.made_at(step)
        if made and change.supersedes(made[-1]):
            made = made[:-1]
        self._forget_after(step)
        self.changes[step] = (*made, change)

    def replace(self, step: int, change: Change) -> None:
        """As ``change``, of parameters; raise NudgeError after MAX_REPLACED such changes."""
        self._refuse_too_many()
        self.change(step, change)

    def apply(self, step: int, change: Change, *, again: bool) -> None:
        """Keep what was applied after ``step``; what lay ahead is set aside.

        ``again``: if what was applied before is the last change there, both are one from now on.
        Raises NudgeError after MAX_REPLACED changes of parameters.
        """
        made = self.made_at(step)
        if again and made and made[-1].applied:
            made = made[:-1]
        else:
            self._refuse_too_many()
        ahead = self.ahead
        if self.latest > step:
            ahead = RedoBranch.of(step, self._costs, self.changes, self.checkpoints)
        self._forget_after(step)
        self.changes[step] = (*made, change)
        self.ahead = ahead

    def undo(self, step: int) -> None:
        """Drop what was applied last after ``step``, where something was.

        What lay ahead then lies ahead again, unless steps were made or something changed since.
        """
        ahead = self.ahead
        self._forget_after(step)
        made = list(self.made_at(step))
        del made[undoable(made)[-1]]
        self.changes[step] = tuple(made)
        if ahead is not None and ahead.follows(step, tuple(made)):
            self._costs.extend(ahead.costs)
            self.changes |= ahead.changes
            for kept in ahead.checkpoints:
                self.checkpoints.keep(kept)
        else:
            self.ahead = ahead

    def _refuse_too_many(self) -> None:
        if replacements(self.changes) >= MAX_REPLACED:
            raise too_many("By hand, parameters can be changed", MAX_REPLACED, "times")

    def _forget_after(self, step: int) -> None:
        self.ahead = None
        del self._costs[step:]
        self.changes = {at: made for at, made in self.changes.items() if at <= step}
        self.checkpoints.forget_after(step)
