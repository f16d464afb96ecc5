"""A room in a few words: from where its session stands to what is told of it."""

from __future__ import annotations

from functools import cache

from app.data.datasets import load_dataset
from app.rooms.clock import Clock
from app.rooms.session import Progress
from app.rooms.spoken import Cursor, DataSummary, FocusState, RoomState, Selection


def room_state(
    code: str,
    progress: Progress,
    clock: Clock,
    cursor: Cursor,
    selection: Selection | None,
    viewers: int,
) -> RoomState:
    """Return the state of room ``code`` as it is sent."""
    config, tested, focus = progress.config, progress.tested, progress.focus
    dataset = summary(config.dataset)
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
        batches_per_epoch=-(-dataset.train // config.batch_size),
        examples_seen=progress.examples_seen,
        cost=progress.cost,
        test_accuracy=tested.accuracy if tested else None,
        test_cost=tested.cost if tested else None,
        test_step=tested.step if tested else None,
        playing=clock.playing,
        rate=clock.rate,
        diverged=progress.diverged,
        focus=FocusState(split=focus.split, index=focus.index, label=focus.label),
        cursor=cursor,
        selection=selection,
        viewers=viewers,
    )


@cache
def summary(name: str) -> DataSummary:
    """Return what is to be said of a data set."""
    dataset = load_dataset(name)
    return DataSummary(
        name=dataset.name,
        train=len(dataset.train),
        test=len(dataset.test),
        classes=dataset.classes,
        credit=dataset.credit,
    )
