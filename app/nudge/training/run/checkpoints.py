"""Where to start a replay from: states kept every so often, within a budget of memory."""

from __future__ import annotations

from bisect import bisect_right

from nudge.training.trainer import TrainerState

BUDGET = 48 * 2**20
"""Bytes of parameters and optimizer state that one run's checkpoints may hold, about."""

FEWEST, MOST = 16, 256


class Checkpoints:
    """States of a run by step. When there are too many, every other one goes.

    So their spacing doubles as the run grows, and any step is at most about
    latest / capacity steps of replay away. Step 0 always stays.
    """

    def __init__(self, start: TrainerState, spacing: int = 64) -> None:
        self._spacing = spacing
        self._states: dict[int, TrainerState] = {}
        per_state = start.network.parameter_count * start.network.dtype.itemsize
        moments = len(start.optimizer.moments)
        self._capacity = min(MOST, max(FEWEST, BUDGET // (per_state * (1 + moments))))
        self.keep(start)

    def __len__(self) -> int:
        return len(self._states)

    def is_due(self, step: int) -> bool:
        """Whether the state after ``step`` is one to keep."""
        return step % self._spacing == 0 and step not in self._states

    def keep(self, state: TrainerState) -> None:
        """Keep ``state``, and thin the rest if there are too many."""
        self._states[state.step] = state
        if len(self._states) > self._capacity:
            self._spacing *= 2
            first, last = min(self._states), state.step
            self._states = {
                step: kept
                for step, kept in self._states.items()
                if step % self._spacing == 0 or step in (first, last)
            }

    def nearest(self, step: int) -> TrainerState:
        """Return the last state kept at or before ``step``."""
        steps = sorted(self._states)
        return self._states[steps[max(0, bisect_right(steps, step) - 1)]]

    def after(self, step: int) -> tuple[TrainerState, ...]:
        """Return the states kept after ``step``, in their order."""
        return tuple(self._states[at] for at in sorted(self._states) if at > step)

    def forget_after(self, step: int) -> None:
        """Drop the states of a future that will be another one."""
        self._states = {at: state for at, state in self._states.items() if at <= step}

    def spread(self, count: int) -> list[TrainerState]:
        """Return up to ``count`` of the states, evenly spread, the first always among them."""
        steps = sorted(self._states)
        every = max(1, -(-len(steps) // count))
        return [self._states[step] for step in steps[::every]]
