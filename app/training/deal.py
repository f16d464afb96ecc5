"""How the examples of an epoch were dealt into mini-batches, and will be: where each begins."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import pairwise


def rows_of_epoch(epoch: int, count: int, sizes: Mapping[int, int]) -> list[int]:
    """Return where each mini-batch of ``epoch`` begins in its shuffled order, the first at 0.

    ``count``: the examples of an epoch. ``sizes``: of the mini-batches that follow a step, by that
    step; the size before the first step stands at 0. The last mini-batch of an epoch is shorter
    where the examples do not go round, as ``Trainer`` deals them. Steps and epochs are not walked
    one by one: it takes as long as there are changes, and mini-batches in the epoch.
    """
    starts: list[int] = []
    now, position = 1, 0
    for step, end in pairwise([*sorted(sizes), sys.maxsize]):
        size, left = sizes[step], end - step
        while left and now <= epoch:
            if position == 0 and now < epoch:
                per_epoch = -(-count // size)
                whole = min(left // per_epoch, epoch - now)
                now, left = now + whole, left - whole * per_epoch
            made = min(left, -(-(count - position) // size))
            if now == epoch:
                starts.extend(range(position, position + made * size, size))
            position, left = position + made * size, left - made
            if position >= count:
                now, position = now + 1, 0
    return starts
