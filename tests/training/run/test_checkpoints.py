"""Checkpoints: their number depends on the budget of memory."""

from __future__ import annotations

from nudge.training.config import TrainingConfig, make_config
from nudge.training.run.checkpoints import Checkpoints
from nudge.training.trainer import TrainerState


def test_a_bigger_network_keeps_fewer_checkpoints() -> None:
    small = Checkpoints(TrainerState.start(TrainingConfig()))
    large = Checkpoints(TrainerState.start(make_config({"hidden": [256, 256]})))
    assert large._capacity < small._capacity
