"""One gradient step on one example: its effect on that example and on the test set."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nudge.protocol.answers import number_or_none
from nudge.protocol.server_messages import SingleStepState
from nudge.rooms.session import Session
from nudge.training.evaluation import Evaluation
from nudge.training.record import Example, Focus
from nudge.training.single_step import stepped


def drawing_focus(session: Session, image: npt.NDArray[np.float64], label: int | None) -> Focus:
    """Return the focus on a drawing: ``image`` (784,), in [0, 1].

    Where ``label`` is None, the label is the network's own answer, and ``guessed`` is true.
    """
    if label is not None:
        return Focus("drawn", None, image, label)
    network = session.run.record.network
    with np.errstate(all="ignore"):
        answer = network.forward(image.astype(network.dtype)[None]).a[-1]
    return Focus("drawn", None, image, int(answer.argmax()), guessed=True)


def apply(session: Session, learning_rate: float | None, *, again: bool) -> SingleStepState:
    """Make one plain gradient step for the example in focus alone; return its effect.

    ``learning_rate`` None is that of the run. ``again``: undo takes this step back together with
    the one before. Raises NudgeError where a parameter or a shown number would not be finite, or
    after too many changes of parameters; nothing has changed then.
    """
    run = session.run
    rate = run.config.learning_rate if learning_rate is None else learning_rate
    after = stepped(run.state.network, run.config, session.focus, rate)
    example_before, test_before = _measure(session)
    session.continue_with(after, again=again)
    example_after, test_after = _measure(session)
    return SingleStepState(
        learning_rate=rate,
        cost_before=number_or_none(example_before.cost),
        cost_after=number_or_none(example_after.cost),
        outputs_before=_outputs(example_before),
        outputs_after=_outputs(example_after),
        test_accuracy_before=test_before.accuracy,
        test_accuracy_after=test_after.accuracy,
        test_cost_before=number_or_none(test_before.cost),
        test_cost_after=number_or_none(test_after.cost),
    )


def _measure(session: Session) -> tuple[Example, Evaluation]:
    """Examine the example in focus and the test set with the parameters after the update."""
    run = session.run
    with np.errstate(all="ignore"):
        example = Example.examine(run.state.network, run.config, session.focus)
    return example, session.evaluate_updated()


def _outputs(example: Example) -> tuple[float, ...]:
    return tuple(example.forward.a[-1][0].tolist())
