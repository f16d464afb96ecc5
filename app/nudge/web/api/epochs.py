"""How a room's epochs are shuffled and dealt into mini-batches."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from nudge.rooms.session import Session
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_of, examples_per_epoch
from nudge.training.run.history import MAX_STEPS
from nudge.training.sampler import Deal, rows_of_epoch
from nudge.training.trainer import Trainer
from nudge.web.api.rooms import AnyRoom

router = APIRouter(prefix="/api/rooms/{code}")


class Epoch(BaseModel):
    """One pass over the training set: the ``order`` in which its examples come, by their places.

    Each mini-batch begins at one of ``starts`` in that order. ``batch_size`` is what it is now;
    where it was changed on the way, they are not all of it. Where something else was to be dealt
    on the way, the epoch ended there.
    """

    epoch: int
    batch_size: int
    order: tuple[int, ...]
    starts: tuple[int, ...]


@router.get("/epoch")
async def get_epoch(
    room: AnyRoom, number: Annotated[int | None, Query(ge=1, le=MAX_STEPS)] = None
) -> Epoch:
    """Return how an epoch is dealt; without a number the one that the step on show is of."""
    return await room.ask(lambda session: _epoch(session, number))


def _epoch(session: Session, number: int | None) -> Epoch:
    run = session.run
    number = number or max(1, run.record.epoch)
    configs = {0: run.past.checkpoints.nearest(0).config}
    configs |= {step: made[-1].config for step, made in run.past.changes.items() if made}
    rows = rows_of_epoch(number, {step: _deal(config) for step, config in configs.items()})
    dealt = next(config for config in configs.values() if config.dealing == rows.of)
    dataset = dataset_of(dealt)
    order = Trainer(dataset).order(run.config.seed, number)[: rows.end] + dataset.train.first
    return Epoch(
        epoch=number,
        batch_size=run.config.batch_size,
        order=tuple(order.tolist()),
        starts=tuple(rows.starts),
    )


def _deal(config: TrainingConfig) -> Deal:
    return Deal(config.dealing, examples_per_epoch(config), config.batch_size)
