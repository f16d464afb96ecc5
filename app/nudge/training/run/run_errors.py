"""The errors that a run raises."""

from __future__ import annotations

from collections.abc import Sequence

from nudge.errors import NudgeError
from nudge.texts import Text


def unknown_step(step: int, latest: int) -> NudgeError:
    """Return the error for a step that has not been made."""
    return NudgeError(
        Text.of("server-step-unknown", step=str(step)),
        code="unknown_step",
        field="step",
        value=step,
        allowed=Text.of("server-allowed-range", least=0, most=latest),
    )


def wrong_sizes(sizes: Sequence[int], wanted: Sequence[int]) -> NudgeError:
    """Return the error for parameters of other sizes than the network's."""
    return NudgeError(
        Text.of("server-wrong-sizes"),
        code="wrong_sizes",
        field="sizes",
        value=list(sizes),
        allowed=str(list(wanted)),
    )


def no_undo(step: int) -> NudgeError:
    """Return the error for an undo at a step where nothing can be undone."""
    return NudgeError(
        Text.of("server-no-undo"),
        code="no_undo",
        field="step",
        value=step,
        allowed="a step at which one for a single example was applied",
    )


def too_many(text: Text, most: int) -> NudgeError:
    """Return the error for a limit of ``most``, with its ``text``."""
    return NudgeError(text, code="limit", field="count", value=None, allowed=str(most))
