"""How the examples of any epoch of a run are split into mini-batches, without replaying it."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Mapping
from itertools import pairwise
from typing import NamedTuple


class SamplerSettings(NamedTuple):
    """What the steps after a change of settings sample.

    ``sampling`` says what an epoch samples, as ``TrainingConfig.sampling``. ``length`` is the
    number of examples of an epoch, ``batch_size`` that of a mini-batch.
    """

    sampling: Hashable
    length: int
    batch_size: int


class EpochBatches(NamedTuple):
    """The mini-batches of an epoch, each by its start in the epoch's shuffled order.

    ``sampling`` is what the epoch sampled. ``end`` is the index after the last example: the length
    of the order, or less where the epoch was cut short by a change of ``sampling``.
    """

    sampling: Hashable
    starts: list[int]
    end: int


def find_epoch_batches(epoch: int, settings_by_step: Mapping[int, SamplerSettings]) -> EpochBatches:
    """Return where each mini-batch of ``epoch`` begins in its shuffled order, the first at 0.

    ``settings_by_step`` holds the settings by the step that they follow; the first are at 0. The
    last mini-batch of an epoch is shorter where the batch size does not divide its length. The
    result is the same as that of a ``Trainer``. Whole epochs are counted at once, so the time
    grows with the number of changes and of the epoch's mini-batches, not with the steps.
    """
    batches = EpochBatches(settings_by_step[0].sampling, [], 0)
    now, position = 1, 0
    for step, end in pairwise([*sorted(settings_by_step), sys.maxsize]):
        (sampling, length, batch_size), left = settings_by_step[step], end - step
        if position and sampling != batches.sampling:
            now, position = now + 1, 0
        if now <= epoch:
            batches = EpochBatches(sampling, [], 0) if sampling != batches.sampling else batches
        while left and now <= epoch:
            if position == 0 and now < epoch:
                per_epoch = -(-length // batch_size)
                whole = min(left // per_epoch, epoch - now)
                now, left = now + whole, left - whole * per_epoch
            made = min(left, -(-(length - position) // batch_size))
            if now == epoch:
                starts = range(position, position + made * batch_size, batch_size)
                batches = EpochBatches(
                    sampling,
                    [*batches.starts, *starts],
                    min(length, position + made * batch_size),
                )
            position, left = position + made * batch_size, left - made
            if position >= length:
                now, position = now + 1, 0
    return batches
