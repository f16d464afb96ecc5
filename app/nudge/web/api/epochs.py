"""The order of a room's epochs: how their examples are shuffled and split into mini-batches."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from nudge.rooms.session import Session
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_for, examples_per_epoch
from nudge.training.run.history import MAX_STEPS
from nudge.training.sampler import SamplerSettings, find_epoch_batches
from nudge.training.trainer import Trainer
from nudge.web.api.rooms import AnyRoom

router = APIRouter(prefix="/api/rooms/{code}")


class Epoch(BaseModel):
    """One pass over the training set. ``order`` has the places of its examples, in their order.

    Each mini-batch begins at one of ``starts``, indices into ``order``. ``batch_size`` is the
    current one: mini-batches before a change have another size. Where the training examples were
    changed within the epoch, the epoch ended there.
    """

    epoch: int
    batch_size: int
    order: tuple[int, ...]
    starts: tuple[int, ...]


@router.get("/epoch")
async def get_epoch(
    room: AnyRoom, number: Annotated[int | None, Query(ge=1, le=MAX_STEPS)] = None
) -> Epoch:
    """Return the order of an epoch; without ``number``, of the epoch of the step on show."""
    return await room.ask(lambda session: _epoch(session, number))


def _epoch(session: Session, number: int | None) -> Epoch:
    run = session.run
    number = number or max(1, run.record.epoch)
    configs = {0: run.log.checkpoints.nearest(0).config}
    configs |= {step: changes[-1].config for step, changes in run.log.changes.items() if changes}
    batches = find_epoch_batches(
        number, {step: _sampler_settings(config) for step, config in configs.items()}
    )
    epoch_config = next(
        config for config in configs.values() if config.sampling == batches.sampling
    )
    dataset = dataset_for(epoch_config)
    order = Trainer(dataset).order(run.config.seed, number)[: batches.end] + dataset.train.first
    return Epoch(
        epoch=number,
        batch_size=run.config.batch_size,
        order=tuple(order.tolist()),
        starts=tuple(batches.starts),
    )


def _sampler_settings(config: TrainingConfig) -> SamplerSettings:
    return SamplerSettings(config.sampling, examples_per_epoch(config), config.batch_size)
