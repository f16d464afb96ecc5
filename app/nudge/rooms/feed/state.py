"""Builds the state of a room, as it is sent to viewers, from the progress of its session."""

from __future__ import annotations

from functools import cache

from nudge.data.catalogue import CATALOGUE, dataset_info
from nudge.protocol.server_messages import (
    Cursor,
    DataSummary,
    DrawingsState,
    FocusState,
    RoomState,
    Selection,
)
from nudge.rooms.feed.progress import SessionProgress
from nudge.rooms.threads.clock import Clock
from nudge.training.data import examples_per_epoch, training_examples


def room_state(
    code: str,
    progress: SessionProgress,
    clock: Clock,
    cursor: Cursor,
    selection: Selection | None,
    viewers: int,
) -> RoomState:
    """Return the state of room ``code``.

    ``viewers`` is how many there are now.
    """
    config, tested, focus = progress.config, progress.tested, progress.focus
    dataset, examples = summarize_dataset(config.dataset), examples_per_epoch(config)
    return RoomState(
        code=code,
        settings=config,
        settings_id=config.settings_id,
        sizes=progress.sizes,
        parameter_count=progress.parameter_count,
        dataset=dataset,
        step=progress.step,
        latest=progress.latest,
        epoch=progress.epoch,
        batch=progress.batch,
        batches_per_epoch=-(-examples // config.batch_size),
        training_examples=training_examples(config),
        examples_per_epoch=examples,
        examples_seen=progress.examples_seen,
        cost=progress.cost,
        test_accuracy=tested.accuracy if tested else None,
        test_cost=tested.cost if tested else None,
        test_step=tested.step if tested else None,
        playing=clock.playing,
        rate=clock.rate,
        diverged=progress.diverged,
        applied=progress.applied,
        drawings=DrawingsState(count=len(progress.drawings), digest=progress.drawings.digest),
        focus=FocusState(
            split=focus.split, index=focus.index, label=focus.label, guessed=focus.guessed
        ),
        cursor=cursor,
        selection=selection,
        viewers=viewers,
    )


@cache
def summarize_dataset(name: str) -> DataSummary:
    """Return what a room's state has of the data set called ``name``."""
    data = dataset_info(name)
    return DataSummary(
        name=data.name,
        train=data.train,
        test=data.test,
        test_origin=str(data.test_origin),
        test_origin_text=data.test_origin,
        upright=data.is_upright,
        upright_as=next((each.name for each in CATALOGUE.values() if each.source == name), ""),
        classes=data.classes,
        credit=str(data.credit),
        credit_text=data.credit,
    )
