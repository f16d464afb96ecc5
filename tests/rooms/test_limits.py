"""How much one step may take."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import NudgeError
from app.rooms.limits import MAX_WORK, refuse_too_much
from app.training.config import TrainingConfig
from tests.rooms.making import make_session

LARGEST: dict[str, Any] = {"hidden": (256,) * 8, "learning_rate": 0.001}


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"batch_size": 4000},
        {"batch_size": 100_000},
        {"hidden": (256, 128), "batch_size": 1000},
        {**LARGEST, "batch_size": 100},
    ],
)
def test_what_people_train_is_within_the_limit(settings: dict[str, Any]) -> None:
    refuse_too_much(TrainingConfig(**settings))


def test_a_large_network_with_large_batches_is_refused_and_told_what_fits() -> None:
    config = TrainingConfig(**LARGEST, batch_size=4000)
    with pytest.raises(NudgeError) as caught:
        refuse_too_much(config)
    parameters = make_session(**LARGEST).progress().parameter_count
    most = MAX_WORK // parameters
    assert (caught.value.field, caught.value.value) == ("batch_size", 4000)
    assert caught.value.allowed == f"1 to {most} in a network of {parameters:,} parameters"
    refuse_too_much(TrainingConfig(**LARGEST, batch_size=most))


def test_a_session_refuses_a_change_to_what_is_too_large_and_goes_on_as_it_was() -> None:
    session = make_session(batch_size=4000)
    session.advance(1)
    with pytest.raises(NudgeError, match="batch_size"):
        session.configure(LARGEST)
    assert (session.run.step, session.run.config.hidden) == (1, (4,))
