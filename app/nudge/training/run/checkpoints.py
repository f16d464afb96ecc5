"""Checkpoints: states of a run from which replays start, within a budget of memory."""

from __future__ import annotations

from bisect import bisect_right

from nudge.training.trainer import TrainerState

BUDGET = 48 * 2**20
"""Bytes of parameters and optimizer state that the checkpoints of a run take at most, about."""

FEWEST, MOST = 16, 256


class Checkpoints:
    """States of a run by step. When there are too many, every second one is dropped.

    So the spacing doubles as the run grows: a replay takes at most about 2 · latest / capacity
    steps. The state of step 0 always stays.
    """

    def __init__(self, start: TrainerState, spacing: int = 64) -> None:
        self._spacing = spacing
        self._states: dict[int, TrainerState] = {}
        per_state = start.network.parameter_count * start.network.dtype.itemsize
        moments = len(start.optimizer.moments)
        self._capacity = min(MOST, max(FEWEST, BUDGET // (per_state * (1 + moments))))
        self.store(start)

    def __len__(self) -> int:
        return len(self._states)

    def is_due(self, step: int) -> bool:
        """Whether the state after ``step`` is to be stored."""
        return step % self._spacing == 0 and step not in self._states

    def store(self, state: TrainerState) -> None:
        """Store ``state``, and drop every second state if there are too many."""
        self._states[state.step] = state
        if len(self._states) > self._capacity:
            self._spacing *= 2
            first, last = min(self._states), state.step
            self._states = {
                step: stored
                for step, stored in self._states.items()
                if step % self._spacing == 0 or step in (first, last)
            }

    def nearest(self, step: int) -> TrainerState:
        """Return the last state stored at or before ``step``."""
        steps = sorted(self._states)
        return self._states[steps[max(0, bisect_right(steps, step) - 1)]]

    def after(self, step: int) -> tuple[TrainerState, ...]:
        """Return the states stored after ``step``, in their order."""
        return tuple(self._states[at] for at in sorted(self._states) if at > step)

    def forget_after(self, step: int) -> None:
        """Drop the states after ``step``."""
        self._states = {at: state for at, state in self._states.items() if at <= step}

    def spread(self, count: int) -> list[TrainerState]:
        """Return at most ``count`` of the states, evenly spread, with the first among them."""
        steps = sorted(self._states)
        every = max(1, -(-len(steps) // count))
        return [self._states[step] for step in steps[::every]]
