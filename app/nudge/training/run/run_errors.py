"""The errors that a run raises."""

from __future__ import annotations

from collections.abc import Sequence

from nudge.errors import NudgeError


def unknown_step(step: int, latest: int) -> NudgeError:
    """Return the error for a step that has not been made."""
    return NudgeError(
        f"Step {step} has not been made.",
        code="unknown_step",
        field="step",
        value=step,
        allowed=f"0 to {latest}",
    )


def wrong_sizes(sizes: Sequence[int], wanted: Sequence[int]) -> NudgeError:
    """Return the error for parameters of other sizes than the network's."""
    return NudgeError(
        "These parameters are of a network of other layers.",
        code="wrong_sizes",
        field="sizes",
        value=list(sizes),
        allowed=str(list(wanted)),
    )


def no_undo(step: int) -> NudgeError:
    """Return the error for an undo at a step where nothing can be undone."""
    return NudgeError(
        "Nothing was applied at this step that could be undone.",
        code="no_undo",
        field="step",
        value=step,
        allowed="a step at which one for a single example was applied",
    )


def too_many(what: str, most: int, of: str) -> NudgeError:
    """Return the error for a limit: "``what`` ``most`` ``of`` at most."."""
    return NudgeError(
        f"{what} {most:,} {of} at most.", code="limit", field="count", value=None, allowed=str(most)
    )
