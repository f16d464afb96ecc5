"""A step for one example, as a room has it: what it did to that one and to the test set."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nudge.protocol.server_messages import SingleStepState
from nudge.rooms.session import Session
from nudge.training.evaluation import Evaluation
from nudge.training.record import Example, Focus
from nudge.training.single_step import stepped


def drawing(session: Session, image: npt.NDArray[np.float64], label: int | None) -> Focus:
    """Return a drawing (784,) to put on the stage.

    Where nobody says what it is, it is what the network on the stage takes it for.
    """
    if label is not None:
        return Focus("drawn", None, image, label)
    network = session.run.record.network
    with np.errstate(all="ignore"):
        answer = network.forward(image.astype(network.dtype)[None]).a[-1]
    return Focus("drawn", None, image, int(answer.argmax()), guessed=True)


def apply(session: Session, learning_rate: float | None, *, again: bool) -> SingleStepState:
    """Make one plain gradient step for the example in focus alone; return what it did.

    Raises NudgeError where its numbers would be none, or after too many; nothing has changed then.
    """
    run = session.run
    rate = run.config.learning_rate if learning_rate is None else learning_rate
    after = stepped(run.state.network, run.config, session.focus, rate)
    example, tested = _stand(session)
    session.go_on_with(after, again=again)
    now, tested_now = _stand(session)
    return SingleStepState(
        learning_rate=rate,
        cost_before=_number_or_none(example.cost),
        cost_after=_number_or_none(now.cost),
        outputs_before=_outputs(example),
        outputs_after=_outputs(now),
        test_accuracy_before=tested.accuracy,
        test_accuracy_after=tested_now.accuracy,
        test_cost_before=_number_or_none(tested.cost),
        test_cost_after=_number_or_none(tested_now.cost),
    )


def _stand(session: Session) -> tuple[Example, Evaluation]:
    """Return what the present parameters make of the example in focus, and of the test set."""
    run = session.run
    with np.errstate(all="ignore"):
        example = Example.examine(run.state.network, run.config, session.focus)
    return example, session.evaluate()


def _outputs(example: Example) -> tuple[float, ...]:
    return tuple(example.forward.a[-1][0].tolist())


def _number_or_none(value: float) -> float | None:
    return value if np.isfinite(value) else None
