"""The log of a run: the costs of its steps, the changes after them, and checkpoints."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from nudge.texts import Text
from nudge.training.run.changes import RunChange, replacements, undoable_places
from nudge.training.run.checkpoints import Checkpoints
from nudge.training.run.redo_branch import RedoBranch
from nudge.training.run.run_errors import too_many
from nudge.training.trainer import TrainerState

MAX_REPLACED = 64
"""How often the parameters of one run may be changed by hand; each change is stored."""


class RunLog:
    """The log of a run, from its ``start`` to the last step that was made.

    The log does not know the present step: methods that depend on it take ``step``. ``changes``
    are by the step that they follow. ``checkpoints`` do not include the changes at their step.
    ``redo_branch`` holds the steps that are set aside while a step for one example is tried.
    """

    def __init__(self, start: TrainerState) -> None:
        self.changes: dict[int, tuple[RunChange, ...]] = {}
        self.checkpoints = Checkpoints(start)
        self.redo_branch: RedoBranch | None = None
        self._costs = array("d")

    @classmethod
    def restore(
        cls,
        checkpoints: Iterable[TrainerState],
        changes: Mapping[int, tuple[RunChange, ...]],
        costs: npt.NDArray[np.float64],
        redo_branch: RedoBranch | None = None,
    ) -> RunLog:
        """Return a log from its saved parts; one of the ``checkpoints`` must be of step 0."""
        first, *later = sorted(checkpoints, key=lambda state: state.step)
        log = cls(first)
        for state in later:
            log.checkpoints.store(state)
        log.changes = dict(changes)
        log.redo_branch = redo_branch
        log._costs = array("d", costs)
        return log

    @property
    def latest(self) -> int:
        """The last step that was made: its cost is known."""
        return len(self._costs)

    @property
    def costs(self) -> npt.NDArray[np.float64]:
        """The mini-batch cost of steps 1..latest: (latest,), that of step n at index n-1."""
        return np.array(self._costs, dtype=np.float64)

    def changes_at(self, step: int) -> tuple[RunChange, ...]:
        """Return the changes made after ``step``, in their order."""
        return self.changes.get(step, ())

    def undoable_at(self, step: int) -> int:
        """Return how many steps for one example were made at ``step`` and can be undone."""
        return len(undoable_places(self.changes_at(step)))

    def all_changes(self) -> Iterator[RunChange]:
        """Yield all changes, with those of the redo branch."""
        redo_branch = self.redo_branch.changes if self.redo_branch else {}
        for changes in (self.changes, redo_branch):
            for made in changes.values():
                yield from made

    def note(self, reached: TrainerState, cost: float) -> None:
        """Note a step that led to ``reached``, whether it was made for the first time or again."""
        if reached.step > self.latest:
            self._costs.append(cost)
            self.redo_branch = None
        if self.checkpoints.is_due(reached.step):
            self.checkpoints.store(reached)

    def change(self, step: int, change: RunChange) -> None:
        """Store ``change`` at ``step``, and drop all later steps."""
        made = self.changes_at(step)
        if made and change.supersedes(made[-1]):
            made = made[:-1]
        self._forget_after(step)
        self.changes[step] = (*made, change)

    def replace(self, step: int, change: RunChange) -> None:
        """As ``change``, for new parameters. Raises NudgeError after MAX_REPLACED such changes."""
        self._refuse_too_many()
        self.change(step, change)

    def apply_single_step(self, step: int, change: RunChange, *, again: bool) -> None:
        """Store a step for one example at ``step``, and set later steps aside as a redo branch.

        With ``again``, where the last change at ``step`` is a step for one example too, both are
        one change from now on. Raises NudgeError after MAX_REPLACED changes of parameters.
        """
        made = self.changes_at(step)
        if again and made and made[-1].is_single_step:
            made = made[:-1]
        else:
            self._refuse_too_many()
        redo_branch = self.redo_branch
        if self.latest > step:
            redo_branch = RedoBranch.of(step, self._costs, self.changes, self.checkpoints)
        self._forget_after(step)
        self.changes[step] = (*made, change)
        self.redo_branch = redo_branch

    def undo(self, step: int) -> None:
        """Drop the last step for one example at ``step``; there must be one.

        The steps of the redo branch are known again, where they follow from the changes left.
        """
        redo_branch = self.redo_branch
        self._forget_after(step)
        made = list(self.changes_at(step))
        del made[undoable_places(made)[-1]]
        self.changes[step] = tuple(made)
        if redo_branch is not None and redo_branch.follows(step, tuple(made)):
            self._costs.extend(redo_branch.costs)
            self.changes |= redo_branch.changes
            for state in redo_branch.checkpoints:
                self.checkpoints.store(state)
        else:
            self.redo_branch = redo_branch

    def _refuse_too_many(self) -> None:
        if replacements(self.changes) >= MAX_REPLACED:
            raise too_many(Text.of("server-changed-too-often", most=MAX_REPLACED), MAX_REPLACED)

    def _forget_after(self, step: int) -> None:
        self.redo_branch = None
        del self._costs[step:]
        self.changes = {at: made for at, made in self.changes.items() if at <= step}
        self.checkpoints.forget_after(step)
